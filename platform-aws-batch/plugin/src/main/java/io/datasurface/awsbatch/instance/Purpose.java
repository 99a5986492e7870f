package io.datasurface.awsbatch.instance;

import java.util.Locale;

/** What the jobs and state machines of an instance are for. */
public enum Purpose {
    /** Staging files into Iceberg tables. */
    INGEST,
    /** Iceberg tables into consumers' containers: so far PostgreSQL only. */
    EXPORT,
    /** Runs of transformers. */
    TRANSFORM,
    /** Compaction and expiry of Iceberg tables. */
    MAINTAIN;

    /** Returns the purpose as it stands in names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
