package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.lake.TagCatalog;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.spec.TableTags;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Tables have their tags before they show anything. */
class TaggingTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, Name string"));
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T10:05:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Store store = new Store();
    private final List<String> assigned = new ArrayList<>();
    private final List<Long> rowsThen = new ArrayList<>();

    /** Keeps what it is told, and how many rows the table showed then. */
    private final TagCatalog tags = (database, table, assignments) -> {
        for (TagCatalog.Assignment one : assignments) {
            assigned.add(table + " " + one.columns() + " " + one.tags());
        }
        rowsThen.add(store.sql("SELECT count(*) FROM {db}." + table).get(0).getLong(0));
    };

    private static SortedMap<String, String> classified(String value) {
        return new TreeMap<>(Map.of("class", value));
    }

    private static IngestTable table(Milestoning milestoning, String highest, Map<String, String> columns) {
        SortedMap<String, SortedMap<String, String>> own = new TreeMap<>();
        columns.forEach((name, value) -> own.put(name, classified(value)));
        SortedMap<String, String> all = classified(highest);
        all.put("zone", "Retail");
        return IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("Name", SpecType.string()))
                .primaryKey("id")
                .milestoning(milestoning)
                .tags(new TableTags(all, classified("none"), own))
                .build();
    }

    private JobReport run() {
        return store.run(tags, Checkpoint.NONE, NOW);
    }

    private void load() throws IOException {
        store.load("t", "LOAD00000001.parquet", FILE, List.of(loaded(1, "a")));
        store.complete();
    }

    @Test
    void aTableItsColumnsAndItsPastStatesHaveThemBeforeTheFirstRow() throws IOException {
        store.table(table(Milestoning.LIVE_AND_FORENSIC, "pc1", Map.of("id", "pub")));
        load();
        run().throwIfFailed();

        assertThat(assigned)
                .containsExactly(
                        "t [] {class=pc1, zone=Retail}",
                        "t [id] {class=pub, zone=Retail}",
                        "t [Name] {class=pc1, zone=Retail}",
                        "t [_ds_epoch, _ds_seq, _ds_deleted, _ds_commit_ts] {class=none, zone=Retail}",
                        "t__history [] {class=pc1, zone=Retail}",
                        "t__history [id] {class=pub, zone=Retail}",
                        "t__history [Name] {class=pc1, zone=Retail}",
                        "t__history [_ds_epoch, _ds_seq, _ds_deleted, _ds_commit_ts, _ds_valid_to, _ds_batch_in, _ds_batch_out]"
                                + " {class=none, zone=Retail}");
        assertThat(rowsThen).containsExactly(0L, 0L);

        assigned.clear();
        run().throwIfFailed();
        assertThat(assigned).as("they have them").isEmpty();
    }

    @Test
    void aNewClassIsThereBeforeWhatIsNew() throws IOException {
        store.table(table(Milestoning.LIVE, "pub", Map.of()));
        load();
        run().throwIfFailed();
        assigned.clear();
        rowsThen.clear();

        store.table(table(Milestoning.LIVE, "pc1", Map.of("id", "pub")));
        store.changes(
                "t",
                "20261101-100100000.parquet",
                FILE,
                LONG_AGO,
                List.of(change("I", 1, "2026-11-01 10:00:00", 2, "b")));
        run().throwIfFailed();

        assertThat(assigned)
                .startsWith("t [] {class=pc1, zone=Retail}", "t [id] {class=pub, zone=Retail}")
                .hasSize(4);
        assertThat(rowsThen).containsExactly(1L);
        assertThat(store.rows("t", "id")).hasSize(2);
    }

    @Test
    void aColumnThatTheDatasetHasNoMoreKeepsItsOwn() throws IOException {
        store.table(table(Milestoning.LIVE, "pc1", Map.of("id", "pub")));
        load();
        run().throwIfFailed();
        assertThat(assigned).contains("t [Name] {class=pc1, zone=Retail}");
        assigned.clear();

        store.table(IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .primaryKey("id")
                .tags(new TableTags(classified("pub"), new TreeMap<>(), new TreeMap<>()))
                .build());
        run();

        assertThat(assigned)
                .containsExactly(
                        "t [] {class=pub}", "t [id, _ds_epoch, _ds_seq, _ds_deleted, _ds_commit_ts] {class=pub}");
    }

    @Test
    void aTableThatDoesNotGetThemShowsNothingNew() throws IOException {
        store.table(table(Milestoning.LIVE, "pc1", Map.of()));
        load();
        TagCatalog refusing = (database, table, assignments) -> {
            throw new JobException("no ASSOCIATE");
        };

        JobReport report = store.run(refusing, Checkpoint.NONE, NOW);

        assertThat(report.outcome("t")).isEqualTo(Outcome.FAILED);
        assertThat(store.rows("t", "id")).isEmpty();
        assertThat(store.sql("SELECT * FROM {db}.autocorp__ds_batches")).isEmpty();
        run().throwIfFailed();
        assertThat(store.rows("t", "id")).hasSize(1);
        assertThat(rowsThen).containsExactly(0L);
    }

    @Test
    void norDoesItShowWhatIsRecordedAlready() throws IOException {
        store.table(table(Milestoning.LIVE, "pub", Map.of()));
        load();
        Checkpoint dies = (point, subject) -> {
            if (point == Checkpoint.Point.RECORDED) {
                throw new Died();
            }
        };
        assertThatThrownBy(() -> store.run(tags, dies, NOW)).isInstanceOf(Died.class);
        store.table(table(Milestoning.LIVE, "pc1", Map.of()));
        TagCatalog refusing = (database, table, assignments) -> {
            throw new JobException("no ASSOCIATE");
        };

        assertThat(store.run(refusing, Checkpoint.NONE, NOW).outcome("t")).isEqualTo(Outcome.FAILED);
        assertThat(store.rows("t", "id")).isEmpty();

        run().throwIfFailed();
        assertThat(store.rows("t", "id")).hasSize(1);
    }

    /** What a process that is killed does not do, is done. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aCopyInAnotherFormatHasThemToo() throws IOException {
        IngestTable copied = table(Milestoning.LIVE, "pc1", Map.of("id", "pub"));
        store.table(IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .columns(copied.schema().columns())
                .primaryKey("id")
                .format(TableFormat.DELTA)
                .tags(copied.tags().orElseThrow())
                .build());
        load();
        store.run(
                        (database, table, assignments) -> assignments.forEach(
                                one -> assigned.add(table + " " + one.columns() + " " + one.tags())),
                        Checkpoint.NONE,
                        NOW)
                .throwIfFailed();

        assertThat(assigned)
                .containsSubsequence(
                        "t__delta [] {class=pc1, zone=Retail}",
                        "t__delta [id] {class=pub, zone=Retail}",
                        "t__delta [name] {class=pc1, zone=Retail}")
                .hasSize(7);
        assigned.clear();
        run().throwIfFailed();
        assertThat(assigned).isEmpty();
    }

    @Test
    void withoutTagsOrWithNobodyWhoKeepsThemNothingIsAsked() throws IOException {
        store.table(IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .columns(table(Milestoning.LIVE, "pc1", Map.of()).schema().columns())
                .primaryKey("id")
                .build());
        load();
        run().throwIfFailed();
        assertThat(assigned).isEmpty();
        store.table(table(Milestoning.LIVE, "pc1", Map.of()));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        run().throwIfFailed();
        assertThat(assigned).as("what nobody kept is not taken for kept").isNotEmpty();
    }
}
