package io.datasurface.graph.export;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.Lineage;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.chunk.ChunkGraph;

/** Draws a graph in the language of Graphviz. */
public final class Dot {
    private Dot() {}

    /**
     * Draws a graph. Names may hold any text: it is quoted.
     *
     * @param graph the graph
     * @param limit how many boxes may be drawn: a graph with more nodes is drawn by store, container and workspace, or else by kind
     *     (five boxes at most, whatever the limit)
     * @return the digraph
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
     * @return the digraph
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
     * @return the digraph
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
     * @return the digraph
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static String of(ChunkGraph chunks, int limit) {
        return draw(ChunkPicture.of(chunks, limit));
    }

    private static String draw(ChunkPicture picture) {
        StringBuilder text = new StringBuilder("digraph chunks {\n    rankdir=LR;\n    label=" + quote(picture.title())
                + ";\n    node [shape=box];\n");
        int wave = -1;
        for (int number = 0; number < picture.boxes().size(); number++) {
            ChunkPicture.Box box = picture.boxes().get(number);
            if (box.wave() != wave) {
                text.append(wave < 0 ? "" : "    }\n");
                wave = box.wave();
                text.append("    {\n        rank=same; // wave " + wave + "\n");
            }
            text.append("        n" + number + " [label=" + quote(box.label()) + (box.folded() ? ", style=dashed" : "")
                    + "];\n");
        }
        text.append(wave < 0 ? "" : "    }\n");
        picture.arrows()
                .forEach((arrow, count) ->
                        text.append("    n" + arrow.from() + " -> n" + arrow.to() + " [label=\"" + count + "\"];\n"));
        return text.append("}\n").toString();
    }

    private static String draw(GraphPicture picture) {
        StringBuilder text = new StringBuilder("digraph intentions {\n    rankdir=LR;\n    label=")
                .append(quote(picture.title()))
                .append(";\n");
        int number = 0;
        for (GraphPicture.Box box : picture.boxes()) {
            text.append("    n")
                    .append(number++)
                    .append(" [shape=")
                    .append(shape(box.kind()))
                    .append(", label=")
                    .append(quote(box.label()))
                    .append("];\n");
        }
        picture.arrows()
                .forEach((arrow, count) -> text.append("    n")
                        .append(arrow.from())
                        .append(" -> n")
                        .append(arrow.to())
                        .append(attributes(arrow, count))
                        .append(";\n"));
        return text.append("}\n").toString();
    }

    private static String attributes(GraphPicture.Arrow arrow, int count) {
        String words = arrow.words(count);
        String look = switch (arrow.style()) {
            case FEEDS -> "";
            case PREVIOUS_BATCH -> ", style=dashed";
            case READS -> ", style=bold";
        };
        return words.isEmpty() ? "" : " [label=" + quote(words) + look + "]";
    }

    private static String shape(NodeKind kind) {
        return switch (kind) {
            case INGESTION_MULTI, INGESTION_SINGLE -> "box";
            case EXPORT -> "ellipse";
            case TRIGGER -> "hexagon";
            case DATA_TRANSFORMER -> "component";
        };
    }

    private static String quote(String name) {
        StringBuilder text = new StringBuilder("\"");
        name.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                text.append(' ');
            } else {
                if (character == '"' || character == '\\') {
                    text.append('\\');
                }
                text.appendCodePoint(character);
            }
        });
        return text.append('"').toString();
    }
}
