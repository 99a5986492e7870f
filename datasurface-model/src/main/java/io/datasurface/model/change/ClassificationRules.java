package io.datasurface.model.change;

import io.datasurface.model.Dataset;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.change.CompatibilityReport.Readers;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How sensitive the columns of a dataset are, before and after. A column is as sensitive as its own classification and that of its
 * dataset say, so moving one to the other is no change.
 */
final class ClassificationRules {
    private record Reclassified(String column, Set<SimpleDC> before, Set<SimpleDC> after) {}

    private final CompatibilityReport report;
    private final Readers readers;

    ClassificationRules(CompatibilityReport report, Readers readers) {
        this.report = report;
        this.readers = readers;
    }

    void check(ObjectPath path, Dataset before, Dataset after) {
        boolean sameOfDataset = sameSet(before.dataClassificationOverride(), after.dataClassificationOverride());
        Map<String, DDLColumn> then = columns(before);
        Map<String, DDLColumn> now = columns(after);
        List<Reclassified> changed = new ArrayList<>();
        boolean common = false;
        for (DDLColumn column : then.values()) {
            DDLColumn same = now.get(column.name());
            if (same != null) {
                common = true;
                if (!sameOfDataset || !sameSet(column.classification(), same.classification())) {
                    Set<SimpleDC> old = effective(before, column);
                    Set<SimpleDC> current = effective(after, same);
                    if (!old.equals(current)) {
                        changed.add(new Reclassified(column.name(), old, current));
                    }
                }
            }
        }
        if (!sameOfDataset && (!common || !changed.isEmpty())) {
            dataset(path, before, after);
        } else {
            changed.forEach(column -> column(path, column));
        }
    }

    private void dataset(ObjectPath path, Dataset before, Dataset after) {
        String message =
                "The classification of the dataset %s changes from %s to %s; make sure that its readers may go on."
                        .formatted(
                                Words.name(after.name()),
                                words(before.dataClassificationOverride()),
                                words(after.dataClassificationOverride()));
        report.report(
                ChangeRule.DATASET_CLASSIFICATION_CHANGED, path.child("dataClassificationOverride"), readers, message);
    }

    private void column(ObjectPath path, Reclassified column) {
        String message =
                "The classification of the column %s changes from %s to %s; make sure that its readers may go on."
                        .formatted(Words.name(column.column()), words(column.before()), words(column.after()));
        ObjectPath at = path.child("originalSchema").child("columns", column.column());
        report.report(ChangeRule.COLUMN_CLASSIFICATION_CHANGED, at.child("classification"), readers, message);
    }

    private static Map<String, DDLColumn> columns(Dataset dataset) {
        return dataset.originalSchema().map(Schema::columns).orElse(Map.of());
    }

    private static boolean sameSet(List<SimpleDC> left, List<SimpleDC> right) {
        return left.equals(right) || Set.copyOf(left).equals(Set.copyOf(right));
    }

    private static Set<SimpleDC> effective(Dataset dataset, DDLColumn column) {
        Set<SimpleDC> all = new HashSet<>(dataset.dataClassificationOverride());
        all.addAll(column.classification());
        return all;
    }

    private static String words(Iterable<SimpleDC> classifications) {
        List<String> words = new ArrayList<>();
        for (SimpleDC each : classifications) {
            words.add(each.dcType()
                    + each.name().map(name -> " " + Words.name(name)).orElse(""));
        }
        return words.isEmpty() ? "none" : words.stream().sorted().collect(Collectors.joining(", "));
    }
}
