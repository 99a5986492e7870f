package io.datasurface.graph.chunk;

import com.google.common.collect.ImmutableSet;
import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a graph, joined into the pieces that a plan may move: what must not be split is one piece. */
final class Pieces {
    private final NodeTable nodes;
    private final int[] pieceOf;
    private final Adjacency members;
    private final CutGraph graph;
    private final List<String> indivisibleGroups;
    private final Adjacency indivisibleOfPiece;
    private final int[] pinnedNodes;

    private Pieces(
            NodeTable nodes,
            int[] pieceOf,
            Adjacency members,
            CutGraph graph,
            List<String> indivisibleGroups,
            Adjacency indivisibleOfPiece,
            int[] pinnedNodes) {
        this.nodes = nodes;
        this.pieceOf = pieceOf;
        this.members = members;
        this.graph = graph;
        this.indivisibleGroups = indivisibleGroups;
        this.indivisibleOfPiece = indivisibleOfPiece;
        this.pinnedNodes = pinnedNodes;
    }

    static Pieces of(NodeTable nodes, ResourceEstimator estimator) {
        return new Reader(nodes, estimator).read();
    }

    NodeTable nodes() {
        return nodes;
    }

    /** Piece of each node. */
    int[] pieceOf() {
        return pieceOf;
    }

    /** Nodes of each piece, ascending. */
    Adjacency members() {
        return members;
    }

    /** Nodes of a piece, ascending. */
    int[] membersOf(int piece) {
        return Arrays.copyOfRange(members.target, members.start[piece], members.start[piece + 1]);
    }

    CutGraph graph() {
        return graph;
    }

    /** Nodes that stay in the chunk that they have, ascending. */
    int[] pinnedNodes() {
        return pinnedNodes;
    }

    /** Says what a piece is, for a message. */
    String describe(int piece) {
        int first = members.target[members.start[piece]];
        int count = members.degree(piece);
        if (count == 1) {
            return "node " + nodes.name(first);
        }
        List<String> keys = new ArrayList<>();
        for (int i = indivisibleOfPiece.start[piece]; i < indivisibleOfPiece.start[piece + 1] && keys.size() < 3; i++) {
            keys.add(indivisibleGroups.get(indivisibleOfPiece.target[i]));
        }
        String more = indivisibleOfPiece.degree(piece) > keys.size() ? " and others" : "";
        return count + " nodes that must stay together (" + nodes.name(first) + " is the first; indivisible: "
                + String.join(", ", keys) + more + ")";
    }

    /** Asks the estimator and joins the nodes. */
    private static final class Reader {
        private final NodeTable nodes;
        private final ResourceEstimator estimator;
        private final int dimensions;
        private final long[] cost;
        private final Map<String, Integer> groupNumbers = new HashMap<>();
        private final List<String> groupKeys = new ArrayList<>();
        private final List<GroupEstimate> groupEstimates = new ArrayList<>();
        private final IntList groupNode = new IntList();
        private final IntList groupOf = new IntList();

        Reader(NodeTable nodes, ResourceEstimator estimator) {
            this.nodes = nodes;
            this.estimator = estimator;
            List<String> names = estimator.dimensions();
            this.dimensions = names.size();
            if (names.isEmpty() || ImmutableSet.copyOf(names).size() != names.size()) {
                throw new IllegalArgumentException(
                        "ResourceEstimator.dimensions is " + names + "; it needs at least one name and none twice");
            }
            this.cost = new long[Math.multiplyExact(nodes.size(), dimensions)];
        }

        Pieces read() {
            double[] bounds = new double[dimensions];
            for (int node = 0; node < nodes.size(); node++) {
                NodeEstimate estimate = estimator.node(nodes.graph().node(nodes.id(node)));
                check(estimate.cost(), "node", nodes.name(node));
                for (int d = 0; d < dimensions; d++) {
                    cost[node * dimensions + d] = estimate.cost().amount(d);
                    bounds[d] += estimate.cost().amount(d);
                }
                for (String key : estimate.groups()) {
                    int group = group(key);
                    groupNode.add(node);
                    groupOf.add(group);
                    for (int d = 0; d < dimensions; d++) {
                        bounds[d] += groupEstimates.get(group).cost().amount(d);
                    }
                }
            }
            for (int d = 0; d < dimensions; d++) {
                if (bounds[d] > Long.MAX_VALUE / 4.0) {
                    throw new IllegalArgumentException("The costs of the nodes and groups in the dimension "
                            + estimator.dimensions().get(d) + " add up to about " + bounds[d]
                            + ", which is too much to count; use a larger unit");
                }
            }
            return join();
        }

        private int group(String key) {
            Integer known = groupNumbers.get(key);
            if (known != null) {
                return known;
            }
            GroupEstimate estimate = estimator.group(key);
            check(estimate.cost(), "group", key);
            groupNumbers.put(key, groupKeys.size());
            groupKeys.add(key);
            groupEstimates.add(estimate);
            return groupKeys.size() - 1;
        }

        private void check(Cost given, String what, String name) {
            if (given.dimensions() != dimensions) {
                throw new IllegalArgumentException("The estimator gives the cost " + given + " for " + what + " " + name
                        + "; it needs one amount for each of " + estimator.dimensions());
            }
        }

        private Pieces join() {
            DisjointSets sets = new DisjointSets(nodes.size());
            int[] firstOf = new int[groupKeys.size()];
            Arrays.fill(firstOf, -1);
            for (int i = 0; i < groupOf.size(); i++) {
                int group = groupOf.get(i);
                if (groupEstimates.get(group).indivisible()) {
                    if (firstOf[group] < 0) {
                        firstOf[group] = groupNode.get(i);
                    }
                    sets.union(firstOf[group], groupNode.get(i));
                }
            }
            int[] joined = sets.numbered();
            // Nodes on a way out of an indivisible group and back into it cannot be anywhere else.
            StrongComponents circles = StrongComponents.of(nodes.next().quotient(joined, DisjointSets.count(joined)));
            int[] firstIn = new int[circles.count];
            Arrays.fill(firstIn, -1);
            for (int node = 0; node < nodes.size(); node++) {
                int circle = circles.componentOf[joined[node]];
                if (firstIn[circle] < 0) {
                    firstIn[circle] = node;
                }
                sets.union(firstIn[circle], node);
            }
            return build(sets.numbered());
        }

        private Pieces build(int[] pieceOf) {
            int pieces = DisjointSets.count(pieceOf);
            long[] sums = new long[pieces * dimensions];
            boolean[] trigger = new boolean[pieces];
            for (int node = 0; node < nodes.size(); node++) {
                trigger[pieceOf[node]] |= nodes.kind(node) == NodeKind.TRIGGER;
                for (int d = 0; d < dimensions; d++) {
                    sums[pieceOf[node] * dimensions + d] += cost[node * dimensions + d];
                }
            }
            int[] from = new int[groupOf.size()];
            int[] to = new int[groupOf.size()];
            int count = 0;
            int[] indivisibleFrom = new int[groupOf.size()];
            int[] indivisibleTo = new int[groupOf.size()];
            int indivisible = 0;
            for (int i = 0; i < groupOf.size(); i++) {
                GroupEstimate estimate = groupEstimates.get(groupOf.get(i));
                if (costsSomething(estimate.cost()) || estimate.affinity() > 0) {
                    from[count] = pieceOf[groupNode.get(i)];
                    to[count++] = groupOf.get(i);
                }
                if (estimate.indivisible()) {
                    indivisibleFrom[indivisible] = pieceOf[groupNode.get(i)];
                    indivisibleTo[indivisible++] = groupOf.get(i);
                }
            }
            long[] amounts = new long[groupKeys.size() * dimensions];
            double[] affinities = new double[groupKeys.size()];
            for (int group = 0; group < groupKeys.size(); group++) {
                affinities[group] = groupEstimates.get(group).affinity();
                for (int d = 0; d < dimensions; d++) {
                    amounts[group * dimensions + d] =
                            groupEstimates.get(group).cost().amount(d);
                }
            }
            CutGraph graph = new CutGraph(
                    nodes.next().quotient(pieceOf, pieces),
                    sums,
                    Adjacency.rectangle(pieces, groupKeys.size(), from, to, count),
                    new GroupCosts(dimensions, amounts, affinities),
                    trigger);
            int[] all = Ranges.upTo(nodes.size());
            return new Pieces(
                    nodes,
                    pieceOf,
                    Adjacency.rectangle(pieces, nodes.size(), pieceOf, all, nodes.size()),
                    graph,
                    groupKeys,
                    Adjacency.rectangle(pieces, groupKeys.size(), indivisibleFrom, indivisibleTo, indivisible),
                    nodes.withNames(estimator.pinned()));
        }

        private boolean costsSomething(Cost groupCost) {
            for (int d = 0; d < dimensions; d++) {
                if (groupCost.amount(d) > 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
