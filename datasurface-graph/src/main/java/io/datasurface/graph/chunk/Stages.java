package io.datasurface.graph.chunk;

/**
 * Cuts a graph across: a stage begins with each trigger. Pieces of one stage that are joined by edges are a seed; seeds of a stage are
 * independent of each other.
 */
final class Stages {
    /** Stage of each piece. */
    final int[] stageOf;

    /** Whether there would be too many otherwise: then seeds may have several triggers behind each other. */
    final boolean areMerged;

    /** How many stages there are. */
    final int count;

    /** Seed of each piece, numbered by their first pieces. */
    final int[] seedOf;

    /** Pieces of each seed. */
    final Adjacency seeds;

    /**
     * Finds the stages.
     *
     * @param alone pieces that must be alone in their chunks, so that nothing before them may be with something behind them
     * @param most how many stages there may be behind the first
     * @param merged how many they become if there are more, by joining some with those before them
     */
    Stages(CutGraph graph, boolean[] alone, int most, int merged) {
        int size = graph.size();
        stageOf = new int[size];
        int last = 0;
        boolean mayMerge = true;
        for (int piece : graph.order) {
            for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
                int before = graph.previous.target[i];
                int step = graph.trigger[piece] || alone[piece] || alone[before] ? 1 : 0;
                stageOf[piece] = Math.max(stageOf[piece], stageOf[before] + step);
            }
            last = Math.max(last, stageOf[piece]);
            mayMerge &= !alone[piece];
        }
        areMerged = mayMerge && last > most;
        for (int piece = 0; piece < size && areMerged; piece++) {
            stageOf[piece] = (int) ((long) stageOf[piece] * merged / last);
        }
        count = (areMerged ? merged : last) + 1;
        DisjointSets sets = new DisjointSets(size);
        for (int piece = 0; piece < size; piece++) {
            for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
                if (stageOf[piece] == stageOf[graph.next.target[i]]) {
                    sets.union(piece, graph.next.target[i]);
                }
            }
        }
        seedOf = sets.numbered();
        seeds = Adjacency.members(seedOf, DisjointSets.count(seedOf));
    }
}
