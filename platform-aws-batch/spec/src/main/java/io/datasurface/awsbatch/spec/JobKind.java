package io.datasurface.awsbatch.spec;

import java.util.Locale;

/** The jobs; each reads one kind of document. */
public enum JobKind {
    /** Staging files to Iceberg tables: {@link IngestSpec}. */
    INGEST,
    /** Iceberg tables to a consumer's container: {@link ExportSpec}. */
    EXPORT,
    /** A workspace's tables to an output store: {@link TransformSpec}. */
    TRANSFORM,
    /** Compaction and expiry: {@link MaintainSpec}. */
    MAINTAIN,
    /** Tables of the lake beside those of a source or a target: {@link ReconcileSpec}. */
    RECONCILE;

    /** The name in documents and job arguments, such as {@code ingest}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
