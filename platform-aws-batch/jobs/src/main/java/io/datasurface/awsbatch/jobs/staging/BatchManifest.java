package io.datasurface.awsbatch.jobs.staging;

import java.util.List;
import java.util.Optional;

/**
 * What a complete batch of a transformer consists of. Other files in its folder are of tries that came to nothing.
 *
 * @param inputs what it was made from
 * @param datasets what it holds
 */
public record BatchManifest(List<Input> inputs, List<Output> datasets) {
    /**
     * A table as the transformer read it.
     *
     * @param table the Iceberg table
     * @param batch the batch of its store
     * @param snapshot the snapshot that was read, of the rows as they are or else of their history
     */
    public record Input(String table, long batch, long snapshot) {}

    /**
     * A dataset that it wrote.
     *
     * @param dataset the dataset
     * @param rows how many there are
     * @param files their names below the folder of the batch, and sizes
     */
    public record Output(String dataset, long rows, List<Part> files) {
        /** Copies the files. */
        public Output {
            files = List.copyOf(files);
        }
    }

    /**
     * A Parquet file.
     *
     * @param name below the folder of the batch
     * @param size in bytes
     */
    public record Part(String name, long size) {}

    /** Copies the lists. */
    public BatchManifest {
        inputs = List.copyOf(inputs);
        datasets = List.copyOf(datasets);
    }

    /** What it holds of a dataset; empty if it has none of it. */
    public Optional<Output> output(String dataset) {
        return datasets.stream().filter(each -> each.dataset().equals(dataset)).findFirst();
    }
}
