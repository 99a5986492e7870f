package io.datasurface.examples.host.text;

import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.host.PlannedPlatform;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a chunk plan. */
public final class PlanText {
    private static final int MOST_CHUNKS = 100;

    private PlanText() {}

    /**
     * Prints the chunks of a platform and the use of its limits.
     *
     * @param planned the platform
     * @param out takes the lines
     */
    public static void print(PlannedPlatform planned, PrintWriter out) {
        List<Chunk> chunks = planned.plan().chunks();
        List<String> dimensions = planned.dimensions();
        out.println(
                "Platform " + Words.visible(planned.platform().name()) + ": " + Words.count(chunks.size(), "chunk"));
        TextTable table = new TextTable();
        table.row((Object[]) header(dimensions));
        for (Chunk chunk : chunks.subList(0, Math.min(MOST_CHUNKS, chunks.size()))) {
            table.row((Object[]) row(chunk, dimensions));
        }
        table.row((Object[]) most(planned.limits().hardCap(), dimensions));
        table.print("  ", out);
        if (chunks.size() > MOST_CHUNKS) {
            out.println("  ... and " + (chunks.size() - MOST_CHUNKS) + " more; --json has all");
        }
        out.println();
        for (Cell cell : planned.limits().cells()) {
            use(cell, chunks, dimensions, out);
        }
        planned.notes().forEach(note -> out.println("  " + Words.visible(note)));
        if (!planned.notes().isEmpty()) {
            out.println();
        }
    }

    private static String[] header(List<String> dimensions) {
        String[] header = new String[4 + dimensions.size()];
        header[0] = "chunk";
        header[1] = "cell";
        header[2] = "wave";
        header[3] = "nodes";
        for (int i = 0; i < dimensions.size(); i++) {
            header[4 + i] = dimensions.get(i);
        }
        return header;
    }

    private static String[] row(Chunk chunk, List<String> dimensions) {
        String[] row = new String[4 + dimensions.size()];
        row[0] = chunk.id();
        row[1] = chunk.cell();
        row[2] = Integer.toString(chunk.wave());
        row[3] = Integer.toString(chunk.nodes().size());
        for (int i = 0; i < dimensions.size(); i++) {
            row[4 + i] = Long.toString(chunk.cost().getOrDefault(dimensions.get(i), 0L));
        }
        return row;
    }

    private static String[] most(Map<String, Long> limits, List<String> dimensions) {
        String[] row = new String[4 + dimensions.size()];
        Arrays.fill(row, "");
        row[0] = "a chunk has at most";
        for (int i = 0; i < dimensions.size(); i++) {
            row[4 + i] = Optional.ofNullable(limits.get(dimensions.get(i)))
                    .map(most -> Long.toString(most))
                    .orElse("");
        }
        return row;
    }

    private static void use(Cell cell, List<Chunk> chunks, List<String> dimensions, PrintWriter out) {
        TextTable table = new TextTable();
        table.row("cell " + cell.name(), "used", "of", "share");
        for (String dimension : dimensions) {
            long used = chunks.stream()
                    .filter(chunk -> chunk.cell().equals(cell.name()))
                    .mapToLong(chunk -> chunk.cost().getOrDefault(dimension, 0L))
                    .sum();
            Map<String, Long> capacity = cell.capacity();
            if (capacity.containsKey(dimension)) {
                long most = capacity.get(dimension);
                table.row(dimension, used, most, most == 0 ? "" : 100 * used / most + "%");
            } else {
                table.row(dimension, used, "", "");
            }
        }
        table.print("  ", out);
        out.println();
    }
}
