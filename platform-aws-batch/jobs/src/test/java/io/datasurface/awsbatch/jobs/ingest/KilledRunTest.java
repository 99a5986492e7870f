package io.datasurface.awsbatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.AutoCorp;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is killed between any two steps: readers see all or nothing of a table, and the next run ends with the right tables. */
class KilledRunTest {
    private static final int PARTS = 12;

    @Test
    void killedBetweenAnyTwoSteps() throws IOException {
        List<String> steps = new ArrayList<>();
        Store files = AutoCorp.store(PARTS);
        AutoCorp.copy(files)
                .run((point, subject) -> steps.add(point + " " + subject))
                .throwIfFailed();
        assertThat(steps).hasSize(2 * 4 + 1).contains("RECORDED autocorp");

        for (String step : steps) {
            Store store = AutoCorp.copy(files);
            assertThatThrownBy(() -> store.run(killAt(step))).isInstanceOf(Killed.class);
            assertThat(AutoCorp.partsIn(store).size())
                    .as("parts after %s", step)
                    .isIn(0, PARTS);
            boolean recorded = steps.indexOf(step) >= steps.indexOf("RECORDED autocorp");
            assertBatch(store, step, recorded);

            JobReport second = store.run();

            boolean done = step.equals(steps.get(steps.size() - 1));
            assertThat(second.outcome("customers"))
                    .as("customers after %s", step)
                    .isEqualTo(done ? Outcome.UNCHANGED : Outcome.PUBLISHED);
            assertRight(store, step);
            assertBatch(store, step, true);
        }
    }

    /** The step at which the first run is killed, and that at which the second is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STAGED autocorp__auto_parts, BRANCH_READY autocorp__customers",
                "PUBLISHED autocorp__auto_parts, PUBLISHED autocorp__customers"
            })
    void killedTwice(String steps) throws IOException {
        Store store = AutoCorp.store(PARTS);
        for (String step : steps.split(", ")) {
            assertThatThrownBy(() -> store.run(killAt(step))).isInstanceOf(Killed.class);
        }
        store.run().throwIfFailed();
        assertRight(store, steps);
        assertBatch(store, steps, true);
        assertThat(store.sql("SELECT DISTINCT batch FROM {db}.autocorp__ds_batches"))
                .hasSize(1);
    }

    @Test
    void readersKeepTheLastLoadUntilTheNextIsComplete() throws IOException {
        Store store = AutoCorp.store(PARTS);
        store.run().throwIfFailed();
        AutoCorp.writeLoad(store.epoch(2), 2 * PARTS);
        store.complete();

        assertThatThrownBy(() -> store.run(killAt("RECORDED autocorp"))).isInstanceOf(Killed.class);
        assertThat(AutoCorp.partsIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.parts(PARTS));
        assertThat(batchOfParts(store)).isEqualTo(2 * PARTS);

        store.run().throwIfFailed();
        assertThat(AutoCorp.partsIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.parts(2 * PARTS));
        assertThat(store.rows("autocorp__auto_parts", "_ds_epoch"))
                .extracting(row -> row.getLong(0))
                .containsOnly(2L);

        JobReport old = store.epoch(1).run();
        assertThat(old.outcome("auto_parts")).isEqualTo(Outcome.FAILED);
        assertThat(old.entries().get(0).failure().orElseThrow())
                .hasMessageContaining("shows load epoch 2 and the spec is of epoch 1");
        assertThat(AutoCorp.partsIn(store)).hasSize(2 * PARTS);
    }

    @Test
    void aLoadThatWasGivenUpLeavesNoBranch() throws IOException {
        Store store = AutoCorp.store(PARTS);
        assertThatThrownBy(() -> store.run(killAt("STAGED autocorp__customers")))
                .isInstanceOf(Killed.class);
        AutoCorp.writeLoad(store.epoch(2), 2);
        store.complete().run().throwIfFailed();

        assertThat(AutoCorp.partsIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.parts(2));
        assertThat(store.sql("SELECT name FROM {db}.autocorp__auto_parts.refs"))
                .extracting(row -> row.getString(0))
                .containsExactly("main");
    }

    /** What is recorded stays as it is recorded, so that consumers who have read it and those who read tables see the same. */
    @Test
    void maintenanceDoesNotOvertakeWhatIsRecorded() throws IOException {
        Store store = recordedAndNotShown("CALL lake.system.rewrite_data_files(table => '{db}.autocorp__auto_parts',"
                + " options => map('rewrite-all', 'true'))");

        store.run().throwIfFailed();

        assertThat(batches(store)).containsExactly(1L, 2L);
        assertThat(store.sql("SELECT snapshot_id FROM {db}.autocorp__auto_parts.refs WHERE name = 'main'"))
                .isEqualTo(store.sql("SELECT snapshot FROM {db}.autocorp__ds_batches WHERE dataset = 'auto_parts'"
                        + " AND batch = 2"));
    }

    @Test
    void aStagedLoadIsStagedAgainIfOthersHaveChangedRows() throws IOException {
        Store store = recordedAndNotShown("DELETE FROM {db}.autocorp__auto_parts WHERE part_id = 1");

        store.run().throwIfFailed();

        assertThat(batches(store)).containsExactly(1L, 2L, 3L);
    }

    /** A store whose second load is recorded, and whose parts somebody changes before it is shown. */
    private static Store recordedAndNotShown(String change) throws IOException {
        Store store = AutoCorp.store(PARTS);
        store.run().throwIfFailed();
        AutoCorp.writeLoad(store.epoch(2), 3);
        store.complete();
        assertThatThrownBy(() -> store.run(killAt("RECORDED autocorp"))).isInstanceOf(Killed.class);
        store.sql(change);
        return store;
    }

    /** After all is shown: the batches of parts. */
    private static List<Long> batches(Store store) {
        assertThat(AutoCorp.partsIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.parts(3));
        assertThat(batchOfParts(store)).isEqualTo(3);
        return store
                .sql("SELECT batch FROM {db}.autocorp__ds_batches WHERE dataset = 'auto_parts' ORDER BY batch")
                .stream()
                .map(row -> row.getLong(0))
                .toList();
    }

    private static void assertRight(Store store, String step) {
        assertThat(AutoCorp.partsIn(store)).as(step).containsExactlyInAnyOrderElementsOf(AutoCorp.parts(PARTS));
        assertThat(AutoCorp.customersIn(store)).as(step).containsExactlyInAnyOrderElementsOf(AutoCorp.customers());
    }

    /** Who reads at the snapshots of the newest batch sees all of it, or there is none. */
    private static void assertBatch(Store store, String step, boolean recorded) {
        if (store.sql("SELECT * FROM {db}.autocorp__ds_batches").isEmpty()) {
            assertThat(recorded).as(step).isFalse();
            return;
        }
        assertThat(recorded).as(step).isTrue();
        assertThat(batchOfParts(store)).as(step).isEqualTo(PARTS);
    }

    private static long batchOfParts(Store store) {
        Row newest = store.sql(
                        "SELECT max_by(snapshot, batch) FROM {db}.autocorp__ds_batches WHERE dataset = 'auto_parts'")
                .get(0);
        return store.sql("SELECT count(*) FROM {db}.autocorp__auto_parts VERSION AS OF " + newest.getLong(0))
                .get(0)
                .getLong(0);
    }

    private static Checkpoint killAt(String step) {
        return (Point point, String subject) -> {
            if ((point + " " + subject).equals(step)) {
                throw new Killed();
            }
        };
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
