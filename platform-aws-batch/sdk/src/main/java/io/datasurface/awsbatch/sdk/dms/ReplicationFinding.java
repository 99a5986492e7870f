package io.datasurface.awsbatch.sdk.dms;

import java.util.Comparator;

/**
 * How a replication is, or one of its tables.
 *
 * @param replication its id
 * @param table schema and table at the source; empty for the replication itself
 * @param kind how it is
 * @param text why, and what to do
 */
public record ReplicationFinding(String replication, String table, Kind kind, String text)
        implements Comparable<ReplicationFinding> {
    private static final Comparator<ReplicationFinding> ORDER = Comparator.comparing(
                    (ReplicationFinding finding) -> !finding.kind().isProblem())
            .thenComparing(ReplicationFinding::replication)
            .thenComparing(ReplicationFinding::table)
            .thenComparing(ReplicationFinding::kind)
            .thenComparing(ReplicationFinding::text);

    /** How something is. */
    public enum Kind {
        /** It is in an account that was not asked. */
        NOT_LOOKED_AT(true),
        /** There is no such replication. */
        MISSING(true),
        /** It has failed. */
        FAILED(true),
        /** It has stopped, and should run. */
        STOPPED(true),
        /** It has never run. */
        NOT_STARTED(true),
        /** Nothing comes of the table any more. */
        TABLE_ERROR(true),
        /** DMS has no such table. */
        TABLE_MISSING(true),
        /** DMS was made to load the table again. */
        TABLE_RELOADED(true),
        /** It is being started, stopped or changed. */
        CHANGING(false),
        /** It runs. */
        RUNNING(false),
        /** It loads at times, and not now. */
        AT_REST(false),
        /** The table is being loaded, or waits for that. */
        LOADING(false),
        /** The table is loaded, and its changes come. */
        LOADED(false);

        private final boolean problem;

        Kind(boolean problem) {
            this.problem = problem;
        }

        /** Whether somebody should do something. */
        public boolean isProblem() {
            return problem;
        }
    }

    @Override
    public int compareTo(ReplicationFinding other) {
        return ORDER.compare(this, other);
    }
}
