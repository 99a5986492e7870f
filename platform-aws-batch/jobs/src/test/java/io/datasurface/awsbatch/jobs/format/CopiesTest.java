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
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of each other format beside tables of Iceberg, in one session. The oracle is the Iceberg table at the snapshot of the batch that the copy has. */
@ParameterizedClass
@EnumSource(value = TableFormat.class, names = "ICEBERG", mode = EnumSource.Mode.EXCLUDE)
class CopiesTest {
    private static final List<String> KEY = List.of("id");
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Store store = new Store();
    private final MemoryLeases leases = new MemoryLeases();
    private final TableFormat format;
    /** A column whose name has what the format takes. */
    private final String odd;

    private int files;
    private long numbers;

    CopiesTest(TableFormat format) {
        this.format = format;
        this.odd = format.takes("odd.name") ? "odd.name" : "_odd";
    }

    /** The job is killed. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private IngestTable.Builder table() {
        return IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .format(format);
    }

    private IngestTable keyed() {
        return table().column(nullable(odd, SpecType.binary())).primaryKey("id").build();
    }

    private StructType file() {
        return dms(StructType.fromDDL("id int, name string, `" + odd + "` binary"));
    }

    private void changes(StructType file, List<Row> rows) throws IOException {
        store.changes("t", "20261101-10%07d.parquet".formatted(++files), file, LONG_AGO, rows);
    }

    private Row row(String op, int id, String name) {
        numbers++;
        return change(op, numbers, T0, id, name, new byte[] {(byte) numbers});
    }

    private List<String> copy() {
        return texts(read(folder()).collectAsList());
    }

    /** As consumers read it, but for the columns of the format itself. */
    private Dataset<Row> read(String folder) {
        Dataset<Row> rows = store.spark
                .read()
                .format(format.name().toLowerCase(Locale.ROOT))
                .load(folder);
        return rows.drop(Arrays.stream(rows.columns())
                .filter(name -> name.startsWith("_hoodie_"))
                .toArray(String[]::new));
    }

    private String folder() {
        return store.tableFolder(name()).toString();
    }

    private String columns(String more) {
        return "id, name, `" + odd + "`" + more;
    }

    private String name() {
        return format.copyOf("t").orElseThrow();
    }

    private TableCopy copyAt(String folder, String of) {
        return copyAt(store.spark, folder, of);
    }

    private TableCopy copyAt(SparkSession spark, String folder, String of) {
        WriteLocks once = new WriteLocks(new LeaseLocks(leases), Duration.ofMinutes(1), Duration.ZERO, 1, time -> {});
        return format == TableFormat.DELTA ? new DeltaCopy(spark, folder, of) : new HudiCopy(spark, folder, of, once);
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

    private TableCopy opened() {
        LakeTable live = live();
        return copyAt(folder(), live.table().uuid().toString());
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
            changes(file(), rows);
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
        assertThat(copy()).isEqualTo(lake(columns(""), "")).isNotEmpty();
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
                        file(),
                        List.of(loadedAt(T0, 1, "a", null), loadedAt(T0, 2, "b", null)));
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    private void assertThatTheCopyIsOneBatch() {
        long batch = opened().batch().orElseThrow();
        long snapshot = store.sql("SELECT snapshot FROM {db}.autocorp__ds_batches WHERE batch = " + batch)
                .get(0)
                .getLong(0);
        assertThat(copy()).as("batch " + batch).isEqualTo(lake(columns(""), "VERSION AS OF " + snapshot));
    }

    /** What was written, the newest first. */
    private List<String> commits() {
        if (format == TableFormat.DELTA) {
            return DeltaTable.forPath(store.spark, folder()).history().select("operation").collectAsList().stream()
                    .map(row -> row.getString(0))
                    .toList();
        }
        HoodieTableMetaClient table = HoodieTableMetaClient.builder()
                .setConf(HadoopFSUtils.getStorageConf())
                .setBasePath(folder())
                .build();
        return table.getCommitsTimeline()
                .filterCompletedInstants()
                .getReverseOrderedInstants()
                .map(instant -> instant.getAction().equals(HoodieTimeline.COMMIT_ACTION) ? "MERGE" : "WRITE")
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
        assertThat(copy()).isEqualTo(lake(columns(", n"), "")).contains("1 A null 7");
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
        assertThat(copy()).isEqualTo(lake(columns(", n"), "")).contains("3 c null " + (1L << 40));
        assertThat(commits())
                .as("only the new type is a reason to write all")
                .isEqualTo(
                        // In Delta Lake a column is added by a commit of its own.
                        format == TableFormat.DELTA
                                ? List.of("WRITE", "MERGE", "WRITE", "WRITE")
                                : List.of("WRITE", "MERGE", "WRITE"));

        if (format == TableFormat.DELTA) {
            Path orphan = Files.copy(first, Path.of(folder(), "orphan.parquet"));
            Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofDays(6))));
        }
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
        assertThat(Path.of(folder(), "orphan.parquet"))
                .as("older than five days")
                .doesNotExist();
        assertThat(dataFiles()).as("somebody may still read them").contains(first, second);
        opened().clean(Duration.ZERO);
        assertThat(dataFiles()).hasSize(1).doesNotContain(first, second);
        assertThat(copy()).isEqualTo(lake(columns(", n"), ""));
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder()))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    @Test
    void withoutAKeyAllRowsAreWrittenWithEachBatch() throws IOException {
        load(table().column(nullable(odd, SpecType.binary())).build());
        store.epoch(2)
                .load(
                        "t",
                        "LOAD00000001.parquet",
                        file(),
                        List.of(loadedAt(T0, 1, "a", null), loadedAt(T0, 1, "a", null)));
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();

        assertThat(copy()).containsExactly("1 a null", "1 a null");
        assertThat(opened().batch()).hasValue(2);
    }

    @Test
    void whoIsLateChangesNothing() throws Exception {
        String folder = store.tableFolder("late").toString();
        TableCopy copy = copyAt(folder, "table");
        assertThat(copy.batch()).isEmpty();
        copy.replace(2, KEY, rows(store.spark, "1, 'old', false").drop("gone"));
        assertThat(copyAt(folder, "a table that had its name before").batch()).isEmpty();

        List<Callable<Boolean>> both = List.of(() -> put(folder, "new"), () -> put(folder, "new"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Boolean> written = new ArrayList<>();
        for (Future<Boolean> one : threads.invokeAll(both)) {
            written.add(one.get());
        }
        threads.shutdown();
        assertThat(written).as("one of them at least").contains(true);
        copy.replace(2, KEY, rows(store.spark, "1, 'late', false").drop("gone"));
        copy.merge(1, 2, KEY, rows(store.spark, "1, 'late', false"), "gone");
        copy.merge(2, 3, KEY, rows(store.spark, "1, 'late', true"), "gone");
        assertThatThrownBy(() -> copy.merge(2, 4, KEY, rows(store.spark, "1, 'from batch 2', false"), "gone"))
                .isInstanceOf(ConcurrentModificationException.class);

        assertThat(copy.batch()).hasValue(3);
        assertThat(texts(read(folder).select("id", "name").collectAsList())).containsExactly("1 new");
    }

    /** Writes batch 3 in a session of its own; returns false if another has written at the same time. */
    private boolean put(String folder, String name) {
        SparkSession session = store.spark.newSession();
        try {
            copyAt(session, folder, "table").merge(2, 3, KEY, rows(session, "1, '" + name + "', false"), "gone");
            return true;
        } catch (ConcurrentModificationException e) {
            return false;
        }
    }

    private static Dataset<Row> rows(SparkSession session, String values) {
        return session.sql("SELECT * FROM VALUES (" + values + ") AS t(id, name, gone)");
    }
}
