package io.datasurface.graph.export;

import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.Lineage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A lineage for people: two trees, of where the dataset comes from and of what is made of it. A node that stands in several places has its
 * branch in the first one. What is too much is counted, not shown.
 */
public final class LineageText {
    private static final int LINES_PER_LIMIT = 10;
    private static final int MOST_CONSUMERS = 3;
    private static final String SEEN = " (see above)";

    /** The branches below one line: those still to come, and how many have come. */
    private static final class Level {
        private final Iterator<Lineage.Link> rest;
        private final int size;
        private int shown;

        Level(List<Lineage.Link> links) {
            rest = links.iterator();
            size = links.size();
        }
    }

    private final Lineage lineage;
    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private int lines;

    private LineageText(Lineage lineage, int limit) {
        this.lineage = lineage;
        this.limit = limit;
    }

    /**
     * Draws a lineage.
     *
     * @param lineage the lineage
     * @param limit how many branches one node may have, and a tenth of the lines that a tree may have
     * @return lines that end with line feeds
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String of(Lineage lineage, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is too small; use at least 1");
        }
        return new LineageText(lineage, limit).draw();
    }

    private String draw() {
        text.append("Lineage of ")
                .append(OneLine.of(lineage.store()))
                .append('/')
                .append(OneLine.of(lineage.dataset()))
                .append(": ")
                .append(OneLine.number(lineage.graphs().nodeCount()))
                .append(" nodes on ")
                .append(lineage.graphs().graphs().stream()
                        .map(graph -> OneLine.of(graph.platform()))
                        .collect(Collectors.joining(", ")))
                .append('\n');
        tree("comes from", "<- ", "<~ ", lineage::origins);
        tree("is used by", "-> ", "~> ", lineage::uses);
        return text.toString();
    }

    private void tree(
            String title, String arrow, String previous, Function<IntentionNode, List<Lineage.Link>> branches) {
        text.append('\n').append(title).append('\n');
        lines = 0;
        Set<String> seen = new HashSet<>();
        for (IntentionNode start : lineage.starts()) {
            if (!seen.add(start.name())) {
                line(1, "", start, SEEN);
                continue;
            }
            line(1, "", start, "");
            Deque<Level> levels = new ArrayDeque<>(List.of(new Level(branches.apply(start))));
            while (!levels.isEmpty()) {
                Level level = levels.element();
                if (!level.rest.hasNext() || level.shown == limit || lines >= limit * LINES_PER_LIMIT) {
                    more(levels.size() + 1, level.size - level.shown);
                    levels.remove();
                    continue;
                }
                Lineage.Link link = level.rest.next();
                level.shown++;
                boolean fresh = seen.add(link.node().name());
                line(levels.size() + 1, link.previousBatch() ? previous : arrow, link.node(), fresh ? "" : SEEN);
                if (fresh) {
                    levels.push(new Level(branches.apply(link.node())));
                }
            }
        }
    }

    private void line(int depth, String arrow, IntentionNode node, String note) {
        lines++;
        text.append("  ".repeat(depth))
                .append(arrow)
                .append(OneLine.of(node.name()))
                .append(node instanceof ExportNode export && note.isEmpty() ? consumers(export.consumers()) : "")
                .append(note)
                .append('\n');
    }

    private void more(int depth, int count) {
        if (count > 0) {
            text.append("  ".repeat(depth))
                    .append("and ")
                    .append(OneLine.number(count))
                    .append(" more\n");
        }
    }

    private static String consumers(List<DatasetGroupKey> consumers) {
        String some = consumers.stream()
                .limit(MOST_CONSUMERS)
                .map(group -> OneLine.of(group.toString()))
                .collect(Collectors.joining(", "));
        return "  [" + some
                + (consumers.size() > MOST_CONSUMERS
                        ? " and " + OneLine.number(consumers.size() - MOST_CONSUMERS) + " more"
                        : "")
                + "]";
    }
}
