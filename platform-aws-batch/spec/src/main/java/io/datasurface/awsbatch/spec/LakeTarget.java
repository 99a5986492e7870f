package io.datasurface.awsbatch.spec;

/**
 * Consumers query the lake itself, with Athena or Redshift: nothing is copied, only views are made.
 *
 * @param database Glue database that holds the views
 */
public record LakeTarget(String database) implements ExportTarget {
    /** Refuses a bad name. */
    public LakeTarget {
        Checks.lakeName("database", database);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.lake(this);
    }
}
