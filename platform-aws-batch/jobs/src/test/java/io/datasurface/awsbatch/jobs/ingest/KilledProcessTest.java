package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.AutoCorp;
import io.datasurface.awsbatch.jobs.ChildProcess;
import io.datasurface.awsbatch.jobs.KilledChild;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process of a run is killed, so that nothing can clean up behind it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KilledProcessTest {
    private static final int PARTS = 300;

    @TempDir
    private Path logs;

    @Test
    void killedFromOutsideWhileItWritesAndThenBetweenTwoTables() throws IOException, InterruptedException {
        Store store = AutoCorp.store(PARTS);

        // Would end by itself once the second table is staged; is killed when the first files of the first one are
        // there.
        Process writing = start(store, "STAGED autocorp__customers");
        boolean ended = false;
        while (!ended && !store.hasData("autocorp__auto_parts")) {
            ended = writing.waitFor(5, TimeUnit.MILLISECONDS);
        }
        assertThat(writing.isAlive()).as(log()).isTrue();
        writing.destroyForcibly().waitFor();
        assertThat(store.rows("autocorp__auto_parts", "*")).isEmpty();

        Process publishing = start(store, "PUBLISHED autocorp__auto_parts");
        assertThat(publishing.waitFor()).as(log()).isEqualTo(137);
        assertThat(store.rows("autocorp__auto_parts", "*")).hasSize(PARTS);
        assertThat(store.rows("autocorp__customers", "*")).isEmpty();

        store.run().throwIfFailed();
        assertThat(AutoCorp.partsIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.parts(PARTS));
        assertThat(AutoCorp.customersIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.customers());
    }

    /** Changes are recorded and not shown when their run is killed, and so is the process of their export. */
    @Test
    void changesAndTheirExportThatAreKilled() throws IOException, InterruptedException, SQLException {
        Store store = AutoCorp.store(12);
        store.run().throwIfFailed();
        store.changes(
                "customers",
                "20261101-100000001.parquet",
                AutoCorp.CUSTOMERS_FILE,
                Instant.parse("2026-11-01T11:00:00Z"),
                List.of(
                        change("U", 1, "2026-11-01 10:00:00.000000", "DE", 2, "Anna"),
                        change("D", 2, "2026-11-01 10:00:01.000000", "US", 1, null)));
        assertThatThrownBy(() -> store.run((point, subject) -> {
                    if (point == Checkpoint.Point.RECORDED) {
                        throw new Killed();
                    }
                }))
                .isInstanceOf(Killed.class);
        assertThat(AutoCorp.customersIn(store)).hasSize(3);
        Mart mart = new Mart();
        Path secrets = logs.resolve("logins.json");
        Files.writeString(secrets, "{\"" + Mart.SECRET + "\": {\"username\": \"postgres\", \"password\": \"\"}}");
        String[] export = store.exportArguments(store.export(mart.target()), secrets);
        Process exporting = start("RECORDED mart", export);
        assertThat(exporting.waitFor()).as(log()).isEqualTo(137);
        assertThat(mart.query("SELECT count(*) FROM information_schema.views WHERE table_schema = 'datasurface'"
                        + " AND table_name LIKE 'report%'"))
                .as("nothing is shown before all is")
                .containsExactly("0");
        assertThat(export(store, mart)).isEqualTo(Outcome.PUBLISHED);
        assertThat(mart.query("SELECT country, number, \"Full Name\" FROM report_g_customers ORDER BY 1, 2"))
                .as("the batch that was recorded and not shown yet is what is exported")
                .containsExactly("DE|1|Jürgen Groß", "DE|2|Anna");

        store.run().throwIfFailed();
        assertThat(store.rows("autocorp__customers", "country", "number", "`Full Name`", "_ds_deleted"))
                .containsExactlyInAnyOrder(
                        RowFactory.create("DE", 1, "Jürgen Groß", false),
                        RowFactory.create("DE", 2, "Anna", false),
                        RowFactory.create("US", 1, null, true));
        assertThat(export(store, mart)).isEqualTo(Outcome.UNCHANGED);
        assertThat(mart.query("SELECT count(*) FROM report_g_auto_parts")).containsExactly("12");
    }

    private static Outcome export(Store store, Mart mart) {
        return store.export(store.export(mart.target()), Mart.LOGIN, Checkpoint.NONE, Instant.now())
                .outcome("autocorp/customers");
    }

    private Process start(Store store, String step) throws IOException {
        return start(step, store.arguments());
    }

    private Process start(String step, String[] arguments) throws IOException {
        return new ChildProcess(KilledChild.class).start(logs.resolve("child.log"), step, arguments);
    }

    private String log() throws IOException {
        return Files.readString(logs.resolve("child.log"));
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
