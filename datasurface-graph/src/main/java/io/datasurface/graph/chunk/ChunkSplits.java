package io.datasurface.graph.chunk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Ways to break a circle: a chunk is left by what the rest of the circle feeds, with all that this feeds in the chunk; or by what
 * feeds the rest, with all that feeds it in the chunk. Either way the chunk is on no circle any more.
 */
final class ChunkSplits {
    /** How many of the best splits are looked at closely. */
    private static final int MOST_TRIED = 16;

    private final Partition partition;
    private final CutGraph graph;
    private final int[] circle;
    private final boolean[] isNew;
    private final boolean[] pinned;
    private final BitSet inCircle = new BitSet();
    private int tried = 1;

    ChunkSplits(Partition partition, int[] circle, boolean[] isNew, boolean[] pinned) {
        this.partition = partition;
        this.graph = partition.graph;
        this.circle = circle;
        this.isNew = isNew;
        this.pinned = pinned;
        for (int piece : circle) {
            inCircle.set(piece);
        }
    }

    /** The split of one of the chunks that moves least, counting one move more where it leaves a circle. */
    ChunkSplit best(int[] chunks) {
        List<ChunkSplit> splits = new ArrayList<>();
        for (int chunk : chunks) {
            splits.add(leaving(chunk, graph.previous, graph.next));
            splits.add(leaving(chunk, graph.next, graph.previous));
        }
        splits.sort(ChunkSplit.BEST_FIRST);
        ChunkSplit first = splits.get(0);
        for (int i = 0; i < splits.size() && i < MOST_TRIED; i++) {
            ChunkSplit split = splits.get(i);
            if (split.pinned() > first.pinned() || split.moved() > first.moved() + 1) {
                return first;
            }
            if (chunks.length == 1 || breaksAll(split)) {
                return split;
            }
        }
        return first;
    }

    /** How often the circle was looked at. */
    int tried() {
        return tried;
    }

    private boolean breaksAll(ChunkSplit split) {
        tried++;
        int chunk = partition.chunkOf[split.leaving()[0]];
        for (int piece : split.leaving()) {
            partition.take(piece);
        }
        boolean breaksAll = new Circles(partition, circle).found().isEmpty();
        for (int piece : split.leaving()) {
            partition.put(piece, chunk);
        }
        return breaksAll;
    }

    /** What of a chunk has an edge to the rest of the circle, and all that follows it in the chunk. */
    private ChunkSplit leaving(int chunk, Adjacency outside, Adjacency inside) {
        IntList leaving = new IntList();
        BitSet seen = new BitSet();
        for (int piece : circle) {
            if (partition.chunkOf[piece] == chunk && touchesRest(piece, chunk, outside)) {
                seen.set(piece);
                leaving.add(piece);
            }
        }
        for (int at = 0; at < leaving.size(); at++) {
            int piece = leaving.get(at);
            for (int i = inside.start[piece]; i < inside.start[piece + 1]; i++) {
                int other = inside.target[i];
                if (partition.chunkOf[other] == chunk && !seen.get(other)) {
                    seen.set(other);
                    leaving.add(other);
                }
            }
        }
        return rated(leaving, seen, chunk);
    }

    private boolean touchesRest(int piece, int chunk, Adjacency edges) {
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            if (partition.chunkOf[edges.target[i]] != chunk && inCircle.get(edges.target[i])) {
                return true;
            }
        }
        return false;
    }

    private ChunkSplit rated(IntList leaving, BitSet seen, int chunk) {
        int kept = 0;
        int moved = 0;
        int references = 0;
        for (int at = 0; at < leaving.size(); at++) {
            int piece = leaving.get(at);
            kept += pinned[piece] ? 1 : 0;
            moved += isNew[piece] ? 0 : 1;
            references += staying(graph.previous, piece, seen, chunk);
            references += Math.min(1, staying(graph.next, piece, seen, chunk));
        }
        return new ChunkSplit(leaving.toArray(), kept, moved, references);
    }

    private int staying(Adjacency edges, int piece, BitSet leaving, int chunk) {
        int count = 0;
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            int other = edges.target[i];
            count += partition.chunkOf[other] == chunk && !leaving.get(other) ? 1 : 0;
        }
        return count;
    }
}
