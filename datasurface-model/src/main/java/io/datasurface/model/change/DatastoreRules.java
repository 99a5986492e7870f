package io.datasurface.model.change;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.change.CompatibilityReport.Readers;
import java.util.Optional;
import java.util.function.Function;

/** One datastore, before and after: its datasets and what they promise together. */
final class DatastoreRules {
    private final CompatibilityReport report;
    private final Function<Dataset, Readers> readersOfDataset;
    private final Readers readersOfStore;

    DatastoreRules(CompatibilityReport report, Function<Dataset, Readers> readersOfDataset, Readers readersOfStore) {
        this.report = report;
        this.readersOfDataset = readersOfDataset;
        this.readersOfStore = readersOfStore;
    }

    void check(ObjectPath path, Datastore before, Datastore after) {
        if (isOneObject(before, after)) {
            return;
        }
        ObjectPath datasets = path.child("datasets");
        for (Dataset dataset : before.datasets().values()) {
            Dataset now = after.datasets().get(dataset.name());
            if (now == null) {
                String message = "The dataset %s is removed; keep it until nobody reads it."
                        .formatted(Words.names(before.name(), dataset.name()));
                report.report(
                        ChangeRule.DATASET_REMOVED,
                        datasets.child(dataset.name()),
                        readersOfDataset.apply(dataset),
                        message);
            } else {
                new DatasetRules(report, readersOfDataset.apply(dataset))
                        .check(datasets.child(dataset.name()), dataset, now);
            }
        }
        if (consistency(before).equals(Optional.of(IngestionConsistencyType.MULTI_DATASET))
                && consistency(after).equals(Optional.of(IngestionConsistencyType.SINGLE_DATASET))) {
            String message =
                    "The datasets of %s are no longer captured together; make sure that no program relies on it."
                            .formatted(Words.name(after.name()));
            report.report(ChangeRule.CONSISTENCY_WEAKENED, path.child("capture"), readersOfStore, message);
        }
    }

    /** Tells at once that large parts of a model, which both models share, did not change. */
    static boolean isOneObject(Object before, Object after) {
        return before == after;
    }

    private static Optional<IngestionConsistencyType> consistency(Datastore store) {
        return store.capture().flatMap(CaptureMetadata::singleOrMultiDatasetIngestion);
    }
}
