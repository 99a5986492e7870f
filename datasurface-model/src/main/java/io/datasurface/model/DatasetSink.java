package io.datasurface.model;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.DeprecationsAllowed;

/**
 * A wish of a consumer for one dataset.
 *
 * @param storeName name of the datastore
 * @param datasetName name of the dataset in it
 * @param deprecationsAllowed whether deprecated data is accepted
 */
public record DatasetSink(
        String storeName,
        String datasetName,
        @Default("NEVER") DeprecationsAllowed deprecationsAllowed) {
    /**
     * A wish that accepts no deprecated data.
     *
     * @param storeName name of the datastore
     * @param datasetName name of the dataset in it
     * @return the sink
     */
    public static DatasetSink of(String storeName, String datasetName) {
        return new DatasetSink(storeName, datasetName, DeprecationsAllowed.NEVER);
    }

    /**
     * How messages and paths call the sink.
     *
     * @return {@code store:dataset}
     */
    public String key() {
        return storeName + ":" + datasetName;
    }
}
