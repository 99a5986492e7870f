package io.datasurface.awsbatch.spec;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A database that data is copied into.
 *
 * @param engine what it is
 * @param host name or address
 * @param port 1 to 65535
 * @param database the database (for Oracle the service)
 * @param schema the schema that holds tables and views (for MySQL the database again)
 * @param secretArn the secret in Secrets Manager with {@code username} and {@code password}; never the secret itself
 * @param properties further JDBC connection properties, such as {@code sslmode}
 * @param copy from where Redshift copies what is exported; there is none for other databases
 */
public record JdbcTarget(
        JdbcEngine engine,
        String host,
        int port,
        String database,
        String schema,
        String secretArn,
        SortedMap<String, String> properties,
        Optional<CopyFolder> copy)
        implements ExportTarget {
    /** Refuses ports out of range, a secret that is no reference, and a folder to copy from where none is needed, or none where one is. */
    public JdbcTarget {
        Objects.requireNonNull(engine, "engine");
        Checks.text("host", host);
        Checks.port(port);
        Checks.text("database", database);
        Checks.text("schema", schema);
        Checks.secretArn(secretArn);
        properties = Checks.texts("properties", properties);
        if (copy.isPresent() != (engine == JdbcEngine.REDSHIFT)) {
            throw Checks.refused("engine", engine.name(), "Redshift copies from a folder, and no other database does");
        }
    }

    /** A database that takes rows over connections. */
    public JdbcTarget(
            JdbcEngine engine,
            String host,
            int port,
            String database,
            String schema,
            String secretArn,
            SortedMap<String, String> properties) {
        this(engine, host, port, database, schema, secretArn, properties, Optional.empty());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.jdbc(this);
    }
}
