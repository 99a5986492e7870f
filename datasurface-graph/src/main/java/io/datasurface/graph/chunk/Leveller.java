package io.datasurface.graph.chunk;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Gives each piece that is in no chunk a level behind what feeds it and before what reads it. Where there is none, chunks go to later levels;
 * where these cannot, because they need each other or because the longest chain of chunks would become too long, as few pieces as can be leave their
 * chunks. What is between two pieces of one chunk goes there.
 *
 * <p>Pieces are looked at in the order of the graph, so all that feeds a piece has its level before. What has left a chunk is looked at once more,
 * and what is behind it.
 */
final class Leveller {
    private final Partition partition;
    private final CutGraph graph;
    private final Evictor evictor;
    private final long[] caps;
    private final boolean[] alone;
    private final boolean[] isNew;
    private final ChunkMembers members;
    private final ChunkOrder order;
    private final Shifts shifts;
    private final int[] position;
    private final Gatherer gatherer;
    private final byte[] timesLeft;

    /** Positions of the pieces to look at. */
    private final BitSet open = new BitSet();

    private int first = Integer.MAX_VALUE;
    private boolean failed;

    /** Prepares. The chunks must have levels, whole steps; they need not be right. */
    Leveller(Partition partition, ChunkOrder order, Evictor evictor, long[] caps, boolean[] alone, boolean[] isNew) {
        this.partition = partition;
        this.graph = partition.graph;
        this.members = order.members();
        this.order = order;
        this.evictor = evictor;
        this.caps = caps;
        this.alone = alone;
        this.isNew = isNew;
        this.shifts = new Shifts(
                partition,
                evictor.pinned(),
                isNew,
                order.highest() / ChunkOrder.STEP,
                order.hosts().areWhole());
        this.timesLeft = new byte[graph.size()];
        this.gatherer = new Gatherer(partition, caps, alone, timesLeft);
        this.position = new int[graph.size()];
        for (int i = 0; i < position.length; i++) {
            position[graph.order[i]] = i;
        }
        openAll();
    }

    /** Whether all is in chunks, and the chunks are in order. */
    boolean isDone() {
        return open.isEmpty();
    }

    /**
     * Levels everything.
     *
     * @return false if pins leave no way
     */
    boolean run() {
        while (!open.isEmpty() && !failed) {
            int at = open.nextSetBit(first);
            open.clear(at);
            first = at;
            int piece = graph.order[at];
            if (partition.chunkOf[piece] == Partition.NONE) {
                settle(piece);
            } else if (isTooEarly(piece)) {
                correct(piece);
            }
        }
        return !failed;
    }

    private void openAll() {
        for (int piece = 0; piece < graph.size(); piece++) {
            if (partition.chunkOf[piece] == Partition.NONE) {
                partition.relevelPiece(piece, ChunkOrder.OPEN);
                open(piece);
            }
        }
        for (int piece = 0; piece < graph.size(); piece++) {
            if (partition.chunkOf[piece] != Partition.NONE && isTooEarly(piece)) {
                open(piece);
            }
        }
    }

    private void open(int piece) {
        open.set(position[piece]);
        first = Math.min(first, position[piece]);
    }

    /** Whether a piece is in a chunk that is not behind all that feeds the piece. */
    private boolean isTooEarly(int piece) {
        int chunk = partition.chunkOf[piece];
        long level = partition.level(chunk);
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            long its = partition.levelOfPiece(feeder);
            if (partition.chunkOf[feeder] != chunk && its >= level && its != ChunkOrder.OPEN) {
                return true;
            }
        }
        return false;
    }

    private void settle(int piece) {
        Hosts hosts = order.hosts();
        hosts.look(piece);
        long level = hosts.level();
        int host = hosts.host();
        if (hosts.rehost(piece, host) == host && level == partition.levelOfPiece(piece)) {
            return;
        }
        if (hosts.areWhole() && level > order.highest() && gatherer.keepAt(piece, order.highest())) {
            order.placed(piece);
            open(piece);
        } else {
            partition.relevelPiece(piece, level);
        }
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            if (partition.chunkOf[reader] == Partition.NONE || isTooEarly(reader)) {
                open(reader);
            }
        }
        // What is between pieces of one chunk must not be raised with it.
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            if (partition.chunkOf[reader] != Partition.NONE && isTooEarly(reader)) {
                int[] between = between(reader);
                if (between.length > 0 && joined(between, reader)) {
                    return;
                }
            }
        }
    }

    private void correct(int piece) {
        open(piece);
        int[] between = between(piece);
        if (between.length > 0) {
            if (!joined(between, piece)) {
                shift(piece);
            }
        } else if (!isGathered(piece) && !order.makeWay(piece, partition.chunkOf[piece])) {
            shift(piece);
        }
    }

    /** Puts what feeds a piece into its chunk, after a large change; after a small one that would be a bad place for it. */
    private boolean isGathered(int piece) {
        if (!order.hosts().areWhole()) {
            return false;
        }
        IntList found = gatherer.gather(piece);
        for (int at = 0; at < found.size(); at++) {
            order.placed(found.get(at));
            open(found.get(at));
        }
        return !found.isEmpty();
    }

    /** The pieces that are in no chunk and on a way from the chunk of a piece to the piece, by position. */
    private int[] between(int piece) {
        int chunk = partition.chunkOf[piece];
        long level = partition.level(chunk);
        IntList behind = new IntList();
        BitSet seen = new BitSet();
        collect(piece, level, behind, seen);
        for (int at = 0; at < behind.size(); at++) {
            collect(behind.get(at), level, behind, seen);
        }
        if (behind.isEmpty()) {
            return new int[0];
        }
        BitSet between = new BitSet();
        for (int at = seen.nextSetBit(0); at >= 0; at = seen.nextSetBit(at + 1)) {
            int other = graph.order[at];
            for (int i = graph.previous.start[other]; i < graph.previous.start[other + 1]; i++) {
                int feeder = graph.previous.target[i];
                if (partition.chunkOf[feeder] == chunk || between.get(position[feeder])) {
                    between.set(at);
                }
            }
        }
        return between.stream().map(at -> graph.order[at]).toArray();
    }

    private void collect(int piece, long level, IntList behind, BitSet seen) {
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] == Partition.NONE
                    && partition.levelOfPiece(feeder) > level
                    && partition.levelOfPiece(feeder) != ChunkOrder.OPEN
                    && !seen.get(position[feeder])) {
                seen.set(position[feeder]);
                behind.add(feeder);
            }
        }
    }

    /** Puts what is between pieces of a chunk there, unless more would have to leave it then than by a shift. */
    private boolean joined(int[] between, int piece) {
        int chunk = partition.chunkOf[piece];
        for (int other : between) {
            // What has left a chunk does not come back, or this would have no end.
            if (alone[other] || timesLeft[other] > 0) {
                return false;
            }
        }
        putAll(between, chunk);
        int[] left = new int[0];
        if (!partition.loads.within(chunk, caps)) {
            Arrays.stream(between).forEach(partition::take);
            long most = shifts.best(piece).moved();
            putAll(between, chunk);
            left = evicted(chunk, between);
            long moved = Arrays.stream(left).filter(other -> !isNew[other]).count();
            if (!partition.loads.within(chunk, caps) || moved > most || !areAllIn(between, chunk)) {
                putAll(left, chunk);
                Arrays.stream(between).forEach(partition::take);
                return false;
            }
        }
        for (int other : between) {
            order.placed(other);
            open(other);
        }
        for (int other : left) {
            left(other, chunk);
        }
        return true;
    }

    /** What was made room for may itself be what is missed least. */
    private boolean areAllIn(int[] pieces, int chunk) {
        return Arrays.stream(pieces).allMatch(piece -> partition.chunkOf[piece] == chunk);
    }

    private void putAll(int[] pieces, int chunk) {
        for (int piece : pieces) {
            partition.put(piece, chunk);
        }
    }

    private int[] evicted(int chunk, int[] joined) {
        int[] all = IntStream.concat(Arrays.stream(members.of(chunk)), Arrays.stream(joined))
                .sorted()
                .distinct()
                .toArray();
        evictor.fit(chunk, all, isNew);
        return Arrays.stream(all)
                .filter(piece -> partition.chunkOf[piece] == Partition.NONE)
                .toArray();
    }

    private void shift(int piece) {
        Shifts.Shift shift = shifts.best(piece);
        failed = shift.pieces().length == 0;
        for (int other : shift.pieces()) {
            int chunk = partition.chunkOf[other];
            partition.take(other);
            left(other, chunk);
        }
    }

    private void left(int piece, int chunk) {
        timesLeft[piece]++;
        members.taken(piece, chunk);
        partition.relevelPiece(piece, ChunkOrder.OPEN);
        open(piece);
    }
}
