package io.datasurface.graph.chunk;

/** Counts the edges between chunks while pieces move, so that it is known at any time whether the chunk graph is acyclic. */
final class ChunkEdges {
    private final Partition partition;
    private final LongIntMap counts = new LongIntMap(1 << 10);

    ChunkEdges(Partition partition) {
        this.partition = partition;
        Adjacency next = partition.graph.next;
        for (int piece = 0; piece < next.size(); piece++) {
            for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
                count(partition.chunkOf[piece], partition.chunkOf[next.target[i]], 1);
            }
        }
    }

    private void count(int from, int to, int amount) {
        if (from != to) {
            counts.add(((long) from << 32) | to, amount);
        }
    }

    void move(int piece, int to) {
        countAll(piece, -1);
        partition.put(piece, to);
        countAll(piece, 1);
    }

    private void countAll(int piece, int amount) {
        Adjacency next = partition.graph.next;
        Adjacency previous = partition.graph.previous;
        int chunk = partition.chunkOf[piece];
        for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
            count(chunk, partition.chunkOf[next.target[i]], amount);
        }
        for (int i = previous.start[piece]; i < previous.start[piece + 1]; i++) {
            count(partition.chunkOf[previous.target[i]], chunk, amount);
        }
    }

    boolean isAcyclic() {
        IntList from = new IntList();
        IntList to = new IntList();
        counts.forEach(key -> {
            from.add((int) (key >>> 32));
            to.add((int) key);
        });
        Adjacency edges = Adjacency.of(partition.chunks(), from.toArray(), to.toArray(), from.size());
        return Waves.reaches(edges) == partition.chunks();
    }
}
