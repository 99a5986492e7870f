package io.datasurface.awsbatch.spec;

import java.util.Objects;

/**
 * A dataset as a container holds it, shared by all its consumers there.
 *
 * @param dataset the dataset
 * @param sourceTable its Iceberg table in the lake
 * @param targetTable its table in the container; with a {@link LakeTarget} the Iceberg table again
 * @param schema columns and key
 * @param milestoning the union of what the consumers need
 */
public record ExportTable(
        DatasetRef dataset, String sourceTable, String targetTable, TableSchema schema, Milestoning milestoning) {
    /** Refuses bad names, and zones of columns: the lake has instants. */
    public ExportTable {
        Objects.requireNonNull(dataset, "dataset");
        Checks.lakeName("sourceTable", sourceTable);
        Checks.text("targetTable", targetTable);
        schema.refuseTimeZones(targetTable);
        Objects.requireNonNull(milestoning, "milestoning");
    }
}
