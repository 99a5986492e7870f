package io.datasurface.graph.diff;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.model.EcosystemIndex;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What every node of a graph renders from, ready to be compared. Taken of a graph and its model it is cheap: objects of the model are hashed
 * when a comparison asks for them, and never if both sides hold the same object. Immutable, safe for concurrent use.
 */
public final class GraphSnapshot {
    private final String platform;
    private final NameTables names;
    private final NodeTables nodes;
    private final Links links;
    private final Needs needs;
    private final Contents contents;
    private final Hints hints;
    private final SortedMap<String, Long> settings;
    private final Optional<Placement> placement;

    GraphSnapshot(
            String platform,
            NameTables names,
            NodeTables nodes,
            Links links,
            Needs needs,
            Contents contents,
            Hints hints,
            SortedMap<String, Long> settings,
            Optional<Placement> placement) {
        this.platform = platform;
        this.names = names;
        this.nodes = nodes;
        this.links = links;
        this.needs = needs;
        this.contents = contents;
        this.hints = hints;
        this.settings = settings;
        this.placement = placement;
    }

    /**
     * Looks at a graph.
     *
     * @param graph the graph
     * @param model the model that it was built from
     * @return the snapshot
     */
    public static GraphSnapshot of(IntentionGraph graph, EcosystemIndex model) {
        return new Snapshots(model).of(graph);
    }

    /**
     * Looks at the graphs of all platforms. What they have in common is looked at once.
     *
     * @param graphs the graphs
     * @param model the model that they were built from
     * @return a snapshot per graph, in the same order
     */
    public static List<GraphSnapshot> of(IntentionGraphs graphs, EcosystemIndex model) {
        Snapshots snapshots = new Snapshots(model);
        return graphs.graphs().stream().map(snapshots::of).toList();
    }

    /**
     * The same graph with the way in which it is cut, so that moves between chunks can be told.
     *
     * @param chunks the plan
     * @return the snapshot with the plan
     * @throws IllegalArgumentException if the plan is of another platform
     */
    public GraphSnapshot withPlan(ChunkPlan chunks) {
        if (!chunks.platform().equals(platform)) {
            throw new IllegalArgumentException("The plan is of platform \"" + chunks.platform()
                    + "\", the graph of platform \"" + platform + "\"; give the plan of the graph");
        }
        return withPlacement(Placement.of(chunks));
    }

    /**
     * A platform that has nothing to do, for a diff with one that comes or goes.
     *
     * @param platform name of the platform instance
     * @return a snapshot without nodes
     */
    public static GraphSnapshot empty(String platform) {
        int[] none = {};
        int[] end = {0};
        String[] nobody = {};
        IntRows noRows = new IntRows(end, none);
        return new GraphSnapshot(
                platform,
                new NameTables(nobody, end, nobody, nobody, nobody, end, nobody),
                new NodeTables(none, none, nobody, end, none, noRows, none, none, none),
                Links.of(noRows, new BitSet()),
                Needs.of(none, new NodeRequirements[0]),
                (layout, id) -> layout.nothing(),
                new Hints(List.of()),
                Collections.emptySortedMap(),
                Optional.empty());
    }

    /**
     * The platform.
     *
     * @return name of the platform instance
     */
    public String platform() {
        return platform;
    }

    /**
     * How many nodes there are.
     *
     * @return the number of nodes
     */
    public int nodeCount() {
        return nodes.count();
    }

    /**
     * What each node renders from.
     *
     * @return the contents in the order of the nodes: by kind, then by the parts of their names; each is made when it is asked for
     */
    public List<NodeContent> nodeContents() {
        return new NodeContents(this);
    }

    GraphSnapshot withPlacement(Placement chunks) {
        return new GraphSnapshot(platform, names, nodes, links, needs, contents, hints, settings, Optional.of(chunks));
    }

    Optional<Placement> placement() {
        return placement;
    }

    NameTables names() {
        return names;
    }

    NodeTables nodes() {
        return nodes;
    }

    Links links() {
        return links;
    }

    Needs needs() {
        return needs;
    }

    Contents contents() {
        return contents;
    }

    Hints hints() {
        return hints;
    }

    SortedMap<String, Long> settings() {
        return settings;
    }

    String name(int node) {
        return nodes.name(node, platform, names);
    }

    /** Returns the platform and the number of nodes. */
    @Override
    public String toString() {
        return "GraphSnapshot[" + platform + ": " + nodes.count() + " nodes]";
    }
}
