package io.datasurface.awsbatch.jobs.maintain;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.quality.Release;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource.Content;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.RawRetention;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Files of the staging area, which go when they were ingested long ago, and what ingestion makes of that. */
class RawFilesTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, name string"));
    private static final DropFormat JSON = new DropFormat.Json(true, "UTF-8");
    private static final String MARKER = "_COMPLETE";
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration KEPT = Duration.ofDays(2);

    private final Store store = new Store();
    private int changes;

    private static IngestTable table(String name, Milestoning milestoning) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id")
                .milestoning(milestoning)
                .build();
    }

    private static Instant day(double days) {
        return T0.plusSeconds((long) (days * 86_400));
    }

    private void load(String table) throws IOException {
        store.load(table, "LOAD00000001.parquet", FILE, List.of(loaded(1, "a"), loaded(2, "b")));
    }

    private Path staged(String table, int id, String name) throws IOException {
        Row row = change("U", ++changes, "2026-11-01 10:00:00.000000", id, name);
        return store.changes(
                table, "20261101-10000000" + changes + ".parquet", FILE, T0.minusSeconds(3600), List.of(row));
    }

    private JobReport ingest(double day) {
        JobReport report = store.run(Checkpoint.NONE, day(day));
        report.throwIfFailed();
        return report;
    }

    private Outcome remove(double day) {
        return remove(Checkpoint.NONE, day);
    }

    private Outcome remove(Checkpoint checkpoint, double day) {
        RawRetention raw = store.raw(KEPT);
        JobReport report = store.removeRaw(raw, checkpoint, day(day));
        report.throwIfFailed();
        return report.outcome(raw.location());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.contains("_datasurface") && !name.endsWith(".crc"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> rows(String table) {
        return store.sql("SELECT id, name FROM {db}." + table + " WHERE NOT _ds_deleted ORDER BY id").stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private String failure(double day) {
        JobReport report = store.run(Checkpoint.NONE, day(day));
        try {
            report.throwIfFailed();
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("The run did not fail");
    }

    @Test
    void filesGoSoLongAfterTheyWereIngestedAndNoOthers() throws IOException {
        store.table(table("t", Milestoning.LIVE)).consistency(Consistency.SINGLE);
        load("t");
        store.complete();
        assertThat(remove(0)).as("no table of batches yet").isEqualTo(Outcome.WAITING);
        ingest(0);
        Path first = staged("t", 1, "A");
        ingest(1);
        Path second = staged("t", 2, "B");

        assertThat(remove(2)).as("not older than that").isEqualTo(Outcome.UNCHANGED);
        assertThat(remove(2.5)).isEqualTo(Outcome.PUBLISHED);
        assertThat(files(store.staging()))
                .containsExactly("public/t/" + first.getFileName(), "public/t/" + second.getFileName());
        assertThat(remove(2.6)).as("once").isEqualTo(Outcome.UNCHANGED);
        // Written again before it is removed: another file, of which nobody knows anything.
        Path again = store.changes(
                "t",
                first.getFileName().toString(),
                FILE,
                T0,
                List.of(change("U", 50, "2026-11-01 11:00:00.000000", 1, "AA")));
        assertThat(remove(9)).isEqualTo(Outcome.PUBLISHED);
        assertThat(again).exists();
        assertThat(second).as("never ingested").exists();

        assertThat(ingest(9).outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(rows("t")).containsExactly("1 AA", "2 B");
        remove(12);
        assertThat(files(store.staging())).isEmpty();
        assertThat(ingest(12).outcome("t")).as("nothing is new").isEqualTo(Outcome.UNCHANGED);
        load("t");
        assertThat(failure(12))
                .as("DMS loads once more into the same folder")
                .contains("LOAD00000001.parquet is new or changed since load epoch 1 of t was published");
        assertThat(remove(20)).isEqualTo(Outcome.UNCHANGED);
        assertThat(files(store.staging())).containsExactly("public/t/LOAD00000001.parquet");
        assertThat(rows("t")).containsExactly("1 AA", "2 B");
    }

    @Test
    void whatIsNotPublishedStaysAndWhoIsKilledGoesOn() throws IOException {
        store.table(table("t", Milestoning.LIVE_AND_FORENSIC)).consistency(Consistency.SINGLE);
        load("t");
        store.complete();
        Checkpoint betweenTables = (point, subject) -> {
            if (point == Point.PUBLISHED) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> store.run(betweenTables, T0)).isInstanceOf(Killed.class);
        assertThat(remove(5)).as("the history does not show it").isEqualTo(Outcome.UNCHANGED);
        ingest(5);
        staged("t", 1, "A");
        staged("t", 2, "B");
        staged("t", 3, "C");
        ingest(5.5);

        AtomicInteger left = new AtomicInteger(2);
        Checkpoint atSecondFile = (point, subject) -> {
            if (point == Point.LOADED && left.decrementAndGet() <= 0) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> remove(atSecondFile, 9)).isInstanceOf(Killed.class);
        assertThat(files(store.staging())).hasSize(3);
        assertThat(ingest(9).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(remove(9)).isEqualTo(Outcome.PUBLISHED);
        assertThat(files(store.staging())).isEmpty();
        assertThat(ingest(9).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(rows("t")).containsExactly("1 A", "2 B", "3 C");
    }

    @Test
    void aLostTableIsMadeAgainOfAllItsFilesOrNotAtAll() throws IOException {
        store.table(table("t", Milestoning.LIVE_AND_FORENSIC)).table(table("u", Milestoning.LIVE));
        load("t");
        store.complete();
        ingest(0);
        staged("t", 1, "A");
        staged("u", 7, "U");
        ingest(1);
        List<String> states = rows("t__history");

        store.sql("DROP TABLE {db}.t");
        ingest(1.5);
        assertThat(rows("t")).as("made again of the load and all changes").containsExactly("1 A", "2 b");
        assertThat(rows("t__history")).as("each state once").isEqualTo(states);

        remove(3.1);
        assertThat(files(store.staging())).as("the load and a first change").isEmpty();
        store.sql("DROP TABLE {db}.u");
        assertThat(failure(4))
                .contains("Table u is to be made again of the staging files of load epoch 1")
                .contains("raise the hint loadEpoch");
        store.epoch(2);
        load("t");
        load("u");
        store.complete();
        ingest(5);
        assertThat(rows("u")).containsExactly("1 a", "2 b");
        Files.delete(store.staging().resolve("public/u/LOAD00000001.parquet"));
        store.sql("DROP TABLE {db}.u");
        assertThat(failure(5)).as("removed by somebody else").contains("such as file:", "u/LOAD00000001.parquet");
    }

    @Test
    void whatATableThatIsMadeAgainHasNotTakenYetStays() throws IOException {
        store.table(table("t", Milestoning.LIVE))
                .consistency(Consistency.SINGLE)
                .maxFiles(1);
        load("t");
        store.complete();
        staged("t", 1, "A");
        String second = "public/t/" + staged("t", 2, "B").getFileName();
        String third = "public/t/" + staged("t", 3, "C").getFileName();
        ingest(0);

        store.sql("DROP TABLE {db}.t");
        // As a former release made it again, file by file: it did not see that more was shown.
        store.sql("CREATE TABLE {db}.shown USING iceberg AS SELECT batch, files FROM {db}.autocorp__ds_batches");
        store.sql("UPDATE {db}.autocorp__ds_batches SET files = filter(files, file -> false) WHERE batch > 1");
        AtomicInteger left = new AtomicInteger(2);
        Checkpoint inSecondBatch = (point, subject) -> {
            if (point == Point.BRANCH_READY && left.decrementAndGet() == 0) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> store.run(inSecondBatch, day(1))).isInstanceOf(Killed.class);
        assertThat(rows("t")).as("the load and one file").containsExactly("1 A", "2 b");
        store.sql("MERGE INTO {db}.autocorp__ds_batches b USING {db}.shown s ON b.batch = s.batch"
                + " WHEN MATCHED THEN UPDATE SET b.files = s.files");
        remove(9);
        assertThat(files(store.staging())).containsExactly(second, third);

        ingest(9);
        assertThat(rows("t")).containsExactly("1 A", "2 B", "3 C");
        remove(9);
        assertThat(files(store.staging())).isEmpty();
    }

    private Path drop(String name, String text) throws IOException {
        Path file = store.drops().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(T0));
    }

    @Test
    void runsOfProgramsGoWithTheirMarkersAndTheirRowsAreNotForgotten() throws IOException {
        store.table(table("t", Milestoning.LIVE)).consistency(Consistency.SINGLE);
        store.takesRuns(JSON, Content.CHANGES, MARKER);
        drop("r1/t/rows.json", "{\"id\":1,\"name\":\"a\"}\n");
        drop("r1/" + MARKER, "");
        ingest(0);
        drop("r2/t/rows.json", "{\"id\":2,\"name\":\"b\"}\n");
        drop("r2/" + MARKER, "");
        drop("r3/t/rows.json", "{\"id\":3,\"name\":\"c\"}\n");
        ingest(1);
        remove(2.5);
        assertThat(files(store.drops())).containsExactly("r2/" + MARKER, "r2/t/rows.json", "r3/t/rows.json");

        store.epoch(2).takesRuns(JSON, Content.CHANGES, MARKER);
        assertThat(failure(3))
                .contains("those up to batch 1 were removed after they were ingested")
                .contains("run the job with --ds-release t:3");
        assertThat(rows("t")).containsExactly("1 a", "2 b");
        store.run(Optional.of(new Release("t", 3)), Metrics.NONE, day(3)).throwIfFailed();
        assertThat(rows("t")).as("what is left").containsExactly("2 b");
    }

    @Test
    void filesThatAreBadStay() throws IOException {
        store.table(table("t", Milestoning.LIVE)).consistency(Consistency.SINGLE);
        store.takesDrops(
                new DropFormat.Json(false, "UTF-8"),
                Content.CHANGES,
                Map.of("t", "*.json"),
                new Quarantine("s3://unused/q", 0, 1));
        drop("bad.json", "no JSON");
        drop("good.json", "[{\"id\":1,\"name\":\"a\"}]");
        ingest(0);
        assertThat(remove(3)).isEqualTo(Outcome.PUBLISHED);
        assertThat(files(store.drops())).containsExactly("bad.json");
        assertThat(ingest(3).outcome("t")).isEqualTo(Outcome.UNCHANGED);
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
