package io.datasurface.graph;

import java.util.Arrays;
import java.util.BitSet;

/** Turns what a platform has to do into nodes and edges. Linear in nodes, edges and sinks, but for sorting each container's sinks. */
final class GraphAssembler {
    private final GraphSource source;
    private final TransformerNetwork network;
    private final int platform;
    private final int[] workspaceOfGroup;
    private final NodeColumns nodes;
    /** First ingestion node of each ingested store. */
    private final int[] ingestion;

    GraphAssembler(
            GraphSource source, TransformerNetwork network, EcosystemPlan plan, int platform, int[] workspaceOfGroup) {
        this.source = source;
        this.network = network;
        this.platform = platform;
        this.workspaceOfGroup = workspaceOfGroup;
        BitSet stores = plan.stores(platform);
        int[] multi =
                stores.stream().filter(store -> !source.isSingleDataset(store)).toArray();
        IntColumn single = new IntColumn();
        ingestion = new int[source.storeCount()];
        stores.stream().filter(source::isSingleDataset).forEach(store -> {
            ingestion[store] = multi.length + single.size();
            for (int dataset = source.firstDataset(store); dataset < source.firstDataset(store + 1); dataset++) {
                single.add(dataset);
            }
        });
        for (int node = 0; node < multi.length; node++) {
            ingestion[multi[node]] = node;
        }
        nodes = new NodeColumns(
                multi,
                single.toArray(),
                ExportColumns.of(source, workspaceOfGroup, plan.groups(platform)),
                plan.transformers(platform).stream().toArray());
    }

    CompactIntentionGraph assemble(RequirementCodec codec) {
        BitSet previousBatch = new BitSet();
        Rows successors = successors(previousBatch);
        return new CompactIntentionGraph(source, codec, platform, nodes, successors, previousBatch);
    }

    /** The edges, in the order of the nodes that they leave: ingestions, exports, triggers, transformers. */
    private Rows successors(BitSet previousBatch) {
        int[] starts = new int[nodes.count() + 1];
        int[] from = exportedFrom();
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
        ExportColumns exports = nodes.exports();
        int[] from = new int[exports.count()];
        for (int c = 0; c < exports.containers().length; c++) {
            int store = 0;
            for (int export = exports.starts()[c]; export < exports.starts()[c + 1]; export++) {
                int dataset = exports.datasets()[export];
                store = Stores.of(source, dataset, store);
                int inStore = source.isSingleDataset(store) ? dataset - source.firstDataset(store) : 0;
                from[export] = ingestion[store] + inStore;
            }
        }
        return from;
    }

    /** The triggers that wait for each export, one export behind the other; their numbers go one place behind the export's in the sizes. */
    private int[] exportsToTriggers(int[] sizes, BitSet previousBatch) {
        ExportColumns exports = nodes.exports();
        int[] position = new int[source.workspaceCount()];
        for (int i = 0; i < nodes.transformers().length; i++) {
            position[nodes.transformers()[i]] = i;
        }
        IntColumn triggers = new IntColumn();
        for (int export = 0; export < exports.count(); export++) {
            int before = triggers.size();
            int last = -1;
            for (int i = 0; i < exports.consumers().size(export); i++) {
                int workspace = workspaceOfGroup[exports.consumers().get(export, i)];
                if (workspace != last && source.isTransformer(workspace)) {
                    if (readsPreviousBatch(workspace, exports.datasets()[export])) {
                        previousBatch.set(exports.count() + triggers.size());
                    }
                    triggers.add(nodes.firstTrigger() + position[workspace]);
                }
                last = workspace;
            }
            sizes[nodes.firstExport() + export + 1] = triggers.size() - before;
        }
        return triggers.toArray();
    }

    /** Rule "previous batch": the edge that closes a cycle is the one from the export of the output into the reader's trigger. */
    private boolean readsPreviousBatch(int workspace, int dataset) {
        return network.readsPreviousBatch(workspace, Stores.of(source, dataset));
    }

    private int outputSize(int workspace) {
        int output = source.outputStore(workspace);
        return source.isSingleDataset(output) ? source.firstDataset(output + 1) - source.firstDataset(output) : 1;
    }
}
