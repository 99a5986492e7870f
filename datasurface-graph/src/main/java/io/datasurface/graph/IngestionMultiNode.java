package io.datasurface.graph;

import java.util.Optional;

/**
 * Ingest a whole datastore as one consistent batch.
 *
 * @param platform name of the platform instance
 * @param id number of the node in its graph
 * @param store name of the datastore
 * @param readsFrom the platform whose buffer is read instead of the source, where this platform is not the primary one
 * @param requirements what its consumers need
 */
public record IngestionMultiNode(
        String platform, int id, String store, Optional<String> readsFrom, NodeRequirements requirements)
        implements IntentionNode {
    @Override
    public String name() {
        return NodeNames.compose(NodeNames.INGEST, platform, store);
    }

    @Override
    public NodeKind kind() {
        return NodeKind.INGESTION_MULTI;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.ingestionMulti(this);
    }
}
