package io.datasurface.awsbatch.spec;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Tables of a database that each run of the ingest job reads with SQL. Nothing is left at the source: no trigger, no log, no table.
 *
 * <p>Without {@link Watermark} a run reads all rows, and what differs from the run before is ingested: rows that are gone are deleted.
 * With one, the first run of an epoch reads all rows and each run after it those whose watermark has grown; deletes are not seen until the next
 * epoch.
 *
 * @param location folder for what is read, such as {@code s3://staging/crm/pulls}; each run makes a folder of its own below it
 * @param engine what the database is
 * @param host name or address
 * @param port 1 to 65535
 * @param database the database (for Oracle the service)
 * @param secretArn the secret in Secrets Manager with {@code username} and {@code password}; never the secret itself
 * @param properties further JDBC connection properties, such as {@code sslmode}
 * @param loadEpoch number of the full load, from 1; raised to read all rows again. Without watermark it means nothing
 * @param watermark which rows a run reads; empty for all
 */
public record JdbcSource(
        String location,
        JdbcEngine engine,
        String host,
        int port,
        String database,
        String secretArn,
        SortedMap<String, String> properties,
        long loadEpoch,
        Optional<Watermark> watermark)
        implements IngestSource {
    /** Refuses ports out of range, epochs below 1, and a secret that is no reference. */
    public JdbcSource {
        Checks.location("location", location);
        Objects.requireNonNull(engine, "engine");
        Checks.text("host", host);
        Checks.port(port);
        Checks.text("database", database);
        Checks.secretArn(secretArn);
        properties = Checks.texts("properties", properties);
        Checks.atLeast("loadEpoch", loadEpoch, 1);
        Objects.requireNonNull(watermark, "watermark");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.jdbc(this);
    }
}
