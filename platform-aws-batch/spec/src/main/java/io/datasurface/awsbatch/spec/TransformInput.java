package io.datasurface.awsbatch.spec;

import java.util.Objects;

/**
 * A dataset that a transformer reads.
 *
 * @param dataset the dataset
 * @param datasetGroup the group of the workspace that asks for it
 * @param name the view by which the code knows it
 * @param table its Iceberg table
 * @param milestoning the live state or the history
 * @param previousBatch whether it is the transformer's own output, read as the batch before left it
 */
public record TransformInput(
        DatasetRef dataset,
        String datasetGroup,
        String name,
        String table,
        Milestoning milestoning,
        boolean previousBatch) {
    /** Refuses bad names. */
    public TransformInput {
        Objects.requireNonNull(dataset, "dataset");
        Checks.text("datasetGroup", datasetGroup);
        Checks.text("name", name);
        Checks.lakeName("table", table);
        Objects.requireNonNull(milestoning, "milestoning");
    }
}
