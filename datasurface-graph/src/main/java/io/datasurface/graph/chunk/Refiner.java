package io.datasurface.graph.chunk;

import java.util.Arrays;
import java.util.Optional;

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
    private Optional<Cells> cells = Optional.empty();
    private long[] target;
    private int firstNew = Integer.MAX_VALUE;
    private boolean sameCell;
    private double foundGain;
    private int tries;

    Refiner(Partition partition, long[] caps) {
        this.partition = partition;
        this.graph = partition.graph;
        this.caps = caps;
        this.target = caps;
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

    /**
     * Moves only pieces that were placed just now, among chunks that are in cells.
     *
     * @param caps of chunks that were there
     * @param target of new chunks
     * @param firstNew the first new chunk
     */
    static void refine(
            Partition partition, long[] caps, long[] target, int firstNew, Cells cells, int[] pieces, int rounds) {
        if (partition.chunks() < 2 || pieces.length == 0) {
            return;
        }
        Refiner refiner = new Refiner(partition, caps);
        refiner.cells = Optional.of(cells);
        refiner.target = target;
        refiner.firstNew = firstNew;
        int moved = 1;
        for (int round = 0; round < rounds && moved > 0; round++) {
            moved = 0;
            for (int at = 0; at < pieces.length; at++) {
                int piece = pieces[round % 2 == 0 ? pieces.length - 1 - at : at];
                moved += refiner.improve(piece) ? 1 : 0;
            }
        }
    }

    private boolean hasRoom(int piece, int from, int chunk) {
        if (sameCell && cells.isPresent()) {
            return cells.get().cellOf(from) == cells.get().cellOf(chunk)
                    && partition.loads.fits(piece, chunk, caps)
                    && cells.get().allows(chunk, net(piece, from, chunk));
        }
        return partition.loads.fits(piece, chunk, chunk < firstNew ? caps : target)
                && (cells.isEmpty() || cells.get().allows(chunk, partition.loads.growth(piece, chunk)));
    }

    /** What a cell would hold more if a piece went from one of its chunks to another: groups may be paid for once more, or once less. */
    private long[] net(int piece, int from, int to) {
        long[] net = partition.loads.growth(piece, to).clone();
        partition.take(piece);
        long[] freed = partition.loads.growth(piece, from);
        Arrays.setAll(net, d -> net[d] - freed[d]);
        partition.put(piece, from);
        return net;
    }

    private void move(int piece, int from, int to) {
        if (cells.isPresent()) {
            partition.take(piece);
            long[] growth = partition.loads.growth(piece, from).clone();
            Arrays.setAll(growth, d -> -growth[d]);
            cells.get().grow(from, growth);
            cells.get().grow(to, partition.loads.growth(piece, to));
        }
        partition.put(piece, to);
        readers.moved(piece, from);
    }

    /** Stays among the chunks of a cell, and takes part in what the cells hold. */
    void stayInCells(Cells held) {
        cells = Optional.of(held);
        sameCell = true;
    }

    /** What the move would save to which {@link #improve} takes a piece; 0 if it would stay. */
    double gain(int piece) {
        return bestChunk(piece) == Partition.NONE ? 0 : foundGain;
    }

    boolean improve(int piece) {
        int from = partition.chunkOf[piece];
        int best = bestChunk(piece);
        if (best == Partition.NONE) {
            return false;
        }
        move(piece, from, best);
        return true;
    }

    private int bestChunk(int piece) {
        int from = partition.chunkOf[piece];
        if (partition.loads.pieces(from) < 2) {
            return Partition.NONE;
        }
        collect(piece, from);
        int best = Partition.NONE;
        double bestGain = 0;
        double leaving = Double.NaN;
        for (int i = 0; i < candidates.size(); i++) {
            int chunk = candidates.get(i);
            // What the limits and levels say is cheaper than to count readers.
            if (hasRoom(piece, from, chunk) && partition.allows(piece, chunk)) {
                leaving = Double.isNaN(leaving) ? gainOfLeaving(piece, from) : leaving;
                double gain = leaving - costOfJoining(piece, chunk);
                if (gain > bestGain + 1e-9) {
                    best = chunk;
                    bestGain = gain;
                }
            }
        }
        foundGain = bestGain;
        return best;
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
        double gain = readers.readers(piece, from) > 0 ? -graph.references(piece) : 0;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] != from && readers.readers(feeder, from) == 1) {
                gain += graph.references(feeder);
            }
        }
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            int group = graph.groups.target[i];
            gain += partition.loads.membersOf(group, from) == 1 ? groupWeight[group] : 0;
        }
        return gain;
    }

    private double costOfJoining(int piece, int chunk) {
        double cost = readers.readers(piece, chunk) > 0 ? -graph.references(piece) : 0;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] != chunk && readers.readers(feeder, chunk) == 0) {
                cost += graph.references(feeder);
            }
        }
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            int group = graph.groups.target[i];
            cost += partition.loads.membersOf(group, chunk) == 0 ? groupWeight[group] : 0;
        }
        return cost;
    }
}
