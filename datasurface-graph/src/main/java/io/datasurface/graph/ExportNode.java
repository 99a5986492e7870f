package io.datasurface.graph;

import java.util.List;

/**
 * Make a dataset available in a container.
 *
 * @param platform name of the platform instance
 * @param id number of the node in its graph
 * @param container identity of the container: its name, followed by {@code ~} and 8 hex digits of its content hash where different containers share the name
 * @param store name of the datastore
 * @param dataset name of the dataset
 * @param consumers the dataset groups that use it there, sorted; all of them have equal containers
 * @param requirements what its consumers need
 */
public record ExportNode(
        String platform,
        int id,
        String container,
        String store,
        String dataset,
        List<DatasetGroupKey> consumers,
        NodeRequirements requirements)
        implements IntentionNode {
    /** Copies the consumers. */
    public ExportNode {
        consumers = List.copyOf(consumers);
    }

    @Override
    public String name() {
        return NodeNames.compose(NodeNames.EXPORT, platform, container, store, dataset);
    }

    @Override
    public NodeKind kind() {
        return NodeKind.EXPORT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.export(this);
    }
}
