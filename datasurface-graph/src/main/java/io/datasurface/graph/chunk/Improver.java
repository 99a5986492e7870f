package io.datasurface.graph.chunk;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;

/** Moves single pieces, what saves most first, then joins small chunks; never from one cell to another. */
final class Improver {
    private static final double LEAST = 1e-6;

    /** Pieces beside a moved one are looked at again if no more than so many read the same. */
    private static final int MOST_BESIDE = 64;

    /** A move that was found: what it saves, and of which piece. */
    private record Found(double gain, int piece) implements Comparable<Found> {
        @Override
        public int compareTo(Found other) {
            int order = Double.compare(other.gain, gain);
            return order != 0 ? order : Integer.compare(piece, other.piece);
        }
    }

    private final BalanceRun run;
    private final Partition partition;
    private final Caps caps;
    private final Cells cells;
    private final boolean[] stays;
    private final Refiner refiner;
    private final PriorityQueue<Found> queue = new PriorityQueue<>();

    /**
     * Prepares.
     *
     * @param stays pieces that are pinned or must be alone
     */
    Improver(BalanceRun run, Caps caps, Cells cells, boolean[] stays) {
        this.run = run;
        this.partition = run.partition;
        this.caps = caps;
        this.cells = cells;
        this.stays = stays;
        this.refiner = new Refiner(partition, caps.target());
        refiner.stayInCells(cells);
    }

    void improve() {
        for (int piece = 0; piece < stays.length; piece++) {
            look(piece);
        }
        while (!queue.isEmpty()) {
            Found best = queue.remove();
            if (run.nodesOf(best.piece()) > run.budget()) {
                continue;
            }
            double gain = refiner.gain(best.piece());
            if (gain < best.gain() - LEAST) {
                // Something near it has moved since; it has its turn later, if it still saves anything.
                if (gain > LEAST) {
                    queue.add(new Found(gain, best.piece()));
                }
                continue;
            }
            int from = partition.chunkOf[best.piece()];
            refiner.improve(best.piece());
            note(RebalanceStep.Why.FEWER_REFERENCES, gain, new int[] {best.piece()}, from);
            lookAround(best.piece());
        }
        Merger.merge(partition, caps.target(), new SmallChunks());
    }

    private void look(int piece) {
        if (!stays[piece]) {
            double gain = refiner.gain(piece);
            if (gain > LEAST) {
                queue.add(new Found(gain, piece));
            }
        }
    }

    private void lookAround(int piece) {
        look(piece);
        CutGraph graph = partition.graph;
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            look(graph.next.target[i]);
        }
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            look(feeder);
            if (graph.next.degree(feeder) <= MOST_BESIDE) {
                for (int j = graph.next.start[feeder]; j < graph.next.start[feeder + 1]; j++) {
                    look(graph.next.target[j]);
                }
            }
        }
    }

    private void note(RebalanceStep.Why why, double saves, int[] pieces, int from) {
        int[] left = new int[pieces.length];
        int[] to = new int[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            left[i] = from;
            to[i] = partition.chunkOf[pieces[i]];
        }
        run.made(new BalanceRun.Step(why, saves, pieces, left, to));
    }

    /** Chunks that may be joined: of one cell, with nothing in the smaller one that stays. */
    private final class SmallChunks implements Merger.Joins {
        @Override
        public boolean mayJoin(int chunk, int host, int[] pieces) {
            if (cells.cellOf(chunk) != cells.cellOf(host) || run.nodesOf(pieces) > run.budget()) {
                return false;
            }
            for (int piece : pieces) {
                if (stays[piece]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void joined(int chunk, int host, int[] pieces) {
            note(RebalanceStep.Why.SMALL_CHUNK, saved(host, pieces), pieces, chunk);
        }

        /** References that were between the two chunks, and those to both from a third. */
        private int saved(int host, int[] pieces) {
            BitSet joined = new BitSet();
            Arrays.stream(pieces).forEach(joined::set);
            BitSet seen = new BitSet();
            int saved = 0;
            Adjacency previous = partition.graph.previous;
            for (int piece : pieces) {
                saved += readInHost(piece, host, joined) ? 1 : 0;
                for (int i = previous.start[piece]; i < previous.start[piece + 1]; i++) {
                    int feeder = previous.target[i];
                    if (!joined.get(feeder) && !seen.get(feeder)) {
                        seen.set(feeder);
                        saved += partition.chunkOf[feeder] == host || readInHost(feeder, host, joined) ? 1 : 0;
                    }
                }
            }
            return saved;
        }

        private boolean readInHost(int piece, int host, BitSet except) {
            Adjacency next = partition.graph.next;
            for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
                if (partition.chunkOf[next.target[i]] == host && !except.get(next.target[i])) {
                    return true;
                }
            }
            return false;
        }
    }
}
