package io.datasurface.graph;

import java.util.Optional;

/**
 * Ingest one dataset of a datastore on its own.
 *
 * @param platform name of the platform instance
 * @param id number of the node in its graph
 * @param store name of the datastore
 * @param dataset name of the dataset
 * @param readsFrom the platform whose buffer is read instead of the source, where this platform is not the primary one
 * @param requirements what its consumers need
 */
public record IngestionSingleNode(
        String platform,
        int id,
        String store,
        String dataset,
        Optional<String> readsFrom,
        NodeRequirements requirements)
        implements IntentionNode {
    @Override
    public String name() {
        return NodeNames.compose(NodeNames.INGEST, platform, store, dataset);
    }

    @Override
    public NodeKind kind() {
        return NodeKind.INGESTION_SINGLE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.ingestionSingle(this);
    }
}
