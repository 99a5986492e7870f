package io.datasurface.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes what consumers need to everything that they depend on, right to left, over all platforms. Linear in the edges. */
final class NeedsPropagation {
    private final SourceIndex index;
    private final GraphSource source;
    private final TransformerNetwork network;
    private final CompactIntentionGraph[] graphs;
    /** By store: the platforms that read it from its primary platform. */
    private final Map<Integer, List<Integer>> readers = new HashMap<>();

    NeedsPropagation(
            SourceIndex index, TransformerNetwork network, EcosystemPlan plan, CompactIntentionGraph[] graphs) {
        this.index = index;
        this.network = network;
        this.source = index.source();
        this.graphs = graphs;
        for (int i = 0; i < plan.readers().size(); i += 2) {
            readers.computeIfAbsent(plan.readers().get(i + 1), store -> new ArrayList<>())
                    .add(plan.readers().get(i));
        }
    }

    void run() {
        Arrays.stream(graphs).parallel().forEach(graph -> graph.needs().raiseByGroups());
        for (int workspace : network.consumersFirst()) {
            raisePrimary(source.outputStore(workspace));
            for (CompactIntentionGraph graph : graphs) {
                graph.needs().raiseThrough(workspace, network.dependsOnItself(workspace));
            }
        }
        readers.keySet().forEach(this::raisePrimary);
    }

    /** Rule "primary serves readers". Raising again what was raised before changes nothing. */
    private void raisePrimary(int store) {
        for (int reader : readers.getOrDefault(store, List.of())) {
            CompactIntentionGraph primary = graphs[index.readsFrom(reader, store)];
            int from = firstIngestion(graphs[reader].columns(), store);
            int to = firstIngestion(primary.columns(), store);
            int count = index.ingestionsOf(store);
            for (int i = 0; i < count; i++) {
                primary.needs().raise(to + i, graphs[reader].needs().of(from + i));
            }
        }
    }

    private int firstIngestion(NodeColumns nodes, int store) {
        return source.isSingleDataset(store)
                ? nodes.firstSingle() + Arrays.binarySearch(nodes.single(), source.firstDataset(store))
                : Arrays.binarySearch(nodes.multi(), store);
    }
}
