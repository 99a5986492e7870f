package io.datasurface.examples.host.text;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.chunk.ChunkGraph;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.NodeMove;
import io.datasurface.graph.chunk.RebalanceStep;
import io.datasurface.graph.chunk.Rebalancing;
import java.io.PrintWriter;

/** Shows what would move. */
public final class RebalanceText {
    private static final int MOST_MOVES = 200;

    private RebalanceText() {}

    /**
     * Prints what a re-balance is good for, and its moves.
     *
     * @param graph the graph that is cut
     * @param rebalancing the re-balance
     * @param out takes the lines
     */
    public static void print(IntentionGraph graph, Rebalancing rebalancing, PrintWriter out) {
        out.println("Platform " + Words.visible(graph.platform()) + ": "
                + Words.count(rebalancing.moves(), "move") + " in "
                + Words.count(rebalancing.steps().size(), "step"));
        TextTable figures = new TextTable();
        figures.row("", "chunks", "references", "waves");
        row("now", graph, rebalancing.before(), figures);
        row("then", graph, rebalancing.plan(), figures);
        figures.print("  ", out);
        int shown = 0;
        int step = 0;
        for (RebalanceStep each : rebalancing.steps()) {
            if (shown >= MOST_MOVES) {
                break;
            }
            step++;
            out.println("  step " + step + ", " + each.why().label() + ", saves "
                    + String.format(java.util.Locale.ROOT, "%.1f", each.saves()) + ":");
            for (NodeMove move : each.moves().subList(0, Math.min(each.moves().size(), MOST_MOVES - shown))) {
                out.println("    " + Words.visible(move.node()) + ": " + Words.visible(move.from()) + " -> "
                        + Words.visible(move.to()));
                shown++;
            }
        }
        if (rebalancing.moves() > shown) {
            out.println("  ... and " + (rebalancing.moves() - shown) + " more moves; --json has all");
        }
        out.println();
    }

    private static void row(String when, IntentionGraph graph, ChunkPlan plan, TextTable figures) {
        ChunkGraph chunks = ChunkGraph.of(graph, plan);
        figures.row(
                when,
                plan.chunks().size(),
                chunks.references().stream()
                        .mapToLong(ChunkGraph.References::nodes)
                        .sum(),
                plan.chunks().isEmpty() ? 0 : chunks.depth() + 1);
    }
}
