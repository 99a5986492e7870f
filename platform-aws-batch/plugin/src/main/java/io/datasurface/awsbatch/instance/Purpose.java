package io.datasurface.awsbatch.instance;

import java.util.Locale;

/** What the jobs and state machines of an instance are for. */
public enum Purpose {
    /** Staging files into Iceberg tables. */
    INGEST(true),
    /** Iceberg tables into consumers' containers: so far PostgreSQL only. */
    EXPORT(true),
    /** Runs of transformers. */
    TRANSFORM(true),
    /** Compaction and expiry of Iceberg tables. */
    MAINTAIN(false);

    private final boolean hasJob;

    Purpose(boolean hasJob) {
        this.hasJob = hasJob;
    }

    /**
     * Returns whether this version of the jobs does the work. Schedules of the others are rendered disabled: they hold the input of the
     * state machine, and a later version enables them.
     */
    public boolean hasJob() {
        return hasJob;
    }

    /** Returns the purpose as it stands in names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
