package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.jobs.DmsRows.sequence;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.RunMetrics;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Keys that change at the source are told where the files do not say what they were. */
class KeyChangesTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, name string"));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final Instant LOADED = Instant.parse("2026-11-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final int HOURS = 3600;

    private int files;

    /** Seconds after the end of the load. */
    private static String at(int seconds) {
        return TIME.format(LOADED.plusSeconds(seconds));
    }

    private static Store loaded(int... ids) throws IOException {
        Store store = new Store()
                .consistency(Consistency.SINGLE)
                .table(IngestTable.builder("t")
                        .source("public", "t")
                        .table("t")
                        .column(required("id", SpecType.integer(32)))
                        .column(nullable("name", SpecType.string()))
                        .primaryKey("id")
                        .build());
        List<Row> rows = new ArrayList<>();
        for (int id : ids) {
            rows.add(loadedAt(at(-10), id, "v" + id));
        }
        Files.setLastModifiedTime(store.load("t", "LOAD00000001.parquet", FILE, rows), FileTime.from(LOADED));
        return store.complete();
    }

    private void changes(Store store, StructType schema, Row... rows) throws IOException {
        String name = "20261101-1000000%02d.parquet".formatted(++files);
        store.changes("t", name, schema, LOADED.plusSeconds(2 * HOURS + files), List.of(rows));
    }

    private static List<String> notes(Store store) {
        JobReport report = store.run(Checkpoint.NONE, NOW);
        report.throwIfFailed();
        return report.notes();
    }

    private static Row update(long number, int seconds, int id) {
        return change("U", number, at(seconds), id, "u" + number);
    }

    @Test
    void anUpdateOfARowThatWasNotThereIsToldOnce() throws IOException {
        Store store = loaded(1, 2);
        assertThat(notes(store)).isEmpty();
        changes(
                store,
                FILE,
                update(1, 2 * HOURS, 9),
                update(2, 2 * HOURS, 2),
                change("I", 3, at(2 * HOURS), 3, "new"),
                update(4, 2 * HOURS, 3),
                update(5, 2 * HOURS, 9));

        assertThat(notes(store))
                .singleElement()
                .asString()
                .startsWith("t: batch 2: at least 1 updates are of rows that were not there")
                .contains("_ds_bi_<column>", "A reconciliation names them", "loadEpoch");
        assertThat(store.rows("t", "id")).hasSize(4);

        changes(store, FILE, update(6, 2 * HOURS, 9), update(7, 2 * HOURS, 3), change("D", 8, at(2 * HOURS), 2, null));
        assertThat(notes(store)).isEmpty();
        assertThat(notes(store)).isEmpty();
    }

    @Test
    void aBatchWithTheLoadAndOneThatWasStagedBeforeAreLookedAtToo() throws IOException {
        Store store = loaded(1, 2);
        changes(store, FILE, update(1, 2 * HOURS, 9), change("I", 2, at(2 * HOURS), 3, "new"));
        assertThatThrownBy(() -> store.run(
                        (point, subject) -> {
                            if (point == Checkpoint.Point.STAGED) {
                                throw new Killed();
                            }
                        },
                        () -> NOW.minusSeconds(1)))
                .isInstanceOf(Killed.class);

        assertThat(notes(store)).singleElement().asString().contains("batch 1: at least 1 updates");
    }

    @Test
    void theNumberIsSent() throws IOException {
        Store store = loaded(1).judgedBy(10, rule(QualityAction.WARN));
        List<Map<String, Long>> sent = new ArrayList<>();
        Metrics metrics = (where, counts) -> sent.add(Map.copyOf(counts));
        store.run(Optional.empty(), metrics, NOW).throwIfFailed();
        changes(store, FILE, update(1, 2 * HOURS, 8), update(2, 2 * HOURS, 9));

        store.run(Optional.empty(), metrics, NOW).throwIfFailed();

        assertThat(sent).contains(Map.of("KeyChanges", 2L)).hasSize(3);
    }

    @Test
    void theNumberIsSentWhereThereAreNoRules() throws IOException {
        RunMetrics numbers = new RunMetrics("eu-central-1", "tests", "Wholesale", "low");
        Store store = loaded(1).counts(numbers);
        List<Map<String, Long>> sent = new ArrayList<>();
        Metrics metrics = (where, counts) -> {
            assertThat(where).isEqualTo(numbers);
            sent.add(Map.copyOf(counts));
        };
        store.run(Optional.empty(), metrics, NOW).throwIfFailed();
        assertThat(sent).isEmpty();
        changes(store, FILE, update(1, 2 * HOURS, 8), update(2, 2 * HOURS, 9));

        store.run(Optional.empty(), metrics, NOW).throwIfFailed();

        assertThat(sent).containsExactly(Map.of("KeyChanges", 2L));
    }

    private static QualityRule rule(QualityAction action) {
        return new QualityRule("t", "named", new QualityCheck.NotNull("name"), action);
    }

    @Test
    void whatHasAnotherReasonIsNotTold() throws IOException {
        Store overlap = loaded(1);
        notes(overlap);
        changes(overlap, FILE, update(1, HOURS - 60, 9), update(2, -5, 8));
        changes(overlap, FILE, update(3, 2 * HOURS, 7), change("D", 4, at(2 * HOURS), 7, null));
        assertThat(notes(overlap))
                .as("rows that the load did not see, or that are gone")
                .isEmpty();

        Store aside = loaded(1).judgedBy(10, rule(QualityAction.QUARANTINE));
        notes(aside);
        changes(aside, FILE, change("I", 1, at(2 * HOURS), 9, null));
        notes(aside);
        changes(aside, FILE, update(2, 2 * HOURS, 9));
        assertThat(notes(aside)).as("the row went aside when it was new").isEmpty();

        Store images = loaded(1, 2);
        notes(images);
        changes(
                images,
                FILE.add("_ds_bi_id", "int"),
                RowFactory.create("U", 9, "a", sequence(1), at(2 * HOURS), 1),
                RowFactory.create("U", 2, "b", sequence(2), at(2 * HOURS), 2));
        assertThat(notes(images)).as("the files say it").isEmpty();
        changes(images, FILE.add("_ds_bi_id", "int"), RowFactory.create("U", 8, "a", sequence(3), at(2 * HOURS), null));
        assertThat(notes(images)).as("not of this one").hasSize(1);
    }

    /** Keys come, change their values and go while the load reads the table somewhere in the middle of it; files are taken one or two at a time. */
    @Test
    void whatASourceDoesWithoutChangesOfKeysIsNeverTold() throws IOException {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            TreeSet<Integer> there = new TreeSet<>(List.of(1, 2, 3));
            List<Row> changes = new ArrayList<>();
            int middle = 5 + random.nextInt(20);
            int[] seen = {};
            for (int i = 1; i <= 60; i++) {
                if (i == middle) {
                    seen = there.stream().mapToInt(id -> id).toArray();
                }
                int id = 1 + random.nextInt(8);
                int second = i <= 30 ? i - 30 : 2 * HOURS + i;
                if (there.add(id)) {
                    changes.add(change("I", i, at(second), id, "i" + i));
                } else if (random.nextInt(3) == 0) {
                    there.remove(id);
                    changes.add(change("D", i, at(second), id, null));
                } else {
                    changes.add(update(i, second, id));
                }
            }
            Store store = loaded(seen).maxFiles(1 + random.nextInt(2));
            int from = 0;
            while (from < changes.size()) {
                int to = Math.min(changes.size(), from + 5 + random.nextInt(20));
                changes(
                        store,
                        FILE,
                        changes.subList(Math.max(0, from - random.nextInt(3)), to)
                                .toArray(Row[]::new));
                from = to;
                if (random.nextBoolean()) {
                    assertThat(notes(store)).as("seed %d, %s", seed, changes).isEmpty();
                }
            }
            assertThat(notes(store)).as("seed %d, %s", seed, changes).isEmpty();
            assertThat(store.sql("SELECT id FROM {db}.t WHERE NOT _ds_deleted").stream()
                            .map(row -> row.getInt(0)))
                    .containsExactlyInAnyOrderElementsOf(there);
        }
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
