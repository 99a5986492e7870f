package io.datasurface.awsbatch.jobs.export;

import java.sql.SQLException;

/** The steps of an export against a real PostgreSQL. */
class PostgresDatabaseTest extends TargetDatabaseContract {
    @Override
    ConsumerDatabase database() throws SQLException {
        return new Mart();
    }

    @Override
    String tables(String prefix) {
        return "SELECT count(*) FROM pg_tables WHERE schemaname = 'datasurface' AND starts_with(tablename, '" + prefix
                + "')";
    }

    @Override
    String waiting() {
        return "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())";
    }
}
