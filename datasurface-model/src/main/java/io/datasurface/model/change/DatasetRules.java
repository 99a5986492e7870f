package io.datasurface.model.change;

import io.datasurface.model.Dataset;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.change.CompatibilityReport.Readers;

/** One dataset, before and after: schema and classification. */
final class DatasetRules {
    private final CompatibilityReport report;
    private final Readers readers;

    DatasetRules(CompatibilityReport report, Readers readers) {
        this.report = report;
        this.readers = readers;
    }

    void check(ObjectPath path, Dataset before, Dataset after) {
        if (DatastoreRules.isOneObject(before, after)) {
            return;
        }
        ObjectPath schema = path.child("originalSchema");
        if (before.originalSchema().isPresent() && after.originalSchema().isPresent()) {
            new SchemaRules(report, readers)
                    .check(
                            schema,
                            before.originalSchema().get(),
                            after.originalSchema().get());
        } else if (before.originalSchema().isPresent()) {
            String message = "The dataset %s has no schema any more; give it back.".formatted(Words.name(after.name()));
            report.report(ChangeRule.SCHEMA_REMOVED, schema, readers, message);
        }
        new ClassificationRules(report, readers).check(path, before, after);
    }
}
