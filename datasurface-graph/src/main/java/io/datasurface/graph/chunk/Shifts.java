package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Finds what has to leave its chunk so that a piece can be behind what feeds it, when no chunk may go to another level: as few pieces as can be, and such
 * that make few references. At some step, what feeds the piece goes before it with all that feeds that, and the piece goes behind it with all that
 * it feeds; which step is best is found by counting for all of them.
 */
final class Shifts {
    /** More than all pieces together: what is pinned does not leave. */
    private static final long NEVER = 1L << 40;

    /** What it costs to go behind the last step that there may be: more than anything else that can be. */
    private static final long TOO_HIGH = 1L << 39;

    /** What it costs if a chunk between two steps is needed, which makes the longest chain longer. */
    private static final long GAP = 8;

    private static final long REFERENCE = 4;

    /** What a move costs in a small change, and in a large one, when references count for more. */
    private static final long MOVE = 4;

    private static final long MOVE_OF_MANY = 1;

    private final Partition partition;
    private final CutGraph graph;
    private final boolean[] pinned;
    private final boolean[] isNew;
    private final long highest;
    private final long gap;
    private final boolean many;
    private final Followers followers;
    private final long move;
    private final int[] seen;
    private int searches;

    /**
     * Prepares.
     *
     * @param pinned pieces that stay where they are
     * @param isNew whether a piece had no chunk before
     * @param highest the last step that there may be
     * @param many whether much is new
     */
    Shifts(Partition partition, boolean[] pinned, boolean[] isNew, long highest, boolean many) {
        this.many = many;
        this.followers = new Followers(partition, pinned);
        // After a large change no chunk goes between two steps.
        this.gap = many ? NEVER : GAP;
        this.move = many ? MOVE_OF_MANY : MOVE;
        this.highest = highest;
        this.partition = partition;
        this.graph = partition.graph;
        this.pinned = pinned;
        this.isNew = isNew;
        this.seen = new int[graph.size()];
    }

    /**
     * What leaves.
     *
     * @param pieces the pieces; none if some that must not would have to
     * @param moved how many of them had a chunk before; more than there can be if some that must not would have to
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Shift(int[] pieces, long moved) {}

    /** The pieces by step from a first one on, and what it costs to let all go that must, by step. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Side(int first, IntList[] pieces, long[] costs) {
        IntList at(int step) {
            return pieces[step - first];
        }

        long cost(int step) {
            return step < 0 ? NEVER : costs[step - first];
        }
    }

    /** The best shift for a piece that is in a chunk that is not behind all that feeds the piece. */
    Shift best(int piece) {
        int own = step(piece);
        int last = lastFeeder(piece, own);
        Side before = before(piece, own, last);
        Side behind = behind(piece, own, last);
        // At a step all that is before goes below it, and all that is behind there or above. Either needs a step of its
        // own, or more has to move.
        int first = 0;
        int end = 0;
        long least = Long.MAX_VALUE;
        for (int step = own; step <= last + 1; step++) {
            long low = step > last ? 0 : before.cost(step) + gap;
            int from = step;
            if (step <= last && before.cost(step - 1) <= low) {
                low = before.cost(step - 1);
                from = step - 1;
            }
            long high = step == own ? 0 : behind.cost(step - 1) + (step > highest ? TOO_HIGH : gap);
            int to = step;
            if (step > own && step <= highest && behind.cost(step) <= high) {
                high = behind.cost(step);
                to = step + 1;
            }
            if (low + high < least) {
                least = low + high;
                first = from;
                end = to;
            }
        }
        if (least >= NEVER) {
            return new Shift(new int[0], least);
        }
        IntList pieces = new IntList();
        for (int step = first; step <= last; step++) {
            addAll(before.at(step), pieces);
        }
        for (int step = own; step < end; step++) {
            addAll(behind.at(step), pieces);
        }
        if (many) {
            followers.addTo(pieces);
        }
        return new Shift(pieces.toArray(), moved(pieces));
    }

    private int lastFeeder(int piece, int own) {
        int last = own;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            long level = partition.levelOfPiece(graph.previous.target[i]);
            last = level == ChunkOrder.OPEN ? last : Math.max(last, (int) (level / ChunkOrder.STEP));
        }
        return last;
    }

    private long moved(IntList pieces) {
        return Arrays.stream(pieces.toArray()).filter(piece -> !isNew[piece]).count();
    }

    private void addAll(IntList some, IntList all) {
        for (int i = 0; i < some.size(); i++) {
            if (partition.chunkOf[some.get(i)] != Partition.NONE) {
                all.add(some.get(i));
            }
        }
    }

    private int step(int piece) {
        return (int) (partition.levelOfPiece(piece) / ChunkOrder.STEP);
    }

    private static Side side(int own, int last) {
        IntList[] pieces = new IntList[last - own + 3];
        Arrays.setAll(pieces, i -> new IntList());
        return new Side(own - 1, pieces, new long[pieces.length]);
    }

    /** What feeds a piece over pieces that are at a step or behind it, for each step. */
    private Side before(int piece, int own, int last) {
        Side side = side(own, last);
        searches++;
        seen[piece] = searches;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] == Partition.NONE) {
                seen[feeder] = searches;
                side.at(last).add(feeder);
            } else if (partition.chunkOf[feeder] != partition.chunkOf[piece] && step(feeder) >= own) {
                seen[feeder] = searches;
                side.at(step(feeder)).add(feeder);
            }
        }
        long cost = 0;
        for (int step = last; step >= own - 1; step--) {
            IntList pieces = side.at(step);
            for (int at = 0; at < pieces.size(); at++) {
                cost += cost(pieces.get(at), false);
                look(graph.previous, pieces.get(at), step, own - 1, last, side, false);
            }
            side.costs[step - side.first] = cost;
        }
        return side;
    }

    /** The piece, and what it feeds over pieces that are at a step or before it, for each step. */
    private Side behind(int piece, int own, int last) {
        Side side = side(own, last);
        searches++;
        seen[piece] = searches;
        side.at(own).add(piece);
        long cost = 0;
        for (int step = own; step <= last + 1; step++) {
            IntList pieces = side.at(step);
            for (int at = 0; at < pieces.size(); at++) {
                cost += cost(pieces.get(at), true);
                look(graph.next, pieces.get(at), step, own, last + 1, side, true);
            }
            side.costs[step - side.first] = cost;
        }
        return side;
    }

    private void look(Adjacency edges, int piece, int at, int own, int last, Side side, boolean up) {
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            int other = edges.target[i];
            int step = partition.chunkOf[other] == Partition.NONE
                    ? at
                    : up ? Math.max(at, step(other)) : Math.min(at, step(other));
            if (seen[other] != searches && step >= own && step <= last) {
                // Each piece is met first where it counts first, as steps are gone through one by one.
                seen[other] = searches;
                side.at(step).add(other);
            }
        }
    }

    private long cost(int piece, boolean up) {
        if (partition.chunkOf[piece] == Partition.NONE) {
            return 0;
        }
        // What is before has all that feeds it along, and what is behind all that reads it.
        int references = up ? staying(graph.previous, piece) : Math.min(1, staying(graph.next, piece));
        return pinned[piece] ? NEVER : (isNew[piece] ? 0 : move) + REFERENCE * references;
    }

    private int staying(Adjacency edges, int piece) {
        int count = 0;
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            count += partition.chunkOf[edges.target[i]] == partition.chunkOf[piece] && seen[edges.target[i]] != searches
                    ? 1
                    : 0;
        }
        return count;
    }
}
