package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.lint.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Improves a plan that has grown: an operation of its own, which somebody decides on, as it moves what runs.
 *
 * <h2>What it keeps to</h2>
 * <ul>
 *   <li>It begins with single moves, what saves most first, and joins small chunks. These lead from one chunk of a cell to another, never to
 *       another cell, and fill no chunk above its target.
 *   <li>If that does not come within 2 % of what a plan from nothing has in references and in chunks, it goes over to that plan. Chunks of
 *       the new plan keep the id, and the cell, of the chunk with which they have most nodes in common. It does so only if all chunks are in
 *       one cell, which it fits as well as the one before, and no pinned node has to move.
 *   <li>After each step the plan has each node in one chunk, is acyclic and within the limits on chunks, except for what was above them
 *       before. So it can be stopped after any step.
 *   <li>With a budget the single moves come first, and the new cut after them as far as its steps fit.
 *   <li>{@linkplain ResourceEstimator#pinned Pinned} nodes stay. The result does not depend on any order or on threads.
 * </ul>
 */
public final class Rebalancer {
    private static final double GOOD_ENOUGH = 1.02;

    private final Pieces pieces;
    private final Caps caps;
    private final ChunkLimits limits;
    private final ChunkPlan base;
    private final boolean[] alone;
    private final boolean[] pinned;

    private Rebalancer(Pieces pieces, Caps caps, ChunkLimits limits, ChunkPlan base) {
        this.pieces = pieces;
        this.caps = caps;
        this.limits = limits;
        this.base = base;
        this.alone = pieces.columns().tooLarge(caps.hard());
        this.pinned = new boolean[pieces.graph().size()];
        for (int node : pieces.pinnedNodes()) {
            pinned[pieces.pieceOf(node)] = true;
        }
    }

    /**
     * Plans a re-balance.
     *
     * @param graph the graph
     * @param estimator says what its nodes cost
     * @param limits how large chunks may become and where they can go
     * @param previous the plan that is in use; it is first brought up to date with the graph as {@link Chunker#plan} does it
     * @param budget how many nodes may move at most; empty for any number
     * @return the better plan, with the steps that lead there
     * @throws IllegalArgumentException as for {@link Chunker#plan}, or if the budget is negative
     */
    public static Rebalancing rebalance(
            IntentionGraph graph,
            ResourceEstimator estimator,
            ChunkLimits limits,
            ChunkPlan previous,
            OptionalInt budget) {
        if (budget.orElse(0) < 0) {
            throw new IllegalArgumentException(
                    "The budget is " + budget.getAsInt() + " moves; use 0 or more, or none for any number");
        }
        ChunkingResult current = Chunker.plan(graph, estimator, limits, Optional.of(previous));
        List<String> dimensions = List.copyOf(estimator.dimensions());
        Pieces pieces = Pieces.of(new NodeTable(graph), estimator);
        Rebalancer rebalancer = new Rebalancer(pieces, Caps.of(dimensions, limits), limits, current.plan());
        BalanceRun run = rebalancer.best(budget);
        List<String> ids = current.plan().chunks().stream().map(Chunk::id).toList();
        ChunkNames names = new ChunkNames();
        ids.forEach(names::reserve);
        previous.chunks().forEach(chunk -> names.reserve(chunk.id()));
        ChunkPlan plan = new PlanAssembler(pieces, run.partition, run.partition.chunkOf, dimensions)
                .assemble(ids, names, rebalancer.cellNames(run.partition));
        LimitProblems problems = new LimitProblems(graph.platform(), dimensions, limits);
        List<Problem> found = Stream.of(
                        problems.unknownDimensions(),
                        problems.tooLarge(pieces, rebalancer.alone, run.partition.loads, run.partition.chunkOf, plan),
                        problems.fullCells(rebalancer.cells(run.partition)),
                        problems.movedChunks(previous.chunks(), plan),
                        problems.pins(pieces, run.partition.loads, run.partition.chunkOf, Optional.of(previous), plan))
                .flatMap(List::stream)
                .sorted()
                .toList();
        return new Rebalancing(current.plan(), plan, rebalancer.steps(run, plan), found);
    }

    private BalanceRun best(OptionalInt budget) {
        Partition goal = FreshPlan.of(pieces, caps, alone).pieces(pieces.graph());
        BalanceRun improved = new BalanceRun(pieces, base, budget.orElse(Integer.MAX_VALUE));
        improve(improved);
        if (isGoodEnough(improved.partition, goal) || !isPossible(goal)) {
            return improved;
        }
        BalanceRun run = budget.isPresent() ? improved : new BalanceRun(pieces, base, Integer.MAX_VALUE);
        return Recut.make(run, goal, caps, pieces, pinned) ? run : improved;
    }

    private void improve(BalanceRun run) {
        boolean[] stays = new boolean[pinned.length];
        for (int piece = 0; piece < stays.length; piece++) {
            // Beside a piece that is too large nothing may be, and a chunk above its limit is a matter for the chunker.
            stays[piece] = pinned[piece] || alone[piece];
        }
        new Improver(run, caps, cells(run.partition), stays).improve();
    }

    private boolean isGoodEnough(Partition partition, Partition goal) {
        return BalanceRun.references(pieces, partition) <= GOOD_ENOUGH * BalanceRun.references(pieces, goal)
                && BalanceRun.used(partition) <= GOOD_ENOUGH * BalanceRun.used(goal);
    }

    /** Whether the plan from nothing fits into the only cell that is in use, or misses no more there than the plan that is. */
    private boolean isPossible(Partition goal) {
        List<String> used = base.chunks().stream().map(Chunk::cell).distinct().toList();
        if (used.size() != 1) {
            return false;
        }
        Cells cells = new Cells(goal, caps);
        for (int chunk = 0; chunk < goal.chunks(); chunk++) {
            cells.put(chunk, cellNumber(used.get(0)));
        }
        Cells now = new Cells(new BalanceRun(pieces, base, 0).partition, caps);
        for (int chunk = 0; chunk < base.chunks().size(); chunk++) {
            now.put(chunk, cellNumber(used.get(0)));
        }
        for (int d = 0; d < pieces.graph().dimensions(); d++) {
            if (cells.missing(cellNumber(used.get(0)), d) > now.missing(cellNumber(used.get(0)), d)) {
                return false;
            }
        }
        return true;
    }

    private int cellNumber(String name) {
        return limits.cells().stream().map(Cell::name).toList().indexOf(name);
    }

    private Cells cells(Partition partition) {
        Cells cells = new Cells(partition, caps);
        String[] names = cellNames(partition);
        for (int chunk = 0; chunk < names.length; chunk++) {
            cells.put(chunk, cellNumber(names[chunk]));
        }
        return cells;
    }

    /** The cells of chunks that were there; new ones are in the only cell that there is. */
    private String[] cellNames(Partition partition) {
        String[] names = new String[partition.chunks()];
        Arrays.fill(
                names,
                base.chunks().isEmpty()
                        ? limits.cells().get(0).name()
                        : base.chunks().get(0).cell());
        for (int chunk = 0; chunk < base.chunks().size(); chunk++) {
            names[chunk] = base.chunks().get(chunk).cell();
        }
        return names;
    }

    private List<RebalanceStep> steps(BalanceRun run, ChunkPlan plan) {
        String[] ids = new String[run.partition.chunks()];
        Arrays.fill(ids, "");
        for (int chunk = 0; chunk < base.chunks().size(); chunk++) {
            ids[chunk] = base.chunks().get(chunk).id();
        }
        for (int piece = 0; piece < pinned.length; piece++) {
            int chunk = run.partition.chunkOf[piece];
            if (ids[chunk].isEmpty()) {
                String node = pieces.nodes().name(pieces.firstOf(piece));
                ids[chunk] = plan.chunkOf(node).map(Chunk::id).orElse("");
            }
        }
        List<RebalanceStep> steps = new ArrayList<>();
        for (BalanceRun.Step step : run.steps()) {
            List<NodeMove> moves = new ArrayList<>();
            for (int i = 0; i < step.pieces().length; i++) {
                for (int node : pieces.membersOf(step.pieces()[i])) {
                    moves.add(new NodeMove(pieces.nodes().name(node), ids[step.from()[i]], ids[step.to()[i]]));
                }
            }
            moves.sort(Comparator.comparing(NodeMove::node));
            steps.add(new RebalanceStep(step.why(), step.saves(), moves));
        }
        return steps;
    }
}
