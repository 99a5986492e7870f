package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.jobs.DmsRows.sequence;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Files as DMS writes them with a rule that adds the key before each change: in files of loads, too, where it is null. */
class KeyBeforeTest {
    private static final StructType PLAIN = dms(StructType.fromDDL("region string, id int, name string"));
    private static final StructType WITH_KEY =
            PLAIN.add("_ds_bi_region", "string").add("_ds_bi_id", "int");
    private static final String T0 = "2026-11-01 08:00:00.000000";
    private static final Instant LOADED = Instant.parse("2026-11-01T08:00:00Z");
    private static final String LATER = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T10:05:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Store store = new Store()
            .consistency(Consistency.SINGLE)
            .table(IngestTable.builder("t")
                    .source("public", "t")
                    .table("t")
                    .column(required("region", SpecType.string()))
                    .column(required("id", SpecType.integer(32)))
                    .column(nullable("name", SpecType.string()))
                    .primaryKey("region", "id")
                    .milestoning(Milestoning.LIVE_AND_FORENSIC)
                    .build());

    private int files;

    private static Row with(Row row, Object... before) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            all.add(row.get(i));
        }
        all.addAll(Arrays.asList(before));
        return RowFactory.create(all.toArray());
    }

    private void load(StructType schema, Row... rows) throws IOException {
        Path file = store.load("t", "LOAD0000000" + ++files + ".parquet", schema, List.of(rows));
        Files.setLastModifiedTime(file, FileTime.from(LOADED));
    }

    private void changes(StructType schema, Row... rows) throws IOException {
        String name = "20261101-1000000%02d.parquet".formatted(++files);
        store.changes("t", name, schema, LONG_AGO.plusSeconds(files), List.of(rows));
    }

    private JobReport run() {
        JobReport report = store.run(Checkpoint.NONE, NOW);
        report.throwIfFailed();
        return report;
    }

    private List<String> live() {
        return store.sql("SELECT region, id, name FROM {db}.t WHERE NOT _ds_deleted ORDER BY region, id").stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    @Test
    void aKeyThatChangesTakesItsRowAlongWhateverFilesHave() throws IOException {
        load(WITH_KEY, with(loadedAt(T0, "eu", 1, "a"), null, null), with(loadedAt(T0, "eu", 2, "b"), null, null));
        load(PLAIN, loadedAt(T0, "us", 1, "c"));
        store.complete();
        run();
        assertThat(live()).containsExactly("eu 1 a", "eu 2 b", "us 1 c");

        changes(PLAIN, change("U", 1, LATER, "eu", 2, "B"));
        changes(
                WITH_KEY,
                with(change("U", 2, LATER, "us", 9, "a9"), "eu", 1),
                with(change("U", 3, LATER, "us", 1, "C"), "us", 1),
                with(change("I", 4, LATER, "eu", 3, "d"), null, null),
                with(change("D", 5, LATER, "eu", 2, null), "eu", 2));
        JobReport report = run();

        assertThat(report.notes())
                .as("no key change that the files do not tell")
                .isEmpty();
        assertThat(live()).containsExactly("eu 3 d", "us 1 C", "us 9 a9");
        assertThat(store.sql("SELECT region, id, _ds_seq FROM {db}.t WHERE _ds_deleted ORDER BY id"))
                .as("a tombstone of the old key, with the number of its change")
                .containsExactly(RowFactory.create("eu", 1, sequence(2)), RowFactory.create("eu", 2, sequence(5)));
        assertThat(store.sql("SELECT _ds_deleted FROM {db}.t__history WHERE id = 1 AND region = 'eu' ORDER BY _ds_seq"))
                .containsExactly(RowFactory.create(false), RowFactory.create(true));
        for (String table : List.of("t", "t__history")) {
            assertThat(store.spark
                            .table("lake." + store.lake().database() + "." + table)
                            .schema()
                            .fields())
                    .extracting(StructField::name)
                    .noneMatch(name -> name.startsWith("_ds_bi_"));
        }
    }

    @Test
    void theKeyOfTheSourceMayHaveOtherColumns() throws IOException {
        StructType other = PLAIN.add("_ds_bi_id", "int").add("_ds_bi_name", "string");
        load(other, with(loadedAt(T0, "eu", 1, "a"), null, null));
        store.complete();
        run();
        changes(other, with(change("U", 1, LATER, "us", 1, "a"), 1, "a"));

        assertThat(run().notes())
                .as("the old key can't be put together")
                .anySatisfy(note -> assertThat(note).contains("at least 1 updates are of rows that were not there"));
        assertThat(live()).containsExactly("eu 1 a", "us 1 a");
    }
}
