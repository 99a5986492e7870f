package io.datasurface.graph.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A diff for people: how much changes, why, and what disturbs most. What is too much is counted, not shown. */
public final class DiffText {
    private static final int MOST_CHANGES = 5;

    private final GraphDiff diff;
    private final int limit;
    private final StringBuilder text = new StringBuilder();

    private DiffText(GraphDiff diff, int limit) {
        this.diff = diff;
        this.limit = limit;
    }

    /**
     * Describes a diff.
     *
     * @param diff the diff
     * @param limit how many lines each list may have
     * @return lines that end with line feeds
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String of(GraphDiff diff, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is too small; use at least 1");
        }
        return new DiffText(diff, limit).describe();
    }

    private String describe() {
        text.append(Plain.of(diff.platform())).append(": ");
        if (diff.isEmpty()) {
            return text.append("nothing changes\n").toString();
        }
        text.append(nodes(diff.removed())).append(" removed, ");
        text.append(nodes(diff.added())).append(" added, ");
        text.append(nodes(diff.changed())).append(" changed; ");
        text.append(Plain.count(diff.edgesRemoved().size(), "edge", "edges")).append(" removed, ");
        text.append(Plain.count(diff.edgesAdded().size(), "edge", "edges")).append(" added");
        if (!diff.moves().isEmpty()) {
            text.append("; ")
                    .append(Plain.count(diff.moves().size(), "node", "nodes"))
                    .append(" moved");
        }
        text.append('\n');
        settings();
        reasons();
        for (int i = Disturbance.values().length - 1; i >= 0; i--) {
            disturbed(Disturbance.values()[i]);
        }
        moves();
        return text.toString();
    }

    private static String nodes(List<NodeChange> nodes) {
        return Plain.count(nodes.size(), "node", "nodes");
    }

    private void settings() {
        if (!diff.settings().isEmpty()) {
            text.append("  settings of the platform: ");
            text.append(diff.settings().stream()
                    .limit(limit)
                    .map(change -> Plain.of(change.subject()))
                    .collect(Collectors.joining(", ")));
            text.append(more(diff.settings().size())).append('\n');
        }
    }

    private void reasons() {
        Map<ChangeReason, Long> counts = new EnumMap<>(ChangeReason.class);
        diff.nodes()
                .flatMap(node -> node.changes().stream().map(Change::reason).distinct())
                .forEach(reason -> counts.merge(reason, 1L, Long::sum));
        if (counts.isEmpty()) {
            return;
        }
        List<Map.Entry<ChangeReason, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<ChangeReason, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        text.append("  reasons: ");
        text.append(sorted.stream()
                .limit(limit)
                .map(entry -> entry.getKey().code() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", ")));
        text.append(more(sorted.size())).append('\n');
    }

    private void disturbed(Disturbance disturbance) {
        List<String> lines = new ArrayList<>();
        diff.removed().stream().filter(of(disturbance)).limit(limit).forEach(node -> lines.add(line("-", node)));
        diff.added().stream().filter(of(disturbance)).limit(limit).forEach(node -> lines.add(line("+", node)));
        diff.changed().stream().filter(of(disturbance)).limit(limit).forEach(node -> lines.add(line("~", node)));
        long total = diff.nodes().filter(of(disturbance)).count();
        if (total > 0) {
            text.append("  ").append(disturbance.code()).append(": ");
            text.append(Plain.count(total, "node", "nodes")).append('\n');
            lines.stream().limit(limit).forEach(line -> text.append("    ").append(line));
            if (total > limit) {
                text.append("    ... and ").append(total - limit).append(" more\n");
            }
        }
    }

    private static Predicate<NodeChange> of(Disturbance disturbance) {
        return node -> node.disturbance() == disturbance;
    }

    private String line(String sign, NodeChange node) {
        StringBuilder line = new StringBuilder(sign).append(' ').append(Plain.of(node.name()));
        if (node.affected().total() > 0) {
            line.append("  felt by ")
                    .append(Plain.count(node.affected().total(), "workspace", "workspaces"))
                    .append(" (")
                    .append(node.affected().some().stream().map(Plain::of).collect(Collectors.joining(", ")))
                    .append(node.affected().total() > node.affected().some().size() ? ", ...)" : ")");
        }
        line.append('\n');
        node.changes().stream()
                .limit(MOST_CHANGES)
                .forEach(change -> line.append("        ")
                        .append(Plain.of(change.toString()))
                        .append('\n'));
        if (node.changes().size() > MOST_CHANGES) {
            line.append("        ... and ")
                    .append(node.changes().size() - MOST_CHANGES)
                    .append(" more\n");
        }
        return line.toString();
    }

    private void moves() {
        if (diff.moves().isEmpty()) {
            return;
        }
        text.append("  moves\n");
        diff.moves().stream()
                .limit(limit)
                .forEach(move -> text.append("    ")
                        .append(Plain.of(move.node()))
                        .append(": ")
                        .append(place(move.fromCell(), move.fromChunk()))
                        .append(" -> ")
                        .append(place(move.toCell(), move.toChunk()))
                        .append(
                                move.disturbance() == Disturbance.NONE
                                        ? ""
                                        : " (" + move.disturbance().code() + ")")
                        .append('\n'));
        if (diff.moves().size() > limit) {
            text.append("    ... and ").append(diff.moves().size() - limit).append(" more\n");
        }
    }

    private static String place(String cell, String chunk) {
        return Plain.of(cell) + "/" + Plain.of(chunk);
    }

    private String more(int count) {
        return count > limit ? " and " + (count - limit) + " more" : "";
    }
}
