package io.datasurface.graph.chunk;

import com.google.common.collect.ImmutableSet;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says what the limits do not allow. */
final class LimitProblems {
    private final ObjectPath platform;
    private final List<String> dimensions;
    private final ChunkLimits limits;

    LimitProblems(String platform, List<String> dimensions, ChunkLimits limits) {
        this.platform = ObjectPath.ROOT.child("dataPlatforms", platform);
        this.dimensions = dimensions;
        this.limits = limits;
    }

    private static Problem error(String code, ObjectPath path, String message) {
        return new Problem(Severity.ERROR, code, path, Optional.empty(), message);
    }

    /** A limit on something that is not counted would be no limit at all. */
    List<Problem> unknownDimensions() {
        Set<String> unknown = new TreeSet<>(limits.hardCap().keySet());
        limits.cells().forEach(cell -> unknown.addAll(cell.capacity().keySet()));
        unknown.removeAll(ImmutableSet.copyOf(dimensions));
        return unknown.stream()
                .map(name -> error(
                        "chunk-limit-unknown-dimension",
                        platform,
                        "The chunk limits name the dimension \"" + name
                                + "\", which the platform does not count; it counts " + String.join(", ", dimensions)
                                + "."))
                .toList();
    }

    List<Problem> tooLarge(Pieces pieces, boolean[] alone, ChunkLoads loads, int[] chunkOf, ChunkPlan plan) {
        List<Problem> problems = new ArrayList<>();
        for (int piece = 0; piece < alone.length; piece++) {
            if (!alone[piece]) {
                continue;
            }
            String node = pieces.nodes().name(pieces.firstOf(piece));
            List<String> excesses = excesses(loads, chunkOf[piece]);
            if (!excesses.isEmpty() && loads.pieces(chunkOf[piece]) == 1) {
                problems.add(error(
                        "chunk-node-too-large",
                        platform.child("nodes", node),
                        "The " + pieces.describe(piece) + " needs " + String.join(" and ", excesses)
                                + " and is alone in chunk "
                                + plan.chunkOf(node).map(Chunk::id).orElse("")
                                + ", which is too large. Raise the limit or let it need less."));
            }
        }
        return problems;
    }

    List<Problem> fullCells(Cells cells) {
        List<Problem> problems = new ArrayList<>();
        for (int cell = 0; cell < limits.cells().size(); cell++) {
            for (int d = 0; d < dimensions.size(); d++) {
                if (cells.missing(cell, d) > 0) {
                    String name = limits.cells().get(cell).name();
                    problems.add(error(
                            "chunk-cell-full",
                            platform.child("cells", name),
                            "The chunks do not fit into the cells: cell " + name + " has to hold "
                                    + cells.load(cell, d) + " " + dimensions.get(d) + " and can hold "
                                    + limits.cells().get(cell).capacity().get(dimensions.get(d)) + "; "
                                    + cells.missing(cell, d) + " are missing. Raise its capacity or add a cell."));
                }
            }
        }
        return problems;
    }

    /** To deploy a chunk in another cell is to build it anew. */
    List<Problem> movedChunks(List<Chunk> kept, ChunkPlan plan) {
        List<Problem> problems = new ArrayList<>();
        for (Chunk chunk : kept) {
            plan.chunk(chunk.id())
                    .filter(now -> !now.cell().equals(chunk.cell()))
                    .ifPresent(now -> problems.add(new Problem(
                            Severity.WARNING,
                            "chunk-cell-moved",
                            platform.child("cells", chunk.cell()),
                            Optional.empty(),
                            "Chunk " + chunk.id() + " moves from cell " + chunk.cell() + " to cell " + now.cell()
                                    + reason(chunk.cell()))));
        }
        return problems;
    }

    private String reason(String cell) {
        return limits.cells().stream().anyMatch(known -> known.name().equals(cell))
                ? ", because it does not fit where it was. It will be built anew there; raise the capacity of cell "
                        + cell + " to keep it where it is."
                : ", because there is no cell " + cell
                        + " any more. It will be built anew; if the cell only has another name now, give it the old one.";
    }

    /** What could not stay where it is pinned to, and what is too large because of pins. */
    List<Problem> pins(Pieces pieces, ChunkLoads loads, int[] chunkOf, Optional<ChunkPlan> previous, ChunkPlan plan) {
        List<Problem> problems = new ArrayList<>();
        Set<Integer> looked = new HashSet<>();
        for (int node : pieces.pinnedNodes()) {
            String name = pieces.nodes().name(node);
            String now = plan.chunkOf(name).map(Chunk::id).orElse("");
            Optional<String> before =
                    previous.flatMap(known -> known.chunkOf(name)).map(Chunk::id);
            before.filter(id -> !id.equals(now)).ifPresent(id -> problems.add(pinBroken(name, id, now)));
            int chunk = chunkOf[pieces.pieceOf(node)];
            if (before.isPresent() && looked.add(chunk) && loads.pieces(chunk) > 1) {
                List<String> excesses = excesses(loads, chunk);
                if (!excesses.isEmpty()) {
                    problems.add(error(
                            "chunk-pinned-too-large",
                            platform.child("chunks", now),
                            "Chunk " + now + " needs " + String.join(" and ", excesses)
                                    + ", and what could leave it is pinned. Raise the limit or take a pin away."));
                }
            }
        }
        return problems;
    }

    private Problem pinBroken(String node, String before, String now) {
        return error(
                "chunk-pin-broken",
                platform.child("nodes", node),
                "The node " + node + " is pinned to chunk " + before + ", but had to move to chunk " + now
                        + ": the pins leave no way without a circle of chunks, or the node must be together with one that is pinned"
                        + " elsewhere. Take one of these pins away.");
    }

    private List<String> excesses(ChunkLoads loads, int chunk) {
        List<String> excesses = new ArrayList<>();
        for (int d = 0; d < dimensions.size(); d++) {
            Long cap = limits.hardCap().get(dimensions.get(d));
            long needed = loads.load(chunk, d);
            if (cap != null && needed > cap) {
                excesses.add(needed + " " + dimensions.get(d) + " (at most " + cap + ")");
            }
        }
        return excesses;
    }
}
