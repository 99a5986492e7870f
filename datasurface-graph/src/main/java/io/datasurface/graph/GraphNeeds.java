package io.datasurface.graph;

import java.util.Arrays;

/** What the consumers of each node of one graph need of it, packed by {@link RequirementCodec}. Filled before the graph is published. */
final class GraphNeeds {
    private final CompactIntentionGraph graph;
    private final NodeColumns nodes;
    private final RequirementCodec codec;
    /** By ingestion node. */
    private final long[] ingestions;
    /** By transformer; its trigger has the same. */
    private final long[] transformers;

    GraphNeeds(CompactIntentionGraph graph, NodeColumns nodes, RequirementCodec codec) {
        this.graph = graph;
        this.nodes = nodes;
        this.codec = codec;
        ingestions = new long[nodes.firstExport()];
        transformers = new long[nodes.transformers().length];
    }

    long of(int node) {
        if (node < nodes.firstExport()) {
            return ingestions[node];
        }
        if (node >= nodes.firstTransformer()) {
            return transformers[node - nodes.firstTransformer()];
        }
        return node >= nodes.firstTrigger() ? transformers[node - nodes.firstTrigger()] : ofExport(node);
    }

    private long ofExport(int node) {
        long needs = stated(node - nodes.firstExport());
        for (int i = 0; i < graph.successorCount(node); i++) {
            if (!graph.isPreviousBatch(node, i)) {
                needs = RequirementCodec.merge(needs, of(graph.successor(node, i)));
            }
        }
        return needs;
    }

    /** What the groups that use an export ask for. */
    private long stated(int export) {
        Rows consumers = nodes.exports().consumers();
        long needs = RequirementCodec.NONE;
        for (int i = 0; i < consumers.size(export); i++) {
            needs = RequirementCodec.merge(needs, codec.group(consumers.get(export, i)));
        }
        return needs;
    }

    void raise(int ingestion, long by) {
        ingestions[ingestion] = RequirementCodec.merge(ingestions[ingestion], by);
    }

    /** Tells the ingestions what the groups that use their exports ask for. */
    void raiseByGroups() {
        for (int export = 0; export < nodes.exports().count(); export++) {
            raise(graph.predecessors().exportedFrom(export), stated(export));
        }
    }

    /**
     * Takes what is needed of a transformer's output to its inputs. Nothing to do where the transformer does not run.
     *
     * @param own what is needed of the output if nothing consumes it
     */
    void raiseThrough(int workspace, long own, boolean dependsOnItself) {
        int at = Arrays.binarySearch(nodes.transformers(), workspace);
        if (at < 0) {
            return;
        }
        int transformer = nodes.firstTransformer() + at;
        long output = RequirementCodec.NONE;
        for (int i = 0; i < graph.successorCount(transformer); i++) {
            output = RequirementCodec.merge(output, ingestions[graph.successor(transformer, i)]);
        }
        if (output == RequirementCodec.NONE) {
            output = own;
            for (int i = 0; i < graph.successorCount(transformer); i++) {
                raise(graph.successor(transformer, i), own);
            }
        }
        transformers[at] = RequirementCodec.throughTransformer(output);
        int trigger = nodes.firstTrigger() + at;
        for (int i = 0; i < graph.predecessorCount(trigger); i++) {
            int export = graph.predecessor(trigger, i);
            if (!dependsOnItself || !Edges.isPreviousBatch(graph, export, trigger)) {
                raise(graph.predecessor(export, 0), transformers[at]);
            }
        }
    }
}
