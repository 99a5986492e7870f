package io.datasurface.graph.diff;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What changes between two versions of a platform's graph. Nodes are in the order of the graph: by kind, then by the parts of their names;
 * edges in that of the nodes that they leave, then of those that they enter. The same snapshots always give the same diff.
 *
 * @param platform name of the platform instance
 * @param settings what changes about the configuration of the platform itself, which may touch everything
 * @param added nodes that come
 * @param removed nodes that go
 * @param changed nodes that are there before and after and render from something else
 * @param edgesAdded edges that come
 * @param edgesRemoved edges that go
 * @param moves nodes in other chunks, if both sides have a plan; by name
 */
public record GraphDiff(
        String platform,
        List<Change> settings,
        List<NodeChange> added,
        List<NodeChange> removed,
        List<NodeChange> changed,
        List<NamedEdge> edgesAdded,
        List<NamedEdge> edgesRemoved,
        List<ChunkMove> moves) {
    /** Copies the lists. */
    public GraphDiff {
        settings = List.copyOf(settings);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        edgesAdded = List.copyOf(edgesAdded);
        edgesRemoved = List.copyOf(edgesRemoved);
        moves = List.copyOf(moves);
    }

    /**
     * Compares two versions with the usual rules.
     *
     * @param before the graph as it was
     * @param after the graph as it is
     * @return what changes
     * @throws IllegalArgumentException if they are of different platforms
     */
    public static GraphDiff between(GraphSnapshot before, GraphSnapshot after) {
        return between(before, after, DisturbanceRules.DEFAULT);
    }

    /**
     * Compares two versions.
     *
     * @param before the graph as it was
     * @param after the graph as it is
     * @param rules what changes disturb
     * @return what changes
     * @throws IllegalArgumentException if they are of different platforms
     */
    public static GraphDiff between(GraphSnapshot before, GraphSnapshot after, DisturbanceRules rules) {
        return between(before, after, new ObjectChanges(before, after), rules);
    }

    static GraphDiff between(GraphSnapshot before, GraphSnapshot after, ObjectChanges objects, DisturbanceRules rules) {
        if (!before.platform().equals(after.platform())) {
            throw new IllegalArgumentException("The graphs are of platforms \"" + before.platform() + "\" and \""
                    + after.platform() + "\"; compare two versions of one platform's graph");
        }
        return new Differ(before, after, objects, rules).run();
    }

    /**
     * Whether nothing changes.
     *
     * @return true if there is nothing to render anew
     */
    public boolean isEmpty() {
        return settings.isEmpty()
                && added.isEmpty()
                && removed.isEmpty()
                && changed.isEmpty()
                && edgesAdded.isEmpty()
                && edgesRemoved.isEmpty()
                && moves.isEmpty();
    }

    /**
     * All nodes that come, go or change.
     *
     * @return those that go, then those that come, then those that change
     */
    public Stream<NodeChange> nodes() {
        return Stream.of(removed, added, changed).flatMap(List::stream);
    }

    /**
     * How many nodes are disturbed how much. A node that moves counts as one that comes, goes or changes does.
     *
     * @return a number for every class, 0 included
     */
    public Map<Disturbance, Long> counts() {
        Map<Disturbance, Long> counts = new EnumMap<>(Disturbance.class);
        for (Disturbance disturbance : Disturbance.values()) {
            counts.put(disturbance, 0L);
        }
        nodes().forEach(node -> counts.merge(node.disturbance(), 1L, Long::sum));
        moves.forEach(move -> counts.merge(move.disturbance(), 1L, Long::sum));
        return counts;
    }

    /**
     * The worst that the diff does.
     *
     * @return the class; {@link Disturbance#NONE} if it is empty
     */
    public Disturbance worst() {
        Disturbance ofMoves = moves.stream().map(ChunkMove::disturbance).reduce(Disturbance.NONE, Disturbance::or);
        return nodes().map(NodeChange::disturbance).reduce(ofMoves, Disturbance::or);
    }
}
