package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Fills one chunk of a layer and pulls into it what only it reads. A piece of an earlier stage may be pulled when each of its readers is
 * in the chunk, in a chunk of a later layer, or free to come along: a piece that only it feeds and that nothing at or before this layer reads.
 */
final class Pulls {
    /** References per chunk are counted in this part of one. */
    private static final double WORTH = 64;

    private final CutGraph graph;
    private final Partition partition;
    private final Stages stages;
    private final long[] target;
    private final boolean[] alone;
    private final Exclusions exclusions;

    /** Readers of a piece that are no hindrance: in later layers or free. */
    private final int[] settled;

    private final boolean[] free;

    /** Readers of a piece in the open chunk that are not settled; valid if the stamp is the chunk. */
    private final int[] inChunk;

    private final int[] stamp;
    private final LongList offers = new LongList();
    private final IntList placed = new IntList();

    /** What has been put into the chunks of the layer. */
    private final IntList inLayer = new IntList();

    private int chunk = Partition.NONE;

    Pulls(Partition partition, Stages stages, long[] target, boolean[] alone, Exclusions exclusions) {
        this.graph = partition.graph;
        this.partition = partition;
        this.stages = stages;
        this.target = target;
        this.alone = alone;
        this.exclusions = exclusions;
        int size = graph.size();
        settled = new int[size];
        free = new boolean[size];
        inChunk = new int[size];
        stamp = new int[size];
        Arrays.fill(stamp, Partition.NONE);
        for (int i = size - 1; i >= 0; i--) {
            setFree(graph.order[i]);
        }
    }

    void open(int newChunk) {
        chunk = newChunk;
    }

    /**
     * Puts pieces of the stage into the open chunk, and pulls what they read.
     *
     * @return whether it fitted; if not, nothing has changed
     */
    boolean tryAdd(IntList pieces) {
        if (!placeAll(pieces)) {
            return false;
        }
        for (int at = 0; at < placed.size(); at++) {
            if (!pullFeeders(placed.get(at))) {
                undo(0);
                return false;
            }
        }
        notePlaced();
        return true;
    }

    /**
     * Puts pieces into the open chunk, and pulls of what they read as much as there is room for: first what saves most references for what
     * it costs. To have an export here saves nothing if its ingestion is elsewhere: that is read then.
     *
     * @return whether the pieces themselves fitted; if not, nothing has changed
     */
    boolean tryAddWithSome(IntList pieces) {
        if (!placeAll(pieces)) {
            return false;
        }
        int own = placed.size();
        offers.clear();
        for (int at = 0; at < own; at++) {
            offerFeeders(placed.get(at), false);
        }
        pullOffers(false);
        int withFeeders = placed.size();
        offers.clear();
        for (int at = 0; at < own; at++) {
            offerFeeders(placed.get(at), true);
        }
        for (int at = own; at < withFeeders; at++) {
            offerFeeders(placed.get(at), false);
        }
        pullOffers(true);
        for (int at = 0; at < own; at++) {
            pullFeeders(placed.get(at));
        }
        notePlaced();
        return true;
    }

    private boolean placeAll(IntList pieces) {
        placed.clear();
        for (int i = 0; i < pieces.size(); i++) {
            if (!fits(pieces.get(i))) {
                undo(0);
                return false;
            }
            place(pieces.get(i));
        }
        return true;
    }

    /** Takes down that somebody else has put a piece into a chunk of the layer. */
    void noteInLayer(int piece) {
        inLayer.add(piece);
    }

    private void notePlaced() {
        for (int at = 0; at < placed.size(); at++) {
            inLayer.add(placed.get(at));
        }
    }

    /** Looks which of the pieces that feed one could be pulled with profit, if so with those that feed them. */
    private void offerFeeders(int piece, boolean withTheirs) {
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (!mayPull(feeder)) {
                continue;
            }
            int saves = graph.references(feeder);
            double costs = cost(feeder);
            for (int j = graph.previous.start[feeder]; j < graph.previous.start[feeder + 1]; j++) {
                int origin = graph.previous.target[j];
                if (withTheirs && couldComeWith(origin)) {
                    costs += costWithReaders(origin, feeder);
                } else if (partition.chunkOf[origin] != chunk && !isReadHere(origin)) {
                    saves -= graph.references(origin);
                }
            }
            for (int j = graph.next.start[feeder]; j < graph.next.start[feeder + 1]; j++) {
                int reader = graph.next.target[j];
                costs += partition.chunkOf[reader] == Partition.NONE ? cost(reader) : 0;
            }
            if (saves > (withTheirs ? 0 : -1)) {
                long worth = Math.min(Integer.MAX_VALUE, (long) (WORTH * saves / Math.max(costs, 1e-9)));
                offers.add((Integer.MAX_VALUE - worth) << 32 | feeder);
            }
        }
    }

    private boolean mayPull(int piece) {
        return partition.chunkOf[piece] == Partition.NONE
                && stages.stageOf[piece] < partition.level(chunk) >> 32
                && stamp[piece] == chunk
                && settled[piece] + inChunk[piece] == graph.next.degree(piece)
                && !exclusions.isExcluded(piece, chunk);
    }

    /** Whether a piece may be pulled once one more of its readers is here. */
    private boolean couldComeWith(int piece) {
        int here = stamp[piece] == chunk ? inChunk[piece] : 0;
        return !exclusions.isExcluded(piece, chunk)
                && partition.chunkOf[piece] == Partition.NONE
                && settled[piece] + here + 1 == graph.next.degree(piece)
                && stages.stageOf[piece] < partition.level(chunk) >> 32;
    }

    private boolean isReadHere(int piece) {
        return stamp[piece] == chunk && inChunk[piece] > 0;
    }

    private double costWithReaders(int piece, int except) {
        double costs = cost(piece);
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            costs += reader != except && partition.chunkOf[reader] == Partition.NONE ? cost(reader) : 0;
        }
        return costs;
    }

    private double cost(int piece) {
        return graph.share(piece, target);
    }

    private void pullOffers(boolean withTheirs) {
        long[] best = offers.toArray();
        Arrays.sort(best);
        for (long offer : best) {
            int piece = (int) offer;
            int before = placed.size();
            if (mayPull(piece) && pull(piece) && withTheirs) {
                int end = placed.size();
                for (int at = before; at < end; at++) {
                    if (!pullFeeders(placed.get(at))) {
                        undo(before);
                        break;
                    }
                }
            }
        }
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
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (mayPull(feeder) && !pull(feeder)) {
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

    /** Counts what the layer holds as settled. */
    void closeLayer() {
        IntList touched = new IntList();
        for (int at = 0; at < inLayer.size(); at++) {
            int piece = inLayer.get(at);
            if (!free[piece]) {
                for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
                    settled[graph.previous.target[i]]++;
                    touched.add(graph.previous.target[i]);
                }
            }
        }
        inLayer.clear();
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
