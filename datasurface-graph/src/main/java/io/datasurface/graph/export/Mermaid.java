package io.datasurface.graph.export;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.Lineage;
import io.datasurface.graph.chunk.ChunkGraph;

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
        return draw(GraphPicture.of(graph, limit));
    }

    /**
     * Draws several graphs as one, with what one platform reads from another.
     *
     * @param graphs the graphs
     * @param limit how many boxes may be drawn, as for a graph
     * @return the chart
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String of(IntentionGraphs graphs, int limit) {
        return draw(GraphPicture.of(graphs, limit));
    }

    /**
     * Draws a lineage, with all its platforms and what one reads from another.
     *
     * @param lineage the lineage
     * @param limit how many boxes may be drawn, as for a graph
     * @return the chart
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String of(Lineage lineage, int limit) {
        return draw(GraphPicture.of(lineage, limit));
    }

    /**
     * Draws the chunks of a plan, a column per wave, with the number of references between them.
     *
     * @param chunks the chunks
     * @param limit how many chunks may be drawn: those with most references; the others of a wave are one box
     * @return the chart
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String of(ChunkGraph chunks, int limit) {
        return draw(ChunkPicture.of(chunks, limit));
    }

    private static String draw(ChunkPicture picture) {
        StringBuilder text = new StringBuilder("graph LR\n");
        int wave = -1;
        for (int number = 0; number < picture.boxes().size(); number++) {
            ChunkPicture.Box box = picture.boxes().get(number);
            if (box.wave() != wave) {
                text.append(wave < 0 ? "" : "    end\n");
                wave = box.wave();
                text.append("    subgraph w" + wave + " [\"wave " + wave + "\"]\n");
            }
            String label = "\"" + escape(box.label()) + "\"";
            text.append("        n" + number + (box.folded() ? "([" + label + "])" : "[" + label + "]") + "\n");
        }
        text.append(wave < 0 ? "" : "    end\n");
        picture.arrows()
                .forEach((arrow, count) ->
                        text.append("    n" + arrow.from() + " -->|" + count + "| n" + arrow.to() + "\n"));
        return text.append("    %% " + escape(picture.title()) + "\n").toString();
    }

    private static String draw(GraphPicture picture) {
        StringBuilder text = new StringBuilder("graph LR\n");
        int number = 0;
        for (GraphPicture.Box box : picture.boxes()) {
            text.append("    n").append(number++).append(shape(box)).append('\n');
        }
        picture.arrows()
                .forEach((arrow, count) -> text.append("    n")
                        .append(arrow.from())
                        .append(head(arrow.style()))
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

    private static String head(GraphPicture.Style style) {
        return switch (style) {
            case FEEDS -> " -->";
            case PREVIOUS_BATCH -> " -.->";
            case READS -> " ==>";
        };
    }

    private static String label(GraphPicture.Arrow arrow, int count) {
        String words = arrow.words(count);
        return words.isEmpty() ? "" : "|" + words + "|";
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
