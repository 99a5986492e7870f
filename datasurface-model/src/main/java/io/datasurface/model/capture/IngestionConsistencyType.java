package io.datasurface.model.capture;

/** What one batch of a datastore covers. */
public enum IngestionConsistencyType {
    /** Each dataset on its own; batches of two datasets are not consistent with each other. */
    SINGLE_DATASET,
    /** All datasets together, consistent with each other. */
    MULTI_DATASET
}
