package io.datasurface.host;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nodes that are in another chunk than in an earlier plan. */
final class MovedNodes {
    private MovedNodes() {}

    /** How many nodes both plans have, each in another chunk. Chunks that hold the same nodes as before cost a comparison of their names. */
    static int count(ChunkPlan before, ChunkPlan now) {
        Map<String, List<String>> known = new HashMap<>();
        before.chunks().forEach(chunk -> known.put(chunk.id(), chunk.nodes()));
        Set<String> arrived = new HashSet<>();
        Set<String> changed = new HashSet<>(known.keySet());
        for (Chunk chunk : now.chunks()) {
            List<String> last = Optional.ofNullable(known.get(chunk.id())).orElse(List.of());
            if (last.equals(chunk.nodes())) {
                changed.remove(chunk.id());
            } else {
                Set<String> there = new HashSet<>(last);
                chunk.nodes().stream().filter(node -> !there.contains(node)).forEach(arrived::add);
            }
        }
        return arrived.isEmpty()
                ? 0
                : (int) changed.stream()
                        .flatMap(id -> known.getOrDefault(id, List.of()).stream())
                        .filter(arrived::contains)
                        .count();
    }
}
