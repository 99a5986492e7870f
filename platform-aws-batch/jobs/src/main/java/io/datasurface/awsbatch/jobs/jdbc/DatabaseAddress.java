package io.datasurface.awsbatch.jobs.jdbc;

import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcSource;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.SourceSide;
import java.util.Map;

/**
 * Where a database is.
 *
 * @param engine what it is
 * @param host name or address
 * @param port 1 to 65535
 * @param name of the database (for Oracle of the service)
 * @param properties further JDBC connection properties
 */
public record DatabaseAddress(JdbcEngine engine, String host, int port, String name, Map<String, String> properties) {
    /** Copies the properties. */
    public DatabaseAddress {
        properties = Map.copyOf(properties);
    }

    /** Of a database that is written. */
    public static DatabaseAddress of(JdbcTarget target) {
        return new DatabaseAddress(
                target.engine(), target.host(), target.port(), target.database(), target.properties());
    }

    /** Of a database that is ingested. */
    public static DatabaseAddress of(JdbcSource source) {
        return new DatabaseAddress(
                source.engine(), source.host(), source.port(), source.database(), source.properties());
    }

    /** Of a database that is compared with what was ingested. */
    public static DatabaseAddress of(SourceSide side) {
        return new DatabaseAddress(side.engine(), side.host(), side.port(), side.database(), side.properties());
    }
}
