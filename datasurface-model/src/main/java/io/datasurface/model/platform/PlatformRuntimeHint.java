package io.datasurface.model.platform;

import io.datasurface.model.internal.Copies;
import java.util.Map;
import java.util.Optional;

/**
 * Advice to a platform about one ingestion or transformer.
 *
 * @param storeName the datastore, for an ingestion
 * @param datasetName its dataset, for a single-dataset ingestion
 * @param workspaceName the workspace, for a transformer
 * @param values advice by name
 */
public record PlatformRuntimeHint(
        Optional<String> storeName,
        Optional<String> datasetName,
        Optional<String> workspaceName,
        Map<String, String> values) {
    /** Copies the values. */
    public PlatformRuntimeHint {
        values = Copies.ordered(values);
    }
}
