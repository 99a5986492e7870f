package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * The graph as the planner sees it: pieces that stay whole, with what they cost and the groups that they are in. A piece is a node, several
 * nodes that must be together, or in a coarser graph a cluster of pieces. Acyclic.
 */
final class CutGraph {
    final Adjacency next;
    final Adjacency previous;

    /** What each piece costs: a line of {@link #costs}. */
    final int[] costOf;

    /** Lines of one amount per dimension. */
    final long[] costs;

    /** Groups of each piece; only groups that cost something or are to be kept together. */
    final Adjacency groups;

    final GroupCosts groupCosts;

    /** Whether a piece waits for all its inputs: where a new stage begins. */
    final boolean[] trigger;

    /** All pieces, every edge forwards. */
    final int[] order;

    CutGraph(Adjacency next, int[] costOf, long[] costs, Adjacency groups, GroupCosts groupCosts, boolean[] trigger) {
        this.next = next;
        this.previous = next.reverse();
        this.costOf = costOf;
        this.costs = costs;
        this.groups = groups;
        this.groupCosts = groupCosts;
        this.trigger = trigger;
        this.order = next.order();
    }

    int size() {
        return trigger.length;
    }

    int dimensions() {
        return groupCosts.dimensions();
    }

    /** Makes a coarser graph of clusters of pieces, whose edges must not form a cycle. */
    CutGraph contract(int[] clusterOf, int clusters) {
        int dimensions = dimensions();
        long[] sums = new long[clusters * dimensions];
        boolean[] anyTrigger = new boolean[clusters];
        for (int piece = 0; piece < size(); piece++) {
            anyTrigger[clusterOf[piece]] |= trigger[piece];
            for (int d = 0; d < dimensions; d++) {
                sums[clusterOf[piece] * dimensions + d] += costs[costOf[piece] * dimensions + d];
            }
        }
        return new CutGraph(
                next.quotient(clusterOf, clusters),
                Ranges.upTo(clusters),
                sums,
                mergeRows(groups, clusterOf, clusters, groupCosts.count()),
                groupCosts,
                anyTrigger);
    }

    static Adjacency mergeRows(Adjacency rows, int[] setOf, int sets, int columns) {
        if (rows.target.length == 0) {
            return Adjacency.ofRows(new int[sets + 1], rows.target);
        }
        int[] from = new int[rows.target.length];
        for (int row = 0; row < setOf.length; row++) {
            Arrays.fill(from, rows.start[row], rows.start[row + 1], setOf[row]);
        }
        return Adjacency.rectangle(sets, columns, from, rows.target, from.length);
    }
}
