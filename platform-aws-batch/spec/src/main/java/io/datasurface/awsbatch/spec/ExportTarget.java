package io.datasurface.awsbatch.spec;

/** The container that consumers query. */
public sealed interface ExportTarget permits JdbcTarget, LakeTarget, SnapshotTarget {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of target.
     *
     * @param <R> result
     */
    interface Visitor<R> {
        /** For a database that data is copied into. */
        R jdbc(JdbcTarget target);

        /** For the lake itself. */
        R lake(LakeTarget target);

        /** For files that DMS loads. */
        R snapshot(SnapshotTarget target);
    }
}
