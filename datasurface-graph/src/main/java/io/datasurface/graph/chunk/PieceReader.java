package io.datasurface.graph.chunk;

import io.datasurface.graph.NodeKind;
import io.datasurface.graph.internal.StrongComponents;
import java.util.Arrays;
import java.util.Set;

/** Joins nodes to pieces by what an estimator says. */
final class PieceReader {
    private final NodeTable nodes;
    private final Estimates estimates;

    PieceReader(NodeTable nodes, Estimates estimates) {
        this.nodes = nodes;
        this.estimates = estimates;
    }

    Pieces read(Set<String> pinned) {
        int[] pieceOf = estimates.anyIndivisible() ? joined() : new int[0];
        int[] pinnedNodes = nodes.withNames(pinned);
        if (pieceOf.length == 0 || DisjointSets.count(pieceOf) == pieceOf.length) {
            PieceColumns columns = new PieceColumns(
                    nodes.next(),
                    estimates.estimateOf(),
                    estimates.costs(),
                    groups(new int[0], nodes.size()),
                    estimates.groupCosts(),
                    triggers());
            Adjacency none = Adjacency.ofRows(new int[1], new int[0]);
            return new Pieces(nodes, new int[0], none, columns, estimates, pinnedNodes);
        }
        Adjacency members = Adjacency.members(pieceOf, DisjointSets.count(pieceOf));
        return new Pieces(nodes, pieceOf, members, contracted(pieceOf, members), estimates, pinnedNodes);
    }

    private boolean[] triggers() {
        boolean[] trigger = new boolean[nodes.size()];
        int end = nodes.firstOf(NodeKind.DATA_TRANSFORMER);
        Arrays.fill(trigger, nodes.firstOf(NodeKind.TRIGGER), end, true);
        return trigger;
    }

    /** The piece of each node. */
    private int[] joined() {
        DisjointSets sets = new DisjointSets(nodes.size());
        int[] firstOf = new int[estimates.groupKeys().size()];
        Arrays.fill(firstOf, -1);
        for (int node = 0; node < nodes.size(); node++) {
            for (int group : estimates.groupsOf(node)) {
                if (estimates.group(group).indivisible()) {
                    firstOf[group] = firstOf[group] < 0 ? node : firstOf[group];
                    sets.union(firstOf[group], node);
                }
            }
        }
        int[] joined = sets.numbered();
        // Nodes on a way out of an indivisible group and back into it cannot be anywhere else.
        Adjacency between = nodes.next().quotient(joined, DisjointSets.count(joined));
        int[] circles = StrongComponents.of(between.start, between.target);
        int[] firstIn = new int[DisjointSets.count(circles)];
        Arrays.fill(firstIn, -1);
        for (int node = 0; node < nodes.size(); node++) {
            int circle = circles[joined[node]];
            firstIn[circle] = firstIn[circle] < 0 ? node : firstIn[circle];
            sets.union(firstIn[circle], node);
        }
        return sets.numbered();
    }

    private PieceColumns contracted(int[] pieceOf, Adjacency members) {
        int dimensions = estimates.dimensions();
        int pieces = members.size();
        long[] costs = estimates.costs();
        long[] sums = new long[pieces * dimensions];
        boolean[] trigger = new boolean[pieces];
        for (int node = 0; node < pieceOf.length; node++) {
            trigger[pieceOf[node]] |= nodes.kind(node) == NodeKind.TRIGGER;
            int line = estimates.estimateOf()[node];
            for (int d = 0; d < dimensions; d++) {
                sums[pieceOf[node] * dimensions + d] += costs[line * dimensions + d];
            }
        }
        return new PieceColumns(
                nodes.next().quotient(pieceOf, members),
                Ranges.upTo(pieces),
                sums,
                groups(pieceOf, pieces),
                estimates.groupCosts(),
                trigger);
    }

    /** The groups of each piece that make a difference. */
    private Adjacency groups(int[] pieceOf, int pieces) {
        int count = estimates.groupKeys().size();
        if (count == 0) {
            return Adjacency.ofRows(new int[1], new int[0]);
        }
        boolean[] matters = new boolean[count];
        for (int group = 0; group < count; group++) {
            matters[group] = estimates.matters(group);
        }
        IntList from = new IntList();
        IntList to = new IntList();
        for (int node = 0; node < nodes.size(); node++) {
            for (int group : estimates.groupsOf(node)) {
                if (matters[group]) {
                    from.add(pieceOf.length == 0 ? node : pieceOf[node]);
                    to.add(group);
                }
            }
        }
        return Adjacency.rectangle(pieces, count, from.toArray(), to.toArray(), from.size());
    }
}
