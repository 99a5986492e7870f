package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table of the lake as it is made: by the job that first writes to it, or before that in bulk. Who makes it makes the same.
 *
 * @param name the table
 * @param columns in order
 * @param partitions by what it is partitioned
 * @param properties of Iceberg
 */
public record LakeTableSpec(
        String name, List<LakeColumn> columns, List<LakePartition> partitions, SortedMap<String, String> properties) {
    /** The property with the name of the table of batches. */
    public static final String BATCHES = "datasurface.batches";

    /** The version of Iceberg's format. */
    public static final int FORMAT = 2;

    private static final Map<String, String> PROPERTIES = Map.of(
            // A changelog scan, from which exports take their deltas, can't read delete files.
            "write.delete.mode", "copy-on-write",
            "write.update.mode", "copy-on-write",
            "write.merge.mode", "copy-on-write",
            "write.metadata.delete-after-commit.enabled", "true",
            // Iceberg's own default for new tables, which it writes down.
            "write.parquet.compression-codec", "zstd",
            "commit.retry.num-retries", "10");

    /** Copies lists and properties. */
    public LakeTableSpec {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
        properties = new TreeMap<>(properties);
    }

    /** The table of a dataset's rows as they are now. */
    public static LakeTableSpec live(IngestSpec spec, IngestTable dataset) {
        return table(spec, dataset, dataset.table(), LakeColumn.live(dataset.schema()));
    }

    /** The table of the past states of a dataset's rows; empty if none are kept. */
    public static Optional<LakeTableSpec> history(IngestSpec spec, IngestTable dataset) {
        return dataset.historyTable().map(name -> table(spec, dataset, name, LakeColumn.history(dataset.schema())));
    }

    private static LakeTableSpec table(IngestSpec spec, IngestTable dataset, String name, List<LakeColumn> columns) {
        SortedMap<String, String> properties = new TreeMap<>(PROPERTIES);
        properties.put("datasurface.store", spec.store());
        properties.put("datasurface.dataset", dataset.dataset());
        properties.put(BATCHES, spec.batchTable());
        List<LakePartition> partitions = dataset.partitionColumns().stream()
                .map(column -> LakePartition.of(dataset.schema().column(column).orElseThrow()))
                .toList();
        return new LakeTableSpec(name, columns, partitions, properties);
    }
}
