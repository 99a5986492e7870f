package io.datasurface.graph.chunk;

/** The graph as the planner sees it: the pieces with their edges both ways, and in an order. */
final class CutGraph extends PieceColumns {
    final Adjacency previous;

    /** All pieces, every edge forwards. */
    final int[] order;

    /** How many nodes of each piece others read; empty if pieces count as one. */
    private final int[] outward;

    /** Makes a graph of pieces each of which is one reference where it is read. */
    CutGraph(Adjacency next, int[] costOf, long[] costs, Adjacency groups, GroupCosts groupCosts, boolean[] trigger) {
        this(new PieceColumns(next, costOf, costs, groups, groupCosts, trigger), new int[0]);
    }

    /**
     * Makes a graph of clusters.
     *
     * @param outward how many references there are to each of them from a chunk that reads it
     */
    CutGraph(PieceColumns pieces, int[] outward) {
        super(
                pieces.next,
                pieces.costOf,
                pieces.costs,
                rowForEach(pieces.groups, pieces.size()),
                pieces.groupCosts,
                pieces.trigger);
        this.previous = next.reverse();
        this.order = next.order();
        this.outward = outward;
    }

    private static Adjacency rowForEach(Adjacency groups, int pieces) {
        return groups.target.length == 0 ? Adjacency.ofRows(new int[pieces + 1], groups.target) : groups;
    }

    /** How many references it is when a chunk reads the piece. */
    int references(int piece) {
        return outward.length == 0 ? 1 : outward[piece];
    }

    /** What a piece costs in its scarcest dimension, as a share of the caps. */
    double share(int piece, long[] caps) {
        double most = 0;
        int line = costOf[piece] * caps.length;
        for (int d = 0; d < caps.length; d++) {
            if (caps[d] < Long.MAX_VALUE) {
                most = Math.max(most, costs[line + d] / Math.max(1.0, (double) caps[d]));
            }
        }
        return most;
    }
}
