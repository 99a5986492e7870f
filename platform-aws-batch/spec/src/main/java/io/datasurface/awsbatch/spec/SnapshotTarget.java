package io.datasurface.awsbatch.spec;

/**
 * Plain files that DMS loads into a database of consumers: of each table all rows, each time anew. {@link SnapshotFormat} says what the files
 * are like.
 *
 * @param location the folder, such as {@code s3://bucket/folder}; everything in it belongs to the export
 * @param schema the schema of the database that DMS loads into (for MySQL the database): the tables' folders are below one of its name
 */
public record SnapshotTarget(String location, String schema) implements ExportTarget {
    /** Refuses what is no location, and a schema whose name is no folder. */
    public SnapshotTarget {
        Checks.location("location", location);
        SnapshotFormat.checkName("schema", schema);
    }

    /** The folder of a table, below the location. */
    public String folder(ExportTable table) {
        return schema + "/" + table.targetTable();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.snapshot(this);
    }
}
