package io.datasurface.awsbatch.change;

import io.datasurface.graph.diff.Disturbance;

/** How bad it is if a resource is destroyed, or destroyed and made anew. */
enum DangerClass {
    /** Data goes. */
    D1(Disturbance.DESTROY, true),
    /** A full load begins again. */
    D2(Disturbance.REHYDRATE, true),
    /** History goes that nobody computes with: of runs, logs, queries. */
    D3(Disturbance.NONE, false),
    /** For a short time something does not run, or may not. */
    D4(Disturbance.CATCH_UP, false),
    /** Nothing is felt. */
    D5(Disturbance.NONE, false);

    private final Disturbance disturbance;
    private final boolean refused;

    DangerClass(Disturbance disturbance, boolean refused) {
        this.disturbance = disturbance;
        this.refused = refused;
    }

    Disturbance disturbance() {
        return disturbance;
    }

    boolean refused() {
        return refused;
    }
}
