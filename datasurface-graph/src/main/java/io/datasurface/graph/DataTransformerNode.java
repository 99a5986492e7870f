package io.datasurface.graph;

/**
 * Run a transformer.
 *
 * @param platform name of the platform instance
 * @param id number of the node in its graph
 * @param workspace name of its workspace
 * @param outputStore name of the datastore that it writes
 * @param requirements what its consumers need
 */
public record DataTransformerNode(
        String platform, int id, String workspace, String outputStore, NodeRequirements requirements)
        implements IntentionNode {
    @Override
    public String name() {
        return NodeNames.compose(NodeNames.DATA_TRANSFORMER, platform, workspace);
    }

    @Override
    public NodeKind kind() {
        return NodeKind.DATA_TRANSFORMER;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dataTransformer(this);
    }
}
