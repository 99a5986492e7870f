package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;

/**
 * The store that a transformer fills.
 *
 * @param store the datastore
 * @param landing where batches are written, and where the store's {@link IngestSpec} takes them from
 * @param datasets what a batch holds, at least one
 */
public record TransformOutput(String store, BatchSource landing, List<OutputDataset> datasets) {
    /** Refuses datasets that occur twice. */
    public TransformOutput {
        Checks.text("store", store);
        Objects.requireNonNull(landing, "landing");
        datasets = Checks.distinct("datasets", Checks.notEmpty("datasets", datasets), OutputDataset::dataset);
    }
}
