package io.datasurface.awsbatch.spec;

/** What tables of the lake are compared with. */
public sealed interface ReconcileSide permits SourceSide, TargetSide {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of side.
     *
     * @param <R> result
     */
    interface Visitor<R> {
        /** For the database that the tables were ingested from. */
        R source(SourceSide source);

        /** For a database that the tables were exported to. */
        R target(TargetSide target);
    }
}
