package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Which nodes two plans put into different chunks. Chunks that hold the same nodes in the same cell are not looked into. */
final class ChunkMoves {
    private final DisturbanceRules rules;
    private final Map<String, Placement.Place> left = new HashMap<>();
    private final List<ChunkMove> moves = new ArrayList<>();

    private ChunkMoves(DisturbanceRules rules) {
        this.rules = rules;
    }

    /** By name of the node. */
    static List<ChunkMove> between(Optional<Placement> before, Optional<Placement> after, DisturbanceRules rules) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        SortedMap<String, Placement.Place> old = before.get().chunks();
        SortedMap<String, Placement.Place> now = after.get().chunks();
        ChunkMoves moves = new ChunkMoves(rules);
        for (Placement.Place chunk : old.values()) {
            moves.leave(chunk, Optional.ofNullable(now.get(chunk.id())));
        }
        for (Placement.Place chunk : now.values()) {
            moves.enter(chunk, Optional.ofNullable(old.get(chunk.id())));
        }
        moves.moves.sort(Comparator.comparing(ChunkMove::node));
        return List.copyOf(moves.moves);
    }

    private void leave(Placement.Place chunk, Optional<Placement.Place> now) {
        for (String node : others(chunk, now)) {
            left.put(node, chunk);
        }
    }

    private void enter(Placement.Place chunk, Optional<Placement.Place> before) {
        for (String node : others(chunk, before)) {
            Placement.Place from = left.get(node);
            if (from != null) {
                move(node, from, chunk);
            }
        }
    }

    /** The nodes of a chunk that are not in the chunk of the same name and cell of the other plan. */
    private static List<String> others(Placement.Place chunk, Optional<Placement.Place> same) {
        if (same.isEmpty() || !same.get().cell().equals(chunk.cell())) {
            return chunk.nodes();
        }
        if (same.get().nodes().equals(chunk.nodes())) {
            return List.of();
        }
        Set<String> kept = new HashSet<>(same.get().nodes());
        return chunk.nodes().stream().filter(node -> !kept.contains(node)).toList();
    }

    private void move(String name, Placement.Place from, Placement.Place to) {
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

    private static String place(Placement.Place chunk, boolean sameCell) {
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
