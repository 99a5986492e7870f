package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.ingest.FeedStore.LOADED;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.T0;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.changed;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.live;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.row;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.run;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.table;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.DmsRows;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** A store that one platform ingests from files of DMS and another one takes from its lake. */
class FeedTest {
    /** How many rows a taker has made files of since they were forgotten. */
    private static long filesOf(Store store, String kind) throws IOException {
        try (Stream<Path> all = Files.walk(store.staging().resolve("feeds"))) {
            String[] places = all.filter(path -> path.endsWith(kind + "/t") || path.endsWith(kind + "/u"))
                    .map(path -> path.toUri().toString())
                    .toArray(String[]::new);
            return places.length == 0 ? 0 : store.spark.read().parquet(places).count();
        }
    }

    private static void forgetFiles(Store store) throws IOException {
        delete(store.staging().resolve("feeds"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void allRowsFirstAndThenWhatDiffersBatchByBatch() throws IOException {
        FeedStore feed = new FeedStore("t", "u");
        Store ours = feed.taker(Milestoning.LIVE_AND_FORENSIC).table(table("u", Milestoning.LIVE));
        assertThat(run(ours, 0)).as("nothing is published yet").isEqualTo(Outcome.WAITING);
        feed.load(1, "a", 2, "b", 3, "c");
        assertThat(run(ours, 1)).isEqualTo(Outcome.PUBLISHED);
        assertThat(live(ours, "t")).containsExactly(row(1, "a"), row(2, "b"), row(3, "c"));
        assertThat(live(ours, "u")).containsExactly(row(1, "x"));
        assertThat(filesOf(ours, "staged")).isEqualTo(4);

        Map<String, Long> before = ours.lakeFiles();
        assertThat(run(ours, 2)).isEqualTo(Outcome.UNCHANGED);
        assertThat(ours.lakeFiles()).isEqualTo(before);

        forgetFiles(ours);
        feed.change(3, "t", changed("U", 1, 2, "B"), changed("D", 2, 1, null), changed("I", 3, 4, "d"));
        feed.change(4, "t", changed("U", 4, 2, "BB"), changed("I", 5, 5, "e"), changed("D", 6, 5, null));
        assertThat(run(ours, 5)).isEqualTo(Outcome.PUBLISHED);
        assertThat(live(ours, "t")).containsExactly(row(2, "BB"), row(3, "c"), row(4, "d"));
        assertThat(filesOf(ours, "staged")).isEqualTo(4);
        assertThat(filesOf(ours, "whole"))
                .as("rows before and after changes, and no others, were read")
                .isEqualTo(8);

        assertThat(ours.sql("SELECT batch, dataset, feed_batch FROM {db}.autocorp__ds_batches ORDER BY batch, dataset"))
                .as("each batch there is one here; u did not change")
                .containsExactly(row(1L, "t", 1L), row(1L, "u", 1L), row(2L, "t", 2L), row(3L, "t", 3L));
        assertThat(ours.sql("SELECT feed_snapshot FROM {db}.autocorp__ds_batches WHERE batch = 3"))
                .isEqualTo(feed.theirs.sql(
                        "SELECT max_by(snapshot, batch) FROM {db}.autocorp__ds_batches WHERE dataset = 't'"));
        Instant load = Instant.parse("2026-11-01T10:00:00Z");
        Instant changes = Instant.parse("2026-11-01T11:00:00Z");
        assertThat(ours.sql("SELECT id, name, _ds_deleted, _ds_commit_ts, _ds_batch_in FROM {db}.t__history"
                        + " ORDER BY id, _ds_batch_in"))
                .as(
                        "states have the times at which the source committed them; one that came and went in a batch is none")
                .containsExactly(
                        row(1, "a", false, load, 1L),
                        row(1, null, true, changes.plusSeconds(2), 2L),
                        row(2, "b", false, load, 1L),
                        row(2, "B", false, changes.plusSeconds(1), 2L),
                        row(2, "BB", false, changes.plusSeconds(4), 3L),
                        row(3, "c", false, load, 1L),
                        row(4, "d", false, changes.plusSeconds(3), 2L));
    }

    @Test
    void whereNoHistoryIsKeptTheNewestBatchIsEnough() throws IOException {
        FeedStore feed = new FeedStore("t", "u");
        feed.load(1, "a", 2, "b");
        Store ours = feed.taker(Milestoning.LIVE);
        run(ours, 1);
        feed.change(3, "t", changed("U", 1, 2, "B"));
        feed.change(4, "u", changed("D", 2, 1, null));
        run(ours, 5);
        assertThat(live(ours, "t")).contains(row(2, "B"));
        assertThat(ours.sql("SELECT batch, dataset, feed_batch FROM {db}.autocorp__ds_batches WHERE batch > 1"
                        + " ORDER BY dataset"))
                .as("one batch here, with what each table shows of the feed")
                .containsExactly(row(2L, "t", 2L), row(2L, "u", 3L));
        assertThat(ours.sql("SELECT id, name, _ds_deleted FROM {db}.u")).containsExactly(row(1, null, true));
    }

    @Test
    void aSnapshotThatIsGoneOrAnotherFeedMeansThatAllRowsAreComparedOnce() throws IOException {
        FeedStore feed = new FeedStore("t");
        feed.load(1, "a", 2, "b", 3, "c");
        Store ours = feed.taker(Milestoning.LIVE);
        run(ours, 1);
        feed.change(3, "t", changed("U", 1, 2, "B"), changed("D", 2, 1, null));
        feed.theirs.sql(
                "CALL lake.system.expire_snapshots(table => '{db}.t', older_than => TIMESTAMP '2100-01-01 00:00:00',"
                        + " retain_last => 1)");
        forgetFiles(ours);
        run(ours, 4);
        assertThat(live(ours, "t")).containsExactly(row(2, "B"), row(3, "c"));
        assertThat(filesOf(ours, "whole")).isEqualTo(3);
        assertThat(filesOf(ours, "staged")).isEqualTo(2);

        // The same data, ingested by a third platform, whose batches have other numbers.
        FeedStore third = new FeedStore("t");
        third.load(2, "B", 3, "C");
        ours.takes(third.theirs);
        forgetFiles(ours);
        assertThat(run(ours, 6)).isEqualTo(Outcome.PUBLISHED);
        assertThat(filesOf(ours, "staged")).isEqualTo(1);
        assertThat(live(ours, "t")).containsExactly(row(2, "B"), row(3, "C"));
        assertThat(run(ours, 7)).isEqualTo(Outcome.UNCHANGED);
    }

    private static IngestTable wider() {
        return IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .columns(table("t", Milestoning.LIVE).schema().columns())
                .column(nullable("size", SpecType.integer(8)))
                .primaryKey("id")
                .build();
    }

    /** The other platform was applied with the new model first, and has nothing new when this one is. */
    @Test
    void aColumnThatComesHereLaterIsReadWithoutANewBatchThere() throws IOException {
        FeedStore feed = new FeedStore("t");
        feed.theirs.table(wider());
        StructType file = DmsRows.dms(StructType.fromDDL("id smallint, name string, size tinyint"));
        List<Row> rows = List.of(DmsRows.loadedAt(LOADED, (short) 1, "a", (byte) 7));
        feed.theirs.load("t", "LOAD00000001.parquet", file, rows);
        feed.theirs.complete();
        run(feed.theirs, 0);
        Store ours = feed.taker(Milestoning.LIVE);
        run(ours, 1);
        assertThat(run(ours, 2)).isEqualTo(Outcome.UNCHANGED);

        ours.table(wider());
        assertThat(run(ours, 3)).isEqualTo(Outcome.PUBLISHED);
        assertThat(ours.sql("SELECT id, name, size FROM {db}.t")).containsExactly(row(1, "a", 7));
        assertThat(run(ours, 4)).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aReloadThereAndAColumnThatComesHereLater() throws IOException {
        FeedStore feed = new FeedStore("t");
        Store theirs = feed.theirs;
        feed.load(1, "a", 2, "b");
        Store ours = feed.taker(Milestoning.LIVE);
        run(ours, 1);
        IngestTable wider = wider();
        StructType file = DmsRows.dms(StructType.fromDDL("id smallint, name string, size tinyint"));
        theirs.epoch(2).table(wider);
        theirs.load(
                "t",
                "LOAD00000001.parquet",
                file,
                List.of(
                        DmsRows.loadedAt(LOADED, (short) 1, "a", (byte) 7),
                        DmsRows.loadedAt(LOADED, (short) 2, "B", null)));
        theirs.complete();
        run(theirs, 4);
        forgetFiles(ours);
        run(ours, 5);
        assertThat(live(ours, "t")).containsExactly(row(1, "a"), row(2, "B"));
        assertThat(filesOf(ours, "staged"))
                .as("rows that are as they were are no changes")
                .isEqualTo(1);

        theirs.changes(
                "t",
                "20261101-000000006.parquet",
                file,
                T0,
                List.of(DmsRows.change("U", 9, "2026-11-01 11:00:09.000000", (short) 2, "new", null)));
        run(theirs, 6);
        ours.table(wider);
        run(ours, 7);
        assertThat(ours.sql("SELECT id, name, size FROM {db}.t WHERE NOT _ds_deleted ORDER BY id"))
                .as("the column has its values in rows that did not change, too")
                .containsExactly(row(1, "a", 7), row(2, "new", null));
    }

    @Test
    void aTableWithoutKeyIsTakenWholeWhenItHasChanged() throws IOException {
        FeedStore feed = new FeedStore("t", "u");
        IngestTable log = IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(nullable("id", SpecType.integer(16)))
                .column(nullable("name", SpecType.string()))
                .build();
        feed.theirs.table(log).consistency(Consistency.SINGLE);
        feed.load(1, "a");
        Store ours = feed.taker(Milestoning.LIVE).table(log).consistency(Consistency.SINGLE);
        assertThat(run(ours, 1)).isEqualTo(Outcome.PUBLISHED);
        feed.change(3, "u", changed("U", 1, 1, "y"));
        assertThat(run(ours, 4)).as("u changed, t did not").isEqualTo(Outcome.UNCHANGED);
        assertThat(live(ours, "u")).containsExactly(row(1, "y"));
        feed.theirs.epoch(2);
        feed.load(1, "a", 1, "a");
        assertThat(run(ours, 6)).isEqualTo(Outcome.PUBLISHED);
        assertThat(live(ours, "t")).containsExactly(row(1, "a"), row(1, "a"));

        ours.epoch(2).takes(feed.theirs);
        assertThat(run(ours, 7)).as("all is read once more").isEqualTo(Outcome.PUBLISHED);
        assertThat(live(ours, "t")).containsExactly(row(1, "a"), row(1, "a"));
        assertThat(run(ours, 8)).isEqualTo(Outcome.UNCHANGED);
        ours.epoch(1).takes(feed.theirs);
        assertThat(report(ours, 9).outcome("t"))
                .as("what is lower says nothing")
                .isEqualTo(Outcome.UNCHANGED);
    }

    private static JobReport report(Store store, int minute) {
        return store.run(Checkpoint.NONE, T0.plusSeconds(60L * minute));
    }

    /** This platform was applied with a new dataset, and the other one was not. */
    @Test
    void whatTheOtherPlatformLacksIsTold() throws IOException {
        FeedStore feed = new FeedStore("t");
        feed.load(1, "a");
        Store early = feed.taker(Milestoning.LIVE).table(table("u", Milestoning.LIVE));
        assertThat(report(early, 1).entries())
                .extracting(JobReport.Entry::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.WAITING);
        assertThat(report(early, 1).notes())
                .singleElement()
                .asString()
                .startsWith("u: ")
                .contains("has published no batch of it yet, and all that is published with it here waits");

        Store ours = feed.taker(Milestoning.LIVE);
        assertThat(run(ours, 2)).isEqualTo(Outcome.PUBLISHED);
        ours.table(table("u", Milestoning.LIVE));
        assertThat(report(ours, 3).notes())
                .as("nothing new is held up")
                .singleElement()
                .asString()
                .startsWith("u: ");
        feed.change(4, "t", changed("U", 1, 1, "A"));
        JobReport held = report(ours, 5);
        assertThatThrownBy(held::throwIfFailed)
                .hasMessageContaining("has published no batch of [u], and what is new of [t] waits for it")
                .hasMessageContaining("with the current model");
        assertThat(live(ours, "t")).containsExactly(row(1, "a"));

        feed.theirs
                .table(table("u", Milestoning.LIVE))
                .load("u", "LOAD00000001.parquet", FeedStore.FILE, FeedStore.loaded(1, "x"));
        run(feed.theirs, 6);
        assertThat(run(ours, 7)).isEqualTo(Outcome.PUBLISHED);
        assertThat(live(ours, "t")).containsExactly(row(1, "A"));
        assertThat(live(ours, "u")).containsExactly(row(1, "x"));
    }

    /** The whole way: files of DMS, the first lake, the second lake, and the database of a consumer there. */
    @Test
    void aConsumerOfTheSecondPlatformIsFilledWithoutTheSource() throws IOException, SQLException {
        FeedStore feed = new FeedStore("t");
        feed.load(1, "a", 2, "b", 3, "c");
        delete(feed.theirs.staging().resolve("public")); // Nothing of the source is left to be read.
        Store ours = feed.taker(Milestoning.LIVE);
        run(ours, 1);
        Mart mart = new Mart();
        ExportSpec export = ours.export(mart.target());
        ours.export(export, Mart.LOGIN, Checkpoint.NONE, T0).throwIfFailed();
        assertThat(mart.query("SELECT id, name FROM report_g_t ORDER BY id")).containsExactly("1|a", "2|b", "3|c");

        feed.change(3, "t", changed("D", 1, 1, null), changed("U", 2, 2, "B"));
        run(ours, 4);
        ours.export(export, Mart.LOGIN, Checkpoint.NONE, T0).throwIfFailed();
        assertThat(mart.query("SELECT id, name FROM report_g_t ORDER BY id")).containsExactly("2|B", "3|c");
    }
}
