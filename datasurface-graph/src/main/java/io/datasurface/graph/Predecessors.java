package io.datasurface.graph;

/**
 * The edges backwards. What a kind of node always has one of is not stored as a row: an export reads from one ingestion, a transformer has
 * its trigger.
 */
final class Predecessors {
    private final NodeColumns nodes;
    /** By ingestion: the transformers that write what it ingests. */
    private final Rows writers;
    /** By export: the ingestion. */
    private final int[] exportedFrom;
    /** By trigger: the exports that it waits for. */
    private final Rows inputs;

    private Predecessors(NodeColumns nodes, Rows writers, int[] exportedFrom, Rows inputs) {
        this.nodes = nodes;
        this.writers = writers;
        this.exportedFrom = exportedFrom;
        this.inputs = inputs;
    }

    static Predecessors of(NodeColumns nodes, Rows successors, int[] exportedFrom) {
        Rows writers = reversed(successors, nodes.firstTransformer(), nodes.count(), 0, nodes.firstExport());
        Rows inputs = reversed(
                successors,
                nodes.firstExport(),
                nodes.firstTrigger(),
                nodes.firstTrigger(),
                nodes.transformers().length);
        return new Predecessors(nodes, writers, exportedFrom, inputs);
    }

    /** By each of {@code count} nodes from {@code first} on: which of the nodes {@code from .. to - 1} have an edge to it, ascending. */
    private static Rows reversed(Rows successors, int from, int to, int first, int count) {
        int[] entries = successors.entries();
        int[] starts = new int[count + 1];
        int end = successors.starts()[to];
        for (int i = successors.starts()[from]; i < end; i++) {
            starts[entries[i] - first + 1]++;
        }
        Rows.sum(starts);
        int[] reversed = new int[starts[count]];
        int entry = successors.starts()[from];
        for (int node = from; node < to; node++) {
            for (int next = successors.starts()[node + 1]; entry < next; entry++) {
                reversed[starts[entries[entry] - first]++] = node;
            }
        }
        Rows.shift(starts);
        return new Rows(starts, reversed);
    }

    /** The ingestion that an export reads from. */
    int exportedFrom(int export) {
        return exportedFrom[export];
    }

    int count(int node) {
        if (node < nodes.firstExport()) {
            return writers.size(node);
        }
        return node < nodes.firstTrigger() || node >= nodes.firstTransformer()
                ? 1
                : inputs.size(node - nodes.firstTrigger());
    }

    int get(int node, int index) {
        if (node < nodes.firstExport()) {
            return writers.get(node, index);
        }
        if (node < nodes.firstTrigger()) {
            return exportedFrom[node - nodes.firstExport()];
        }
        return node < nodes.firstTransformer()
                ? inputs.get(node - nodes.firstTrigger(), index)
                : node - nodes.transformers().length;
    }
}
