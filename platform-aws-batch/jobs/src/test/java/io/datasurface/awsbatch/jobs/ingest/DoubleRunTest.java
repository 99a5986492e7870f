package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.JobReport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Two runs on one document by mistake: one is held up at a step, the other runs from beginning to end, then the first goes on. If it
 * fails, the next run ends with the tables of the source; if not, they are there.
 */
class DoubleRunTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String TIME = "2026-11-01 10:00:00.000000";

    private final Store store = new Store().table(RandomSource.table("t"));
    private final TreeMap<Integer, String> source = new TreeMap<>();
    private int number;

    private void newChanges() throws IOException {
        List<Row> rows = new ArrayList<>();
        int round = ++number;
        rows.add(change("U", 10L * round, TIME, 1, "round " + round));
        source.put(1, "round " + round);
        rows.add(change("I", 10L * round + 1, TIME, 100 + round, "new"));
        source.put(100 + round, "new");
        rows.add(change("D", 10L * round + 2, TIME, 10 + round, null));
        source.remove(10 + round);
        store.changes(
                "t",
                String.format("20261101-1000000%02d.parquet", round),
                RandomSource.LOAD,
                WRITTEN.plusSeconds(round),
                rows);
    }

    @Test
    void aRunThatIsOvertaken() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int id = 1; id < 16; id++) {
            rows.add(loaded(id, "old"));
            source.put(id, "old");
        }
        store.load("t", "LOAD00000001.parquet", RandomSource.LOAD, rows);
        store.complete().run((point, subject) -> {}, NOW).throwIfFailed();

        List<String> failures = new ArrayList<>();
        for (String step : List.of("STAGED t", "STAGED t__history", "RECORDED autocorp", "PUBLISHED t")) {
            newChanges();
            List<String> overtaken = new ArrayList<>();
            JobReport first = store.run(
                    (point, subject) -> {
                        if (overtaken.isEmpty() && step.equals(point + " " + subject)) {
                            overtaken.add(step);
                            store.run((at, same) -> {}, NOW).throwIfFailed();
                        }
                    },
                    NOW);
            assertThat(overtaken).containsExactly(step);
            List<String> failed = first.entries().stream()
                    .flatMap(entry -> entry.failure().stream())
                    .map(Throwable::getMessage)
                    .toList();
            failures.addAll(failed);
            if (!failed.isEmpty()) {
                store.run((point, subject) -> {}, NOW).throwIfFailed();
            }
            assertRight(step);
        }
        assertThat(failures)
                .as("who comes too late says so")
                .isNotEmpty()
                .allMatch(message -> message.contains("another run"));
    }

    private void assertRight(String step) {
        TreeMap<Integer, String> found = new TreeMap<>();
        for (Row row : store.sql("SELECT id, name FROM {db}.t WHERE NOT _ds_deleted")) {
            assertThat(found.put(row.getInt(0), row.getString(1))).as(step).isNull();
        }
        assertThat(found).as(step).isEqualTo(source);
        TreeMap<Integer, String> latest = new TreeMap<>();
        for (Row row :
                store.sql("SELECT id, name FROM {db}.t__history WHERE _ds_batch_out IS NULL AND NOT _ds_deleted")) {
            assertThat(latest.put(row.getInt(0), row.getString(1))).as(step).isNull();
        }
        assertThat(latest).as(step).isEqualTo(source);
        assertThat(store.sql("SELECT count(*) FROM {db}.t__history WHERE id = 1")
                        .get(0)
                        .getLong(0))
                .as("states of the row that each batch changes, %s", step)
                .isEqualTo(1 + number);
        assertThat(store.sql("SELECT batch FROM {db}.autocorp__ds_batches GROUP BY batch HAVING count(*) > 1"))
                .as(step)
                .isEmpty();
    }
}
