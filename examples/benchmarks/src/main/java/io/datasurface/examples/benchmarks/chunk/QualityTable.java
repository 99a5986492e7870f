package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.PlanReport;
import io.datasurface.graph.chunk.ResourceEstimator;
import java.util.Comparator;
import java.util.Locale;

/** Partitions in Markdown, one per line; the first is what the others are compared with. */
final class QualityTable {
    private static final double HUNDRED = 100;

    private final String binding;
    private final ChunkLimits limits;
    private final StringBuilder lines = new StringBuilder("| Plan | parts | cut % | vol % | vol by the first | depth |"
            + " parts in circles | mean fill % | largest % |\n|---|---|---|---|---|---|---|---|---|\n");
    private double first;

    QualityTable(ResourceEstimator estimator, ChunkLimits limits) {
        this.binding = estimator.dimensions().get(0);
        this.limits = limits;
    }

    Quality add(String name, IntentionGraph graph, ChunkPlan plan) {
        Quality quality = Quality.of(graph, plan);
        PlanReport.Dimension fullest = PlanReport.of(graph, plan, limits).dimensions().values().stream()
                .max(Comparator.comparingDouble(PlanReport.Dimension::meanFill))
                .orElseThrow(() -> new IllegalStateException("No dimension, not even " + binding));
        add(name, quality, text("%.1f | %.1f", fullest.meanFill() * HUNDRED, fullest.largestFill() * HUNDRED));
        return quality;
    }

    void add(String name, Quality quality) {
        add(name, quality, " | ");
    }

    private void add(String name, Quality quality, String fill) {
        first = first == 0 ? quality.volume() : first;
        lines.append(text(
                "| %s | %,d | %.2f | %.2f | %.3f | %s | %,d | %s |\n",
                name,
                quality.parts(),
                quality.cutShare() * HUNDRED,
                quality.volume() * HUNDRED,
                quality.volume() / first,
                quality.depth() < 0 ? "" : Integer.toString(quality.depth()),
                quality.inCircles(),
                fill));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
