package io.datasurface.graph.export;

import io.datasurface.graph.IntentionGraph;

/** Draws a graph as a Mermaid flow chart, which Markdown viewers show. */
public final class Mermaid {
    private Mermaid() {}

    /**
     * Draws a graph. Names may hold any text: everything but letters, digits and a few harmless characters is written as a character code.
     *
     * @param graph the graph
     * @param limit how many boxes may be drawn: a graph with more nodes is drawn by store, container and workspace, or else by kind
     *     (five boxes at most, whatever the limit)
     * @return the chart
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String of(IntentionGraph graph, int limit) {
        GraphPicture picture = GraphPicture.of(graph, limit);
        StringBuilder text = new StringBuilder("graph LR\n");
        int number = 0;
        for (GraphPicture.Box box : picture.boxes()) {
            text.append("    n").append(number++).append(shape(box)).append('\n');
        }
        picture.arrows()
                .forEach((arrow, count) -> text.append("    n")
                        .append(arrow.from())
                        .append(arrow.previousBatch() ? " -.->" : " -->")
                        .append(label(arrow, count))
                        .append(" n")
                        .append(arrow.to())
                        .append('\n'));
        return text.append("    %% ")
                .append(escape(picture.title()))
                .append('\n')
                .toString();
    }

    private static String shape(GraphPicture.Box box) {
        String label = "\"" + escape(box.label()) + "\"";
        return switch (box.kind()) {
            case INGESTION_MULTI, INGESTION_SINGLE -> "[" + label + "]";
            case EXPORT -> "(" + label + ")";
            case TRIGGER -> "{{" + label + "}}";
            case DATA_TRANSFORMER -> "[[" + label + "]]";
        };
    }

    private static String label(GraphPicture.Arrow arrow, int count) {
        String words = (arrow.previousBatch() ? "previous batch" : "") + (count > 1 ? " x" + count : "");
        return words.isEmpty() ? "" : "|" + words.strip() + "|";
    }

    private static String escape(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || " ,._-:~/()".indexOf(character) >= 0) {
                text.appendCodePoint(character);
            } else {
                text.append('#').append(character).append(';');
            }
        });
        return text.toString();
    }
}
