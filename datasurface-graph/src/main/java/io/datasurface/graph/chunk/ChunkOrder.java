package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Moves chunks and pieces that are in none to later levels, so that a piece can be put into a chunk that is too early for it. Nothing
 * changes its chunk, and the chunk graph stays acyclic.
 */
final class ChunkOrder {
    private final Partition partition;
    private final CutGraph graph;
    private final long highest;
    private IntList[] readers;
    private int[] barred;
    private int bars;
    private int moving = Partition.NONE;
    private final IntList raised = new IntList();
    private final LongList levelBefore = new LongList();
    private long patience;

    /**
     * Prepares.
     *
     * @param highest level above which nothing is moved
     * @param patience how many steps all the moves may take together
     */
    ChunkOrder(Partition partition, long highest, long patience) {
        this.partition = partition;
        this.graph = partition.graph;
        this.highest = highest;
        this.patience = patience;
        this.barred = new int[graph.size() + partition.chunks()];
        this.readers = new IntList[partition.chunks()];
        for (int chunk = 0; chunk < readers.length; chunk++) {
            readers[chunk] = new IntList();
        }
        int[] last = new int[partition.chunks()];
        Adjacency members = partition.members();
        for (int chunk = 0; chunk < readers.length; chunk++) {
            for (int i = members.start[chunk]; i < members.start[chunk + 1]; i++) {
                addReaders(members.target[i], chunk, last);
            }
        }
    }

    private void addReaders(int piece, int chunk, int[] last) {
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            int its = partition.chunkOf[reader];
            if (its == Partition.NONE) {
                readers[chunk].add(reader);
            } else if (its != chunk && last[its] != chunk + 1) {
                last[its] = chunk + 1;
                readers[chunk].add(reader);
            }
        }
    }

    /** Tells that a piece was put into a chunk, which may be a new one. */
    void placed(int piece) {
        int chunk = partition.chunkOf[piece];
        if (chunk >= readers.length) {
            int known = readers.length;
            readers = Arrays.copyOf(readers, Math.max(chunk + 1, known * 2));
            for (int added = known; added < readers.length; added++) {
                readers[added] = new IntList();
            }
            barred = Arrays.copyOf(barred, graph.size() + readers.length);
        }
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            readers[chunk].add(graph.next.target[i]);
        }
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = partition.chunkOf[graph.previous.target[i]];
            if (feeder != Partition.NONE && feeder != chunk) {
                readers[feeder].add(piece);
            }
        }
    }

    boolean hasPatience() {
        return patience > 0;
    }

    /**
     * Makes the levels so that the piece can be put into the chunk.
     *
     * @return false if that would close a circle, lead too high or take too long; then nothing has changed
     */
    boolean makeWay(int piece, int chunk) {
        if (!hasPatience()) {
            return false;
        }
        moving = piece;
        bars++;
        raised.clear();
        levelBefore.clear();
        long level = partition.level(chunk);
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] != chunk) {
                barred[vertex(feeder)] = bars;
                level = Math.max(level, partition.levelOfPiece(feeder) + 1);
            }
        }
        if (barred[graph.size() + chunk] == bars) {
            return false;
        }
        boolean done = level == partition.level(chunk) || (raise(graph.size() + chunk, level) && follow(0));
        barred[graph.size() + chunk] = bars;
        for (int i = graph.next.start[piece]; done && i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            if (partition.chunkOf[reader] != chunk && partition.levelOfPiece(reader) <= level) {
                int first = raised.size();
                done = raise(vertex(reader), level + 1) && follow(first);
            }
        }
        if (!done) {
            undo();
        }
        return done;
    }

    private int vertex(int piece) {
        int chunk = partition.chunkOf[piece];
        return chunk == Partition.NONE ? piece : graph.size() + chunk;
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
                IntList behind = readers[vertex - graph.size()];
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
        return piece == moving || vertex == from || level(vertex) >= level || raise(vertex, level);
    }

    private boolean raise(int vertex, long level) {
        if (barred[vertex] == bars || level > highest) {
            return false;
        }
        raised.add(vertex);
        levelBefore.add(level(vertex));
        setLevel(vertex, level);
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
        }
    }
}
