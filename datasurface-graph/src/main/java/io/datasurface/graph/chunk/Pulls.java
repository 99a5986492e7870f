package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Fills one chunk of a layer and pulls into it what only it reads. A piece of an earlier stage may be pulled when each of its readers is
 * in the chunk, in a chunk of a later layer, or free to come along: a piece that only it feeds and that nothing at or before this layer reads.
 */
final class Pulls {
    private final CutGraph graph;
    private final Partition partition;
    private final Stages stages;
    private final long[] target;
    private final boolean[] alone;
    private final int[] positions;

    /** Readers of a piece that are no hindrance: in later layers or free. */
    private final int[] settled;

    private final boolean[] free;

    /** Readers of a piece in the open chunk that are not settled; valid if the stamp is the chunk. */
    private final int[] inChunk;

    private final int[] stamp;
    private final IntList placed = new IntList();
    private int chunk = Partition.NONE;

    Pulls(Partition partition, Stages stages, long[] target, boolean[] alone) {
        this.graph = partition.graph;
        this.partition = partition;
        this.stages = stages;
        this.target = target;
        this.alone = alone;
        int size = graph.size();
        settled = new int[size];
        free = new boolean[size];
        inChunk = new int[size];
        stamp = new int[size];
        Arrays.fill(stamp, Partition.NONE);
        positions = new int[size];
        for (int i = 0; i < size; i++) {
            positions[graph.order[i]] = i;
        }
        for (int i = size - 1; i >= 0; i--) {
            setFree(graph.order[i]);
        }
    }

    /** Where each piece is in the order of the graph. */
    int[] positions() {
        return positions;
    }

    void open(int newChunk) {
        chunk = newChunk;
    }

    /**
     * Puts pieces of the stage into the open chunk, and pulls what they read.
     *
     * @param partly whether it is enough that the pieces themselves fit
     * @return whether it fitted; if not, nothing has changed
     */
    boolean tryAdd(int[] pieces, boolean partly) {
        placed.clear();
        for (int piece : pieces) {
            if (!fits(piece)) {
                undo(0);
                return false;
            }
            place(piece);
        }
        for (int at = 0; at < placed.size(); at++) {
            if (!pullFeeders(placed.get(at)) && !partly) {
                undo(0);
                return false;
            }
        }
        return true;
    }

    private boolean fits(int piece) {
        return partition.loads.pieces(chunk) == 0
                ? !alone[piece] || graph.size() == 1
                : partition.loads.fits(piece, chunk, target);
    }

    private void place(int piece) {
        partition.put(piece, chunk);
        placed.add(piece);
        if (!free[piece]) {
            count(piece, 1);
        }
    }

    private void count(int piece, int amount) {
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (stamp[feeder] != chunk) {
                stamp[feeder] = chunk;
                inChunk[feeder] = 0;
            }
            inChunk[feeder] += amount;
        }
    }

    private void undo(int before) {
        while (placed.size() > before) {
            int piece = placed.removeLast();
            partition.take(piece);
            if (!free[piece]) {
                count(piece, -1);
            }
        }
    }

    private boolean pullFeeders(int piece) {
        long stage = partition.level(chunk) >> 32;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] == Partition.NONE
                    && stages.stageOf[feeder] < stage
                    && stamp[feeder] == chunk
                    && settled[feeder] + inChunk[feeder] == graph.next.degree(feeder)
                    && !pull(feeder)) {
                return false;
            }
        }
        return true;
    }

    /** Pulls a piece with the free ones behind it. */
    private boolean pull(int piece) {
        int before = placed.size();
        boolean fits = fits(piece);
        if (fits) {
            place(piece);
        }
        for (int at = before; fits && at < placed.size(); at++) {
            int puller = placed.get(at);
            for (int i = graph.next.start[puller]; fits && i < graph.next.start[puller + 1]; i++) {
                int reader = graph.next.target[i];
                if (partition.chunkOf[reader] == Partition.NONE) {
                    fits = fits(reader);
                    if (fits) {
                        place(reader);
                    }
                }
            }
        }
        if (!fits) {
            undo(before);
        }
        return fits;
    }

    /** Counts what the chunks from the given one on hold as settled. */
    void closeLayer(int firstChunk) {
        IntList touched = new IntList();
        for (int piece = 0; piece < graph.size(); piece++) {
            if (partition.chunkOf[piece] >= firstChunk && !free[piece]) {
                for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
                    settled[graph.previous.target[i]]++;
                    touched.add(graph.previous.target[i]);
                }
            }
        }
        for (int i = 0; i < touched.size(); i++) {
            setFree(touched.get(i));
        }
    }

    private void setFree(int piece) {
        int at = piece;
        while (!free[at]
                && partition.chunkOf[at] == Partition.NONE
                && settled[at] == graph.next.degree(at)
                && graph.previous.degree(at) == 1
                && stages.stageOf[at] == stages.stageOf[graph.previous.target[graph.previous.start[at]]]) {
            free[at] = true;
            at = graph.previous.target[graph.previous.start[at]];
            settled[at]++;
        }
    }
}
