package io.datasurface.model.change;

import com.google.common.collect.Iterables;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.change.CompatibilityReport.Readers;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One schema, before and after: columns, key and partitions. */
final class SchemaRules {
    private final CompatibilityReport report;
    private final Readers readers;

    SchemaRules(CompatibilityReport report, Readers readers) {
        this.report = report;
        this.readers = readers;
    }

    void check(ObjectPath path, Schema before, Schema after) {
        columns(path.child("columns"), before, after);
        primaryKey(path.child("primaryKeyColumns"), before.primaryKeyColumns(), after.primaryKeyColumns());
        List<String> partition = after.ingestionPartitionColumns();
        if (!before.ingestionPartitionColumns().equals(partition)) {
            String message =
                    "The partition columns change from %s to %s; data that is kept is partitioned as before, so keep them."
                            .formatted(list(before.ingestionPartitionColumns()), list(partition));
            report.report(ChangeRule.PARTITION_CHANGED, path.child("ingestionPartitionColumns"), readers, message);
        }
    }

    /** Whether two schemas are the same, also in the order of their columns: cheaper to find out than what differs. */
    static boolean areSame(Schema before, Schema after) {
        if (before instanceof DDLTable then && after instanceof DDLTable now) {
            return then.primaryKeyColumns().equals(now.primaryKeyColumns())
                    && then.ingestionPartitionColumns().equals(now.ingestionPartitionColumns())
                    && then.columns().size() == now.columns().size()
                    && Iterables.elementsEqual(
                            then.columns().values(), now.columns().values());
        }
        return before.equals(after);
    }

    private void columns(ObjectPath path, Schema before, Schema after) {
        Map<String, DDLColumn> now = after.columns();
        Map<String, DDLColumn> then = before.columns();
        Set<String> key = new HashSet<>(before.primaryKeyColumns());
        key.addAll(after.primaryKeyColumns());
        ColumnRules rules = new ColumnRules(report, readers);
        for (DDLColumn column : then.values()) {
            DDLColumn same = now.get(column.name());
            if (same == null) {
                String message =
                        "The column %s is removed; keep it until nobody reads it.".formatted(Words.name(column.name()));
                report.report(ChangeRule.COLUMN_REMOVED, path.child(column.name()), readers, message);
            } else if (!same.equals(column)) {
                rules.check(path.child(column.name()), column, same, key.contains(column.name()));
            }
        }
        for (DDLColumn column : now.values()) {
            if (!column.nullable() && !then.containsKey(column.name())) {
                String message =
                        "The new column %s may not be NULL, but rows that are kept have no value for it; make it nullable."
                                .formatted(Words.name(column.name()));
                report.report(ChangeRule.COLUMN_ADDED_REQUIRED, path.child(column.name()), readers, message);
            }
        }
        order(path, then, now);
    }

    private void order(ObjectPath path, Map<String, DDLColumn> before, Map<String, DDLColumn> after) {
        List<String> then = before.keySet().stream().filter(after::containsKey).toList();
        List<String> now = after.keySet().stream().filter(before::containsKey).toList();
        if (!then.equals(now)) {
            String message = "The columns are in another order; keep it where files without names of columns are read.";
            report.report(ChangeRule.COLUMNS_REORDERED, path, readers, message);
        }
    }

    private void primaryKey(ObjectPath path, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return;
        }
        boolean sameColumns = Set.copyOf(before).equals(Set.copyOf(after));
        String message = sameColumns
                ? "The columns of the primary key change their order from %s to %s; keep it where hashes or indexes depend on it."
                : "The primary key changes from %s to %s; rows that are kept were told apart by the old one, so make a new dataset.";
        report.report(
                sameColumns ? ChangeRule.PRIMARY_KEY_REORDERED : ChangeRule.PRIMARY_KEY_CHANGED,
                path,
                readers,
                message.formatted(list(before), list(after)));
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : names.stream().map(Words::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
