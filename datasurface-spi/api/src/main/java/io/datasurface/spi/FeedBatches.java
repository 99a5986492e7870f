package io.datasurface.spi;

import java.util.Objects;

/**
 * How the batches of a feed are told apart: the offering platform keeps a list with an entry for each dataset that a batch has changed, and
 * adds all entries of a batch at once, when its data is there. A reader that notes the id of the last batch that it took takes each once, and
 * reads all datasets as of one batch.
 *
 * @param list where the list is, in the terms of {@link FeedOffer#access}, such as the name of a table beside those of the datasets
 * @param id field of an entry with the id of the batch, a whole number that grows from batch to batch of the store
 * @param dataset field with the name of the dataset
 * @param version field with the version as which the dataset is the batch, in the terms of the format, such as a snapshot
 */
public record FeedBatches(String list, String id, String dataset, String version) {
    /** Refuses null. */
    public FeedBatches {
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(version, "version");
    }
}
