package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which nodes two plans put into different chunks. Chunks that hold the same nodes in the same cell are not looked into. */
final class ChunkMoves {
    private final DisturbanceRules rules;
    private final Map<String, Chunk> left = new HashMap<>();
    private final List<ChunkMove> moves = new ArrayList<>();

    private ChunkMoves(DisturbanceRules rules) {
        this.rules = rules;
    }

    /** By name of the node. */
    static List<ChunkMove> between(Optional<ChunkPlan> before, Optional<ChunkPlan> after, DisturbanceRules rules) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        ChunkMoves moves = new ChunkMoves(rules);
        for (Chunk chunk : before.get().chunks()) {
            moves.leave(chunk, after.get().chunk(chunk.id()));
        }
        for (Chunk chunk : after.get().chunks()) {
            moves.enter(chunk, before.get().chunk(chunk.id()));
        }
        moves.moves.sort(Comparator.comparing(ChunkMove::node));
        return List.copyOf(moves.moves);
    }

    private void leave(Chunk chunk, Optional<Chunk> now) {
        for (String node : others(chunk, now)) {
            left.put(node, chunk);
        }
    }

    private void enter(Chunk chunk, Optional<Chunk> before) {
        for (String node : others(chunk, before)) {
            Chunk from = left.get(node);
            if (from != null) {
                move(node, from, chunk);
            }
        }
    }

    /** The nodes of a chunk that are not in the chunk of the same name and cell of the other plan. */
    private static List<String> others(Chunk chunk, Optional<Chunk> same) {
        if (same.isEmpty() || !same.get().cell().equals(chunk.cell())) {
            return chunk.nodes();
        }
        if (same.get().nodes().equals(chunk.nodes())) {
            return List.of();
        }
        Set<String> kept = new HashSet<>(same.get().nodes());
        return chunk.nodes().stream().filter(node -> !kept.contains(node)).toList();
    }

    private void move(String name, Chunk from, Chunk to) {
        NodeKind kind = kind(name);
        boolean sameCell = from.cell().equals(to.cell());
        Change change = new Change(
                sameCell ? ChangeReason.MOVED : ChangeReason.MOVED_TO_CELL,
                "",
                place(from, sameCell),
                place(to, sameCell));
        Disturbance usual = DisturbanceRules.usual(kind, change.reason());
        moves.add(new ChunkMove(
                kind, name, from.id(), from.cell(), to.id(), to.cell(), rules.judge(kind, name, change, usual)));
    }

    private static String place(Chunk chunk, boolean sameCell) {
        return sameCell ? chunk.id() : chunk.cell() + "/" + chunk.id();
    }

    /** The kind that a name is of. */
    private static NodeKind kind(String name) {
        if (name.startsWith("Export/")) {
            return NodeKind.EXPORT;
        }
        if (name.startsWith("Trigger/")) {
            return NodeKind.TRIGGER;
        }
        if (name.startsWith("DataTransformer/")) {
            return NodeKind.DATA_TRANSFORMER;
        }
        return name.chars().filter(character -> character == '/').count() > 2
                ? NodeKind.INGESTION_SINGLE
                : NodeKind.INGESTION_MULTI;
    }
}
