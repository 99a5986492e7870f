package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Pieces that stay whole, with what they cost and the groups that they are in, and the edges forwards. A piece is a node, several nodes that
 * must be together, or in a coarser graph a cluster of pieces. Acyclic.
 */
class PieceColumns {
    final Adjacency next;

    /** What each piece costs: a line of {@link #costs}. */
    final int[] costOf;

    /** Lines of one amount per dimension. */
    final long[] costs;

    /** Groups of each piece; only groups that cost something or are to be kept together. If there are none, there may be no rows. */
    final Adjacency groups;

    final GroupCosts groupCosts;

    /** Whether a piece waits for all its inputs: where a new stage begins. */
    final boolean[] trigger;

    PieceColumns(
            Adjacency next, int[] costOf, long[] costs, Adjacency groups, GroupCosts groupCosts, boolean[] trigger) {
        this.next = next;
        this.costOf = costOf;
        this.costs = costs;
        this.groups = groups;
        this.groupCosts = groupCosts;
        this.trigger = trigger;
    }

    final int size() {
        return trigger.length;
    }

    final int dimensions() {
        return groupCosts.dimensions();
    }

    /** Whether there are groups at all. */
    final boolean hasGroups() {
        return groups.target.length > 0;
    }

    /** Pieces that exceed the caps by themselves. */
    final boolean[] tooLarge(long[] caps) {
        boolean[] tooLarge = new boolean[size()];
        if (!hasGroups()) {
            boolean[] lines = new boolean[costs.length / dimensions()];
            boolean any = false;
            for (int i = 0; i < costs.length; i++) {
                lines[i / dimensions()] |= costs[i] > caps[i % dimensions()];
                any |= costs[i] > caps[i % dimensions()];
            }
            for (int piece = 0; any && piece < tooLarge.length; piece++) {
                tooLarge[piece] = lines[costOf[piece]];
            }
            return tooLarge;
        }
        ChunkLoads loads = new ChunkLoads(this);
        int empty = loads.addChunk();
        for (int piece = 0; piece < tooLarge.length; piece++) {
            tooLarge[piece] = !loads.fits(piece, empty, caps);
        }
        return tooLarge;
    }

    /** Makes a coarser graph of clusters of pieces, whose edges must not form a cycle. */
    final CutGraph contract(int[] clusterOf, int clusters) {
        int dimensions = dimensions();
        long[] sums = new long[clusters * dimensions];
        boolean[] anyTrigger = new boolean[clusters];
        for (int piece = 0; piece < clusterOf.length; piece++) {
            int cluster = clusterOf[piece];
            anyTrigger[cluster] |= trigger[piece];
            for (int d = 0; d < dimensions; d++) {
                sums[cluster * dimensions + d] += costs[costOf[piece] * dimensions + d];
            }
        }
        int[] outward = new int[clusters];
        return new CutGraph(
                new PieceColumns(
                        next.quotient(clusterOf, Adjacency.members(clusterOf, clusters), outward),
                        Ranges.upTo(clusters),
                        sums,
                        mergeRows(groups, clusterOf, clusters, groupCosts.count()),
                        groupCosts,
                        anyTrigger),
                outward);
    }

    private static Adjacency mergeRows(Adjacency rows, int[] setOf, int sets, int columns) {
        if (rows.target.length == 0) {
            return rows;
        }
        int[] from = new int[rows.target.length];
        for (int row = 0; row < setOf.length; row++) {
            Arrays.fill(from, rows.start[row], rows.start[row + 1], setOf[row]);
        }
        return Adjacency.rectangle(sets, columns, from, rows.target, from.length);
    }
}
