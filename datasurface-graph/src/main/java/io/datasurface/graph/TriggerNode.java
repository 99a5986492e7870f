package io.datasurface.graph;

/**
 * Wait for everything that a transformer reads.
 *
 * @param platform name of the platform instance
 * @param id number of the node in its graph
 * @param workspace name of the transformer's workspace
 * @param requirements what its consumers need
 */
public record TriggerNode(String platform, int id, String workspace, NodeRequirements requirements)
        implements IntentionNode {
    @Override
    public String name() {
        return NodeNames.compose(NodeNames.TRIGGER, platform, workspace);
    }

    @Override
    public NodeKind kind() {
        return NodeKind.TRIGGER;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.trigger(this);
    }
}
