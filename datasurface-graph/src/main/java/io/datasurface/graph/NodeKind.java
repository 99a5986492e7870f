package io.datasurface.graph;

/** The kinds of intention. */
public enum NodeKind {
    /** Ingest a whole datastore as one consistent batch. */
    INGESTION_MULTI("IngestionMulti"),
    /** Ingest one dataset of a datastore on its own. */
    INGESTION_SINGLE("IngestionSingle"),
    /** Make a dataset available in a container. */
    EXPORT("Export"),
    /** Wait for everything that a transformer reads. */
    TRIGGER("Trigger"),
    /** Run a transformer. */
    DATA_TRANSFORMER("DataTransformer");

    private final String label;

    NodeKind(String label) {
        this.label = label;
    }

    /**
     * The kind as it is written in graph files and shown to people.
     *
     * @return DataSurface's name of the kind without the suffix Node
     */
    public String label() {
        return label;
    }

    /**
     * Whether a node of this kind ingests.
     *
     * @return true for both kinds of ingestion
     */
    public boolean isIngestion() {
        return this == INGESTION_MULTI || this == INGESTION_SINGLE;
    }
}
