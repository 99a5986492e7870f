package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.quality.QualityLog;
import io.datasurface.awsbatch.jobs.quality.RuleResult;
import io.datasurface.awsbatch.jobs.quality.TableJudge;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rules about age, of datasets that a run brings nothing new of: rows that were young enough when their batch was published get old while no data
 * comes, and no batch is judged then. There is nothing to block, so whatever the action of a rule is, that it is broken is told, counted and
 * written down with the results of the batch that readers see.
 *
 * <p>The newest value is known from when that batch was judged, so tables are not read, but for a rule that came after it.
 */
final class Freshness {
    private final JobContext context;
    private final IngestSpec spec;
    private final LakeTables lake;
    private final Metrics metrics;

    Freshness(JobContext context, IngestSpec spec, LakeTables lake, Metrics metrics) {
        this.context = context;
        this.spec = spec;
        this.lake = lake;
        this.metrics = metrics;
    }

    /**
     * Judges the datasets that show nothing new.
     *
     * @param entries what became of the datasets of the store
     * @return the same, with what people should know
     */
    List<Entry> judge(List<Entry> entries) {
        if (spec.quality().isEmpty()) {
            return entries;
        }
        QualitySpec rules = spec.quality().get();
        List<Quiet> quiet = quiet(rules, entries);
        if (quiet.isEmpty()) {
            return entries;
        }
        Instant now = context.clock().instant();
        QualityLog log = new QualityLog(lake, rules);
        Map<QualityLog.Judged, QualityLog.Newest> known =
                log.newest(quiet.stream().flatMap(one -> one.judged().stream()).toList());
        List<QualityLog.Again> again = new ArrayList<>();
        Map<String, List<String>> notes = new HashMap<>();
        long failed = 0;
        for (Quiet one : quiet) {
            for (RuleResult result : one.results(known, now)) {
                QualityLog.Newest before = known.get(one.judged(result.rule()));
                if (before == null || before.isPassed() != result.isPassed() || !before.isOf(result.rule())) {
                    again.add(new QualityLog.Again(
                            one.record().batch(),
                            one.table().dataset(),
                            one.record().snapshot(),
                            result));
                }
                if (!result.isPassed()) {
                    failed++;
                    notes.computeIfAbsent(one.table().dataset(), name -> new ArrayList<>())
                            .add("no new data since batch " + one.record().batch() + ": " + result.text());
                }
            }
        }
        log.writeAgain(again, now);
        if (failed > 0) {
            QualityGate.send(metrics, rules, failed, 0, false);
        }
        return entries.stream()
                .map(entry -> entry.noted(join(entry.notes(), notes.getOrDefault(entry.dataset(), List.of()))))
                .toList();
    }

    private static List<String> join(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** Datasets with such rules that have a batch and got no new one. */
    private List<Quiet> quiet(QualitySpec rules, List<Entry> entries) {
        List<Quiet> quiet = new ArrayList<>();
        Optional<Batches> batches = Optional.empty();
        for (Entry entry : entries) {
            List<QualityRule> ages = rules.rulesOf(entry.dataset()).stream()
                    .filter(rule -> rule.check() instanceof QualityCheck.MaxAge)
                    .toList();
            if (entry.outcome() == Outcome.PUBLISHED || ages.isEmpty()) {
                continue;
            }
            batches = batches.or(() -> BatchTable.find(lake, spec.batchTable()).map(BatchTable::read));
            IngestTable table = spec.tables().stream()
                    .filter(each -> each.dataset().equals(entry.dataset()))
                    .findFirst()
                    .orElseThrow();
            batches.flatMap(all -> all.newestOf(entry.dataset(), table.table()))
                    .ifPresent(record -> quiet.add(new Quiet(table, record, ages)));
        }
        return quiet;
    }

    /** A dataset, the batch that readers see of it, and its rules about age. */
    private final class Quiet {
        private final IngestTable table;
        private final BatchRecord record;
        private final List<QualityRule> rules;

        Quiet(IngestTable table, BatchRecord record, List<QualityRule> rules) {
            this.table = table;
            this.record = record;
            this.rules = rules;
        }

        IngestTable table() {
            return table;
        }

        BatchRecord record() {
            return record;
        }

        List<QualityLog.Judged> judged() {
            return rules.stream().map(this::judged).toList();
        }

        QualityLog.Judged judged(QualityRule rule) {
            return new QualityLog.Judged(record.batch(), table.dataset(), record.snapshot(), rule.name());
        }

        List<RuleResult> results(Map<QualityLog.Judged, QualityLog.Newest> known, Instant now) {
            List<RuleResult> results = new ArrayList<>();
            List<QualityRule> unknown = new ArrayList<>();
            for (QualityRule rule : rules) {
                Optional<RuleResult> result = Optional.ofNullable(known.get(judged(rule)))
                        .filter(newest -> newest.isAbout(rule))
                        .flatMap(newest -> TableJudge.age(rule, table, newest.rows(), newest.value(), now));
                result.ifPresentOrElse(results::add, () -> unknown.add(rule));
            }
            if (!unknown.isEmpty()) {
                lake.find(table.table())
                        .ifPresent(live -> results.addAll(
                                new TableJudge(table, rows(live), other -> Optional.empty(), now).judge(unknown)));
            }
            return results;
        }

        private Dataset<Row> rows(LakeTable live) {
            Optional<Long> shown = live.has(record.snapshot()) ? Optional.of(record.snapshot()) : live.current();
            return live.rows(context.spark(), shown).where(not(col(LakeColumns.DELETED)));
        }
    }
}
