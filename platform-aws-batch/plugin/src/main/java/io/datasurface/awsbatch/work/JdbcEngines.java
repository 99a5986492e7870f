package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import java.util.Optional;

/** The databases that the jobs read and write with SQL. */
public final class JdbcEngines {
    /** Those that jobs read, for people. */
    public static final String NAMES = "PostgresDatabase, MySQLDatabase, SQLServerDatabase or OracleDatabase";

    /** Those that jobs write to, for people. */
    public static final String TARGETS =
            "PostgresDatabase, MySQLDatabase, SQLServerDatabase, OracleDatabase or RedshiftDatabase";

    private JdbcEngines() {}

    /**
     * Returns what kind of database a container is that data is exported into.
     *
     * @param container the container of a consumer
     * @return empty if jobs do not write to it
     */
    public static Optional<JdbcEngine> target(DataContainer container) {
        return container instanceof RedshiftDatabase ? Optional.of(JdbcEngine.REDSHIFT) : of(container);
    }

    /**
     * Returns what kind of database a container is that data is ingested from.
     *
     * @param container the container of a producer
     * @return empty if jobs do not read it
     */
    public static Optional<JdbcEngine> of(DataContainer container) {
        if (container instanceof PostgresDatabase) {
            return Optional.of(JdbcEngine.POSTGRESQL);
        }
        if (container instanceof MySQLDatabase) {
            return Optional.of(JdbcEngine.MYSQL);
        }
        if (container instanceof SQLServerDatabase) {
            return Optional.of(JdbcEngine.SQLSERVER);
        }
        return container instanceof OracleDatabase ? Optional.of(JdbcEngine.ORACLE) : Optional.empty();
    }
}
