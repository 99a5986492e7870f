package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.quality.AsideRow;
import io.datasurface.awsbatch.jobs.quality.QualityLog;
import io.datasurface.awsbatch.jobs.quality.Release;
import io.datasurface.awsbatch.jobs.quality.RuleResult;
import io.datasurface.awsbatch.jobs.quality.TableJudge;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges a batch that is staged and not recorded yet: each table at the snapshot that readers would see. What is found is written down before the
 * batch is recorded, so nothing is published that was not judged.
 */
final class QualityGate {
    /** Rules that were broken: counted. */
    private static final String FAILED_CHECKS = "FailedChecks";
    /** Rows that went aside: counted. */
    private static final String QUARANTINED_ROWS = "QuarantinedRows";
    /** Batches that readers do not see because of a rule: counted. */
    private static final String BLOCKED_BATCHES = "BlockedBatches";

    private final JobContext context;
    private final IngestSpec spec;
    private final QualitySpec rules;
    private final LakeTables lake;
    private final Optional<Release> release;
    private final Metrics metrics;

    QualityGate(
            JobContext context,
            IngestSpec spec,
            QualitySpec rules,
            LakeTables lake,
            Optional<Release> release,
            Metrics metrics) {
        this.context = context;
        this.spec = spec;
        this.rules = rules;
        this.lake = lake;
        this.release = release;
        this.metrics = metrics;
    }

    /**
     * What was found in a batch.
     *
     * @param notes what people should know, by dataset
     * @param blocked why readers must not see it; empty if they may
     */
    record Verdict(Map<String, List<String>> notes, Optional<String> blocked) {
        /** Without rules. */
        static final Verdict NONE = new Verdict(Map.of(), Optional.empty());
    }

    /**
     * Judges a batch.
     *
     * @param tables of all datasets that are published together
     * @param staged those that the batch changes, with what it makes of them
     */
    Verdict judge(long number, List<TableBatch> tables, Map<TableBatch, TableBatch.Staged> staged) {
        List<String> names = tables.stream().map(TableBatch::dataset).toList();
        if (names.stream().allMatch(name -> rules.rulesOf(name).isEmpty())) {
            return Verdict.NONE;
        }
        Instant now = context.clock().instant();
        Shown shown = new Shown(tables, staged);
        List<QualityLog.Entry> entries = tables.stream()
                .filter(table -> staged.containsKey(table) || refersTo(table, staged))
                .map(table -> entry(table, Optional.ofNullable(staged.get(table)), shown, now))
                .toList();
        List<RuleResult> results =
                entries.stream().flatMap(entry -> entry.results().stream()).toList();
        boolean released = release.filter(batch -> batch.is(number, names)).isPresent();
        new QualityLog(lake, rules).write(number, names, entries, released, now);
        context.checkpoint().reached(Point.JUDGED, spec.store());
        Optional<String> blocked = released ? Optional.empty() : blocked(number, entries);
        send(results, blocked.isPresent());
        Map<String, List<String>> notes = new HashMap<>();
        entries.forEach(entry -> notes.put(
                entry.dataset(),
                entry.results().stream()
                        .filter(result -> !result.isPassed())
                        .map(result -> "batch " + number + ": " + result.text())
                        .toList()));
        return new Verdict(notes, blocked);
    }

    private QualityLog.Entry entry(TableBatch table, Optional<TableBatch.Staged> staged, Shown shown, Instant now) {
        IngestTable dataset = table.table();
        List<AsideRow> aside = staged.flatMap(TableBatch.Staged::aside)
                .map(bad -> AsideRow.read(dataset, bad, StagedRows.FILE, StagedRows.ROW, (int)
                        Math.min(Integer.MAX_VALUE, rules.maxQuarantined() + 1)))
                .orElse(List.of());
        boolean isTooMany = aside.size() > rules.maxQuarantined();
        List<RuleResult> results = new ArrayList<>();
        TableJudge judge = new TableJudge(dataset, shown.rows(table), shown::rows, now);
        for (RuleResult result : judge.judge(rules.rulesOf(table.dataset()))) {
            String rule = result.rule().name();
            long count =
                    aside.stream().filter(row -> row.rules().contains(rule)).count();
            RuleResult counted = result.aside(count);
            results.add(
                    isTooMany && result.rule().action() == QualityAction.QUARANTINE
                            ? counted.wrong("more than " + rules.maxQuarantined()
                                    + " rows of the batch are bad, which is the most that may go aside")
                            : counted);
        }
        return new QualityLog.Entry(table.dataset(), shown.snapshot(table).orElse(0L), results, aside);
    }

    /** Whether a dataset that the batch leaves as it is names values of one that it changes. */
    private boolean refersTo(TableBatch table, Map<TableBatch, TableBatch.Staged> staged) {
        return rules.rulesOf(table.dataset()).stream()
                .map(QualityRule::check)
                .filter(QualityCheck.Reference.class::isInstance)
                .map(check -> ((QualityCheck.Reference) check).table())
                .anyMatch(name -> staged.keySet().stream()
                        .anyMatch(other -> other.table().table().equals(name)));
    }

    private Optional<String> blocked(long number, List<QualityLog.Entry> entries) {
        List<String> reasons = new ArrayList<>();
        for (QualityLog.Entry entry : entries) {
            entry.results().stream()
                    .filter(RuleResult::isBlocking)
                    .forEach(result -> reasons.add(entry.dataset() + ": " + result.text()));
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(reasons.stream()
                        .collect(Collectors.joining(
                                "\n  ",
                                "Batch " + number + " of " + spec.store()
                                        + " is not published, as it breaks rules:\n  ",
                                "\n  Table " + rules.resultTable()
                                        + " has the numbers, and the snapshots to look at. Mend the data at the source, or the rule in the"
                                        + " model; or release the batch with --ds-release "
                                        + entries.get(0).dataset() + ":" + number)));
    }

    private void send(List<RuleResult> results, boolean isBlocked) {
        long failed = results.stream().filter(result -> !result.isPassed()).count();
        send(
                metrics,
                rules,
                failed,
                results.stream().mapToLong(RuleResult::aside).sum(),
                isBlocked);
    }

    /** Sends the numbers of what rules found. */
    static void send(Metrics metrics, QualitySpec rules, long failed, long aside, boolean isBlocked) {
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put(BLOCKED_BATCHES, isBlocked ? 1L : 0L);
        counts.put(FAILED_CHECKS, failed);
        counts.put(QUARANTINED_ROWS, aside);
        rules.metrics().ifPresent(where -> metrics.send(where, counts));
    }

    /** The tables as readers would see them with the batch. */
    private final class Shown {
        private final List<TableBatch> tables;
        private final Map<TableBatch, TableBatch.Staged> staged;

        Shown(List<TableBatch> tables, Map<TableBatch, TableBatch.Staged> staged) {
            this.tables = tables;
            this.staged = staged;
        }

        Optional<Long> snapshot(TableBatch table) {
            return Optional.ofNullable(staged.get(table))
                    .map(each -> each.record().snapshot())
                    .filter(table.live()::has)
                    .or(() -> table.live().current());
        }

        Dataset<Row> rows(TableBatch table) {
            return rows(table.live(), snapshot(table));
        }

        Optional<Dataset<Row>> rows(String table) {
            Optional<TableBatch> own = tables.stream()
                    .filter(each -> each.table().table().equals(table))
                    .findFirst();
            return own.map(this::rows).or(() -> lake.find(table).map(found -> rows(found, found.current())));
        }

        private Dataset<Row> rows(LakeTable table, Optional<Long> snapshot) {
            return table.rows(context.spark(), snapshot).where(not(col(LakeColumns.DELETED)));
        }
    }
}
