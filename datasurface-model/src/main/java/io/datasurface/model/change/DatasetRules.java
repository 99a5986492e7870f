package io.datasurface.model.change;

import io.datasurface.model.Dataset;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.change.CompatibilityReport.Readers;
import io.datasurface.model.schema.Schema;
import java.util.Optional;

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
        Optional<Schema> then = before.originalSchema();
        Optional<Schema> now = after.originalSchema();
        boolean sameSchema = then.isEmpty() && now.isEmpty();
        if (then.isPresent() && now.isPresent()) {
            sameSchema = SchemaRules.areSame(then.get(), now.get());
            if (!sameSchema) {
                new SchemaRules(report, readers).check(schema, then.get(), now.get());
            }
        } else if (then.isPresent()) {
            String message = "The dataset %s has no schema any more; give it back.".formatted(Words.name(after.name()));
            report.report(ChangeRule.SCHEMA_REMOVED, schema, readers, message);
        }
        if (!sameSchema || !before.dataClassificationOverride().equals(after.dataClassificationOverride())) {
            new ClassificationRules(report, readers).check(path, before, after);
        }
    }
}
