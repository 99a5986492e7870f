package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The newest batches of datastores, each looked up once, so that all datasets of a multi-dataset store are seen at one batch. */
public final class NewestBatches {
    private final LakeTables lake;
    private final Map<String, Optional<Batches>> batches = new HashMap<>();

    /** Those of this lake. */
    public NewestBatches(LakeTables lake) {
        this.lake = lake;
    }

    /**
     * The newest batch of a dataset.
     *
     * @param table its table in the lake
     * @param dataset its name
     * @return empty if there is none yet
     */
    public Optional<BatchRecord> find(String table, String dataset) {
        return lake.find(table)
                .flatMap(LakeTable::batchTable)
                .flatMap(name -> batches.computeIfAbsent(
                        name, found -> BatchTable.find(lake, found).map(BatchTable::read)))
                .flatMap(all -> all.newestOf(dataset, table));
    }

    /**
     * A table at a snapshot that a batch names.
     *
     * @throws JobException if it is not there any more
     */
    public LakeTable table(String name, long snapshot) {
        return lake.find(name)
                .filter(found -> found.has(snapshot))
                .orElseThrow(() -> new JobException("Snapshot " + snapshot + " of " + name
                        + ", which the newest batch names, is not in the lake any more; was the table rolled back?"));
    }
}
