package io.datasurface.graph.diff;

import io.datasurface.model.Dataset;
import io.datasurface.model.change.ChangeRule;
import io.datasurface.model.change.TypeCompatibility;
import io.datasurface.model.change.TypeProblem;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the columns of a dataset change. */
final class ColumnChanges {
    private final List<Change> changes = new ArrayList<>();
    private final Dataset after;

    private ColumnChanges(Dataset after) {
        this.after = after;
    }

    /** With both versions at hand. */
    static List<Change> between(Dataset before, Dataset after) {
        ColumnChanges told = new ColumnChanges(after);
        told.compare(before);
        return told.changes;
    }

    /**
     * With the hashes before and the dataset after. The hash of the columns is a sum, so what is new can be told from it: one column, the
     * last columns, or whether one column may be NULL.
     *
     * @param columns hash of the columns before
     * @param order hash of their order before
     */
    static List<Change> since(long columns, long order, Dataset after) {
        ColumnChanges told = new ColumnChanges(after);
        told.explain(columns, order, new ArrayList<>(DatasetContent.columns(after)));
        return told.changes;
    }

    private void compare(Dataset before) {
        Map<String, DDLColumn> old = byName(before);
        Map<String, DDLColumn> now = byName(after);
        Set<String> key = new HashSet<>(key(before));
        key.addAll(key(after));
        for (DDLColumn column : old.values()) {
            DDLColumn same = now.get(column.name());
            if (same == null) {
                tell(ChangeReason.COLUMN_REMOVED, column, Told.of(column.type()), "");
            } else {
                compare(column, same, key.contains(column.name()));
            }
        }
        now.values().stream().filter(column -> !old.containsKey(column.name())).forEach(this::added);
        List<String> kept = old.keySet().stream().filter(now::containsKey).toList();
        if (!kept.equals(now.keySet().stream().filter(old::containsKey).toList())) {
            changes.add(Change.of(ChangeReason.COLUMNS_REORDERED, after.name()));
        }
    }

    private void compare(DDLColumn before, DDLColumn now, boolean isKey) {
        if (ContentHash.of(before.type()) != ContentHash.of(now.type())) {
            for (ChangeReason reason : reasons(TypeCompatibility.problems(before.type(), now.type()), isKey)) {
                tell(reason, now, Told.of(before.type()), Told.of(now.type()));
            }
        }
        if (before.nullable() != now.nullable()) {
            nullable(now);
        }
    }

    private static Set<ChangeReason> reasons(List<TypeProblem> problems, boolean isKey) {
        Set<ChangeReason> reasons = EnumSet.noneOf(ChangeReason.class);
        for (TypeProblem problem : problems) {
            if (problem.rule() == ChangeRule.TYPE_CHANGED) {
                reasons.add(ChangeReason.COLUMN_TYPE_CHANGED);
            } else if (problem.rule() == ChangeRule.COLLATION_CHANGED) {
                reasons.add(isKey ? ChangeReason.KEY_COLLATION_CHANGED : ChangeReason.COLLATION_CHANGED);
            } else {
                reasons.add(ChangeReason.COLUMN_NARROWED);
            }
        }
        if (reasons.isEmpty()) {
            reasons.add(ChangeReason.COLUMN_WIDENED);
        }
        return reasons;
    }

    private void explain(long columns, long order, List<DDLColumn> now) {
        long total = Hash64.NOTHING;
        for (DDLColumn column : now) {
            total += DatasetContent.column(column, column.nullable());
        }
        long difference = total - columns;
        List<DDLColumn> fresh = added(difference, now);
        if (!fresh.isEmpty()) {
            fresh.forEach(this::added);
            List<DDLColumn> kept = new ArrayList<>(now);
            kept.removeAll(fresh);
            reordered(order, kept);
        } else if (difference == 0) {
            reordered(order, now);
        } else {
            now.stream()
                    .filter(column -> DatasetContent.column(column, column.nullable())
                                    - DatasetContent.column(column, !column.nullable())
                            == difference)
                    .forEach(this::nullable);
            if (changes.isEmpty()) {
                changes.add(Change.of(ChangeReason.COLUMNS_CHANGED, after.name()));
            } else {
                reordered(order, now);
            }
        }
    }

    /** The columns whose hashes make the difference: one of them, or the last ones. */
    private static List<DDLColumn> added(long difference, List<DDLColumn> now) {
        for (DDLColumn column : now) {
            if (DatasetContent.column(column, column.nullable()) == difference) {
                return List.of(column);
            }
        }
        long last = Hash64.NOTHING;
        for (int i = now.size() - 1; i >= 0; i--) {
            last += DatasetContent.column(now.get(i), now.get(i).nullable());
            if (last == difference) {
                return now.subList(i, now.size());
            }
        }
        return List.of();
    }

    private void reordered(long order, List<DDLColumn> columns) {
        if (DatasetContent.order(columns) != order) {
            changes.add(Change.of(ChangeReason.COLUMNS_REORDERED, after.name()));
        }
    }

    private void added(DDLColumn column) {
        tell(
                column.nullable() ? ChangeReason.COLUMN_ADDED : ChangeReason.COLUMN_ADDED_REQUIRED,
                column,
                "",
                Told.of(column.type()));
    }

    private void nullable(DDLColumn now) {
        tell(now.nullable() ? ChangeReason.COLUMN_NULLABLE : ChangeReason.COLUMN_REQUIRED, now, "", "");
    }

    private void tell(ChangeReason reason, DDLColumn column, String from, String to) {
        changes.add(new Change(reason, after.name() + "." + column.name(), from, to));
    }

    private static Map<String, DDLColumn> byName(Dataset dataset) {
        Map<String, DDLColumn> columns = new LinkedHashMap<>();
        DatasetContent.columns(dataset).forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    private static List<String> key(Dataset dataset) {
        return dataset.originalSchema().map(Schema::primaryKeyColumns).orElse(List.of());
    }
}
