package io.datasurface.awsbatch.sdk.catalog;

import java.util.Comparator;

/**
 * Something about a table that is not as the documents say.
 *
 * @param table database and name, with a dot between them
 * @param kind what it is
 * @param text what is there, and what becomes of it
 */
public record Finding(String table, Kind kind, String text) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::table).thenComparing(Finding::kind).thenComparing(Finding::text);

    /** Kinds of findings. */
    public enum Kind {
        /** It is not in the catalog. */
        MISSING(true),
        /** It is in the catalog, and no document has it. */
        UNKNOWN(true),
        /** It is none of Iceberg, so no job can write it. */
        NOT_ICEBERG(true),
        /** Its files are elsewhere. */
        LOCATION(true),
        /** It lacks a column. */
        COLUMN_MISSING(true),
        /** A column has another type. */
        COLUMN_TYPE(true),
        /** It has a column more, which its dataset had once: that is as it should be. */
        COLUMN_EXTRA(false);

        private final boolean drift;

        Kind(boolean drift) {
            this.drift = drift;
        }

        /** Whether somebody should do something, or some job will. */
        public boolean isDrift() {
            return drift;
        }
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
