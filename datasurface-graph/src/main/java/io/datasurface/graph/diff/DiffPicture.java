package io.datasurface.graph.diff;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The changed part of a graph as a picture: nodes that come, go and change with their reasons, coloured by what they disturb; thick edges come, dotted ones go, thin ones stay. Of too many nodes those are shown that disturb most.
 */
public final class DiffPicture {
    private static final int MOST_REASONS = 3;

    private record Box(String what, NodeChange node) {
        String label() {
            String reasons = node.changes().stream()
                    .map(change -> change.reason().code())
                    .distinct()
                    .limit(MOST_REASONS)
                    .collect(Collectors.joining(", "));
            long all = node.changes().stream().map(Change::reason).distinct().count();
            return what + " " + node.name() + " (" + reasons + (all > MOST_REASONS ? ", ...)" : ")");
        }
    }

    private enum Line {
        STAYS,
        COMES,
        GOES
    }

    private record Arrow(int from, int to) implements Comparable<Arrow> {
        @Override
        public int compareTo(Arrow other) {
            return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
        }
    }

    private final List<Box> boxes;
    private final SortedMap<Arrow, Line> arrows = new TreeMap<>();
    private final String title;

    private DiffPicture(GraphDiff diff, IntentionGraph after, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is too small; use at least 1");
        }
        List<Box> all = new ArrayList<>();
        diff.removed().forEach(node -> all.add(new Box("removed", node)));
        diff.added().forEach(node -> all.add(new Box("added", node)));
        diff.changed().forEach(node -> all.add(new Box("changed", node)));
        all.sort(Comparator.comparing((Box box) -> box.node().disturbance()).reversed());
        boxes = List.copyOf(all.subList(0, Math.min(limit, all.size())));
        title = diff.platform() + ": " + all.size() + " nodes come, go or change"
                + (all.size() > limit ? ", " + limit + " are shown" : "");
        Map<String, Integer> places = new LinkedHashMap<>();
        boxes.forEach(box -> places.put(box.node().name(), places.size()));
        places.forEach((name, from) -> keep(after, name, from, places));
        diff.edgesRemoved().forEach(edge -> link(edge, Line.GOES, places));
        diff.edgesAdded().forEach(edge -> link(edge, Line.COMES, places));
    }

    /**
     * Draws a Mermaid flow chart.
     *
     * @param diff the diff
     * @param after the graph that it ends with
     * @param limit how many nodes may be drawn
     * @return the chart
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String mermaid(GraphDiff diff, IntentionGraph after, int limit) {
        return new DiffPicture(diff, after, limit).mermaid();
    }

    /**
     * Draws a digraph in the language of Graphviz.
     *
     * @param diff the diff
     * @param after the graph that it ends with
     * @param limit how many nodes may be drawn
     * @return the digraph
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String dot(GraphDiff diff, IntentionGraph after, int limit) {
        return new DiffPicture(diff, after, limit).dot();
    }

    private void keep(IntentionGraph after, String name, int from, Map<String, Integer> places) {
        OptionalInt node = after.find(name);
        for (int i = 0; node.isPresent() && i < after.successorCount(node.getAsInt()); i++) {
            Integer to = places.get(after.name(after.successor(node.getAsInt(), i)));
            if (to != null) {
                arrows.put(new Arrow(from, to), Line.STAYS);
            }
        }
    }

    private void link(NamedEdge edge, Line line, Map<String, Integer> places) {
        Integer from = places.get(edge.from());
        Integer to = places.get(edge.to());
        if (from != null && to != null) {
            arrows.put(new Arrow(from, to), line);
        }
    }

    private String mermaid() {
        StringBuilder text = new StringBuilder("graph LR\n");
        for (int i = 0; i < boxes.size(); i++) {
            text.append("    n").append(i).append(shape(boxes.get(i))).append(":::");
            text.append(styleName(boxes.get(i).node().disturbance())).append('\n');
        }
        arrows.forEach((arrow, line) -> text.append("    n")
                .append(arrow.from())
                .append(
                        switch (line) {
                            case STAYS -> " --> ";
                            case COMES -> " ==> ";
                            case GOES -> " -.-> ";
                        })
                .append('n')
                .append(arrow.to())
                .append('\n'));
        for (Disturbance disturbance : Disturbance.values()) {
            text.append("    classDef ")
                    .append(styleName(disturbance))
                    .append(" fill:")
                    .append(colour(disturbance));
            text.append('\n');
        }
        return text.append("    %% ").append(escaped(title)).append('\n').toString();
    }

    /** A word: Mermaid reads hyphens as arrows. */
    private static String styleName(Disturbance disturbance) {
        return disturbance.code().replace("-", "");
    }

    private static String shape(Box box) {
        String label = "\"" + escaped(box.label()) + "\"";
        return switch (box.node().kind()) {
            case INGESTION_MULTI, INGESTION_SINGLE -> "[" + label + "]";
            case EXPORT -> "(" + label + ")";
            case TRIGGER -> "{{" + label + "}}";
            case DATA_TRANSFORMER -> "[[" + label + "]]";
        };
    }

    /** Everything but letters, digits and a few harmless characters as a character code. */
    private static String escaped(String label) {
        StringBuilder text = new StringBuilder();
        label.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || " ,._-+:~/()".indexOf(character) >= 0) {
                text.appendCodePoint(character);
            } else {
                text.append('#').append(character).append(';');
            }
        });
        return text.toString();
    }

    private String dot() {
        StringBuilder text = new StringBuilder("digraph changes {\n    rankdir=LR;\n    label=")
                .append(quoted(title))
                .append(";\n    node [style=filled];\n");
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            text.append("    n")
                    .append(i)
                    .append(" [shape=")
                    .append(dotShape(box.node().kind()));
            text.append(", fillcolor=\"")
                    .append(colour(box.node().disturbance()))
                    .append("\", label=");
            text.append(quoted(box.label())).append("];\n");
        }
        arrows.forEach((arrow, line) -> text.append("    n")
                .append(arrow.from())
                .append(" -> n")
                .append(arrow.to())
                .append(
                        switch (line) {
                            case STAYS -> "";
                            case COMES -> " [style=bold]";
                            case GOES -> " [style=dotted]";
                        })
                .append(";\n"));
        return text.append("}\n").toString();
    }

    private static String dotShape(NodeKind kind) {
        return switch (kind) {
            case INGESTION_MULTI, INGESTION_SINGLE -> "box";
            case EXPORT -> "ellipse";
            case TRIGGER -> "hexagon";
            case DATA_TRANSFORMER -> "component";
        };
    }

    private static String quoted(String text) {
        return "\"" + Plain.of(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String colour(Disturbance disturbance) {
        return switch (disturbance) {
            case NONE -> "#eeeeee";
            case CATCH_UP -> "#cfe8ff";
            case REHYDRATE -> "#ffd59e";
            case DESTROY -> "#ff9e9e";
        };
    }
}
