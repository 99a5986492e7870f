package io.datasurface.awsbatch.jobs.maintain;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.AutoCorp;
import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Rendered;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.SnapshotPin;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import io.datasurface.awsbatch.spec.lock.MemoryLeases;
import io.datasurface.awsbatch.spec.lock.TableLocks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real tables are maintained now, and days later by a clock that is ahead: Iceberg itself only knows the real time. */
class MaintainJobTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, name string"));
    private static final Instant NOW = Instant.now();
    private static final Duration YEAR = Duration.ofDays(365);

    private final Store store = new Store();
    private final TableLocks locks = new LeaseLocks(new MemoryLeases());
    private int files;

    private static String ago(Duration time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS")
                .withZone(ZoneOffset.UTC)
                .format(NOW.minus(time));
    }

    /** Of somebody who asks twice and does not wait. */
    private static WriteLocks writeLocks(TableLocks locks) {
        return new WriteLocks(locks, Duration.ofMinutes(5), Duration.ofSeconds(20), 2, time -> {});
    }

    private Store load(Milestoning milestoning) throws IOException {
        store.table(IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id")
                .milestoning(milestoning)
                .build());
        String time = ago(Duration.ofDays(50));
        store.load("t", "LOAD00000001.parquet", FILE, List.of(loadedAt(time, 1, "a"), loadedAt(time, 2, "b")));
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
        return store;
    }

    private void changes(Row... rows) throws IOException {
        store.changes("t", "20261101-10000000" + ++files + ".parquet", FILE, NOW.minusSeconds(3600), List.of(rows));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    private static Row insert(int id) {
        return change("I", id, ago(Duration.ofDays(1)), id, "new");
    }

    private JobReport maintain(Duration later) {
        return maintain(withoutBatches(YEAR), later);
    }

    private JobReport maintain(MaintainSpec spec, Duration later) {
        JobReport report = store.maintain(spec, writeLocks(locks), Checkpoint.NONE, NOW.plus(later));
        report.throwIfFailed();
        return report;
    }

    /** The table of batches is in the document, and its interval is never over: its upkeep has tests of its own. */
    private MaintainSpec withoutBatches(Duration historyRetention) {
        MaintainSpec all = store.maintenance(historyRetention);
        List<MaintainTable> tables = new ArrayList<>();
        for (MaintainTable table : all.tables()) {
            boolean isBatches = table.dataset().equals(MaintainTable.BATCHES);
            tables.add(new MaintainTable(
                    table.dataset(),
                    table.table(),
                    table.directlyQueried(),
                    isBatches ? Duration.ofDays(100 * 365) : table.compactionInterval(),
                    table.snapshotRetention(),
                    table.orphanRetention(),
                    table.tombstoneRetention(),
                    table.historyRetention()));
        }
        return new MaintainSpec(all.platform(), all.store(), all.lake(), tables);
    }

    private void maintainBatches(Duration later) {
        MaintainSpec all = store.maintenance(YEAR);
        MaintainSpec batches = new MaintainSpec(
                all.platform(),
                all.store(),
                all.lake(),
                all.tables().subList(all.tables().size() - 1, all.tables().size()));
        maintain(batches, later);
    }

    private long count(String metadata) {
        return store.sql("SELECT count(*) FROM {db}." + metadata).get(0).getLong(0);
    }

    private List<String> rows(String sql) {
        return store.sql(sql).stream().map(row -> row.mkString(" ")).toList();
    }

    private long snapshot(String table) {
        return store.sql("SELECT max_by(snapshot, batch) FROM {db}.autocorp__ds_batches WHERE table = '" + table + "'")
                .get(0)
                .getLong(0);
    }

    private long export(Mart mart) throws SQLException {
        store.export(store.export(mart.target()), Mart.LOGIN, Checkpoint.NONE, NOW)
                .throwIfFailed();
        assertThat(mart.query("SELECT id FROM report_g_t ORDER BY id"))
                .isEqualTo(rows("SELECT id FROM {db}.t WHERE NOT _ds_deleted ORDER BY id"));
        return Long.parseLong(mart.query("SELECT max(substring(physical from '_l([0-9]+)$')::int) FROM _ds_exports")
                .get(0));
    }

    @Test
    void smallFilesAndOldSnapshotsGoAndWhatSomebodyNeedsStays() throws IOException, SQLException {
        load(Milestoning.LIVE);
        Mart mart = new Mart();
        long table = export(mart);
        long exported = snapshot("t");
        for (int id = 10; id < 14; id++) {
            changes(insert(id));
        }
        long newest = snapshot("t");
        assertThat(count("t.files")).isEqualTo(5);
        List<String> before = rows("SELECT * FROM {db}.t ORDER BY id");

        assertThat(maintain(Duration.ZERO).outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(count("t.files")).isEqualTo(1);
        assertThat(count("t.snapshots")).as("none is old enough").isEqualTo(7);
        assertThat(maintain(Duration.ofHours(23)).outcome("t"))
                .as("not more often than once in its interval")
                .isEqualTo(Outcome.UNCHANGED);

        assertThat(maintain(Duration.ofDays(10)).outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(count("t.snapshots"))
                .as("the export continues from the first")
                .isEqualTo(6);
        assertThat(export(mart)).as("its changes were there").isEqualTo(table);
        changes(insert(17));
        export(mart);

        maintain(store.maintenance(YEAR), Duration.ofDays(12));
        assertThat(rows("SELECT snapshot_id FROM {db}.t.snapshots"))
                .as("nobody needs the first any more")
                .doesNotContain(Long.toString(exported), Long.toString(newest))
                .contains(Long.toString(snapshot("t")));
        assertThat(count("autocorp__ds_batches.snapshots")).isEqualTo(1);
        changes(insert(18));
        assertThat(export(mart)).as("the newest batch was there").isEqualTo(table);
        assertThat(rows("SELECT * FROM {db}.t WHERE id < 17 ORDER BY id")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"P30D, 2000, P30D", "P30D, 2001, P1D", "P1D, 2001, P1D", "PT1H, 2001, PT1H"})
    void aTableOfManySnapshotsIsLookedAfterDaily(Duration asked, long snapshots, Duration pause) {
        assertThat(MaintainJob.pause(asked, snapshots)).isEqualTo(pause);
    }

    @Test
    void filesThatNobodyNamesGoWhenTheyAreOld() throws IOException {
        load(Milestoning.LIVE);
        Path data = store.tableFolder("t").resolve("data");
        Path old = Files.writeString(data.resolve("old.parquet"), "");
        Path young = Files.writeString(data.resolve("young.parquet"), "");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofDays(4))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofDays(2))));
        TableLocks.Lease reader = locks.tryRead("t", Duration.ofMinutes(1)).orElseThrow();

        assertThat(maintain(Duration.ZERO).outcome("t")).as("somebody reads").isEqualTo(Outcome.POSTPONED);
        assertThat(old).exists();
        reader.close();
        maintain(Duration.ZERO);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(rows("SELECT id FROM {db}.t")).hasSize(2);
    }

    @Test
    void aPinnedSnapshotStaysUntilItIsLetGo() throws IOException {
        load(Milestoning.LIVE);
        long pinned = snapshot("t");
        SnapshotPin pin = SnapshotPin.of(
                new LakeTables(store.spark, store.lake()).find("t").orElseThrow(), pinned, NOW, Duration.ofDays(30));
        // The tombstone goes, so what readers see now is no longer the snapshot of the newest batch.
        changes(change("U", 1, ago(Duration.ZERO), 1, "A"), change("D", 2, ago(Duration.ofDays(40)), 2, null));
        maintain(Duration.ofDays(10));
        assertThat(rows("SELECT name FROM {db}.t VERSION AS OF " + pinned + " WHERE id = 1"))
                .containsExactly("a");
        pin.close();
        maintain(Duration.ofDays(12));
        assertThat(rows("SELECT snapshot_id FROM {db}.t.snapshots"))
                .doesNotContain(Long.toString(pinned))
                .as("who reads batches needs the newest")
                .contains(Long.toString(snapshot("t")))
                .hasSize(2);
    }

    @Test
    void rowsThatAreKeptForATimeGoAfterIt() throws IOException {
        load(Milestoning.LIVE_AND_FORENSIC);
        changes(
                change("D", 1, ago(Duration.ofDays(40)), 1, null),
                change("U", 2, ago(Duration.ofDays(40)), 2, "B"),
                change("I", 3, ago(Duration.ofDays(3)), 3, "c"),
                change("D", 4, ago(Duration.ofDays(3)), 3, null));
        maintain(Duration.ZERO);
        assertThat(rows("SELECT id, _ds_deleted FROM {db}.t ORDER BY id"))
                .as("tombstones of 30 days")
                .containsExactly("2 false", "3 true");
        assertThat(rows("SELECT id FROM {db}.t__history"))
                .as("states of a year")
                .hasSize(6);

        maintain(withoutBatches(Duration.ofDays(35)), Duration.ofDays(2));
        assertThat(rows("SELECT id, name, _ds_deleted FROM {db}.t__history ORDER BY id, _ds_seq"))
                .as("states of 35 days")
                .containsExactly("2 B false", "3 c false", "3 null true");
        changes(change("I", 5, ago(Duration.ZERO), 4, "d"));
        assertThat(rows("SELECT id FROM {db}.t WHERE NOT _ds_deleted ORDER BY id"))
                .containsExactly("2", "4");
    }

    @Test
    void recordsOfBatchesGoWhenTheirFilesAreGone() throws IOException {
        load(Milestoning.LIVE);
        changes(insert(10));
        changes(insert(11));
        changes(insert(12));
        maintainBatches(Duration.ofDays(40));
        assertThat(count("autocorp__ds_batches")).as("all files are there").isEqualTo(4);
        Files.delete(store.staging().resolve("public/t/LOAD00000001.parquet"));
        Files.delete(store.staging().resolve("public/t/20261101-100000001.parquet"));
        maintainBatches(Duration.ofDays(20).plusHours(1));
        assertThat(count("autocorp__ds_batches")).as("younger than 30 days").isEqualTo(4);

        maintainBatches(Duration.ofDays(42));
        assertThat(rows("SELECT batch FROM {db}.autocorp__ds_batches ORDER BY batch"))
                .containsExactly("3", "4");
        Files.delete(store.staging().resolve("public/t/20261101-100000003.parquet"));
        maintainBatches(Duration.ofDays(44));
        assertThat(rows("SELECT batch FROM {db}.autocorp__ds_batches ORDER BY batch"))
                .as("the file of the third is still there, and the fourth is the newest")
                .containsExactly("3", "4");
        assertThat(store.run(Checkpoint.NONE, NOW).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        changes(insert(13));
        assertThat(rows("SELECT id FROM {db}.t ORDER BY id")).containsExactly("1", "2", "10", "11", "12", "13");
    }

    @Test
    void killedBeforeAnythingIsRemovedAndRunAgain() throws IOException {
        load(Milestoning.LIVE);
        changes(insert(10));
        changes(insert(11));
        List<String> before = rows("SELECT * FROM {db}.t ORDER BY id");
        List<String> steps = new ArrayList<>();
        Checkpoint killed = (point, subject) -> {
            steps.add(point + " " + subject);
            if (point == Checkpoint.Point.RECORDED) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> store.maintain(withoutBatches(YEAR), writeLocks(locks), killed, NOW))
                .isInstanceOf(Killed.class);
        assertThat(rows("SELECT * FROM {db}.t ORDER BY id")).isEqualTo(before);
        store.maintain(
                        withoutBatches(YEAR),
                        writeLocks(locks),
                        (point, subject) -> steps.add(point + " " + subject),
                        NOW.plus(Duration.ofDays(10)))
                .throwIfFailed();
        assertThat(steps).containsExactly("STAGED t", "RECORDED t", "STAGED t", "RECORDED t", "PUBLISHED t");
        assertThat(rows("SELECT * FROM {db}.t ORDER BY id")).isEqualTo(before);
        changes(insert(12));
        assertThat(rows("SELECT id FROM {db}.t ORDER BY id")).containsExactly("1", "2", "10", "11", "12");
    }

    @Test
    void autoCorpsDocumentMaintainsItsTables() throws IOException {
        BigDecimal amount = new BigDecimal("100.00");
        Instant changed = Instant.parse("2026-11-20T10:11:12Z");
        store.load(
                "sales_order",
                "LOAD00000001.parquet",
                AutoCorp.SALES_ORDERS_FILE,
                List.of(loadedAt(
                        ago(YEAR),
                        1L,
                        "A",
                        7L,
                        LocalDate.of(2026, 11, 20),
                        "PAID",
                        amount,
                        amount,
                        amount,
                        "CARD",
                        changed)));
        store.complete();
        store.run(Placed.in(
                        store,
                        SpecReader.readIngest("ingest", Rendered.development("specs/ingest/autocorp_test.json"))))
                .throwIfFailed();

        JobReport report = store.maintain(
                Placed.in(
                        store,
                        SpecReader.readMaintain("maintain", Rendered.development("specs/maintain/autocorp_test.json"))),
                writeLocks(locks),
                Checkpoint.NONE,
                NOW.plus(Duration.ofDays(100)));

        report.throwIfFailed();
        assertThat(report.entries())
                .extracting(JobReport.Entry::outcome)
                .as("two tables, their batches, results of rules; and no row is in quarantine yet")
                .containsExactly(
                        Outcome.PUBLISHED, Outcome.PUBLISHED, Outcome.PUBLISHED, Outcome.PUBLISHED, Outcome.WAITING);
        assertThat(rows("SELECT order_id FROM {db}.autocorp_test__sales_order")).containsExactly("1");
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
