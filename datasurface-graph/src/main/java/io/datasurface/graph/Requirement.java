package io.datasurface.graph;

/** A part of {@link NodeRequirements} that one consumer decides. */
public enum Requirement {
    /** The highest priority. */
    PRIORITY("priority"),
    /** The tightest latency class. */
    LATENCY("latency"),
    /** The tightest freshness. */
    FRESHNESS("freshness"),
    /** That the latest version of each record is seen. */
    LIVE_ONLY("liveOnly"),
    /** That all versions are seen. */
    FORENSIC("forensic"),
    /** That the latest version is seen, and all versions beside it. */
    LIVE_WITH_FORENSIC_HISTORY("liveWithForensicHistory"),
    /** The longest retention. */
    RETENTION("retention"),
    /** That production is served. */
    PRODUCTION("production");

    private final String label;

    Requirement(String label) {
        this.label = label;
    }

    /**
     * What files call it.
     *
     * @return a name that does not change
     */
    public String label() {
        return label;
    }
}
