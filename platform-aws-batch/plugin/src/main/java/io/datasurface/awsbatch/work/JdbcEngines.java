package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import java.util.Optional;

/** The databases that the jobs read and write with SQL. */
public final class JdbcEngines {
    /** The same for people. */
    public static final String NAMES = "PostgresDatabase, MySQLDatabase, SQLServerDatabase or OracleDatabase";

    private JdbcEngines() {}

    /**
     * Returns what kind of database a container is.
     *
     * @param container the container
     * @return empty if jobs neither read nor write it
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
