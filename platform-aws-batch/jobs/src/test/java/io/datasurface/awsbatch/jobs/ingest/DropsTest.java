package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource.Content;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Files that are dropped, ingested by the whole job. */
class DropsTest {
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    private static final DropFormat CSV = new DropFormat.Csv(",", "\"", Optional.empty(), true, "", "UTF-8");
    private static final Quarantine SOME = new Quarantine("s3://unused/q", 2, 1);

    private int minutes;

    private static IngestTable table(String name, Milestoning milestoning, String... key) {
        return IngestTable.builder(name)
                .source("output", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.parse("string(10)")))
                .column(nullable("price", SpecType.decimal(8, 2)))
                .primaryKey(key)
                .milestoning(milestoning)
                .build();
    }

    private static Store store(Content content, Milestoning milestoning, String... key) {
        return new Store()
                .table(table("t", milestoning, key))
                .takesDrops(CSV, content, Map.of("t", "in/t-*.csv"), SOME)
                .consistency(Consistency.SINGLE);
    }

    /** Drops a file some time later than the one before. */
    private Path drop(Store store, String name, String text) throws IOException {
        Path file = store.drops().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(T0.plus(Duration.ofMinutes(minutes++))));
        return file;
    }

    private static JobReport run(Store store) {
        JobReport report = store.run(Checkpoint.NONE, T0.plus(Duration.ofHours(1)));
        report.throwIfFailed();
        return report;
    }

    private static List<Row> live(Store store) {
        return store.sql("SELECT id, name, cast(price AS string) FROM {db}.t WHERE NOT _ds_deleted ORDER BY id, name");
    }

    private static Row row(Object... values) {
        return RowFactory.create(values);
    }

    private static List<String> quarantined(Store store) throws IOException {
        if (!Files.exists(store.quarantine())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(store.quarantine())) {
            List<String> lines = new ArrayList<>();
            for (Path file : all.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }

    @Test
    void aSnapshotBringsWhatIsNewAndEndsWhatIsGone() throws IOException {
        Store store = store(Content.SNAPSHOT, Milestoning.LIVE_AND_FORENSIC, "id");
        drop(store, "in/t-20261101.csv", "id,name,price\n1,a,1.50\n2,b,\n3,,3\n");
        drop(store, "in/other.csv", "no file of the dataset");
        assertThat(run(store).outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(live(store)).containsExactly(row(1, "a", "1.50"), row(2, "b", null), row(3, null, "3.00"));

        Map<String, Long> before = store.lakeFiles();
        assertThat(run(store).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(store.lakeFiles()).isEqualTo(before);

        drop(store, "in/t-20261103.csv", "PRICE,name,id\n2.5,b,2\n4,d,4\n3,,3");
        drop(store, "in/t-20261102.csv", "id,name,price\n2,between,1\n3,,3\n");
        run(store);
        assertThat(live(store)).containsExactly(row(2, "b", "2.50"), row(3, null, "3.00"), row(4, "d", "4.00"));
        assertThat(store.sql("SELECT id, name, _ds_deleted, _ds_batch_in, _ds_batch_out FROM {db}.t__history"
                        + " ORDER BY id, _ds_batch_in"))
                .as("each snapshot is a batch, in the order of the names")
                .containsExactly(
                        row(1, "a", false, 1L, 2L),
                        row(1, null, true, 2L, null),
                        row(2, "b", false, 1L, 2L),
                        row(2, "between", false, 2L, 3L),
                        row(2, "b", false, 3L, null),
                        row(3, null, false, 1L, null),
                        row(4, "d", false, 3L, null));
    }

    @Test
    void aLateSnapshotIsPassedOverAndTheNewestMayBeDeliveredAnew() throws IOException {
        Store store = store(Content.SNAPSHOT, Milestoning.LIVE, "id");
        drop(store, "in/t-2.csv", "id,name,price\n1,a,1\n2,b,2\n");
        run(store);
        drop(store, "in/t-1.csv", "id,name,price\n9,late,1\n");
        drop(store, "in/t-2.csv", "id,name,price\n2,again,4\n");
        assertThat(run(store).notes()).singleElement().asString().contains("t-1.csv was passed over");
        assertThat(live(store)).containsExactly(row(2, "again", "4.00"));
        drop(store, "in/t-2.csv", "id,name,price\n2,again,4\n");
        assertThat(run(store).notes()).isEmpty();
        drop(store, "in/t-2.csv", "");
        assertThat(run(store).notes()).singleElement().asString().contains("it is empty, as a file is that went wrong");
        assertThat(live(store)).containsExactly(row(2, "again", "4.00"));
    }

    @Test
    void aFileThatIsAsItWasBeforeTheLastVersionIsNew() throws IOException {
        Store store = store(Content.SNAPSHOT, Milestoning.LIVE, "id");
        FileTime before = Files.getLastModifiedTime(drop(store, "in/t-1.csv", "id,name,price\n1,good,1\n2,b,2\n"));
        run(store);
        drop(store, "in/t-1.csv", "id,name,price\n1,wrong,\n");
        run(store);
        assertThat(live(store)).containsExactly(row(1, "wrong", null));

        // Whoever copies the old file back may keep its time, too.
        Files.setLastModifiedTime(drop(store, "in/t-1.csv", "id,name,price\n1,good,1\n2,b,2\n"), before);
        run(store);

        assertThat(live(store)).containsExactly(row(1, "good", "1.00"), row(2, "b", "2.00"));
        assertThat(run(store).outcome("t")).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void whateverIsKilledEachFileIsTakenOnce() throws IOException {
        for (Content content : List.of(Content.APPEND, Content.SNAPSHOT)) {
            Store store = content == Content.APPEND
                    ? store(content, Milestoning.LIVE)
                    : store(content, Milestoning.LIVE, "id");
            drop(store, "in/t-1.csv", "id,name,price\n1,a,1\n2,b,1\n");
            run(store);
            drop(store, "in/t-2.csv", "id,name,price\n3,c,1\nx,,\n");
            for (Checkpoint.Point point :
                    List.of(Checkpoint.Point.STAGED, Checkpoint.Point.RECORDED, Checkpoint.Point.PUBLISHED)) {
                assertThat(store.run(
                                        (at, subject) -> {
                                            if (at == point) {
                                                throw new IllegalStateException("killed at " + point);
                                            }
                                        },
                                        T0.plus(Duration.ofHours(1)))
                                .entries()
                                .get(0)
                                .failure())
                        .as("%s at %s", content, point)
                        .isPresent();
            }
            run(store);
            assertThat(live(store))
                    .as("%s", content)
                    .containsExactly(row(1, "a", "1.00"), row(2, "b", "1.00"), row(3, "c", "1.00"));
            assertThat(quarantined(store)).hasSize(1);
            assertThat(run(store).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        }
    }

    @Test
    void changesAreInTheOrderOfNamesWheneverTheyCome() throws IOException {
        Store store = store(Content.CHANGES, Milestoning.LIVE, "id");
        drop(store, "in/t-10.csv", "id,name,price\n1,ten,10\n1,ten again,10\n2,b,1\n");
        run(store);
        drop(store, "in/t-9.csv", "id,name,price\n1,nine,9\n3,c,9\n");
        drop(store, "in/t-11.csv", "id,name,price\n");
        drop(store, "in/t-12.csv", "");
        run(store);
        assertThat(live(store)).containsExactly(row(1, "ten again", "10.00"), row(2, "b", "1.00"), row(3, "c", "9.00"));

        Map<String, Long> before = store.lakeFiles();
        assertThat(run(store).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(store.lakeFiles()).isEqualTo(before);

        store.maxFiles(1);
        drop(store, "in/t-13.csv", "id,name,price\n3,thirteen,13\n");
        drop(store, "in/t-14.csv", "id,name,price\n3,fourteen,14\n");
        run(store);
        assertThat(live(store)).contains(row(3, "fourteen", "14.00"));
    }

    @Test
    void rowsWithoutKeyAreAddedOnce() throws IOException {
        Store store = store(Content.APPEND, Milestoning.LIVE);
        drop(store, "in/t-1.csv", "id,name,price\n1,a,1\n1,a,1\n");
        run(store);
        drop(store, "in/t-2.csv", "id,name,price\n2,b,1\n");
        drop(store, "in/t-1.csv", "id,name,price\n1,a,1\n1,a,1\n");
        run(store);
        assertThat(live(store)).containsExactly(row(1, "a", "1.00"), row(1, "a", "1.00"), row(2, "b", "1.00"));

        drop(store, "in/t-2.csv", "id,name,price\n2,b,1\n3,c,1\n");
        run(store);
        assertThat(live(store)).hasSize(3);
        assertThat(quarantined(store)).singleElement().asString().contains("it changed after its rows were taken");
    }

    @Test
    void aSnapshotWithoutKeyTakesThePlaceOfTheOneBefore() throws IOException {
        Store store = store(Content.SNAPSHOT, Milestoning.LIVE);
        drop(store, "in/t-1.csv", "id,name,price\n1,a,1\n1,a,1\n");
        run(store);
        drop(store, "in/t-2.csv", "id,name,price\n2,b,1\n");
        run(store);
        assertThat(live(store)).containsExactly(row(2, "b", "1.00"));
        assertThat(run(store).outcome("t")).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void badRowsAndFilesGoToQuarantineUpToALimit() throws IOException {
        Store store = store(Content.SNAPSHOT, Milestoning.LIVE, "id");
        drop(store, "in/t-1.csv", "id,name,price\n1,a,1\n2,b,2\n3,c,3\n");
        run(store);
        drop(store, "in/t-2.csv", "id,name,price\n1,a,1.005\nx,b,2\n4,d,4\n");
        JobReport report = run(store);
        assertThat(live(store))
                .as("what can't be read may be what is missing: nothing is deleted")
                .containsExactly(row(1, "a", "1.00"), row(2, "b", "2.00"), row(3, "c", "3.00"), row(4, "d", "4.00"));
        assertThat(quarantined(store))
                .containsExactly(
                        "{\"file\":\"in/t-2.csv\",\"row\":1,\"line\":2,\"column\":\"price\",\"value\":\"1.005\","
                                + "\"reason\":\"it has more than 2 digits behind the point; expected decimal(8,2)\"}",
                        "{\"file\":\"in/t-2.csv\",\"row\":2,\"line\":3,\"column\":\"id\",\"value\":\"x\","
                                + "\"reason\":\"it is no whole number; expected integer(32)\"}");
        assertThat(report.notes()).singleElement().asString().contains("2 rows are in quarantine");

        drop(store, "in/t-3.csv", "id,price,colour\n5,1,red\n5,2,blue\n");
        assertThat(run(store).notes())
                .hasSize(2)
                .anySatisfy(note -> assertThat(note).contains("columns colour are not in the dataset"));
        assertThat(live(store))
                .as("of a key that is there twice the last row counts")
                .containsExactly(row(5, null, "2.00"));

        drop(store, "in/t-4.csv", "name,price\nb,1\n");
        run(store);
        assertThat(live(store)).as("a bad file changes nothing").containsExactly(row(5, null, "2.00"));
        assertThat(quarantined(store))
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "\"file\":\"in/t-4.csv\",\"line\":1,\"reason\":\"column id, which can't be null, is missing"));

        drop(store, "in/t-5.csv", "id,name,price\nx,,\ny,,\nz,,\n7,,\n");
        JobReport failed = store.run(Checkpoint.NONE, T0.plus(Duration.ofHours(1)));
        assertThatThrownBy(failed::throwIfFailed)
                .hasMessageContaining("more than 2 bad rows")
                .hasMessageContaining("in/t-5.csv, row 1, line 2, column id: it is no whole number");
        assertThat(live(store)).containsExactly(row(5, null, "2.00"));
    }

    @Test
    void whatIsReadCannotChangeItsMeaning() throws IOException {
        Store store = store(Content.SNAPSHOT, Milestoning.LIVE, "id");
        drop(store, "in/t-1.csv", "id,name,price\n1,a,1\n");
        run(store);
        store.takesDrops(CSV, Content.CHANGES, Map.of("t", "in/t-*.csv"), SOME);
        drop(store, "in/t-2.csv", "id,name,price\n2,b,1\n");
        assertThatThrownBy(() -> run(store)).hasMessageContaining("raise the hint loadEpoch");
        store.epoch(2).takesDrops(CSV, Content.CHANGES, Map.of("t", "in/t-*.csv"), SOME);
        run(store);
        assertThat(live(store)).containsExactly(row(1, "a", "1.00"), row(2, "b", "1.00"));
    }
}
