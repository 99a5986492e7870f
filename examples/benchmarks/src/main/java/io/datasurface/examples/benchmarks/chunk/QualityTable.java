package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.Arrays;
import java.util.Locale;

/** Partitions in Markdown, one per line; the first is what the others are compared with. */
final class QualityTable {
    private static final double HUNDRED = 100;

    private final ChunkLimits limits;
    private final StringBuilder lines = new StringBuilder("| Plan | parts | cut % | vol % | vol by the first | depth |"
            + " parts in circles | mean fill % | largest % |\n|---|---|---|---|---|---|---|---|---|\n");
    private double first;

    QualityTable(ChunkLimits limits) {
        this.limits = limits;
    }

    Quality add(String name, IntentionGraph graph, ChunkPlan plan) {
        Quality quality = Quality.of(graph, plan);
        double[] fills = plan.chunks().stream().mapToDouble(this::fill).toArray();
        double mean = Arrays.stream(fills).average().orElse(0);
        double largest = Arrays.stream(fills).max().orElse(0);
        add(name, quality, text("%.1f | %.1f", mean * HUNDRED, largest * HUNDRED));
        return quality;
    }

    /** How full a chunk is in the dimension that binds it. */
    private double fill(Chunk chunk) {
        return limits.hardCap().entrySet().stream()
                .mapToDouble(cap -> (double) chunk.cost().getOrDefault(cap.getKey(), 0L) / cap.getValue())
                .max()
                .orElse(0);
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
                first == 0 ? 0 : quality.volume() / first,
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
