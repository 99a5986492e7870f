package io.datasurface.awsbatch.spec;

/**
 * A dataset that a transformer writes.
 *
 * @param dataset the dataset
 * @param name the table by which the code knows it
 * @param folder below the batch's folder, {@code <source schema>/<source table>} of the ingestion
 * @param schema columns and key
 */
public record OutputDataset(String dataset, String name, String folder, TableSchema schema) {
    /** Refuses empty parts, and zones of columns: programs write instants. */
    public OutputDataset {
        Checks.text("dataset", dataset);
        Checks.text("name", name);
        if (!Checks.text("folder", folder).matches("[^/]+/[^/]+")) {
            throw Checks.refused("folder", folder, "expected <schema>/<table>");
        }
        schema.refuseTimeZones(dataset);
    }
}
