package io.datasurface.graph;

import java.util.Arrays;

/** Who asks for what in one graph. Filled by {@link Reasons} before anybody sees it. */
final class GraphReasons {
    private static final Requirement[] ALL = Requirement.values();

    private final CompactIntentionGraph graph;
    private final NodeColumns nodes;
    private final RequirementCodec codec;
    /** By requirement, then by ingestion and behind these by transformer: a group plus 1; empty if nobody has the requirement. */
    private final int[][] groups;

    private GraphReasons(CompactIntentionGraph graph, RequirementCodec codec) {
        this.graph = graph;
        this.nodes = graph.columns();
        this.codec = codec;
        int count = nodes.firstExport() + nodes.transformers().length;
        groups = new int[ALL.length][];
        for (int i = 0; i < ALL.length; i++) {
            groups[i] = codec.anybodyAsks(RequirementCodec.mask(ALL[i])) ? new int[count] : new int[0];
        }
    }

    /** What the groups ask for that use the exports. */
    static GraphReasons ofGroups(CompactIntentionGraph graph, RequirementCodec codec) {
        GraphReasons reasons = new GraphReasons(graph, codec);
        Rows consumers = reasons.nodes.exports().consumers();
        for (int export = 0; export < consumers.rowCount(); export++) {
            int ingestion = graph.predecessors().exportedFrom(export);
            for (int i = 0; i < consumers.size(export); i++) {
                int group = consumers.get(export, i);
                reasons.ask(ingestion, codec.group(group), group);
            }
        }
        return reasons;
    }

    /** A group asks an ingestion for something; it is a reason for what the ingestion has to satisfy because of it. */
    void ask(int ingestion, long stated, int group) {
        long needed = graph.needs().of(ingestion);
        for (int i = 0; i < ALL.length; i++) {
            if (RequirementCodec.isSame(needed, stated, RequirementCodec.mask(ALL[i]))) {
                tell(i, ingestion, group + 1);
            }
        }
    }

    private void tell(int requirement, int slot, int groupPlusOne) {
        int before = groups[requirement][slot];
        if (groupPlusOne != 0 && (before == 0 || groupPlusOne < before)) {
            groups[requirement][slot] = groupPlusOne;
        }
    }

    /** Takes the reasons of a node, of this graph or another one, which an ingestion or transformer works for. */
    void take(int to, GraphReasons other, int node) {
        long needed = graph.needs().of(to);
        long asked = other.graph.needs().of(node);
        for (int i = 0; i < ALL.length; i++) {
            if (RequirementCodec.isSame(needed, asked, RequirementCodec.mask(ALL[i]))) {
                tell(i, slot(to), other.groups[i][other.slot(node)]);
            }
        }
    }

    /** First ingestion of what a transformer writes, if nothing consumes any of it; negative otherwise. */
    int unconsumedOutput(SourceIndex index, int store) {
        int first = nodes.firstIngestion(index, store);
        for (int[] asking : groups) {
            for (int node = first;
                    first >= 0 && asking.length > 0 && node < first + index.ingestionsOf(store);
                    node++) {
                if (asking[node] != 0) {
                    return -1;
                }
            }
        }
        return first;
    }

    /** Takes the reasons of a transformer's outputs to it, and from there to its inputs. */
    void passThrough(int workspace, boolean dependsOnItself) {
        int at = Arrays.binarySearch(nodes.transformers(), workspace);
        if (at < 0) {
            return;
        }
        int transformer = nodes.firstTransformer() + at;
        for (int i = 0; i < graph.successorCount(transformer); i++) {
            take(transformer, this, graph.successor(transformer, i));
        }
        int trigger = nodes.firstTrigger() + at;
        for (int i = 0; i < graph.predecessorCount(trigger); i++) {
            int export = graph.predecessor(trigger, i);
            if (!dependsOnItself || !Edges.isPreviousBatch(graph, export, trigger)) {
                take(graph.predecessor(export, 0), this, transformer);
            }
        }
    }

    private int slot(int node) {
        if (node < nodes.firstExport()) {
            return node;
        }
        int first = node >= nodes.firstTransformer() ? nodes.firstTransformer() : nodes.firstTrigger();
        return nodes.firstExport() + node - first;
    }

    /** The first group that asks for what a node has to satisfy; -1 if nobody does. */
    int group(int node, Requirement requirement) {
        long mask = RequirementCodec.mask(requirement);
        long needed = graph.needs().of(node);
        if ((needed & mask) == 0) {
            return -1;
        }
        if (nodes.kind(node) != NodeKind.EXPORT) {
            return groups[requirement.ordinal()][slot(node)] - 1;
        }
        int first = statedBy(node, requirement);
        for (int i = 0; i < graph.successorCount(node); i++) {
            int trigger = graph.successor(node, i);
            if (!graph.isPreviousBatch(node, i)
                    && RequirementCodec.isSame(needed, graph.needs().of(trigger), mask)) {
                int group = group(trigger, requirement);
                first = first < 0 ? group : Math.min(first, group);
            }
        }
        return first;
    }

    /** The first group that uses an export and asks for what it has to satisfy; -1 if none does. */
    int statedBy(int node, Requirement requirement) {
        long needed = graph.needs().of(node);
        Rows consumers = nodes.exports().consumers();
        int export = node - nodes.firstExport();
        for (int i = 0; i < consumers.size(export); i++) {
            int group = consumers.get(export, i);
            if (RequirementCodec.isSame(needed, codec.group(group), RequirementCodec.mask(requirement))) {
                return group;
            }
        }
        return -1;
    }
}
