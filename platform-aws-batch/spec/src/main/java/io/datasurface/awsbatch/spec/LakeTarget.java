package io.datasurface.awsbatch.spec;

/**
 * Consumers query the lake itself, with Athena: nothing is copied, only views are made.
 *
 * @param region the AWS region of the lake
 * @param database Glue database that holds the views
 * @param workgroup the Athena workgroup that makes them
 */
public record LakeTarget(String region, String database, String workgroup) implements ExportTarget {
    /** The Iceberg table, beside those of the datasets, in which the jobs note what views they have made. */
    public static final String BOOK = LakeColumns.PREFIX + "views";

    /** Refuses bad names. */
    public LakeTarget {
        Checks.text("region", region);
        Checks.lakeName("database", database);
        Checks.text("workgroup", workgroup);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.lake(this);
    }
}
