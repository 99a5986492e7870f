package io.datasurface.graph;

import java.util.Arrays;

/** Takes what consumers need to everything that they depend on, right to left, over all platforms. Linear in the edges. */
final class NeedsPropagation {
    private final SourceIndex index;
    private final TransformerNetwork network;
    private final Readers readers;
    private final RequirementCodec codec;
    private final CompactIntentionGraph[] graphs;

    NeedsPropagation(
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

    void run() {
        Arrays.stream(graphs).parallel().forEach(graph -> graph.needs().raiseByGroups());
        for (int workspace : network.consumersFirst()) {
            int output = index.source().outputStore(workspace);
            raisePrimary(output);
            long own = own(output);
            for (CompactIntentionGraph graph : graphs) {
                graph.needs().raiseThrough(workspace, own, network.dependsOnItself(workspace));
            }
        }
        readers.stores().forEach(this::raisePrimary);
        for (int platform = 0; platform < graphs.length; platform++) {
            for (int store : index.source().standby(platform)) {
                raiseStandby(platform, store);
            }
        }
    }

    /** Rule "stand in". */
    private void raiseStandby(int platform, int store) {
        int to = graphs[platform].columns().firstIngestion(index, store);
        for (CompactIntentionGraph other : graphs) {
            int from = other.columns().firstIngestion(index, store);
            int count = from < 0 || other == graphs[platform] ? 0 : index.ingestionsOf(store);
            for (int i = 0; i < count; i++) {
                graphs[platform].needs().raise(to + i, other.needs().of(from + i));
            }
        }
    }

    /** Rule "primary serves readers". Raising again what was raised before changes nothing. */
    private void raisePrimary(int store) {
        for (int reader : readers.of(store)) {
            CompactIntentionGraph primary = graphs[readers.primaryOf(reader, store)];
            int from = graphs[reader].columns().firstIngestion(index, store);
            int to = primary.columns().firstIngestion(index, store);
            int count = from < 0 ? 0 : index.ingestionsOf(store);
            for (int i = 0; i < count; i++) {
                primary.needs().raise(to + i, graphs[reader].needs().of(from + i));
            }
        }
    }

    /** Rule "own standing": what the workspaces ask for whose transformers write a store. */
    private long own(int store) {
        GraphSource source = index.source();
        long own = RequirementCodec.NONE;
        for (int i = network.firstProducer(store); i < network.firstProducer(store + 1); i++) {
            int workspace = network.producer(i);
            for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
                own = RequirementCodec.merge(own, RequirementCodec.throughTransformer(codec.group(group)));
            }
        }
        return own;
    }
}
