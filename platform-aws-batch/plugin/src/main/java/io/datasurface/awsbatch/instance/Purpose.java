package io.datasurface.awsbatch.instance;

import java.util.Locale;

/** What the jobs and state machines of an instance are for. */
public enum Purpose {
    /** Staging files into Iceberg tables. */
    INGEST,
    /** Iceberg tables into consumers' databases. */
    EXPORT,
    /** Runs of transformers. */
    TRANSFORM,
    /** Compaction and expiry of Iceberg tables. */
    MAINTAIN,
    /** Comparison of the lake with sources and targets. */
    RECONCILE;

    /** Returns whether somebody waits for what runs do: then each is measured, and says on which capacity it works. */
    public boolean isAwaited() {
        return switch (this) {
            case INGEST, EXPORT, TRANSFORM -> true;
            case MAINTAIN, RECONCILE -> false;
        };
    }

    /** Returns the purpose as it stands in names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
