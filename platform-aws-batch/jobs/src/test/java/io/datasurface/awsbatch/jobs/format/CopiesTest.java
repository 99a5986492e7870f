package io.datasurface.awsbatch.jobs.format;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import io.datasurface.awsbatch.spec.lock.MemoryLeases;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Tables of Delta Lake beside tables of Iceberg, in one session. The oracle is the Iceberg table at the snapshot of the batch that the copy has. */
class CopiesTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, name string, `odd.name` binary"));
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Store store = new Store();
    private int files;
    private long numbers;

    /** The job is killed. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static IngestTable.Builder table() {
        return IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .format(TableFormat.DELTA);
    }

    private static IngestTable keyed() {
        return table().column(nullable("odd.name", SpecType.binary()))
                .primaryKey("id")
                .build();
    }

    private void changes(StructType file, List<Row> rows) throws IOException {
        store.changes("t", "20261101-10%07d.parquet".formatted(++files), file, LONG_AGO, rows);
    }

    private Row row(String op, int id, String name) {
        numbers++;
        return change(op, numbers, T0, id, name, new byte[] {(byte) numbers});
    }

    private List<String> copy() {
        return texts(store.spark.read().format("delta").load(folder()).collectAsList());
    }

    private String folder() {
        return store.tableFolder("t__delta").toString();
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < row.size(); i++) {
                        values.add(
                                row.get(i) instanceof byte[] bytes ? "byte " + bytes[0] : String.valueOf(row.get(i)));
                    }
                    return String.join(" ", values);
                })
                .sorted()
                .toList();
    }

    private List<String> lake(String columns, String version) {
        return texts(store.sql("SELECT " + columns + " FROM {db}.t " + version + " WHERE NOT _ds_deleted"));
    }

    private LakeTable live() {
        return new LakeTables(store.spark, store.lake()).find("t").orElseThrow();
    }

    private DeltaCopy delta() {
        LakeTable live = live();
        return new DeltaCopy(
                store.spark,
                live.table().location() + "__delta",
                live.table().uuid().toString());
    }

    @Test
    void aCopyHasTheRowsOfOneBatchWhateverIsKilled() throws IOException {
        Random random = new Random(4711);
        load(keyed());
        for (Point point : List.of(Point.PUBLISHED, Point.COPIED)) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                rows.add(row(List.of("I", "U", "D").get(random.nextInt(3)), random.nextInt(5), "n" + numbers));
            }
            changes(FILE, rows);
            Checkpoint killed = (at, subject) -> {
                if (at == point) {
                    throw new Killed();
                }
            };
            assertThatThrownBy(() -> store.run(killed, NOW)).isInstanceOf(Killed.class);
            assertThatTheCopyIsOneBatch();
        }
        store.run(Checkpoint.NONE, NOW).throwIfFailed();

        assertThatTheCopyIsOneBatch();
        assertThat(copy()).isEqualTo(lake("id, name, `odd.name`", "")).isNotEmpty();
        assertThat(commits()).as("two batches at once").containsExactly("MERGE", "WRITE");
        Map<String, Long> before = store.lakeFiles();
        assertThat(store.run(Checkpoint.NONE, NOW).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(store.lakeFiles()).isEqualTo(before);
    }

    private void load(IngestTable table) throws IOException {
        store.table(table)
                .load(
                        "t",
                        "LOAD00000001.parquet",
                        FILE,
                        List.of(loadedAt(T0, 1, "a", null), loadedAt(T0, 2, "b", null)));
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    private void assertThatTheCopyIsOneBatch() {
        long batch = delta().batch().orElseThrow();
        long snapshot = store.sql("SELECT snapshot FROM {db}.autocorp__ds_batches WHERE batch = " + batch)
                .get(0)
                .getLong(0);
        assertThat(copy()).as("batch " + batch).isEqualTo(lake("id, name, `odd.name`", "VERSION AS OF " + snapshot));
    }

    private List<String> commits() {
        return DeltaTable.forPath(store.spark, folder()).history().select("operation").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void columnsAreAddedAndWidenedAndFilesGoWhenTheyAreOld() throws IOException {
        StructType more = dms(StructType.fromDDL("id int, name string, n int"));
        load(keyed());
        Path first = dataFiles().get(0);
        store.table(table().column(nullable("n", SpecType.integer(32)))
                .primaryKey("id")
                .build());
        changes(more, List.of(change("U", 1, T0, 1, "A", 7)));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(copy()).isEqualTo(lake("id, name, `odd.name`, n", "")).contains("1 A null 7");
        Path second = dataFiles().stream()
                .filter(file -> !file.equals(first))
                .findFirst()
                .orElseThrow();

        store.table(table().column(nullable("n", SpecType.integer(64)))
                .primaryKey("id")
                .build());
        changes(
                dms(StructType.fromDDL("id int, name string, n bigint")),
                List.of(change("I", 2, T0, 3, "c", 1L << 40)));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(copy()).isEqualTo(lake("id, name, `odd.name`, n", "")).contains("3 c null " + (1L << 40));
        assertThat(commits())
                .as("only the new type is a reason to write all")
                .containsExactly("WRITE", "MERGE", "WRITE", "WRITE");

        Path orphan = Files.copy(first, Path.of(folder(), "orphan.parquet"));
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofDays(6))));
        MaintainSpec daily = store.maintenance(Duration.ofDays(365));
        MaintainTable batches = daily.tables().get(1);
        MaintainTable never = new MaintainTable(
                batches.dataset(),
                batches.table(),
                true,
                Duration.ofDays(100 * 365),
                batches.snapshotRetention(),
                batches.orphanRetention(),
                batches.tombstoneRetention(),
                Optional.empty());
        store.maintain(
                        new MaintainSpec(
                                daily.platform(),
                                daily.store(),
                                daily.lake(),
                                List.of(daily.tables().get(0), never)),
                        new WriteLocks(new LeaseLocks(new MemoryLeases())),
                        Checkpoint.NONE,
                        NOW)
                .throwIfFailed();
        assertThat(orphan).as("older than five days").doesNotExist();
        assertThat(dataFiles()).as("somebody may still read them").contains(first, second);
        delta().clean(Duration.ZERO);
        assertThat(dataFiles()).hasSize(1).doesNotContain(first, second);
        assertThat(copy()).isEqualTo(lake("id, name, `odd.name`, n", ""));
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder()))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    @Test
    void withoutAKeyAllRowsAreWrittenWithEachBatch() throws IOException {
        load(table().column(nullable("odd.name", SpecType.binary())).build());
        store.epoch(2)
                .load(
                        "t",
                        "LOAD00000001.parquet",
                        FILE,
                        List.of(loadedAt(T0, 1, "a", null), loadedAt(T0, 1, "a", null)));
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();

        assertThat(copy()).containsExactly("1 a null", "1 a null");
        assertThat(delta().batch()).hasValue(2);
    }

    @Test
    void whoIsLateChangesNothing() throws Exception {
        String folder = store.tableFolder("late").toString();
        DeltaCopy copy = new DeltaCopy(store.spark, folder, "table");
        assertThat(copy.batch()).isEmpty();
        copy.replace(2, rows(store.spark, "1, 'old', false"));
        assertThat(new DeltaCopy(store.spark, folder, "a table that had its name before").batch())
                .isEmpty();

        List<Callable<Boolean>> both = List.of(() -> put(folder, "new"), () -> put(folder, "new"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Boolean> written = new ArrayList<>();
        for (Future<Boolean> one : threads.invokeAll(both)) {
            written.add(one.get());
        }
        threads.shutdown();
        assertThat(written).as("one of them at least").contains(true);
        copy.replace(2, rows(store.spark, "1, 'late', false"));
        copy.merge(2, List.of("id"), rows(store.spark, "1, 'late', false"), "gone");
        copy.merge(3, List.of("id"), rows(store.spark, "1, 'late', true"), "gone");

        assertThat(copy.batch()).hasValue(3);
        assertThat(texts(store.spark
                        .read()
                        .format("delta")
                        .load(folder)
                        .select("id", "name")
                        .collectAsList()))
                .containsExactly("1 new");
    }

    /** Writes batch 3 in a session of its own; returns false if another has written at the same time. */
    private boolean put(String folder, String name) {
        SparkSession session = store.spark.newSession();
        try {
            new DeltaCopy(session, folder, "table")
                    .merge(3, List.of("id"), rows(session, "1, '" + name + "', false"), "gone");
            return true;
        } catch (ConcurrentModificationException e) {
            return false;
        }
    }

    private static Dataset<Row> rows(SparkSession session, String values) {
        return session.sql("SELECT * FROM VALUES (" + values + ") AS t(id, name, gone)");
    }
}
