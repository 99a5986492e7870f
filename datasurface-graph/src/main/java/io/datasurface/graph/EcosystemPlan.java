package io.datasurface.graph;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides, from the consumers to the sources, what each platform does: which dataset groups it serves, which transformers it runs and
 * which stores it ingests. Sets only, so the order in which they fill does not matter.
 */
final class EcosystemPlan {
    private final SourceIndex index;
    private final GraphSource source;
    private final TransformerNetwork network;
    private final BitSet[] stores;
    private final BitSet[] transformers;
    private final BitSet[] groups;
    private final IntColumn readers = new IntColumn();
    private final IntColumn demandedPlatforms = new IntColumn();
    private final IntColumn demandedStores = new IntColumn();
    private final Map<Integer, BitSet> overruled = new TreeMap<>();

    EcosystemPlan(SourceIndex index, TransformerNetwork network) {
        this.index = index;
        this.source = index.source();
        this.network = network;
        stores = sets(source.platformCount());
        transformers = sets(source.platformCount());
        groups = sets(source.platformCount());
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
                for (int i = source.firstAssignment(group); i < source.firstAssignment(group + 1); i++) {
                    assign(source.assignedPlatform(i), workspace, group);
                }
            }
        }
        for (int platform = 0; platform < source.platformCount(); platform++) {
            for (int store : source.standby(platform)) {
                demand(platform, store);
            }
        }
        for (int done = 0; done < demandedStores.size(); done++) {
            meet(demandedPlatforms.get(done), demandedStores.get(done));
        }
    }

    /** Stores that a platform ingests. */
    BitSet stores(int platform) {
        return stores[platform];
    }

    /** Workspaces whose transformers a platform runs. */
    BitSet transformers(int platform) {
        return transformers[platform];
    }

    /** Dataset groups that a platform serves. */
    BitSet groups(int platform) {
        return groups[platform];
    }

    /** Pairs of a platform and a store that it reads from the store's primary platform, one behind the other. */
    IntColumn readers() {
        return readers;
    }

    /** Transformers' workspaces that are assigned to platforms where their output has another primary platform. */
    Map<Integer, BitSet> overruled() {
        return overruled;
    }

    private void assign(int platform, int workspace, int group) {
        if (!source.isTransformer(workspace)) {
            serve(platform, workspace, group);
            return;
        }
        int output = source.outputStore(workspace);
        if (output < 0) {
            return;
        }
        if (index.readsFrom(platform, output) >= 0) {
            overruled.computeIfAbsent(workspace, key -> new BitSet()).set(platform);
        } else if (TransformerNetwork.canRun(source, workspace)) {
            run(platform, workspace);
        }
    }

    private void serve(int platform, int workspace, int group) {
        if (source.container(workspace) < 0) {
            return;
        }
        groups[platform].set(group);
        int from = 0;
        int to = 0;
        int end = source.firstSink(group + 1);
        for (int sink = source.firstSink(group); sink < end; sink++) {
            int dataset = source.sinkDataset(sink);
            // Sinks of one store often stand together.
            if (dataset < from || dataset >= to) {
                int store = index.storeOf(dataset);
                from = index.firstDataset(store);
                to = from + index.datasetsOf(store);
                demand(platform, store);
            }
        }
    }

    private void demand(int platform, int store) {
        if (!stores[platform].get(store)) {
            stores[platform].set(store);
            demandedPlatforms.add(platform);
            demandedStores.add(store);
        }
    }

    private void meet(int platform, int store) {
        int primary = index.readsFrom(platform, store);
        if (primary >= 0) {
            readers.add(platform);
            readers.add(store);
            demand(primary, store);
            return;
        }
        for (int i = network.firstProducer(store); i < network.firstProducer(store + 1); i++) {
            run(platform, network.producer(i));
        }
    }

    private void run(int platform, int workspace) {
        if (transformers[platform].get(workspace)) {
            return;
        }
        transformers[platform].set(workspace);
        demand(platform, source.outputStore(workspace));
        for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
            serve(platform, workspace, group);
        }
    }

    private static BitSet[] sets(int count) {
        BitSet[] sets = new BitSet[count];
        for (int i = 0; i < count; i++) {
            sets[i] = new BitSet();
        }
        return sets;
    }
}
