package io.datasurface.awsbatch.jobs.quality;

import io.datasurface.awsbatch.jobs.lake.FewRows;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The Iceberg tables of what rules found and of the rows that went aside. Rows of a batch take the place of those of an earlier try of it, in one
 * commit, so a batch that is tried again is told once.
 */
public final class QualityLog {
    private static final Schema RESULTS = new Schema(
            NestedField.required(1, "batch", Types.LongType.get(), "number of the batch, as in the table of batches"),
            NestedField.required(2, "dataset", Types.StringType.get()),
            NestedField.required(3, "rule", Types.StringType.get()),
            NestedField.required(4, "check", Types.StringType.get(), "kind and columns"),
            NestedField.required(5, "action", Types.StringType.get()),
            NestedField.required(6, "passed", Types.BooleanType.get()),
            NestedField.required(7, "rows", Types.LongType.get(), "rows that readers would see"),
            NestedField.optional(8, "failing_rows", Types.LongType.get(), "those of them that break the rule"),
            NestedField.required(9, "quarantined_rows", Types.LongType.get(), "rows of the batch that went aside"),
            NestedField.optional(10, "value", Types.StringType.get(), "what was measured"),
            NestedField.required(11, "bound", Types.StringType.get(), "what is asked for"),
            NestedField.optional(12, "problem", Types.StringType.get(), "why it could not be evaluated"),
            NestedField.required(13, "released", Types.BooleanType.get(), "somebody let the batch pass"),
            NestedField.required(14, "snapshot", Types.LongType.get(), "the table at this snapshot was judged"),
            NestedField.required(15, "checked_at", Types.TimestampType.withZone()));

    private static final Schema QUARANTINE = new Schema(
            NestedField.required(1, "batch", Types.LongType.get(), "number of the batch, as in the table of batches"),
            NestedField.required(2, "dataset", Types.StringType.get()),
            NestedField.required(3, "rules", Types.ListType.ofRequired(4, Types.StringType.get()), "that it breaks"),
            NestedField.required(5, "load_epoch", Types.LongType.get()),
            NestedField.required(6, "sequence", Types.StringType.get(), "empty for a row of a load"),
            NestedField.required(7, "file", Types.StringType.get()),
            NestedField.required(8, "row", Types.LongType.get(), "its number in the file"),
            NestedField.required(9, "content", Types.StringType.get(), "all values as JSON"),
            NestedField.required(10, "checked_at", Types.TimestampType.withZone()));

    private final LakeTables lake;
    private final QualitySpec spec;

    /** Of a store. */
    public QualityLog(LakeTables lake, QualitySpec spec) {
        this.lake = lake;
        this.spec = spec;
    }

    /**
     * What was found in a dataset.
     *
     * @param dataset the dataset
     * @param snapshot what was judged; 0 if the table has none
     * @param results of its rules
     * @param aside rows that went aside
     */
    public record Entry(String dataset, long snapshot, List<RuleResult> results, List<AsideRow> aside) {
        /** Copies the lists. */
        public Entry {
            results = List.copyOf(results);
            aside = List.copyOf(aside);
        }
    }

    /**
     * Writes down what was found in a batch.
     *
     * @param group all datasets that are published together
     * @param released whether somebody lets the batch pass
     */
    public void write(long batch, Collection<String> group, List<Entry> entries, boolean released, Instant now) {
        Expression ofBatch = Expressions.and(Expressions.equal("batch", batch), Expressions.in("dataset", group));
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        FewRows quarantine = lake.fewRows(spec.quarantineTable(), QUARANTINE);
        FewRows checks = lake.fewRows(spec.resultTable(), RESULTS);
        List<Record> results = new ArrayList<>();
        List<Record> aside = new ArrayList<>();
        for (Entry entry : entries) {
            entry.results().forEach(result -> results.add(fill(checks.row(), batch, entry, result, released, time)));
            entry.aside().forEach(row -> aside.add(fill(quarantine.row(), batch, entry.dataset(), row, time)));
        }
        quarantine.replace(ofBatch, aside);
        checks.replace(ofBatch, results);
    }

    /**
     * What a result is of.
     *
     * @param batch the batch
     * @param dataset the dataset
     * @param snapshot the table as it was judged
     * @param rule name of the rule
     */
    public record Judged(long batch, String dataset, long snapshot, String rule) {}

    /**
     * What was found of the newest value of a column.
     *
     * @param check the kind of the rule, and its column
     * @param bound what it asked for
     * @param isPassed whether it was young enough
     * @param rows of the table
     * @param value the newest value
     */
    public record Newest(String check, String bound, boolean isPassed, long rows, String value) {
        /** Whether the rule was about the same column then. */
        public boolean isAbout(QualityRule rule) {
            return check.equals(CheckTexts.of(rule.check()));
        }

        /** Whether the rule is as it was then. */
        public boolean isOf(QualityRule rule) {
            return isAbout(rule) && bound.equals(CheckTexts.bound(rule.check()));
        }
    }

    /**
     * A result that takes the place of that of a batch.
     *
     * @param batch the batch
     * @param dataset the dataset
     * @param snapshot the table as it is judged
     * @param result what was found
     */
    public record Again(long batch, String dataset, long snapshot, RuleResult result) {}

    /** What is known of rules about age, of those that are written down with a value. */
    public Map<Judged, Newest> newest(List<Judged> wanted) {
        Set<Judged> these = Set.copyOf(wanted);
        Set<Long> batches = these.stream().map(Judged::batch).collect(Collectors.toSet());
        Set<String> names = these.stream().map(Judged::rule).collect(Collectors.toSet());
        Map<Judged, Newest> known = new HashMap<>();
        for (Record row : lake.fewRows(spec.resultTable(), RESULTS)
                .read(Expressions.and(Expressions.in("batch", batches), Expressions.in("rule", names)))) {
            Judged judged = new Judged(
                    (Long) row.getField("batch"),
                    (String) row.getField("dataset"),
                    (Long) row.getField("snapshot"),
                    (String) row.getField("rule"));
            if (these.contains(judged) && row.getField("value") instanceof String value) {
                known.put(
                        judged,
                        new Newest(
                                (String) row.getField("check"),
                                (String) row.getField("bound"),
                                (Boolean) row.getField("passed"),
                                (Long) row.getField("rows"),
                                value));
            }
        }
        return known;
    }

    /** Puts results in place of those of the same batches, datasets and rules, in one commit; in none, if there are none. */
    public void writeAgain(List<Again> results, Instant now) {
        if (results.isEmpty()) {
            return;
        }
        FewRows checks = lake.fewRows(spec.resultTable(), RESULTS);
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        Expression these = Expressions.alwaysFalse();
        List<Record> rows = new ArrayList<>();
        for (Again again : results) {
            these = Expressions.or(
                    these,
                    Expressions.and(
                            Expressions.equal("batch", again.batch()),
                            Expressions.and(
                                    Expressions.equal("dataset", again.dataset()),
                                    Expressions.equal(
                                            "rule", again.result().rule().name()))));
            Entry entry = new Entry(again.dataset(), again.snapshot(), List.of(), List.of());
            rows.add(fill(checks.row(), again.batch(), entry, again.result(), false, time));
        }
        checks.replace(these, rows);
    }

    private static Record fill(
            Record row, long batch, Entry entry, RuleResult result, boolean released, OffsetDateTime now) {
        row.setField("batch", batch);
        row.setField("dataset", entry.dataset());
        row.setField("rule", result.rule().name());
        row.setField("check", CheckTexts.of(result.rule().check()));
        row.setField("action", result.rule().action().name());
        row.setField("passed", result.isPassed());
        row.setField("rows", result.rows());
        row.setField("failing_rows", result.failing().orElse(null));
        row.setField("quarantined_rows", result.aside());
        row.setField("value", result.value().orElse(null));
        row.setField("bound", CheckTexts.bound(result.rule().check()));
        row.setField("problem", result.problem().orElse(null));
        row.setField("released", released && result.isBlocking());
        row.setField("snapshot", entry.snapshot());
        row.setField("checked_at", now);
        return row;
    }

    private static Record fill(Record row, long batch, String dataset, AsideRow aside, OffsetDateTime now) {
        row.setField("batch", batch);
        row.setField("dataset", dataset);
        row.setField("rules", aside.rules());
        row.setField("load_epoch", aside.epoch());
        row.setField("sequence", aside.sequence());
        row.setField("file", aside.file());
        row.setField("row", aside.row());
        row.setField("content", aside.content());
        row.setField("checked_at", now);
        return row;
    }
}
