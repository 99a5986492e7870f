package io.datasurface.graph.chunk;

/**
 * Improves a plan by moving single pieces to the chunks of their neighbours: fewer references between chunks, fewer groups paid twice. A
 * reference is a piece and another chunk that reads it, however many readers are there.
 */
final class Refiner {
    private final Partition partition;
    private final CutGraph graph;
    private final long[] caps;
    private final ReaderIndex readers;
    private final double[] groupWeight;
    private final int[] triedFor;
    private final IntList candidates = new IntList();
    private int tries;

    private Refiner(Partition partition, long[] caps) {
        this.partition = partition;
        this.graph = partition.graph;
        this.caps = caps;
        this.readers = new ReaderIndex(partition);
        this.groupWeight = GroupWeights.of(graph, caps);
        this.triedFor = new int[partition.chunks()];
    }

    /** Makes a number of rounds, fewer when nothing moves any more. All pieces must be in chunks. */
    static void refine(Partition partition, long[] caps, int rounds) {
        if (partition.chunks() < 2) {
            return;
        }
        Refiner refiner = new Refiner(partition, caps);
        for (int round = 0; round < rounds; round++) {
            int moved = 0;
            for (int at = 0; at < refiner.graph.size(); at++) {
                int index = round % 2 == 0 ? refiner.graph.size() - 1 - at : at;
                moved += refiner.improve(refiner.graph.order[index]) ? 1 : 0;
            }
            if (moved * 1000L < refiner.graph.size()) {
                return;
            }
        }
    }

    private boolean improve(int piece) {
        int from = partition.chunkOf[piece];
        if (partition.loads.pieces(from) < 2) {
            return false;
        }
        collect(piece, from);
        int best = Partition.NONE;
        double bestGain = 0;
        if (candidates.isEmpty()) {
            return false;
        }
        double leaving = gainOfLeaving(piece, from);
        for (int i = 0; i < candidates.size(); i++) {
            int chunk = candidates.get(i);
            double gain = leaving - costOfJoining(piece, chunk);
            if (gain > bestGain + 1e-9 && partition.allows(piece, chunk) && partition.loads.fits(piece, chunk, caps)) {
                best = chunk;
                bestGain = gain;
            }
        }
        if (best == Partition.NONE) {
            return false;
        }
        partition.put(piece, best);
        readers.moved(piece, from);
        return true;
    }

    private void collect(int piece, int from) {
        tries++;
        candidates.clear();
        triedFor[from] = tries;
        collect(graph.next, piece);
        collect(graph.previous, piece);
    }

    private void collect(Adjacency edges, int piece) {
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            int chunk = partition.chunkOf[edges.target[i]];
            if (triedFor[chunk] != tries) {
                triedFor[chunk] = tries;
                candidates.add(chunk);
            }
        }
    }

    private double gainOfLeaving(int piece, int from) {
        double gain = readers.readers(piece, from) > 0 ? -1 : 0;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] != from && readers.readers(feeder, from) == 1) {
                gain++;
            }
        }
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            int group = graph.groups.target[i];
            gain += partition.loads.membersOf(group, from) == 1 ? groupWeight[group] : 0;
        }
        return gain;
    }

    private double costOfJoining(int piece, int chunk) {
        double cost = readers.readers(piece, chunk) > 0 ? -1 : 0;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] != chunk && readers.readers(feeder, chunk) == 0) {
                cost++;
            }
        }
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            int group = graph.groups.target[i];
            cost += partition.loads.membersOf(group, chunk) == 0 ? groupWeight[group] : 0;
        }
        return cost;
    }
}
