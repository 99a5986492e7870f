package io.datasurface.graph.export;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.TriggerNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a picture of a graph shows: boxes and arrows, as many as a person can read. */
final class GraphPicture {
    /** A node, or several of one kind. */
    record Box(NodeKind kind, String label) {}

    /** Edges between two boxes. */
    record Arrow(int from, int to, boolean previousBatch) implements Comparable<Arrow> {
        @Override
        public int compareTo(Arrow other) {
            int byFrom = Integer.compare(from, other.from);
            int byTo = byFrom != 0 ? byFrom : Integer.compare(to, other.to);
            return byTo != 0 ? byTo : Boolean.compare(previousBatch, other.previousBatch);
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
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is too small; use at least 1");
        }
        String size = "%s: %d nodes, %d edges".formatted(graph.platform(), graph.nodeCount(), graph.edgeCount());
        if (graph.nodeCount() <= limit) {
            return grouped(graph, size, node -> new Group(node.kind(), node.name()), (group, count) -> group.name());
        }
        Subject subject = new Subject();
        GraphPicture bySubject = grouped(
                graph,
                size + ", by store, container and workspace",
                node -> new Group(node.kind(), node.accept(subject)),
                (group, count) -> group.kind().label() + " " + group.name() + (count > 1 ? " (" + count + ")" : ""));
        return bySubject.boxes.size() <= limit
                ? bySubject
                : grouped(
                        graph,
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
            IntentionGraph graph, String title, Function<IntentionNode, Group> grouping, Labels labels) {
        GraphPicture picture = new GraphPicture(title);
        Map<Group, Integer> places = new LinkedHashMap<>();
        List<Integer> sizes = new ArrayList<>();
        int[] box = new int[graph.nodeCount()];
        for (IntentionNode node : graph.nodes()) {
            Group group = grouping.apply(node);
            int place = places.computeIfAbsent(group, key -> places.size());
            if (place == sizes.size()) {
                sizes.add(0);
            }
            sizes.set(place, sizes.get(place) + 1);
            box[node.id()] = place;
        }
        places.forEach((group, place) -> picture.boxes.add(new Box(group.kind(), labels.of(group, sizes.get(place)))));
        for (int node = 0; node < box.length; node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                Arrow arrow = new Arrow(box[node], box[graph.successor(node, i)], graph.isPreviousBatch(node, i));
                picture.arrows.merge(arrow, 1, Integer::sum);
            }
        }
        return picture;
    }

    /** The object that a node belongs to in a summary. */
    private static final class Subject implements IntentionNode.Visitor<String> {
        @Override
        public String ingestionMulti(IngestionMultiNode node) {
            return node.store();
        }

        @Override
        public String ingestionSingle(IngestionSingleNode node) {
            return node.store();
        }

        @Override
        public String export(ExportNode node) {
            return node.container();
        }

        @Override
        public String trigger(TriggerNode node) {
            return node.workspace();
        }

        @Override
        public String dataTransformer(DataTransformerNode node) {
            return node.workspace();
        }
    }
}
