package io.datasurface.model.container;

/** A relational database that is reached at a host and port. */
public interface HostPortSQLDatabase extends SQLDatabase {
    /**
     * Where the server listens.
     *
     * @return host and port
     */
    HostPortPair hostPortPair();
}
