package io.datasurface.awsbatch.spec;

/**
 * A dataset of a datastore.
 *
 * @param store the datastore
 * @param dataset the dataset
 */
public record DatasetRef(String store, String dataset) {
    /** Refuses empty names. */
    public DatasetRef {
        Checks.text("store", store);
        Checks.text("dataset", dataset);
    }

    @Override
    public String toString() {
        return store + ":" + dataset;
    }
}
