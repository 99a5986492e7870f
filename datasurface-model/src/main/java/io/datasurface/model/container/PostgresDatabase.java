package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL database, also on RDS or Aurora.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param hostPortPair where the server listens
 * @param databaseName the database on the server
 * @param credential the secret with which a platform writes to it
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 * @param isReadOnly whether nothing may be written to it
 */
public record PostgresDatabase(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        HostPortPair hostPortPair,
        String databaseName,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption,
        @Default("false") boolean isReadOnly)
        implements HostPortSQLDatabase {
    /** Copies the locations. */
    public PostgresDatabase {
        locations = List.copyOf(locations);
    }

    @Override
    public int identifierLengthLimit() {
        return 63;
    }

    /**
     * A database without credential, encryption and documentation.
     *
     * @param name name of the container
     * @param location where it is
     * @param host host name or address of the server
     * @param port port of the server
     * @param databaseName the database on the server
     * @return the container
     */
    public static PostgresDatabase of(String name, String location, String host, int port, String databaseName) {
        return builder(name, host, port, databaseName)
                .location(new LocationKey(location))
                .build();
    }

    /**
     * Begins a database; everything else has its default.
     *
     * @param name name of the container
     * @param host host name or address of the server
     * @param port port of the server
     * @param databaseName the database on the server
     * @return a builder
     */
    public static SQLDatabaseBuilder<PostgresDatabase> builder(
            String name, String host, int port, String databaseName) {
        return new SQLDatabaseBuilder<>(PostgresDatabase::new, name, new HostPortPair(host, port), databaseName);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public SQLDatabaseBuilder<PostgresDatabase> toBuilder() {
        return new SQLDatabaseBuilder<>(PostgresDatabase::new, this);
    }
}
