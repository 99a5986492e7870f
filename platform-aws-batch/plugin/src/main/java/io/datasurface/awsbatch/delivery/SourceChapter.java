package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.dms.SourceEngine;
import io.datasurface.awsbatch.foundation.GraphStores;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the operations book says of databases of tables that DMS captures: what each engine that is in use has to write into its log, and what no log
 * tells. Documents have a chapter of their own.
 */
final class SourceChapter {
    private final Instance instance;
    private final Set<SourceEngine> engines = EnumSet.noneOf(SourceEngine.class);

    SourceChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        GraphStores.captured(instance, model).stream()
                .flatMap(work -> work.capture().stream())
                .flatMap(capture -> capture.dataContainer().flatMap(SourceEngine::of).stream())
                .forEach(engines::add);
        engines.remove(SourceEngine.MONGODB);
        engines.remove(SourceEngine.DOCUMENTDB);
    }

    /** The chapter; empty where no tables are captured. */
    Optional<String> text() {
        if (engines.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        parts.add("""
                ## What captured databases have to log

                DMS reads changes from the log of the database, and gives what that has. Before a datastore is applied, and when somebody changes the database:

                * **A key** that the database knows, in each table: without it updates and deletes are left out, or not logged at all.
                * **All columns of a row** in the log, at each change. In Parquet files a column that was not logged looks like one that is null, and the lake takes it for that.
                * **The log kept** for as long as a replication may rest, a day at least. What is gone was not captured, and only a new load epoch brings it.
                """);
        engines.forEach(engine -> parts.add(settings(engine)));
        parts.add(truncates());
        return Optional.of(String.join("\n", parts));
    }

    private static String settings(SourceEngine engine) {
        return switch (engine) {
            case POSTGRESQL -> """
                    **PostgreSQL** decodes its log (`wal_level = logical`; in RDS and Aurora `rds.logical_replication = 1`, and a restart), with a slot and a sender for each
                    replication (`max_replication_slots`, `max_wal_senders`), and `wal_sender_timeout` of ten seconds at least. A slot keeps the log while the replication rests, until the
                    disk is full: watch it. A delete tells the key alone unless the table says more, and a key that changes tells the new one alone:

                    ```sql
                    ALTER TABLE "sales"."orders" REPLICA IDENTITY FULL;
                    SELECT slot_name, active, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) FROM pg_replication_slots;
                    ```

                    The log is decoded by `test_decoding`, which comes with the server. With `dms.postgresPlugin: pglogical` it is by that: it has to be in `shared_preload_libraries`
                    (a restart) and made in the database (`CREATE EXTENSION pglogical`), sends changes of captured tables alone, and does not know `REPLICA IDENTITY FULL`, so leave that out.
                    """;
            case MYSQL -> """
                    **MySQL and MariaDB** write rows, whole, into the binary log, which RDS and Aurora keep only if they are told to:

                    ```sql
                    SHOW VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format', 'binlog_row_image', 'binlog_expire_logs_seconds');
                    CALL mysql.rds_set_configuration('binlog retention hours', 48);
                    ```

                    `log_bin` is `ON` (in RDS with automatic backups), `binlog_format` `ROW`, `binlog_row_image` `FULL`. The user has `REPLICATION CLIENT`, `REPLICATION SLAVE` and `SELECT`.
                    """;
            case SQLSERVER -> """
                    **SQL Server** is in the recovery model `FULL` (or `BULK_LOGGED`), with a backup since then, and has MS-CDC switched on, without which a table without
                    key gives inserts and deletes alone. What was read of the log may be cut off a moment later, so it is kept longer:

                    ```sql
                    EXEC sys.sp_cdc_enable_db;  -- in RDS: EXEC msdb.dbo.rds_cdc_enable_db 'sales'
                    EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'orders', @role_name = NULL;
                    EXEC sys.sp_cdc_change_job @job_type = 'capture', @pollinginterval = 86399;
                    ```
                    """;
            case ORACLE -> """
                    **Oracle** is in the mode `ARCHIVELOG`, keeps its archived logs (in RDS `archivelog retention hours`), and adds what it would not log otherwise: to the database the
                    least, to each captured table all columns:

                    ```sql
                    ALTER DATABASE ADD SUPPLEMENTAL LOG DATA;  -- in RDS: EXEC rdsadmin.rdsadmin_util.alter_supplemental_logging('ADD')
                    ALTER TABLE "SALES"."ORDERS" ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS;
                    EXEC rdsadmin.rdsadmin_util.set_configuration('archivelog retention hours', 48);  -- in RDS
                    ```
                    """;
            case DB2 -> """
                    **Db2** archives its log (`LOGARCHMETH1`), and each captured table writes whole rows into it:

                    ```sql
                    ALTER TABLE "SALES"."ORDERS" DATA CAPTURE CHANGES INCLUDE LONGVAR COLUMNS;
                    ```
                    """;
            case MONGODB, DOCUMENTDB -> throw new IllegalStateException(engine + " has documents");
        };
    }

    private String truncates() {
        return """
                **What is truncated stays in the lake.** `TRUNCATE` empties a table without a change of any row, and so does whatever works below the log: a partition that is dropped or
                exchanged, a file that is loaded directly, a restore. Replications are told to pass over a truncated or dropped table
                (`HandleSourceTableTruncated` and `HandleSourceTableDropped` are off), because else DMS would remove the table's staged files, which other rows come from. Its rows, and those of
                consumers, stay until the table is loaded anew, as above; `DELETE` of all rows needs nothing. %s
                """.formatted(Reconciliation.of(instance)
                .filter(Reconciliation::sources)
                .map(compared -> "The comparison of sources finds such rows the second time that it sees them,"
                        + " and fails if they are more than are tolerated.")
                .orElse("Nothing here finds such rows, as sources are not compared (`reconcile.sources`)."));
    }
}
