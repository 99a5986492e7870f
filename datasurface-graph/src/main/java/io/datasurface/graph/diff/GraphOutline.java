package io.datasurface.graph.diff;

import io.datasurface.graph.IntentionGraph;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names and edges of a graph, and nothing else.
 *
 * @param platform name of the platform instance
 * @param nodes names of the nodes
 * @param edges the edges
 */
public record GraphOutline(String platform, SortedSet<String> nodes, SortedSet<NamedEdge> edges) {
    /** Copies the collections. */
    public GraphOutline {
        nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
        edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
    }

    /**
     * Takes names and edges of a graph.
     *
     * @param graph the graph
     * @return its outline
     */
    public static GraphOutline of(IntentionGraph graph) {
        TreeSet<String> nodes = new TreeSet<>();
        TreeSet<NamedEdge> edges = new TreeSet<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            String name = graph.name(node);
            nodes.add(name);
            for (int i = 0; i < graph.successorCount(node); i++) {
                edges.add(new NamedEdge(name, graph.name(graph.successor(node, i)), graph.isPreviousBatch(node, i)));
            }
        }
        return new GraphOutline(graph.platform(), nodes, edges);
    }

    /**
     * Applies a diff.
     *
     * @param diff a diff that begins with this graph
     * @return the outline of the graph that the diff ends with
     * @throws IllegalArgumentException if the diff removes what is not there, adds what is there, or is of another platform
     */
    public GraphOutline apply(GraphDiff diff) {
        if (!diff.platform().equals(platform)) {
            throw new IllegalArgumentException(
                    "The diff is of platform \"" + diff.platform() + "\", the graph of platform \"" + platform + "\"");
        }
        TreeSet<String> names = new TreeSet<>(nodes);
        TreeSet<NamedEdge> links = new TreeSet<>(edges);
        remove(links, diff.edgesRemoved());
        remove(names, diff.removed().stream().map(NodeChange::name).toList());
        add(names, diff.added().stream().map(NodeChange::name).toList());
        add(links, diff.edgesAdded());
        return new GraphOutline(platform, names, links);
    }

    private static <T> void remove(TreeSet<T> from, Collection<T> what) {
        for (T one : what) {
            if (!from.remove(one)) {
                throw new IllegalArgumentException(
                        "The diff removes " + one + ", which is not there: it begins with another graph");
            }
        }
    }

    private static <T> void add(TreeSet<T> to, Collection<T> what) {
        for (T one : what) {
            if (!to.add(one)) {
                throw new IllegalArgumentException(
                        "The diff adds " + one + ", which is there: it begins with another graph");
            }
        }
    }
}
