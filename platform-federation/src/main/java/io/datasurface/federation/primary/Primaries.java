package io.datasurface.federation.primary;

import io.datasurface.federation.facts.Needs;

/** The platform that ingests each store. Its arrays are shared, not copied. */
public final class Primaries {
    /** Instead of a platform. */
    public static final int NONE = -1;

    private final int[] platforms;
    private final String[] reasons;
    private final boolean[] pinned;
    private final Needs needs;

    Primaries(int[] platforms, String[] reasons, boolean[] pinned, Needs needs) {
        this.platforms = platforms;
        this.reasons = reasons;
        this.pinned = pinned;
        this.needs = needs;
    }

    /**
     * The platforms.
     *
     * @return by store the platform; {@link #NONE} if nobody needs the store, or nobody can ingest it
     */
    public int[] platforms() {
        return platforms;
    }

    /**
     * The reasons.
     *
     * @return by store why it is that platform, a sentence; empty without one
     */
    public String[] reasons() {
        return reasons;
    }

    /**
     * What the model has named.
     *
     * @return by store whether the model names the platform
     */
    public boolean[] pinned() {
        return pinned;
    }

    /**
     * What platforms need, now that it is known where transformers run.
     *
     * @return the needs
     */
    public Needs needs() {
        return needs;
    }
}
