package io.datasurface.awsbatch.spec;

import java.util.Objects;

/**
 * A column of a dataset.
 *
 * @param name as in the source, compared without regard to case
 * @param type what it holds
 * @param nullable whether a row may be without a value
 */
public record ColumnSpec(String name, SpecType type, boolean nullable) {
    /** Refuses an empty name, and {@code _ds_...}, which is kept for {@link LakeColumns}. */
    public ColumnSpec {
        Checks.text("name of column", name);
        Objects.requireNonNull(type, "type of column");
        if (name.regionMatches(true, 0, LakeColumns.PREFIX, 0, LakeColumns.PREFIX.length())) {
            throw Checks.refused(
                    "name of column", name, "names that start with " + LakeColumns.PREFIX + " belong to the platform");
        }
    }

    /** A column that may be null. */
    public static ColumnSpec nullable(String name, SpecType type) {
        return new ColumnSpec(name, type, true);
    }

    /** A column that always has a value. */
    public static ColumnSpec required(String name, SpecType type) {
        return new ColumnSpec(name, type, false);
    }
}
