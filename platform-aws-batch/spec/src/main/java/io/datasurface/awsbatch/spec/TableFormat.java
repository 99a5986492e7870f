package io.datasurface.awsbatch.spec;

import java.util.Locale;
import java.util.Optional;

/**
 * How consumers can read a dataset in the lake. The Iceberg table is always there: batches, histories and exports are made of it. For any other
 * format there is, beside it, a table of that format with the rows of one of its batches.
 */
public enum TableFormat {
    /** Apache Iceberg, and nothing else. */
    ICEBERG,
    /** Delta Lake, too. */
    DELTA;

    /** What Delta Lake takes in no name of a column, unless its readers know how columns are mapped to other names. */
    private static final String REFUSED_BY_DELTA = " ,;{}()\n\t=";

    /**
     * The name of the table of this format, from that of the Iceberg table; empty if there is none beside that.
     *
     * @param table the Iceberg table
     */
    public Optional<String> copyOf(String table) {
        return this == ICEBERG ? Optional.empty() : Optional.of(table + "__" + name().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a table of this format can have a column of this name.
     *
     * @param column the name
     */
    public boolean takes(String column) {
        return this == ICEBERG || column.chars().noneMatch(c -> REFUSED_BY_DELTA.indexOf(c) >= 0);
    }
}
