package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The database that tables of the lake were ingested from. It is read as a whole, in one snapshot; it changes while it is ingested, so a difference
 * counts as drift only when two runs in a row have seen it, with the same rows on both sides.
 *
 * @param engine what the database is
 * @param host name or address
 * @param port 1 to 65535
 * @param database the database (for Oracle the service)
 * @param secretArn the secret in Secrets Manager with {@code username} and {@code password}; never the secret itself
 * @param properties further JDBC connection properties, such as {@code sslmode}
 * @param tables at least one
 */
public record SourceSide(
        JdbcEngine engine,
        String host,
        int port,
        String database,
        String secretArn,
        SortedMap<String, String> properties,
        List<IngestTable> tables)
        implements ReconcileSide {
    /** Refuses ports out of range, a secret that is no reference, and tables that occur twice. */
    public SourceSide {
        Objects.requireNonNull(engine, "engine");
        Checks.text("host", host);
        Checks.port(port);
        Checks.text("database", database);
        Checks.secretArn(secretArn);
        properties = Checks.texts("properties", properties);
        tables = Checks.distinct("tables", Checks.notEmpty("tables", tables), IngestTable::dataset);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.source(this);
    }
}
