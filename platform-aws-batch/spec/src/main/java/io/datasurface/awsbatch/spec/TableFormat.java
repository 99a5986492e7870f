package io.datasurface.awsbatch.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How consumers can read a dataset in the lake. The Iceberg table is always there: batches, histories and exports are made of it. For any other
 * format there is, beside it, a table of that format with the rows of one of its batches.
 */
public enum TableFormat {
    /** Apache Iceberg, and nothing else. */
    ICEBERG("Iceberg"),
    /** Delta Lake, too. */
    DELTA("Delta Lake"),
    /** Apache Hudi, too. */
    HUDI("Hudi");

    /** What Delta Lake takes in no name of a column, unless its readers know how columns are mapped to other names. */
    private static final String REFUSED_BY_DELTA = " ,;{}()\n\t=";
    /** Hudi describes rows in Avro, which has names such as in programs. */
    private static final Pattern NAME_IN_AVRO = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Of Hudi's own columns, in lower case. */
    private static final String OWN_OF_HUDI = "_hoodie_";

    private final String title;

    TableFormat(String title) {
        this.title = title;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }

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
        return switch (this) {
            case ICEBERG -> true;
            case DELTA -> column.chars().noneMatch(c -> REFUSED_BY_DELTA.indexOf(c) >= 0);
            case HUDI ->
                NAME_IN_AVRO.matcher(column).matches()
                        && !column.toLowerCase(Locale.ROOT).startsWith(OWN_OF_HUDI);
        };
    }
}
