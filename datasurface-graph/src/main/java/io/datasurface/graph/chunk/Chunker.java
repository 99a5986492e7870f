package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.lint.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cuts an intention graph into chunks that can be deployed one by one.
 *
 * <h2>What a plan keeps to</h2>
 * <ul>
 *   <li>Each node is in exactly one chunk, and the nodes of an indivisible group are in the same one.
 *   <li>No chunk costs more than the hard cap, and the chunks of a cell not more than its capacity. What cannot be kept to is an error
 *       in {@link ChunkingResult#problems}: a node or indivisible group that is too large is alone in its chunk, a cell that is too small
 *       is named with what is missing.
 *   <li>The chunk graph is acyclic over the scheduling edges. Nodes on a way that leaves an indivisible group and comes back count as
 *       members of it.
 *   <li>The plan depends on the nodes, edges, costs, limits and the previous plan only, not on the numbering or any order of them.
 *   <li>With a previous plan a node stays in its chunk and a chunk in its cell, unless a limit or a cycle leaves no choice, or a chain of more
 *       than 17 chunks would become longer than the previous plan's longest; ids are kept.
 *       If more than one node in a hundred is new, what moves takes along what only it reads, where that saves references.
 *       What is new between a full chunk and one before it moves as few nodes as can be, and those into chunks with room or a new one,
 *       so that one move never sets off another.
 *   <li>{@linkplain ResourceEstimator#pinned Pinned} nodes stay where they are, and their chunks in their cells. Pins that cannot all be
 *       kept to, or that keep a chunk above its cap, are errors in the result.
 * </ul>
 */
public final class Chunker {
    private Chunker() {}

    /**
     * Makes a plan.
     *
     * @param graph the graph
     * @param estimator says what its nodes cost
     * @param limits how large chunks may become and where they can go
     * @param previous the plan that is in use, if there is one
     * @return the plan, and what the limits do not allow
     * @throws IllegalArgumentException if the estimator breaks its contract, or if the previous plan is of another platform or has a
     *     node twice
     */
    public static ChunkingResult plan(
            IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits, Optional<ChunkPlan> previous) {
        previous.ifPresent(plan -> checkPlatform(plan, graph));
        List<String> dimensions = List.copyOf(estimator.dimensions());
        Pieces pieces = Pieces.of(new NodeTable(graph), estimator);
        Caps caps = Caps.of(dimensions, limits);
        boolean[] alone = pieces.columns().tooLarge(caps.hard());
        List<String> cellNames = limits.cells().stream().map(Cell::name).toList();
        ChunkNames names = new ChunkNames();
        List<Chunk> kept;
        Partition partition;
        int[] chunkOf;
        Cells cells;
        if (previous.isPresent() && !previous.get().chunks().isEmpty()) {
            previous.get().chunks().forEach(chunk -> names.reserve(chunk.id()));
            StickyPlanner planner = new StickyPlanner(pieces, caps, previous.get(), alone);
            cells = planner.plan(cellNames);
            partition = planner.partition();
            chunkOf = partition.chunkOf;
            kept = planner.kept();
        } else {
            FreshPlan fresh = FreshPlan.of(pieces, caps, alone);
            partition = fresh.partition;
            chunkOf = fresh.chunkOf;
            cells = new Cells(partition, caps);
            new CellPacker(partition, caps, cells, new boolean[0]).pack();
            kept = List.of();
        }
        ChunkPlan plan = new PlanAssembler(pieces, partition, chunkOf, dimensions)
                .assemble(kept.stream().map(Chunk::id).toList(), names, cellsOfChunks(partition, cells, cellNames));
        LimitProblems problems = new LimitProblems(graph.platform(), dimensions, limits);
        List<Problem> found = Stream.of(
                        problems.unknownDimensions(),
                        problems.tooLarge(pieces, alone, partition.loads, chunkOf, plan),
                        problems.fullCells(cells),
                        problems.movedChunks(kept, plan),
                        problems.pins(pieces, partition.loads, chunkOf, previous, plan))
                .flatMap(List::stream)
                .sorted()
                .toList();
        return new ChunkingResult(plan, found);
    }

    static void checkPlatform(ChunkPlan plan, IntentionGraph graph) {
        if (!plan.platform().equals(graph.platform())) {
            throw new IllegalArgumentException("The previous plan is of the platform " + plan.platform()
                    + ", the graph of " + graph.platform() + "; give the plan of the same platform or none");
        }
    }

    private static String[] cellsOfChunks(Partition partition, Cells cells, List<String> cellNames) {
        String[] names = new String[partition.chunks()];
        for (int chunk = 0; chunk < names.length; chunk++) {
            names[chunk] = cellNames.get(Math.max(0, cells.cellOf(chunk)));
        }
        return names;
    }
}
