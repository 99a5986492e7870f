package io.datasurface.awsbatch.chunk;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Nodes sorted by what is rendered from them. */
public final class ChunkContent {
    private final SortedMap<String, List<IntentionNode>> stores = new TreeMap<>();
    private final SortedMap<String, List<ExportNode>> containers = new TreeMap<>();
    private final List<TriggerNode> triggers = new ArrayList<>();
    private final List<DataTransformerNode> transformers = new ArrayList<>();

    /**
     * Sorts nodes.
     *
     * @param nodes nodes of a graph, sorted by name
     */
    public ChunkContent(List<IntentionNode> nodes) {
        Sorter sorter = new Sorter();
        nodes.forEach(node -> node.accept(sorter));
    }

    /** Returns ingestion nodes by datastore. */
    public SortedMap<String, List<IntentionNode>> stores() {
        return stores;
    }

    /** Returns export nodes by container. */
    public SortedMap<String, List<ExportNode>> containers() {
        return containers;
    }

    /** Returns the triggers. */
    public List<TriggerNode> triggers() {
        return triggers;
    }

    /** Returns the transformers. */
    public List<DataTransformerNode> transformers() {
        return transformers;
    }

    /** Adds each node to its list; the result says whether the list grew, which it always does. */
    private final class Sorter implements IntentionNode.Visitor<Boolean> {
        @Override
        public Boolean ingestionMulti(IngestionMultiNode node) {
            return stores.computeIfAbsent(node.store(), store -> new ArrayList<>())
                    .add(node);
        }

        @Override
        public Boolean ingestionSingle(IngestionSingleNode node) {
            return stores.computeIfAbsent(node.store(), store -> new ArrayList<>())
                    .add(node);
        }

        @Override
        public Boolean export(ExportNode node) {
            return containers
                    .computeIfAbsent(node.container(), container -> new ArrayList<>())
                    .add(node);
        }

        @Override
        public Boolean trigger(TriggerNode node) {
            return triggers.add(node);
        }

        @Override
        public Boolean dataTransformer(DataTransformerNode node) {
            return transformers.add(node);
        }
    }
}
