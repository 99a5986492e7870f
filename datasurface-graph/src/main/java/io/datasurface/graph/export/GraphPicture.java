package io.datasurface.graph.export;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.Lineage;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.PlatformRead;
import io.datasurface.graph.TriggerNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a picture of graphs shows: boxes and arrows, as many as a person can read. */
final class GraphPicture {
    /** A node, or several of one kind. */
    record Box(NodeKind kind, String label) {}

    /** What an arrow stands for; in the order in which arrows between the same boxes are drawn. */
    enum Style {
        FEEDS(""),
        PREVIOUS_BATCH("previous batch"),
        READS("reads");

        private final String words;

        Style(String words) {
            this.words = words;
        }
    }

    /** Edges between two boxes. */
    record Arrow(int from, int to, Style style) implements Comparable<Arrow> {
        @Override
        public int compareTo(Arrow other) {
            int byFrom = Integer.compare(from, other.from);
            int byTo = byFrom != 0 ? byFrom : Integer.compare(to, other.to);
            return byTo != 0 ? byTo : style.compareTo(other.style);
        }

        /** What stands at the arrow if it is for so many edges. */
        String words(int count) {
            return (style.words + (count > 1 ? " x" + count : "")).strip();
        }
    }

    /** What nodes have in common that are drawn as one box. */
    private record Group(NodeKind kind, String name) {}

    private final String title;
    private final List<Box> boxes = new ArrayList<>();
    private final Map<Arrow, Integer> arrows = new TreeMap<>();

    private GraphPicture(String title) {
        this.title = title;
    }

    /** Draws the nodes if there are not too many, or else stores, containers and workspaces, or else kinds. */
    static GraphPicture of(IntentionGraph graph, int limit) {
        return of(graph.platform(), new IntentionGraphs(List.of(graph)), limit);
    }

    /** Draws several graphs. */
    static GraphPicture of(IntentionGraphs graphs, int limit) {
        String platforms =
                graphs.graphs().stream().map(IntentionGraph::platform).collect(Collectors.joining(", "));
        return of(platforms, graphs, limit);
    }

    /** Draws a lineage, as its graphs, with what one platform reads from another. */
    static GraphPicture of(Lineage lineage, int limit) {
        return of("lineage of " + lineage.store() + "/" + lineage.dataset(), lineage.graphs(), limit);
    }

    private static GraphPicture of(String name, IntentionGraphs graphs, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is too small; use at least 1");
        }
        String size = name + ": " + graphs.nodeCount() + " nodes, " + graphs.edgeCount() + " edges";
        if (graphs.nodeCount() <= limit) {
            return grouped(graphs, size, node -> new Group(node.kind(), node.name()), (group, count) -> group.name());
        }
        Subject subject = new Subject(graphs.graphs().size() > 1);
        GraphPicture bySubject = grouped(
                graphs,
                size + ", by store, container and workspace",
                node -> new Group(node.kind(), node.accept(subject)),
                (group, count) -> group.kind().label() + " " + group.name() + (count > 1 ? " (" + count + ")" : ""));
        return bySubject.boxes.size() <= limit
                ? bySubject
                : grouped(
                        graphs,
                        size + ", by kind",
                        node -> new Group(node.kind(), ""),
                        (group, count) -> group.kind().label() + " (" + count + ")");
    }

    /** Says what the picture shows. */
    String title() {
        return title;
    }

    /** In the order of the nodes. */
    List<Box> boxes() {
        return boxes;
    }

    /** How many edges each arrow stands for; arrows in ascending order, boxes by their positions. */
    Map<Arrow, Integer> arrows() {
        return arrows;
    }

    private interface Labels {
        String of(Group group, int count);
    }

    private static GraphPicture grouped(
            IntentionGraphs graphs, String title, Function<IntentionNode, Group> grouping, Labels labels) {
        GraphPicture picture = new GraphPicture(title);
        Map<Group, Integer> places = new LinkedHashMap<>();
        List<Integer> sizes = new ArrayList<>();
        Map<String, int[]> boxesOf = new HashMap<>();
        for (IntentionGraph graph : graphs.graphs()) {
            int[] box = new int[graph.nodeCount()];
            for (IntentionNode node : graph.nodes()) {
                int place = places.computeIfAbsent(grouping.apply(node), key -> places.size());
                if (place == sizes.size()) {
                    sizes.add(0);
                }
                sizes.set(place, sizes.get(place) + 1);
                box[node.id()] = place;
            }
            boxesOf.put(graph.platform(), box);
            picture.addArrows(graph, box);
        }
        places.forEach((group, place) -> picture.boxes.add(new Box(group.kind(), labels.of(group, sizes.get(place)))));
        for (PlatformRead read : graphs.reads()) {
            picture.addArrow(box(boxesOf, read.from()), box(boxesOf, read.to()), Style.READS);
        }
        return picture;
    }

    private static int box(Map<String, int[]> boxesOf, IntentionNode node) {
        return boxesOf.getOrDefault(node.platform(), new int[0])[node.id()];
    }

    private void addArrows(IntentionGraph graph, int[] box) {
        for (int node = 0; node < box.length; node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                addArrow(
                        box[node],
                        box[graph.successor(node, i)],
                        graph.isPreviousBatch(node, i) ? Style.PREVIOUS_BATCH : Style.FEEDS);
            }
        }
    }

    private void addArrow(int from, int to, Style style) {
        arrows.merge(new Arrow(from, to, style), 1, Integer::sum);
    }

    /** The object that a node belongs to in a summary, with its platform if there are several. */
    private record Subject(boolean withPlatform) implements IntentionNode.Visitor<String> {
        @Override
        public String ingestionMulti(IngestionMultiNode node) {
            return on(node, node.store());
        }

        @Override
        public String ingestionSingle(IngestionSingleNode node) {
            return on(node, node.store());
        }

        @Override
        public String export(ExportNode node) {
            return on(node, node.container());
        }

        @Override
        public String trigger(TriggerNode node) {
            return on(node, node.workspace());
        }

        @Override
        public String dataTransformer(DataTransformerNode node) {
            return on(node, node.workspace());
        }

        private String on(IntentionNode node, String object) {
            return withPlatform ? node.platform() + "/" + object : object;
        }
    }
}
