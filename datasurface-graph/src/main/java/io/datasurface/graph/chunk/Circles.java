package io.datasurface.graph.chunk;

import io.datasurface.graph.internal.StrongComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the chunks that need each other, over pieces that are in no chunk too. */
final class Circles {
    private final Partition partition;
    private final int[] pieces;

    /**
     * Prepares.
     *
     * @param pieces the pieces to look at, ascending, with all pieces of each of their chunks
     */
    Circles(Partition partition, int[] pieces) {
        this.partition = partition;
        this.pieces = pieces;
    }

    /** The pieces of each circle, ascending. */
    List<int[]> found() {
        int[] vertexOf = new int[pieces.length];
        int[] vertexOfChunk = new int[partition.chunks()];
        Arrays.fill(vertexOfChunk, Partition.NONE);
        int vertices = 0;
        for (int i = 0; i < pieces.length; i++) {
            int chunk = partition.chunkOf[pieces[i]];
            if (chunk == Partition.NONE) {
                vertexOf[i] = vertices++;
            } else {
                if (vertexOfChunk[chunk] == Partition.NONE) {
                    vertexOfChunk[chunk] = vertices++;
                }
                vertexOf[i] = vertexOfChunk[chunk];
            }
        }
        Adjacency edges = edges(vertexOf, vertices);
        int[] componentOfVertex = StrongComponents.of(edges.start, edges.target);
        int count = DisjointSets.count(componentOfVertex);
        if (count == vertices) {
            return List.of();
        }
        int[] sizes = new int[count];
        for (int component : componentOfVertex) {
            sizes[component]++;
        }
        int[] componentOf =
                Arrays.stream(vertexOf).map(vertex -> componentOfVertex[vertex]).toArray();
        Adjacency members = Adjacency.members(componentOf, count);
        List<int[]> circles = new ArrayList<>();
        for (int component = 0; component < count; component++) {
            if (sizes[component] > 1) {
                circles.add(Arrays.stream(members.target, members.start[component], members.start[component + 1])
                        .map(place -> pieces[place])
                        .toArray());
            }
        }
        return circles;
    }

    private Adjacency edges(int[] vertexOf, int vertices) {
        Adjacency next = partition.graph.next;
        if (pieces.length == next.size()) {
            return next.quotient(vertexOf, vertices);
        }
        IntList from = new IntList();
        IntList to = new IntList();
        for (int i = 0; i < pieces.length; i++) {
            for (int j = next.start[pieces[i]]; j < next.start[pieces[i] + 1]; j++) {
                int place = Arrays.binarySearch(pieces, next.target[j]);
                if (place >= 0 && vertexOf[i] != vertexOf[place]) {
                    from.add(vertexOf[i]);
                    to.add(vertexOf[place]);
                }
            }
        }
        return Adjacency.of(vertices, from.toArray(), to.toArray(), from.size());
    }
}
