package io.datasurface.graph.diff;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The views of a graph's nodes, by kind, each list in the order of {@link NodeTables}; and all names that they use. */
final class NodeLists implements IntentionNode.Visitor<Boolean> {
    final List<IngestionMultiNode> multi = new ArrayList<>();
    final List<IngestionSingleNode> single = new ArrayList<>();
    final List<ExportNode> exports = new ArrayList<>();
    final List<TriggerNode> triggers = new ArrayList<>();
    final List<DataTransformerNode> transformers = new ArrayList<>();
    final NavigableMap<String, NavigableSet<String>> stores = new TreeMap<>();
    final NavigableMap<String, NavigableSet<String>> workspaces = new TreeMap<>();
    final TreeSet<String> containers = new TreeSet<>();

    NodeLists(IntentionGraph graph) {
        graph.nodes().forEach(node -> node.accept(this));
        multi.sort(Comparator.comparing(IngestionMultiNode::store));
        single.sort(Comparator.comparing(IngestionSingleNode::store).thenComparing(IngestionSingleNode::dataset));
        exports.sort(Comparator.comparing(ExportNode::container)
                .thenComparing(ExportNode::store)
                .thenComparing(ExportNode::dataset));
        triggers.sort(Comparator.comparing(TriggerNode::workspace));
        transformers.sort(Comparator.comparing(DataTransformerNode::workspace));
    }

    List<IntentionNode> all() {
        List<IntentionNode> all = new ArrayList<>(multi);
        all.addAll(single);
        all.addAll(exports);
        all.addAll(triggers);
        all.addAll(transformers);
        return all;
    }

    @Override
    public Boolean ingestionMulti(IngestionMultiNode node) {
        store(node.store());
        return multi.add(node);
    }

    @Override
    public Boolean ingestionSingle(IngestionSingleNode node) {
        store(node.store()).add(node.dataset());
        return single.add(node);
    }

    @Override
    public Boolean export(ExportNode node) {
        store(node.store()).add(node.dataset());
        containers.add(node.container());
        for (DatasetGroupKey consumer : node.consumers()) {
            workspace(consumer.workspace()).add(consumer.group());
        }
        return exports.add(node);
    }

    @Override
    public Boolean trigger(TriggerNode node) {
        workspace(node.workspace());
        return triggers.add(node);
    }

    @Override
    public Boolean dataTransformer(DataTransformerNode node) {
        workspace(node.workspace());
        store(node.outputStore());
        return transformers.add(node);
    }

    NavigableSet<String> store(String name) {
        return stores.computeIfAbsent(name, key -> new TreeSet<>());
    }

    private NavigableSet<String> workspace(String name) {
        return workspaces.computeIfAbsent(name, key -> new TreeSet<>());
    }
}
