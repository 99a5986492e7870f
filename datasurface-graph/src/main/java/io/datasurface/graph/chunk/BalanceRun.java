package io.datasurface.graph.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A partition on its way to a better one, with the steps so far and how many nodes may still move. */
final class BalanceRun {
    /**
     * A step in numbers.
     *
     * @param why what it is good for
     * @param saves what it saves
     * @param pieces what moves
     * @param from the chunk that each of them leaves
     * @param to the chunk that each goes to
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Step(RebalanceStep.Why why, double saves, int[] pieces, int[] from, int[] to) {}

    final Partition partition;
    private final Pieces pieces;
    private final List<Step> steps = new ArrayList<>();
    private int budget;

    /** Begins with a plan of the graph. */
    BalanceRun(Pieces pieces, ChunkPlan plan, int budget) {
        this.pieces = pieces;
        this.partition = new Partition(pieces.graph());
        this.budget = budget;
        int[] chunkOf = pieces.nodes().byNode(plan.chunksOf(pieces.nodes().graph()));
        for (int chunk = 0; chunk < plan.chunks().size(); chunk++) {
            partition.addChunk(plan.chunks().get(chunk).wave());
        }
        for (int piece = 0; piece < pieces.graph().size(); piece++) {
            partition.put(piece, chunkOf[pieces.firstOf(piece)]);
        }
    }

    List<Step> steps() {
        return steps;
    }

    int budget() {
        return budget;
    }

    int nodesOf(int piece) {
        return pieces.sizeOf(piece);
    }

    int nodesOf(int[] some) {
        return Arrays.stream(some).map(pieces::sizeOf).sum();
    }

    /** Takes a step down that has been made. */
    void made(Step step) {
        steps.add(step);
        budget -= nodesOf(step.pieces());
    }

    /** Pairs of a node and another chunk that reads it. */
    long references() {
        return references(pieces, partition);
    }

    static long references(Pieces pieces, Partition partition) {
        Adjacency next = pieces.nodes().next();
        int[] seenFrom = new int[partition.chunks()];
        long references = 0;
        for (int node = 0; node < next.size(); node++) {
            int chunk = partition.chunkOf[pieces.pieceOf(node)];
            for (int i = next.start[node]; i < next.start[node + 1]; i++) {
                int reader = partition.chunkOf[pieces.pieceOf(next.target[i])];
                if (reader != chunk && seenFrom[reader] != node + 1) {
                    seenFrom[reader] = node + 1;
                    references++;
                }
            }
        }
        return references;
    }

    static int used(Partition partition) {
        int used = 0;
        for (int chunk = 0; chunk < partition.chunks(); chunk++) {
            used += partition.loads.pieces(chunk) > 0 ? 1 : 0;
        }
        return used;
    }
}
