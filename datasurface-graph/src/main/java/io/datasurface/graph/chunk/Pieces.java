package io.datasurface.graph.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of a graph, joined into the pieces that a plan may move: what must not be split is one piece. */
final class Pieces {
    private final NodeTable nodes;

    /** By node; empty if each node is a piece. */
    private final int[] pieceOf;

    /** By piece; without rows if each node is a piece. */
    private final Adjacency members;

    private final PieceColumns columns;
    private @Nullable CutGraph graph;
    private final Estimates estimates;
    private final int[] pinnedNodes;

    Pieces(
            NodeTable nodes,
            int[] pieceOf,
            Adjacency members,
            PieceColumns columns,
            Estimates estimates,
            int[] pinnedNodes) {
        this.nodes = nodes;
        this.pieceOf = pieceOf;
        this.members = members;
        this.columns = columns;
        this.estimates = estimates;
        this.pinnedNodes = pinnedNodes;
    }

    static Pieces of(NodeTable nodes, ResourceEstimator estimator) {
        return new PieceReader(nodes, new Estimates(nodes, estimator)).read(estimator.pinned());
    }

    NodeTable nodes() {
        return nodes;
    }

    /** Whether each node is a piece of the same number. */
    boolean areNodes() {
        return pieceOf.length == 0;
    }

    int pieceOf(int node) {
        return areNodes() ? node : pieceOf[node];
    }

    /** The first node of a piece. */
    int firstOf(int piece) {
        return areNodes() ? piece : members.target[members.start[piece]];
    }

    /** How many nodes a piece has. */
    int sizeOf(int piece) {
        return areNodes() ? 1 : members.degree(piece);
    }

    /** Nodes of a piece, ascending. */
    int[] membersOf(int piece) {
        return areNodes()
                ? new int[] {piece}
                : Arrays.copyOfRange(members.target, members.start[piece], members.start[piece + 1]);
    }

    /** The pieces without what only {@link #graph} has. */
    PieceColumns columns() {
        return columns;
    }

    /** The pieces with their edges both ways; made when it is asked for, as a plan from nothing can mostly do without. */
    CutGraph graph() {
        CutGraph known = graph;
        if (known == null) {
            known = new CutGraph(columns, new int[0]);
            graph = known;
        }
        return known;
    }

    /** Nodes that stay in the chunk that they have, ascending. */
    int[] pinnedNodes() {
        return pinnedNodes;
    }

    /** Says what a piece is, for a message. */
    String describe(int piece) {
        int first = firstOf(piece);
        int count = sizeOf(piece);
        if (count == 1) {
            return "node " + nodes.name(first);
        }
        List<String> keys = indivisible(piece);
        String more = keys.size() > 3 ? " and others" : "";
        return count + " nodes that must stay together (" + nodes.name(first) + " is the first; indivisible: "
                + String.join(", ", keys.subList(0, Math.min(3, keys.size()))) + more + ")";
    }

    private List<String> indivisible(int piece) {
        int[] groups = Arrays.stream(membersOf(piece))
                .flatMap(node -> Arrays.stream(estimates.groupsOf(node)))
                .filter(group -> estimates.group(group).indivisible())
                .sorted()
                .distinct()
                .toArray();
        List<String> keys = new ArrayList<>();
        for (int group : groups) {
            keys.add(estimates.groupKeys().get(group));
        }
        return keys;
    }
}
