package io.datasurface.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what, over all platforms: for each ingestion and each transformer, and each requirement, the first dataset group that asks
 * for what the node has to satisfy. Found when somebody wants to know, in the order in which the needs were propagated; 4 bytes for each
 * requirement that anybody has, and each ingestion and transformer.
 */
final class Reasons {
    private final SourceIndex index;
    private final TransformerNetwork network;
    private final Readers readers;
    private final RequirementCodec codec;
    private final CompactIntentionGraph[] graphs;

    private volatile GraphReasons @Nullable [] found;

    Reasons(
            SourceIndex index,
            TransformerNetwork network,
            Readers readers,
            RequirementCodec codec,
            CompactIntentionGraph[] graphs) {
        this.index = index;
        this.network = network;
        this.readers = readers;
        this.codec = codec;
        this.graphs = graphs;
    }

    SourceIndex index() {
        return index;
    }

    Readers readers() {
        return readers;
    }

    CompactIntentionGraph graph(int platform) {
        return graphs[platform];
    }

    /** The reasons in the graph of a platform. */
    GraphReasons of(int platform) {
        GraphReasons[] reasons = found;
        if (reasons == null) {
            synchronized (this) {
                reasons = found;
                if (reasons == null) {
                    reasons = find();
                    found = reasons;
                }
            }
        }
        return reasons[platform];
    }

    private GraphReasons[] find() {
        GraphReasons[] reasons = new GraphReasons[graphs.length];
        Arrays.parallelSetAll(reasons, platform -> GraphReasons.ofGroups(graphs[platform], codec));
        for (int workspace : network.consumersFirst()) {
            int output = index.source().outputStore(workspace);
            servePrimary(output, reasons);
            for (GraphReasons graph : reasons) {
                standAlone(output, graph);
                graph.passThrough(workspace, network.dependsOnItself(workspace));
            }
        }
        readers.stores().forEach(store -> servePrimary(store, reasons));
        for (int platform = 0; platform < graphs.length; platform++) {
            for (int store : index.source().standby(platform)) {
                standBy(platform, store, reasons);
            }
        }
        return reasons;
    }

    private void standBy(int platform, int store, GraphReasons[] reasons) {
        int to = graphs[platform].columns().firstIngestion(index, store);
        for (int other = 0; other < graphs.length; other++) {
            int from = graphs[other].columns().firstIngestion(index, store);
            int count = from < 0 || other == platform ? 0 : index.ingestionsOf(store);
            for (int i = 0; i < count; i++) {
                reasons[platform].take(to + i, reasons[other], from + i);
            }
        }
    }

    private void servePrimary(int store, GraphReasons[] reasons) {
        for (int reader : readers.of(store)) {
            int primary = readers.primaryOf(reader, store);
            int from = graphs[reader].columns().firstIngestion(index, store);
            int to = graphs[primary].columns().firstIngestion(index, store);
            int count = from < 0 ? 0 : index.ingestionsOf(store);
            for (int i = 0; i < count; i++) {
                reasons[primary].take(to + i, reasons[reader], from + i);
            }
        }
    }

    /** Rule "own standing". */
    private void standAlone(int store, GraphReasons graph) {
        int first = graph.unconsumedOutput(index, store);
        if (first < 0) {
            return;
        }
        GraphSource source = index.source();
        for (int i = network.firstProducer(store); i < network.firstProducer(store + 1); i++) {
            int workspace = network.producer(i);
            for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
                for (int node = first; node < first + index.ingestionsOf(store); node++) {
                    graph.ask(node, RequirementCodec.throughTransformer(codec.group(group)), group);
                }
            }
        }
    }
}
