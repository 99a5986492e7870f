package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How good a partition is, whoever made it; counted from the parts of the nodes only.
 *
 * @param parts how many parts there are
 * @param edges scheduling edges of the graph
 * @param cut edges between parts
 * @param references pairs of a node and another part that reads it
 * @param inCircles parts that need each other, directly or not
 * @param depth edges on the longest way through the parts; -1 if some are in circles
 */
record Quality(int parts, int edges, int cut, int references, int inCircles, int depth) {
    static Quality of(IntentionGraph graph, ChunkPlan plan) {
        return of(graph, parts(graph, plan), plan.chunks().size());
    }

    private static int[] parts(IntentionGraph graph, ChunkPlan plan) {
        Map<String, Integer> numbers = new HashMap<>();
        for (Chunk chunk : plan.chunks()) {
            numbers.put(chunk.id(), numbers.size());
        }
        int[] partOf = new int[graph.nodeCount()];
        for (int node = 0; node < partOf.length; node++) {
            String id = plan.chunkOf(graph.name(node)).orElseThrow().id();
            partOf[node] = numbers.getOrDefault(id, -1);
        }
        return partOf;
    }

    static Quality of(IntentionGraph graph, int[] partOf, int parts) {
        int edges = 0;
        int cut = 0;
        int references = 0;
        int[] seenFrom = new int[parts];
        Map<Integer, Set<Integer>> readers = new HashMap<>();
        for (int node = 0; node < partOf.length; node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                if (!graph.isPreviousBatch(node, i)) {
                    edges++;
                    int reader = partOf[graph.successor(node, i)];
                    if (reader != partOf[node]) {
                        cut++;
                        references += seenFrom[reader] == node + 1 ? 0 : 1;
                        seenFrom[reader] = node + 1;
                        readers.computeIfAbsent(partOf[node], part -> new HashSet<>())
                                .add(reader);
                    }
                }
            }
        }
        int[] waves = waves(readers, parts);
        // What can neither be reached by peeling from the front nor from the back is in a circle, or between two.
        int[] back = waves(reversed(readers), parts);
        int inCircles = 0;
        for (int part = 0; part < parts; part++) {
            inCircles += waves[part] < 0 && back[part] < 0 ? 1 : 0;
        }
        return new Quality(
                parts,
                edges,
                cut,
                references,
                inCircles,
                inCircles > 0 ? -1 : Arrays.stream(waves).max().orElse(0));
    }

    private static Map<Integer, Set<Integer>> reversed(Map<Integer, Set<Integer>> edges) {
        Map<Integer, Set<Integer>> reversed = new HashMap<>();
        edges.forEach((from, targets) -> targets.forEach(
                to -> reversed.computeIfAbsent(to, part -> new HashSet<>()).add(from)));
        return reversed;
    }

    /** The wave of each part; -1 behind a circle and in one. */
    private static int[] waves(Map<Integer, Set<Integer>> readers, int parts) {
        int[] open = new int[parts];
        readers.values().forEach(targets -> targets.forEach(to -> open[to]++));
        int[] waves = new int[parts];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int part = 0; part < parts; part++) {
            if (open[part] == 0) {
                ready.add(part);
            }
        }
        while (!ready.isEmpty()) {
            int part = ready.remove();
            for (int reader : readers.getOrDefault(part, Set.of())) {
                waves[reader] = Math.max(waves[reader], waves[part] + 1);
                if (--open[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        for (int part = 0; part < parts; part++) {
            waves[part] = open[part] > 0 ? -1 : waves[part];
        }
        return waves;
    }

    double cutShare() {
        return (double) cut / Math.max(1, edges);
    }

    double volume() {
        return (double) references / Math.max(1, edges);
    }
}
