package io.datasurface.federation.primary;

import io.datasurface.federation.facts.Needs;
import org.jspecify.annotations.Nullable;

/**
 * The platform that ingests each store.
 *
 * @param platforms by store the platform; {@link #NONE} if nobody needs the store, or nobody can ingest it
 * @param reasons by store why it is that one, a sentence; empty without one
 * @param pinned by store whether the model says so
 * @param needs what platforms need, now that it is known where transformers run
 */
public record Primaries(int[] platforms, String[] reasons, boolean[] pinned, Needs needs) {
    /** Instead of a platform. */
    public static final int NONE = -1;

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** How many stores there are. */
    @Override
    public String toString() {
        return platforms.length + " stores";
    }
}
