package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.Cost;
import io.datasurface.graph.chunk.GroupEstimate;
import io.datasurface.graph.chunk.NodeEstimate;
import io.datasurface.graph.chunk.ResourceEstimator;
import java.util.List;
import java.util.Map;

/** What a node costs on a platform that nobody has in particular: by its kind, without groups. */
final class GenericWeights implements ResourceEstimator {
    static final String RESOURCES = "resources";
    private static final List<String> DIMENSIONS = List.of(RESOURCES, "tasks", "jobs");
    private static final double FILL = 0.8;

    /** At most 1,000 resources in a chunk, filled to four fifths: the rest is room to grow. */
    static final ChunkLimits LIMITS = new ChunkLimits(
            Map.of(RESOURCES, 1000L, "tasks", 200L, "jobs", 300L), FILL, List.of(new Cell("home", Map.of())));

    private final NodeEstimate[] byKind = new NodeEstimate[NodeKind.values().length];

    GenericWeights() {
        put(NodeKind.INGESTION_MULTI, 4, 1, 1);
        put(NodeKind.INGESTION_SINGLE, 3, 1, 0);
        put(NodeKind.EXPORT, 1, 0, 0);
        put(NodeKind.TRIGGER, 2, 0, 1);
        put(NodeKind.DATA_TRANSFORMER, 3, 0, 1);
    }

    private void put(NodeKind kind, long resources, long tasks, long jobs) {
        byKind[kind.ordinal()] = new NodeEstimate(Cost.of(resources, tasks, jobs), List.of());
    }

    @Override
    public List<String> dimensions() {
        return DIMENSIONS;
    }

    @Override
    public NodeEstimate node(IntentionNode node) {
        return byKind[node.kind().ordinal()];
    }

    @Override
    public NodeEstimate node(IntentionGraph graph, int node) {
        return byKind[graph.kind(node).ordinal()];
    }

    @Override
    public GroupEstimate group(String key) {
        throw new IllegalArgumentException("There are no groups, so none is called " + key);
    }
}
