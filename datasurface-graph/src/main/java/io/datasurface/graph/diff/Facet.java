package io.datasurface.graph.diff;

import java.util.Locale;

/** A part of what a node renders from. Hashes are made per facet, so that a change can be told without the old model. */
public enum Facet {
    /** How data is captured: the kind of capture and all of it that is no other facet. */
    CAPTURE,
    /** The container that data is captured from. */
    SOURCE,
    /** Names of the secrets that open the source, or the container of an export. */
    CREDENTIAL,
    /** The table, topic or files of a dataset. */
    MAPPING,
    /** What starts the work. */
    SCHEDULE,
    /** The program: of a transformer, or of a capture that runs one. */
    CODE,
    /** The platform whose buffer is read instead of the source. */
    READS_FROM,
    /** The zone and team that own the datastore or workspace. */
    OWNER,
    /** Whether the datastore or workspace serves production, and how important a workspace is. */
    STATUS,
    /** Who may use the datastore. */
    APPROVALS,
    /** How long data is kept as it was captured. */
    RAW_RETENTION,
    /** Whether the datastore, dataset or workspace should no longer be used. */
    DEPRECATION,
    /** The datasets, and their columns: names, types and whether they may be NULL. */
    COLUMNS,
    /** The order of the columns. */
    COLUMN_ORDER,
    /** The primary key. */
    KEY,
    /** The partition columns. */
    PARTITION,
    /** What a schema says beside columns, key and partitions: its kind and, of Avro, the rest. */
    SCHEMA,
    /** How sensitive a dataset and its columns are. */
    CLASSIFICATION,
    /** What must hold for the data. */
    QUALITY,
    /** Names of the storage policies that a dataset follows. */
    POLICIES,
    /** The exports that an ingestion serves, and what they need of each dataset. */
    EXPORTS,
    /** The container that data is delivered to. */
    CONTAINER,
    /** The dataset groups that use an export, and what each asks for. */
    CONSUMERS,
    /** Who may read a workspace, and what it may read. */
    ENTITLEMENTS,
    /** What a transformer reads and its trigger waits for. */
    INPUTS,
    /** The datastore that a transformer writes. */
    OUTPUT,
    /** The advice of the platform's operators about the node. */
    HINTS,
    /** What the consumers need: {@link io.datasurface.graph.NodeRequirements}. */
    REQUIREMENTS;

    /**
     * The stable code.
     *
     * @return lower case words with hyphens, such as {@code reads-from}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
