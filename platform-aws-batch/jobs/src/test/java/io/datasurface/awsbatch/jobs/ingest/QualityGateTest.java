package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.quality.Release;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import io.datasurface.awsbatch.spec.lock.MemoryLeases;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Batches are judged before readers see them. */
class QualityGateTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, total int"));
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final QualityCheck POSITIVE =
            new QualityCheck.Range("total", Optional.of(BigDecimal.ZERO), Optional.empty());

    private static IngestTable table(String name, Milestoning milestoning) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("total", SpecType.integer(32)))
                .primaryKey("id")
                .milestoning(milestoning)
                .build();
    }

    private static QualityRule rule(QualityAction action) {
        return new QualityRule("t", "positive", POSITIVE, action);
    }

    /** Table t with ids from 1 and these totals. */
    private static Store loaded(Milestoning milestoning, Object... totals) throws IOException {
        Store store = new Store().table(table("t", milestoning));
        load(store, totals);
        return store;
    }

    private static void load(Store store, Object... totals) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            rows.add(loadedAt(T0, i + 1, totals[i]));
        }
        store.load("t", "LOAD00000001.parquet", FILE, rows);
        store.complete();
    }

    private static void changes(Store store, int file, Row... rows) throws IOException {
        store.changes("t", "20261101-10000000" + file + ".parquet", FILE, LONG_AGO.plusSeconds(file), List.of(rows));
    }

    private static JobReport run(Store store) {
        return store.run(Checkpoint.NONE, NOW);
    }

    private static List<Row> live(Store store) {
        return store.sql("SELECT id, total FROM {db}.t WHERE NOT _ds_deleted ORDER BY id");
    }

    private static List<String> results(Store store) {
        return store
                .sql("SELECT batch, rule, action, passed, rows, failing_rows, quarantined_rows, released"
                        + " FROM {db}.autocorp__ds_quality ORDER BY batch, dataset, rule")
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private static List<String> quarantine(Store store) {
        return store
                .sql("SELECT batch, rules, sequence, content FROM {db}.autocorp__ds_quarantine"
                        + " ORDER BY batch, content")
                .stream()
                .map(row -> row.getLong(0) + " " + row.getList(1) + " "
                        + row.getString(2).replaceAll("^0+", "") + " " + row.getString(3))
                .toList();
    }

    private static Row row(int id, int total) {
        return RowFactory.create(id, total);
    }

    @Test
    void warningsAreToldAndReadersSeeTheBatch() throws IOException {
        Store store = loaded(Milestoning.LIVE, 1, -2, null).judgedBy(10, rule(QualityAction.WARN));
        List<Map<String, Long>> sent = new ArrayList<>();
        Metrics metrics = (where, counts) -> sent.add(Map.copyOf(counts));

        JobReport report = store.run(Optional.empty(), metrics, NOW);

        assertThat(report.outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(report.notes()).containsExactly("t: batch 1: rule positive (WARN) 1 of 3 rows break it");
        assertThat(live(store)).hasSize(3);
        assertThat(results(store)).containsExactly("1 positive WARN false 3 1 0 false");
        assertThat(sent).containsExactly(Map.of("FailedChecks", 1L, "QuarantinedRows", 0L, "BlockedBatches", 0L));

        changes(store, 1, change("U", 1, T0, 2, 2));
        assertThat(run(store).notes()).isEmpty();
        assertThat(results(store)).hasSize(2).contains("2 positive WARN true 3 0 0 false");
        Map<String, Long> before = store.lakeFiles();
        assertThat(run(store).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(store.lakeFiles()).as("nothing new, nothing judged").isEqualTo(before);
    }

    @Test
    void badRowsGoAsideAndReadersKeepWhatTheyHadOfThem() throws IOException {
        Store store = loaded(Milestoning.LIVE_AND_FORENSIC, 1, -2, 3).judgedBy(10, rule(QualityAction.QUARANTINE));
        run(store).throwIfFailed();
        assertThat(live(store)).containsExactly(row(1, 1), row(3, 3));
        assertThat(quarantine(store)).containsExactly("1 [positive]  {\"id\":2,\"total\":-2}");

        changes(
                store,
                1,
                change("U", 1, T0, 1, 10),
                change("U", 2, T0, 1, -11),
                change("I", 3, T0, 4, -4),
                change("D", 4, T0, 3, -3));
        run(store).throwIfFailed();

        assertThat(live(store)).as("the last good state of each row").containsExactly(row(1, 10));
        assertThat(store.sql("SELECT id, total FROM {db}.t__history WHERE NOT _ds_deleted ORDER BY id, total"))
                .containsExactly(row(1, 1), row(1, 10), row(3, 3));
        assertThat(quarantine(store))
                .containsExactly(
                        "1 [positive]  {\"id\":2,\"total\":-2}",
                        "2 [positive] 2 {\"id\":1,\"total\":-11}",
                        "2 [positive] 3 {\"id\":4,\"total\":-4}");
        assertThat(results(store))
                .containsExactly("1 positive QUARANTINE false 2 0 1 false", "2 positive QUARANTINE false 1 0 2 false");

        load(store.epoch(2), -1, 20, -3);
        run(store).throwIfFailed();
        assertThat(live(store))
                .as("a row of a new load that goes aside is not gone from the source; 3 was deleted before")
                .containsExactly(row(1, 10), row(2, 20));
        assertThat(store.sql("SELECT id FROM {db}.t__history WHERE _ds_batch_out IS NULL AND NOT _ds_deleted"
                        + " ORDER BY id"))
                .containsExactly(RowFactory.create(1), RowFactory.create(2));
        changes(store, 1, change("U", 1, T0, 1, 5));
        run(store).throwIfFailed();
        assertThat(live(store)).containsExactly(row(1, 5), row(2, 20));
    }

    @Test
    void moreThanMayGoAsideBlocks() throws IOException {
        Store store = loaded(Milestoning.LIVE, -1, -2, 3).judgedBy(1, rule(QualityAction.QUARANTINE));

        JobReport report = run(store);

        assertThat(report.outcome("t")).isEqualTo(Outcome.FAILED);
        assertThat(report.entries().get(0).failure().orElseThrow())
                .hasMessageContaining("more than 1 rows of the batch are bad, which is the most that may go aside");
        assertThat(live(store)).isEmpty();
        store.judgedBy(2, rule(QualityAction.QUARANTINE));
        run(store).throwIfFailed();
        assertThat(live(store)).containsExactly(row(3, 3));
        assertThat(quarantine(store)).hasSize(2);
        assertThat(results(store)).containsExactly("1 positive QUARANTINE false 1 0 2 false");
    }

    @Test
    void aBlockedBatchIsSeenByNobodyUntilItIsMended() throws IOException, SQLException {
        Store store = loaded(Milestoning.LIVE_AND_FORENSIC, 1, 2).judgedBy(10, rule(QualityAction.BLOCK));
        run(store).throwIfFailed();
        Mart mart = new Mart();
        export(store, mart);
        changes(store, 1, change("U", 1, T0, 1, -1), change("U", 2, T0, 2, 22));

        for (int i = 0; i < 2; i++) {
            JobReport report = run(store);
            assertThat(report.outcome("t")).isEqualTo(Outcome.FAILED);
            assertThat(report.entries().get(0).failure().orElseThrow())
                    .hasMessageContaining("Batch 2 of autocorp is not published, as it breaks rules:\n"
                            + "  t: rule positive (BLOCK) 1 of 2 rows break it")
                    .hasMessageContaining("--ds-release t:2");
            export(store, mart);
            assertThat(live(store)).containsExactly(row(1, 1), row(2, 2));
            assertThat(mart.query("SELECT * FROM report_g_t ORDER BY id")).containsExactly("1|1", "2|2");
            assertThat(results(store))
                    .as("a batch that is tried again is told once")
                    .containsExactly("1 positive BLOCK true 2 0 0 false", "2 positive BLOCK false 2 1 0 false");
        }
        Row judged = store.sql("SELECT snapshot FROM {db}.autocorp__ds_quality WHERE batch = 2")
                .get(0);
        assertThat(store.sql("SELECT id FROM {db}.t VERSION AS OF " + judged.getLong(0) + " WHERE total < 0"))
                .as("who looks for the rows finds them")
                .containsExactly(RowFactory.create(1));

        changes(store, 2, change("U", 3, T0, 1, 11));
        run(store).throwIfFailed();
        export(store, mart);
        assertThat(mart.query("SELECT * FROM report_g_t ORDER BY id")).containsExactly("1|11", "2|22");
        assertThat(results(store)).contains("2 positive BLOCK true 2 0 0 false").hasSize(2);
    }

    private static void export(Store store, Mart mart) {
        store.export(store.export(mart.target()), Mart.LOGIN, Checkpoint.NONE, NOW)
                .throwIfFailed();
    }

    @Test
    void aBlockedBatchIsReleasedByItsNumber() throws IOException {
        Store store = loaded(Milestoning.LIVE, -1).judgedBy(10, rule(QualityAction.BLOCK));
        assertThat(store.run(Optional.of(new Release("t", 2)), Metrics.NONE, NOW)
                        .outcome("t"))
                .as("another batch")
                .isEqualTo(Outcome.FAILED);

        assertThat(store.run(Optional.of(Release.parse("t:1")), Metrics.NONE, NOW)
                        .outcome("t"))
                .isEqualTo(Outcome.PUBLISHED);

        assertThat(live(store)).containsExactly(row(1, -1));
        assertThat(results(store)).containsExactly("1 positive BLOCK false 1 1 0 true");
        assertThatThrownBy(() -> Release.parse("17")).hasMessageContaining("such as customers:17");
    }

    @Test
    void whatMendsABatchMayBeBehindTheFilesThatItTakes() throws IOException {
        Store store = loaded(Milestoning.LIVE, 1)
                .judgedBy(10, rule(QualityAction.BLOCK))
                .maxFiles(1);
        store.consistency(Consistency.SINGLE);
        run(store).throwIfFailed();
        changes(store, 1, change("U", 1, T0, 1, -1));
        changes(store, 2, change("U", 2, T0, 1, -2));
        changes(store, 3, change("U", 3, T0, 1, 3));

        run(store).throwIfFailed();

        assertThat(live(store)).containsExactly(row(1, 3));
    }

    @Test
    void oneTableOfAConsistentBatchBlocksAllAndReferencesSeeTheBatch() throws IOException {
        QualityRule known =
                new QualityRule("t", "known", new QualityCheck.Reference("total", "u", "id"), QualityAction.BLOCK);
        Store store = loaded(Milestoning.LIVE, 1, 2).judgedBy(10, known).table(table("u", Milestoning.LIVE));
        store.load("u", "LOAD00000001.parquet", FILE, List.of(loadedAt(T0, 1, 0), loadedAt(T0, 2, 0)));
        run(store).throwIfFailed();

        store.changes("u", "20261101-100000001.parquet", FILE, LONG_AGO, List.of(change("D", 1, T0, 2, 0)));
        JobReport report = run(store);

        assertThat(report.entries()).extracting(JobReport.Entry::outcome).containsOnly(Outcome.FAILED);
        assertThat(store.sql("SELECT id FROM {db}.u WHERE NOT _ds_deleted")).hasSize(2);
        changes(store, 2, change("D", 2, T0, 2, 2));
        run(store).throwIfFailed();
        assertThat(live(store)).containsExactly(row(1, 1));
        assertThat(store.sql("SELECT id FROM {db}.u WHERE NOT _ds_deleted")).hasSize(1);
    }

    @Test
    void aRuleThatCannotBeEvaluatedDoesWhatItsActionSays() throws IOException {
        QualityCheck broken = new QualityCheck.Expression("total > (SELECT 1)");
        for (QualityAction action : QualityAction.values()) {
            Store store = loaded(Milestoning.LIVE, 1).judgedBy(10, new QualityRule("t", "odd", broken, action));
            assertThat(run(store).outcome("t"))
                    .isEqualTo(action == QualityAction.WARN ? Outcome.PUBLISHED : Outcome.FAILED);
            assertThat(store.sql("SELECT problem FROM {db}.autocorp__ds_quality")
                            .get(0)
                            .getString(0))
                    .contains("it can't be evaluated: it has a part of kind ScalarSubquery");
        }
    }

    @Test
    void killedBetweenTwoStepsTellsOnce() throws IOException {
        List<String> steps = new ArrayList<>();
        made().run((point, subject) -> steps.add(point + " " + subject), () -> NOW)
                .throwIfFailed();
        for (String step : steps.subList(steps.indexOf("STAGED t"), steps.size())) {
            Store store = made();
            assertThatThrownBy(() -> store.run(
                            (point, subject) -> {
                                if ((point + " " + subject).equals(step)) {
                                    throw new Killed();
                                }
                            },
                            () -> NOW))
                    .isInstanceOf(Killed.class);
            run(store).throwIfFailed();
            assertThat(live(store)).as(step).containsExactly(row(1, 1));
            assertThat(quarantine(store)).as(step).containsExactly("1 [positive]  {\"id\":2,\"total\":-2}");
            assertThat(results(store)).as(step).containsExactly("1 positive QUARANTINE false 1 0 1 false");
        }
    }

    private static Store made() throws IOException {
        return loaded(Milestoning.LIVE, 1, -2).judgedBy(10, rule(QualityAction.QUARANTINE));
    }

    @Test
    void otherRulesPartABatchAnew() throws IOException {
        Store store = made();
        assertThatThrownBy(() -> store.run(
                        (point, subject) -> {
                            if (point == Checkpoint.Point.JUDGED) {
                                throw new Killed();
                            }
                        },
                        () -> NOW))
                .isInstanceOf(Killed.class);

        store.judgedBy(10, rule(QualityAction.WARN)).run(Checkpoint.NONE, NOW).throwIfFailed();

        assertThat(live(store)).as("no row is lost").hasSize(2);
        assertThat(quarantine(store)).isEmpty();
        assertThat(results(store)).containsExactly("1 positive WARN false 2 1 0 false");
    }

    @Test
    void resultsGoWhenTheyAreOldAndRowsInQuarantineStay() throws IOException {
        Store store = made();
        run(store).throwIfFailed();
        MaintainSpec upkeep = new MaintainSpec(
                "test",
                "autocorp",
                store.lake(),
                List.of(
                        MaintainTable.daily(MaintainTable.QUALITY, "autocorp__ds_quality", true),
                        MaintainTable.daily(MaintainTable.QUARANTINE, "autocorp__ds_quarantine", true),
                        MaintainTable.daily(MaintainTable.BATCHES, "autocorp__ds_batches", true)));
        WriteLocks locks = new WriteLocks(new LeaseLocks(new MemoryLeases()));

        store.maintain(upkeep, locks, Checkpoint.NONE, NOW.plus(Duration.ofDays(29)))
                .throwIfFailed();
        assertThat(results(store)).hasSize(1);
        store.maintain(upkeep, locks, Checkpoint.NONE, NOW.plus(Duration.ofDays(31)))
                .throwIfFailed();

        assertThat(results(store)).isEmpty();
        assertThat(quarantine(store)).hasSize(1);
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
