package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Which piece is in which chunk while a plan is made. Each chunk, and each piece that is in none, has a level; an edge between two of
 * them leads to a higher level, so the graph of chunks is acyclic whatever is moved by these rules.
 */
final class Partition {
    static final int NONE = -1;

    final CutGraph graph;
    final ChunkLoads loads;
    final int[] chunkOf;

    /** Empty as long as no piece that is in no chunk has a level. */
    private long[] levelOfPiece = {};

    private long[] levelOfChunk = new long[16];

    Partition(CutGraph graph) {
        this.graph = graph;
        this.loads = new ChunkLoads(graph);
        this.chunkOf = new int[graph.size()];
        Arrays.fill(chunkOf, NONE);
    }

    int addChunk(long level) {
        int chunk = loads.addChunk();
        if (chunk == levelOfChunk.length) {
            levelOfChunk = Arrays.copyOf(levelOfChunk, chunk * 2);
        }
        levelOfChunk[chunk] = level;
        return chunk;
    }

    int chunks() {
        return loads.count();
    }

    long level(int chunk) {
        return levelOfChunk[chunk];
    }

    void relevel(int chunk, long level) {
        levelOfChunk[chunk] = level;
    }

    /** Moves a piece that is in no chunk to another level. */
    void relevelPiece(int piece, long level) {
        if (levelOfPiece.length == 0) {
            levelOfPiece = new long[graph.size()];
        }
        levelOfPiece[piece] = level;
    }

    long levelOfPiece(int piece) {
        int chunk = chunkOf[piece];
        if (chunk != NONE) {
            return levelOfChunk[chunk];
        }
        return levelOfPiece.length == 0 ? 0 : levelOfPiece[piece];
    }

    void put(int piece, int chunk) {
        take(piece);
        chunkOf[piece] = chunk;
        loads.add(piece, chunk);
    }

    void take(int piece) {
        if (chunkOf[piece] != NONE) {
            loads.remove(piece, chunkOf[piece]);
            chunkOf[piece] = NONE;
        }
    }

    /** Whether the levels allow the piece in the chunk. */
    boolean allows(int piece, int chunk) {
        long level = levelOfChunk[chunk];
        Adjacency previous = graph.previous;
        for (int i = previous.start[piece]; i < previous.start[piece + 1]; i++) {
            int other = previous.target[i];
            if (chunkOf[other] != chunk && levelOfPiece(other) >= level) {
                return false;
            }
        }
        Adjacency next = graph.next;
        for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
            int other = next.target[i];
            if (chunkOf[other] != chunk && levelOfPiece(other) <= level) {
                return false;
            }
        }
        return true;
    }

    /** Pieces of each chunk; what is in no chunk is in an extra row at the end. */
    Adjacency members() {
        int[] rows = new int[graph.size()];
        for (int piece = 0; piece < rows.length; piece++) {
            rows[piece] = chunkOf[piece] == NONE ? chunks() : chunkOf[piece];
        }
        return Adjacency.members(rows, chunks() + 1);
    }

    /** Chunks first, then the pieces that are in none: the number of each piece's vertex. */
    int[] vertices() {
        int[] vertexOf = new int[graph.size()];
        int vertices = chunks();
        for (int piece = 0; piece < vertexOf.length; piece++) {
            vertexOf[piece] = chunkOf[piece] == NONE ? vertices++ : chunkOf[piece];
        }
        return vertexOf;
    }

    /** The highest level of a chunk or a piece. */
    long highestLevel() {
        long highest = 0;
        for (int piece = 0; piece < chunkOf.length; piece++) {
            highest = Math.max(highest, levelOfPiece(piece));
        }
        return highest;
    }

    /** Makes every level the length of the longest way to it; the vertices must not form a cycle. */
    void relevel() {
        relevel(1L);
    }

    /** The same with larger steps. */
    void relevel(long step) {
        int unplaced = unplaced();
        int[] vertexOf = unplaced == 0 ? chunkOf : vertices();
        int[] waves = Waves.of(graph.next.quotient(vertexOf, chunks() + unplaced));
        for (int piece = 0; piece < vertexOf.length && unplaced > 0; piece++) {
            relevelPiece(piece, waves[vertexOf[piece]] * step);
        }
        for (int chunk = 0; chunk < chunks(); chunk++) {
            levelOfChunk[chunk] = waves[chunk] * step;
        }
    }

    /** Makes every level the wave of its chunk. All pieces must be in chunks. */
    void relevel(int[] waves) {
        for (int chunk = 0; chunk < chunks(); chunk++) {
            levelOfChunk[chunk] = waves[chunk];
        }
    }

    int unplaced() {
        int count = 0;
        for (int chunk : chunkOf) {
            count += chunk == NONE ? 1 : 0;
        }
        return count;
    }
}
