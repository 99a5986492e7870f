package io.datasurface.graph.chunk;

/**
 * Finds what leaves a chunk together with pieces that must: what only these read, where that saves references. Two pieces of one origin are one
 * reference instead of two, and none if the origin comes along.
 */
final class Followers {
    private final Partition partition;
    private final CutGraph graph;
    private final boolean[] pinned;
    private final int[] leaves;
    private int searches;

    /**
     * Prepares.
     *
     * @param pinned pieces that stay where they are
     */
    Followers(Partition partition, boolean[] pinned) {
        this.partition = partition;
        this.graph = partition.graph;
        this.pinned = pinned;
        this.leaves = new int[graph.size()];
    }

    /** Adds what follows some pieces. */
    void addTo(IntList pieces) {
        searches++;
        int own = pieces.size();
        for (int i = 0; i < own; i++) {
            leaves[pieces.get(i)] = searches;
        }
        for (int at = 0; at < own; at++) {
            int piece = pieces.get(at);
            for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
                int feeder = graph.previous.target[i];
                if (isReadByThemOnly(feeder, partition.chunkOf[piece])) {
                    for (int j = graph.previous.start[feeder]; j < graph.previous.start[feeder + 1]; j++) {
                        addOf(graph.previous.target[j], partition.chunkOf[piece], pieces);
                    }
                }
            }
        }
    }

    private boolean mayLeave(int piece, int chunk) {
        return leaves[piece] != searches && !pinned[piece] && partition.chunkOf[piece] == chunk;
    }

    /** Whether a piece of the chunk could leave, and all that reads it does. */
    private boolean isReadByThemOnly(int piece, int chunk) {
        boolean only = mayLeave(piece, chunk) && graph.next.degree(piece) > 0;
        for (int i = graph.next.start[piece]; only && i < graph.next.start[piece + 1]; i++) {
            only = leaves[graph.next.target[i]] == searches;
        }
        return only;
    }

    private void addOf(int origin, int chunk, IntList pieces) {
        int first = pieces.size();
        boolean all = mayLeave(origin, chunk);
        for (int i = graph.next.start[origin]; i < graph.next.start[origin + 1]; i++) {
            int other = graph.next.target[i];
            if (isReadByThemOnly(other, chunk)) {
                pieces.add(other);
            } else {
                all &= leaves[other] == searches;
            }
        }
        if (all) {
            pieces.add(origin);
        } else if (pieces.size() < first + 2) {
            pieces.shorten(first);
        }
        for (int i = first; i < pieces.size(); i++) {
            leaves[pieces.get(i)] = searches;
        }
    }
}
