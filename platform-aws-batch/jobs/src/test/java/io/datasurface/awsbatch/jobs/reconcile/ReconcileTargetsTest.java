package io.datasurface.awsbatch.jobs.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.EveryType;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.ConsumerDatabase;
import io.datasurface.awsbatch.jobs.export.MariaMart;
import io.datasurface.awsbatch.jobs.export.StandInMart;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.TargetSide;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lake beside what was exported into a MariaDB, and into what stands in for a SQL Server, an Oracle and a Redshift. */
class ReconcileTargetsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String KEY = "k";

    @TempDir
    private Path reports;

    private JobReport reconcile(Store store, ConsumerDatabase mart) {
        IngestTable table = EveryType.table(KEY);
        TargetSide side = new TargetSide(
                mart.target(),
                List.of(new ExportTable(
                        new DatasetRef("autocorp", "v"), "v", "v", table.schema(), table.milestoning())));
        ReconcileSpec spec = new ReconcileSpec("test", "autocorp", store.lake(), "file://" + reports, 0, side);
        return new ReconcileJob(
                        new JobContext(store.spark, Clock.fixed(NOW, ZoneOffset.UTC), Checkpoint.NONE, mart.logins()))
                .run(spec);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "SQLSERVER", "ORACLE", "REDSHIFT"})
    void whatWasExportedIsTheSameUntilSomebodyChangesIt(JdbcEngine engine) throws IOException, SQLException {
        Object[] nothing = EveryType.only("nothing");
        nothing[7] = new byte[0];
        Store store = EveryType.loaded(KEY, EveryType.full(), nothing, EveryType.only("mine"));
        ConsumerDatabase mart = engine == JdbcEngine.MYSQL ? new MariaMart() : new StandInMart(engine);
        JobReport waiting = reconcile(store, mart);
        assertThat(waiting.entries())
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.WAITING));
        store.export(store.export(mart.target()), mart.logins(), Checkpoint.NONE, NOW)
                .throwIfFailed();

        JobReport same = reconcile(store, mart);
        same.throwIfFailed();
        assertThat(same.notes()).isEmpty();
        assertThat(same.entries().stream().map(entry -> entry.dataset() + " " + entry.outcome()))
                .containsExactly("autocorp/v UNCHANGED", "autocorp/v (history) UNCHANGED");

        String quote = engine == JdbcEngine.MYSQL ? "`" : "\"";
        for (String physical : mart.query("SELECT physical FROM " + quote + "_ds_exports" + quote)) {
            mart.execute("DELETE FROM " + quote + physical + quote + " WHERE " + quote + KEY + quote + " = 'mine'");
        }
        assertThatThrownBy(() -> reconcile(store, mart).throwIfFailed())
                .hasMessageContaining("2 of 2 tables failed")
                .hasMessageContaining("of all that differ 1 are only in the lake, 0 only in the target");
    }
}
