package io.datasurface.graph.chunk;

import java.util.Arrays;

/** What each chunk costs while a plan is made; a group is counted once per chunk. */
final class ChunkLoads {
    private final PieceColumns graph;
    private final int dimensions;
    private final boolean hasGroups;
    private final LongIntMap members;
    private long[] loads;
    private int[] sizes = new int[16];
    private int chunks;
    private final long[] sum;

    ChunkLoads(PieceColumns graph) {
        this.graph = graph;
        this.dimensions = graph.dimensions();
        this.hasGroups = graph.hasGroups();
        this.members = new LongIntMap(graph.groups.target.length / 2);
        this.loads = new long[16 * dimensions];
        this.sum = new long[dimensions];
    }

    int addChunk() {
        if (chunks == sizes.length) {
            sizes = Arrays.copyOf(sizes, chunks + (chunks >> 1));
            loads = Arrays.copyOf(loads, sizes.length * dimensions);
        }
        return chunks++;
    }

    int count() {
        return chunks;
    }

    /** How many pieces a chunk has. */
    int pieces(int chunk) {
        return sizes[chunk];
    }

    long load(int chunk, int dimension) {
        return loads[chunk * dimensions + dimension];
    }

    /** How many pieces of a group a chunk has. */
    int membersOf(int group, int chunk) {
        return members.get(key(chunk, group));
    }

    private long key(int chunk, int group) {
        return (long) chunk * graph.groupCosts.count() + group;
    }

    void add(int piece, int chunk) {
        sizes[chunk]++;
        int line = graph.costOf[piece] * dimensions;
        for (int d = 0; d < dimensions; d++) {
            loads[chunk * dimensions + d] += graph.costs[line + d];
        }
        if (hasGroups) {
            addGroups(piece, chunk);
        }
    }

    private void addGroups(int piece, int chunk) {
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            if (members.add(key(chunk, graph.groups.target[i]), 1) == 1) {
                addGroup(chunk, graph.groups.target[i], 1);
            }
        }
    }

    void remove(int piece, int chunk) {
        sizes[chunk]--;
        int line = graph.costOf[piece] * dimensions;
        for (int d = 0; d < dimensions; d++) {
            loads[chunk * dimensions + d] -= graph.costs[line + d];
        }
        if (hasGroups) {
            removeGroups(piece, chunk);
        }
    }

    private void removeGroups(int piece, int chunk) {
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            if (members.add(key(chunk, graph.groups.target[i]), -1) == 0) {
                addGroup(chunk, graph.groups.target[i], -1);
            }
        }
    }

    private void addGroup(int chunk, int group, int sign) {
        for (int d = 0; d < dimensions; d++) {
            loads[chunk * dimensions + d] += sign * graph.groupCosts.amount(group, d);
        }
    }

    /** By how much a chunk would grow, in each dimension; the array is used again by the next call. */
    long[] growth(int piece, int chunk) {
        System.arraycopy(graph.costs, graph.costOf[piece] * dimensions, sum, 0, dimensions);
        if (hasGroups) {
            growByGroups(piece, chunk);
        }
        return sum;
    }

    private void growByGroups(int piece, int chunk) {
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            int group = graph.groups.target[i];
            if (members.get(key(chunk, group)) == 0) {
                for (int d = 0; d < dimensions; d++) {
                    sum[d] += graph.groupCosts.amount(group, d);
                }
            }
        }
    }

    /** Whether a chunk with the piece would be within the caps; the piece must not be in it. */
    boolean fits(int piece, int chunk, long[] caps) {
        if (!hasGroups) {
            int line = graph.costOf[piece] * dimensions;
            for (int d = 0; d < dimensions; d++) {
                if (loads[chunk * dimensions + d] + graph.costs[line + d] > caps[d]) {
                    return false;
                }
            }
            return true;
        }
        long[] growth = growth(piece, chunk);
        for (int d = 0; d < dimensions; d++) {
            if (loads[chunk * dimensions + d] + growth[d] > caps[d]) {
                return false;
            }
        }
        return true;
    }

    boolean within(int chunk, long[] caps) {
        for (int d = 0; d < dimensions; d++) {
            if (loads[chunk * dimensions + d] > caps[d]) {
                return false;
            }
        }
        return true;
    }

    /** Whether two chunks would be within the caps as one; groups that both pay for are counted twice. */
    boolean fitTogether(int one, int other, long[] caps) {
        for (int d = 0; d < dimensions; d++) {
            if (loads[one * dimensions + d] + loads[other * dimensions + d] > caps[d]) {
                return false;
            }
        }
        return true;
    }

    /**
     * How full a chunk is in its fullest dimension: 1 is at the cap. What there is one of or none, such as a class of nodes that a chunk is for,
     * says nothing about that.
     */
    double fill(int chunk, long[] caps) {
        double most = 0;
        for (int d = 0; d < dimensions; d++) {
            if (caps[d] > 1 && caps[d] < Long.MAX_VALUE) {
                most = Math.max(most, loads[chunk * dimensions + d] / Math.max(1.0, (double) caps[d]));
            }
        }
        return most;
    }
}
