package io.datasurface.awsbatch.spec;

import java.util.Objects;
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
 */
public record JdbcTarget(
        JdbcEngine engine,
        String host,
        int port,
        String database,
        String schema,
        String secretArn,
        SortedMap<String, String> properties)
        implements ExportTarget {
    /** Refuses ports out of range, and a secret that is no reference. */
    public JdbcTarget {
        Objects.requireNonNull(engine, "engine");
        Checks.text("host", host);
        Checks.port(port);
        Checks.text("database", database);
        Checks.text("schema", schema);
        Checks.secretArn(secretArn);
        properties = Checks.texts("properties", properties);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.jdbc(this);
    }
}
