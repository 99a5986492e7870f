package io.datasurface.graph.chunk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts pieces that are in no chunk into chunks that are there, and into new ones where none has room; nothing else moves. A piece goes to the
 * neighbour where it adds the fewest references and groups; one without neighbours, or whose neighbours are full, into a chunk below its target fill.
 */
final class Placer {
    /** How many chunks that share an input with a piece are looked at. */
    private static final int MOST_RELATIVES = 256;

    /** This part of the room to grow is for what can be in one chunk only, if much is new. */
    private static final int RESERVE = 8;

    /** How many chunks that are too early for a piece it is tried to move to a later wave. */
    private static final int MOST_MOVED = 4;

    private final Partition partition;
    private final CutGraph graph;
    private final Caps caps;
    private final Cells cells;
    private final boolean[] alone;
    private final ReaderIndex readers;
    private final ChunkOrder order;
    private final Windows windows;
    private final double[] groupWeight;
    private final boolean[] queued;
    private final IntList queue = new IntList();
    private final IntList candidates = new IntList();
    private final int firstNew;
    private final long[] most;
    private final IntList guests = new IntList();
    private @Nullable Adjacency membersOfGroup;
    private int[] triedFor;
    private int tries;
    private int filler = Partition.NONE;

    Placer(Partition partition, Caps caps, Cells cells, boolean[] alone, ChunkOrder order) {
        this.partition = partition;
        this.graph = partition.graph;
        this.caps = caps;
        this.cells = cells;
        this.alone = alone;
        this.readers = new ReaderIndex(partition);
        this.order = order;
        this.windows = new Windows(partition, order.hosts(), order.highest());
        this.groupWeight = GroupWeights.of(graph, caps.hard());
        this.queued = new boolean[graph.size()];
        this.firstNew = partition.chunks();
        this.most = order.hosts().areWhole() ? reserved(caps) : caps.hard();
        this.triedFor = new int[partition.chunks() + 16];
    }

    private static long[] reserved(Caps caps) {
        long[] most = caps.hard().clone();
        for (int d = 0; d < most.length; d++) {
            most[d] -= (most[d] - caps.target()[d]) / RESERVE;
        }
        return most;
    }

    /** Places everything: first what can be in one chunk only, then triggers, then what is next to something that is placed, then the rest. */
    void placeAll() {
        for (int piece : graph.order) {
            if (needsHost(piece) && order.hosts().isHostChunk(piece)) {
                place(piece);
            }
        }
        for (int piece : graph.order) {
            if (partition.chunkOf[piece] == Partition.NONE && graph.trigger[piece]) {
                place(piece);
            }
        }
        for (int piece : graph.order) {
            if (partition.chunkOf[piece] == Partition.NONE && touchesPlaced(piece)) {
                enqueue(piece);
            }
        }
        int at = drain(0);
        for (int piece : graph.order) {
            if (!queued[piece] && partition.chunkOf[piece] == Partition.NONE) {
                enqueue(piece);
                at = drain(at);
            }
        }
    }

    private int drain(int begin) {
        int at = begin;
        while (at < queue.size()) {
            int piece = queue.get(at++);
            if (partition.chunkOf[piece] == Partition.NONE) {
                place(piece);
            }
            enqueueAll(graph.next, piece);
            enqueueAll(graph.previous, piece);
        }
        return at;
    }

    private void enqueueAll(Adjacency edges, int piece) {
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            if (partition.chunkOf[edges.target[i]] == Partition.NONE) {
                enqueue(edges.target[i]);
            }
        }
    }

    private void enqueue(int piece) {
        if (!queued[piece]) {
            queued[piece] = true;
            queue.add(piece);
        }
    }

    private boolean touchesPlaced(int piece) {
        return anyPlaced(graph.next, piece) || anyPlaced(graph.previous, piece);
    }

    private boolean anyPlaced(Adjacency edges, int piece) {
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            if (partition.chunkOf[edges.target[i]] != Partition.NONE) {
                return true;
            }
        }
        return false;
    }

    /** Places a piece, and then what can be together with it only. */
    private void place(int piece) {
        placeOne(piece);
        while (!guests.isEmpty()) {
            int guest = guests.removeLast();
            if (partition.chunkOf[guest] == Partition.NONE) {
                placeOne(guest);
            }
        }
    }

    /** Whether there is no step left for a piece that is in no chunk, so that it must be with its host. */
    private boolean needsHost(int piece) {
        return order.hosts().areWhole()
                && partition.chunkOf[piece] == Partition.NONE
                && !alone[piece]
                && windows.isBetweenSteps(piece);
    }

    private void placeOne(int piece) {
        queued[piece] = true;
        int chunk = alone[piece] ? Partition.NONE : bestNeighbour(piece);
        if (chunk == Partition.NONE && !alone[piece]) {
            chunk = bestFiller(piece);
        }
        if (chunk == Partition.NONE) {
            chunk = open(piece);
        }
        cells.grow(chunk, partition.loads.growth(piece, chunk));
        partition.put(piece, chunk);
        readers.placed(piece);
        order.placed(piece);
        windows.placed(piece);
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            if (needsHost(reader) && order.hosts().host(reader) == order.hosts().vertex(piece)) {
                guests.add(reader);
            }
        }
    }

    private boolean makeWay(int piece, int chunk) {
        return widened(order.makeWay(piece, chunk));
    }

    /** If chunks have gone to later levels, what is before them may come later, too. */
    private boolean widened(boolean isMade) {
        if (isMade) {
            windows.raised(order.raised(), order.members());
        }
        return isMade;
    }

    private int open(int piece) {
        long step = ChunkOrder.step(partition.levelOfPiece(piece));
        int chunk = partition.addChunk(
                step <= windows.last(piece) || widened(order.makeWay(piece, step)) ? step : between(piece, step));
        if (chunk >= triedFor.length) {
            triedFor = Arrays.copyOf(triedFor, chunk * 2);
        }
        int cell = cells.firstWithRoom(partition.loads.growth(piece, chunk));
        if (cell != Cells.NONE) {
            cells.put(chunk, cell);
        }
        if (!alone[piece]) {
            filler = chunk;
        }
        return chunk;
    }

    /** Half-way between two steps if possible, so that others have room there, too. */
    private long between(int piece, long step) {
        return Math.max(partition.levelOfPiece(piece), Math.min(windows.last(piece), step - ChunkOrder.STEP / 2));
    }

    private boolean hasRoom(int piece, int chunk, long[] limits) {
        return partition.loads.fits(piece, chunk, limits) && cells.allows(chunk, partition.loads.growth(piece, chunk));
    }

    private int bestNeighbour(int piece) {
        boolean hasNoChoice = needsHost(piece);
        collect(piece);
        IntList possible = new IntList();
        for (int i = 0; i < candidates.size(); i++) {
            int chunk = candidates.get(i);
            if (hasRoom(piece, chunk, hasNoChoice ? caps.hard() : chunk < firstNew ? most : caps.target())) {
                possible.add(chunk);
            }
        }
        double[] costs = new double[possible.size()];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = costOfJoining(piece, possible.get(i));
        }
        for (int moved = 0; ; ) {
            int best = cheapest(costs);
            if (best < 0) {
                return Partition.NONE;
            }
            if (windows.allows(piece, possible.get(best))
                    || (moved++ < MOST_MOVED && makeWay(piece, possible.get(best)))) {
                return possible.get(best);
            }
            costs[best] = Double.MAX_VALUE;
        }
    }

    private static int cheapest(double[] costs) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < costs.length; i++) {
            if (costs[i] < least - 1e-9) {
                least = costs[i];
                best = i;
            }
        }
        return best;
    }

    private void collect(int piece) {
        tries++;
        candidates.clear();
        collect(graph.next, piece);
        collect(graph.previous, piece);
        if (candidates.isEmpty() || graph.trigger[piece]) {
            collectRelatives(piece);
        }
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            if (graph.groupCosts.affinity(graph.groups.target[i]) > 0) {
                collectMembers(graph.groups.target[i]);
            }
        }
    }

    /** The chunks of pieces that a hint wants together. */
    private void collectMembers(int group) {
        if (membersOfGroup == null) {
            membersOfGroup = Adjacency.rectangle(
                    graph.groupCosts.count(),
                    graph.size(),
                    graph.groups.target,
                    graph.groups.rows(),
                    graph.groups.target.length);
        }
        int end = Math.min(membersOfGroup.start[group + 1], membersOfGroup.start[group] + MOST_RELATIVES);
        for (int i = membersOfGroup.start[group]; i < end; i++) {
            add(partition.chunkOf[membersOfGroup.target[i]]);
        }
    }

    private void add(int chunk) {
        if (chunk != Partition.NONE && triedFor[chunk] != tries) {
            triedFor[chunk] = tries;
            candidates.add(chunk);
        }
    }

    private void collect(Adjacency edges, int piece) {
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            add(partition.chunkOf[edges.target[i]]);
        }
    }

    /** The chunks that read what the inputs of a piece are made of. */
    private void collectRelatives(int piece) {
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int input = graph.previous.target[i];
            collect(graph.previous, input);
            for (int j = graph.previous.start[input]; j < graph.previous.start[input + 1]; j++) {
                if (candidates.size() > MOST_RELATIVES) {
                    return;
                }
                collect(graph.next, graph.previous.target[j]);
            }
        }
    }

    private double costOfJoining(int piece, int chunk) {
        double cost = 0;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int input = graph.previous.target[i];
            if (partition.chunkOf[input] == Partition.NONE) {
                cost += costOfInput(input, chunk);
            } else if (partition.chunkOf[input] != chunk && readers.readers(input, chunk) == 0) {
                cost++;
            }
        }
        int start = graph.next.start[piece];
        for (int i = start; i < graph.next.start[piece + 1]; i++) {
            int reader = partition.chunkOf[graph.next.target[i]];
            if (reader != Partition.NONE && reader != chunk) {
                cost++;
            }
        }
        for (int i = graph.groups.start[piece]; i < graph.groups.start[piece + 1]; i++) {
            int group = graph.groups.target[i];
            cost += partition.loads.membersOf(group, chunk) == 0 ? groupWeight[group] : 0;
        }
        return cost;
    }

    /** An input that is in no chunk yet will come along: what counts is what it is made of. */
    private double costOfInput(int input, int chunk) {
        for (int i = graph.previous.start[input]; i < graph.previous.start[input + 1]; i++) {
            int origin = graph.previous.target[i];
            if (partition.chunkOf[origin] == chunk || readers.readers(origin, chunk) > 0) {
                return 0;
            }
        }
        return 1;
    }

    /** The fullest chunk that stays within its target; first the one that was used last. */
    private int bestFiller(int piece) {
        if (filler != Partition.NONE && hasRoom(piece, filler, caps.target()) && windows.allows(piece, filler)) {
            return filler;
        }
        int best = fullest(piece, true);
        if (best == Partition.NONE && order.hasPatience()) {
            best = fullest(piece, false);
            best = best != Partition.NONE && makeWay(piece, best) ? best : Partition.NONE;
        }
        if (best != Partition.NONE) {
            filler = best;
        }
        return best;
    }

    private int fullest(int piece, boolean allowed) {
        double fullest = -1;
        int best = Partition.NONE;
        for (int chunk = 0; chunk < partition.chunks(); chunk++) {
            double fill = partition.loads.fill(chunk, caps.target());
            if (fill > fullest
                    && fill < 1
                    && partition.loads.pieces(chunk) > 0
                    && hasRoom(piece, chunk, caps.target())
                    && (!allowed || windows.allows(piece, chunk))) {
                fullest = fill;
                best = chunk;
            }
        }
        return best;
    }
}
