package io.datasurface.model.change;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.change.CompatibilityReport.Readers;
import io.datasurface.model.schema.DDLColumn;

/** One column, before and after. */
final class ColumnRules {
    private final CompatibilityReport report;
    private final Readers readers;

    ColumnRules(CompatibilityReport report, Readers readers) {
        this.report = report;
        this.readers = readers;
    }

    void check(ObjectPath path, DDLColumn before, DDLColumn after, boolean isKey) {
        if (!before.type().equals(after.type())) {
            types(path.child("type"), before, after, isKey);
        }
        if (before.nullable() && !after.nullable()) {
            String message =
                    "The column %s may no longer be NULL; rows that are kept may have no value, so leave it nullable."
                            .formatted(Words.name(after.name()));
            report.report(ChangeRule.COLUMN_REQUIRED, path.child("nullable"), readers, message);
        } else if (!before.nullable() && after.nullable()) {
            String message = "The column %s may be NULL now; make sure that no program relies on a value."
                    .formatted(Words.name(after.name()));
            report.report(ChangeRule.COLUMN_NULLABLE, path.child("nullable"), readers, message);
        }
    }

    private void types(ObjectPath path, DDLColumn before, DDLColumn after, boolean isKey) {
        for (TypeProblem problem : TypeCompatibility.problems(before.type(), after.type())) {
            boolean keyCollation = isKey && problem.rule() == ChangeRule.COLLATION_CHANGED;
            String message =
                    "The type of the column %s changes from %s to %s: %s; keep a type that holds the old values, or add a"
                                    .formatted(
                                            Words.name(after.name()),
                                            Words.type(before.type()),
                                            Words.type(after.type()),
                                            problem.words())
                            + " new column.";
            report.report(keyCollation ? ChangeRule.KEY_COLLATION_CHANGED : problem.rule(), path, readers, message);
        }
    }
}
