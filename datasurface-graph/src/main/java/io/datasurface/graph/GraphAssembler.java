package io.datasurface.graph;

import java.util.Arrays;
import java.util.BitSet;

/** Turns what a platform has to do into nodes and edges. Linear in nodes, edges and sinks. */
final class GraphAssembler {
    private final SourceIndex index;
    private final GraphSource source;
    private final TransformerNetwork network;
    private final int platform;
    private final NodeColumns nodes;
    /** First ingestion node of each ingested store. */
    private final int[] ingestion;

    GraphAssembler(SourceIndex index, TransformerNetwork network, EcosystemPlan plan, int platform) {
        this.index = index;
        this.source = index.source();
        this.network = network;
        this.platform = platform;
        IntColumn multi = new IntColumn();
        IntColumn single = new IntColumn();
        ingestion = new int[source.storeCount()];
        BitSet stores = plan.stores(platform);
        for (int store = stores.nextSetBit(0); store >= 0; store = stores.nextSetBit(store + 1)) {
            if (source.isSingleDataset(store)) {
                ingestion[store] = single.size();
                int end = index.firstDataset(store) + index.datasetsOf(store);
                for (int dataset = index.firstDataset(store); dataset < end; dataset++) {
                    single.add(dataset);
                }
            } else {
                ingestion[store] = multi.size();
                multi.add(store);
            }
        }
        for (int store = stores.nextSetBit(0); store >= 0; store = stores.nextSetBit(store + 1)) {
            if (source.isSingleDataset(store)) {
                ingestion[store] += multi.size();
            }
        }
        nodes = new NodeColumns(
                multi.toArray(),
                single.toArray(),
                ExportColumns.of(index, plan.groups(platform)),
                plan.transformers(platform).stream().toArray());
    }

    CompactIntentionGraph assemble(RequirementCodec codec, Reasons reasons) {
        BitSet previousBatch = new BitSet();
        int[] from = exportedFrom();
        Rows successors = successors(from, previousBatch);
        return new CompactIntentionGraph(
                index,
                codec,
                reasons,
                platform,
                nodes,
                successors,
                Predecessors.of(nodes, successors, from),
                previousBatch);
    }

    /** The edges, in the order of the nodes that they leave: ingestions, exports, triggers, transformers. */
    private Rows successors(int[] from, BitSet previousBatch) {
        int[] starts = new int[nodes.count() + 1];
        for (int ingest : from) {
            starts[ingest + 1]++;
        }
        int[] toTriggers = exportsToTriggers(starts, previousBatch);
        for (int i = 0; i < nodes.transformers().length; i++) {
            starts[nodes.firstTrigger() + i + 1] = 1;
            starts[nodes.firstTransformer() + i + 1] = outputSize(nodes.transformers()[i]);
        }
        Rows.sum(starts);
        int[] entries = new int[starts[nodes.count()]];
        int[] next = Arrays.copyOf(starts, nodes.firstExport());
        for (int export = 0; export < from.length; export++) {
            entries[next[from[export]]++] = nodes.firstExport() + export;
        }
        System.arraycopy(toTriggers, 0, entries, starts[nodes.firstExport()], toTriggers.length);
        int end = starts[nodes.firstTrigger()];
        for (int i = 0; i < nodes.transformers().length; i++) {
            entries[end++] = nodes.firstTransformer() + i;
        }
        for (int workspace : nodes.transformers()) {
            int output = ingestion[source.outputStore(workspace)];
            for (int i = 0; i < outputSize(workspace); i++) {
                entries[end++] = output + i;
            }
        }
        return new Rows(starts, entries);
    }

    /** The ingestion node that each export reads from. */
    private int[] exportedFrom() {
        int[] datasets = nodes.exports().datasets();
        int[] from = new int[datasets.length];
        int firstOfStore = 0;
        int endOfStore = 0;
        int firstNode = 0;
        int step = 0;
        for (int export = 0; export < from.length; export++) {
            int dataset = datasets[export];
            if (dataset < firstOfStore || dataset >= endOfStore) {
                int store = index.storeOf(dataset);
                firstOfStore = index.firstDataset(store);
                endOfStore = firstOfStore + index.datasetsOf(store);
                firstNode = ingestion[store];
                step = source.isSingleDataset(store) ? 1 : 0;
            }
            from[export] = firstNode + step * (dataset - firstOfStore);
        }
        return from;
    }

    /** The triggers that wait for each export, one export behind the other; their numbers go one place behind the export's in the sizes. */
    private int[] exportsToTriggers(int[] sizes, BitSet previousBatch) {
        ExportColumns exports = nodes.exports();
        int[] groups = exports.consumers().entries();
        int[] starts = exports.consumers().starts();
        int[] triggerOfGroup = triggerOfGroup();
        IntColumn triggers = new IntColumn();
        for (int export = 0; export < exports.count(); export++) {
            int before = triggers.size();
            int last = -1;
            for (int i = starts[export]; i < starts[export + 1]; i++) {
                int trigger = triggerOfGroup[groups[i]];
                if (trigger >= 0 && trigger != last) {
                    if (readsPreviousBatch(groups[i], exports.datasets()[export])) {
                        previousBatch.set(exports.count() + triggers.size());
                    }
                    triggers.add(trigger);
                    last = trigger;
                }
            }
            sizes[nodes.firstExport() + export + 1] = triggers.size() - before;
        }
        return triggers.toArray();
    }

    /** By dataset group: the trigger that waits for what it reads; -1 if it is no group of a transformer that runs here. */
    private int[] triggerOfGroup() {
        int[] triggers = new int[source.groupCount()];
        Arrays.fill(triggers, -1);
        for (int i = 0; i < nodes.transformers().length; i++) {
            int workspace = nodes.transformers()[i];
            Arrays.fill(
                    triggers, source.firstGroup(workspace), source.firstGroup(workspace + 1), nodes.firstTrigger() + i);
        }
        return triggers;
    }

    /** Rule "previous batch": the edge that closes a cycle is the one from the export of the output into the reader's trigger. */
    private boolean readsPreviousBatch(int group, int dataset) {
        int workspace = index.workspaceOf(group);
        return network.dependsOnItself(workspace) && network.readsPreviousBatch(workspace, index.storeOf(dataset));
    }

    private int outputSize(int workspace) {
        return index.ingestionsOf(source.outputStore(workspace));
    }
}
