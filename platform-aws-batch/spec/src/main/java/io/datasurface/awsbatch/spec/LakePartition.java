package io.datasurface.awsbatch.spec;

import java.util.Locale;

/**
 * By what of a column the rows of a table of the lake are told apart.
 *
 * @param name of the partition field; no column of a dataset has that of another column's days
 * @param transform what is made of the values
 * @param column the column
 */
public record LakePartition(String name, Transform transform, String column) {

    /** Transforms of Iceberg. */
    public enum Transform {
        /** The value. */
        IDENTITY,
        /** The day, in UTC. */
        DAY;

        /** As Iceberg writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By days where there are times, because almost each row has a time of its own; else by values. */
    static LakePartition of(ColumnSpec column) {
        boolean time = column.type() == SpecType.Simple.TIMESTAMP || column.type() == SpecType.Simple.TIMESTAMPTZ;
        return time
                ? new LakePartition(LakeColumns.PREFIX + "day_" + column.name(), Transform.DAY, column.name())
                : new LakePartition(column.name(), Transform.IDENTITY, column.name());
    }
}
