package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Moves chunks and pieces that are in none to later levels, so that a piece can be put into a chunk that is too early for it. Nothing
 * changes its chunk, and the chunk graph stays acyclic. Chunks go to whole {@link #STEP steps}; between two of these pieces have room.
 */
final class ChunkOrder {
    /** From a chunk to the next one behind it. */
    static final long STEP = 1L << 32;

    /** The level of a piece that nobody has looked at. */
    static final long OPEN = Long.MAX_VALUE;

    private final Partition partition;
    private final CutGraph graph;
    private final long highest;
    private final ChunkMembers members;
    private final Hosts hosts;
    private int[] barred;
    private int bars;
    private int moving = Partition.NONE;
    private final IntList raised = new IntList();
    private final LongList levelBefore = new LongList();
    private final IntList hostBefore = new IntList();
    private long patience;

    /**
     * Prepares.
     *
     * @param hosts say at which levels pieces are that are in no chunk
     * @param highest level above which nothing is moved
     * @param patience how many steps all the moves may take together
     */
    ChunkOrder(Partition partition, Hosts hosts, long highest, long patience) {
        this.partition = partition;
        this.hosts = hosts;
        this.graph = partition.graph;
        this.members = new ChunkMembers(partition);
        this.highest = highest;
        this.patience = patience;
        this.barred = new int[graph.size() + partition.chunks()];
    }

    /** The next whole step. */
    static long step(long level) {
        return (level + STEP - 1) / STEP * STEP;
    }

    /** The pieces of the chunks; hears of what comes and goes. */
    ChunkMembers members() {
        return members;
    }

    /** Tells that a piece was put into a chunk, which may be a new one. */
    void placed(int piece) {
        members.placed(piece);
    }

    /** Says at which levels pieces are that are in no chunk. */
    Hosts hosts() {
        return hosts;
    }

    /** The vertices that went to later levels when the last way was made. */
    IntList raised() {
        return raised;
    }

    boolean hasPatience() {
        return patience > 0;
    }

    long highest() {
        return highest;
    }

    /**
     * Makes the levels so that the piece can be put into the chunk, or can stay there.
     *
     * @return false if that would close a circle, lead too high or take too long; then nothing has changed
     */
    boolean makeWay(int piece, int chunk) {
        return moveUp(piece, graph.size() + chunk, partition.level(chunk));
    }

    /**
     * Makes the levels so that a piece that is in no chunk can be alone at a level.
     *
     * @return false if that would lead too high or take too long; then nothing has changed
     */
    boolean makeWay(int piece, long level) {
        return moveUp(piece, piece, level);
    }

    private boolean moveUp(int piece, int vertex, long least) {
        if (!hasPatience()) {
            return false;
        }
        if (barred.length < graph.size() + partition.chunks()) {
            barred = Arrays.copyOf(barred, graph.size() + 2 * partition.chunks());
        }
        moving = piece;
        bars++;
        raised.clear();
        levelBefore.clear();
        hostBefore.clear();
        long level = least;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (vertex(feeder) != vertex && partition.levelOfPiece(feeder) != OPEN) {
                barred[vertex(feeder)] = bars;
                level = Math.max(level, partition.levelOfPiece(feeder) + 1);
            }
        }
        if (barred[vertex] == bars) {
            return false;
        }
        boolean done = level <= level(vertex) || (raise(vertex, level) && follow(0));
        long reached = Math.max(level, level(vertex));
        barred[vertex] = bars;
        for (int i = graph.next.start[piece]; done && i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            if (vertex(reader) != vertex && partition.levelOfPiece(reader) <= reached) {
                int first = raised.size();
                done = raise(vertex(reader), reached + 1) && follow(first);
            }
        }
        if (!done) {
            undo();
        }
        return done;
    }

    private int vertex(int piece) {
        return hosts.vertex(piece);
    }

    /** Raises everything that is behind what was raised. */
    private boolean follow(int first) {
        for (int at = first; at < raised.size(); at++) {
            int vertex = raised.get(at);
            long above = level(vertex) + 1;
            if (vertex < graph.size()) {
                for (int i = graph.next.start[vertex]; i < graph.next.start[vertex + 1]; i++) {
                    if (!lift(graph.next.target[i], vertex, above)) {
                        return false;
                    }
                }
            } else {
                IntList behind = members.readers(vertex - graph.size());
                for (int i = 0; i < behind.size(); i++) {
                    if (!lift(behind.get(i), vertex, above)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean lift(int piece, int from, long level) {
        patience--;
        int vertex = vertex(piece);
        if (piece == moving || vertex == from || level(vertex) / STEP > level / STEP) {
            return true;
        }
        if (vertex >= graph.size() || !hosts.areWhole()) {
            return level(vertex) >= level || raise(vertex, level);
        }
        patience -= graph.previous.degree(piece);
        hosts.look(piece);
        return level(vertex) >= hosts.level() || raise(vertex, hosts.level());
    }

    private boolean raise(int vertex, long level) {
        long wanted = vertex < graph.size() ? level : step(level);
        if (barred[vertex] == bars || wanted > highest) {
            return false;
        }
        raised.add(vertex);
        levelBefore.add(level(vertex));
        hostBefore.add(vertex < graph.size() ? hosts.rehost(vertex, vertex == moving ? vertex : hosts.host()) : vertex);
        setLevel(vertex, wanted);
        return true;
    }

    private long level(int vertex) {
        return vertex < graph.size() ? partition.levelOfPiece(vertex) : partition.level(vertex - graph.size());
    }

    private void setLevel(int vertex, long level) {
        if (vertex < graph.size()) {
            partition.relevelPiece(vertex, level);
        } else {
            partition.relevel(vertex - graph.size(), level);
        }
    }

    private void undo() {
        for (int i = raised.size() - 1; i >= 0; i--) {
            setLevel(raised.get(i), levelBefore.get(i));
            if (raised.get(i) < graph.size()) {
                hosts.rehost(raised.get(i), hostBefore.get(i));
            }
        }
    }
}
