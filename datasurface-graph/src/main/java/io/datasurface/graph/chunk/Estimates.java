package io.datasurface.graph.chunk;

import com.google.common.collect.ImmutableSet;
import io.datasurface.graph.IntentionGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an estimator says about all nodes of a graph; equal estimates are kept once. */
final class Estimates {
    private final ResourceEstimator estimator;
    private final int dimensions;
    private final int[] estimateOf;
    private final List<NodeEstimate> estimates = new ArrayList<>();
    private final List<int[]> groupsOfEstimate = new ArrayList<>();
    private final Map<NodeEstimate, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> groupNumbers = new HashMap<>();
    private final List<String> groupKeys = new ArrayList<>();
    private final List<GroupEstimate> groups = new ArrayList<>();

    /**
     * Asks for all nodes.
     *
     * @throws IllegalArgumentException if the estimator breaks its contract, or if the costs are too much to add up
     */
    Estimates(NodeTable nodes, ResourceEstimator estimator) {
        this.estimator = estimator;
        List<String> names = estimator.dimensions();
        this.dimensions = names.size();
        if (names.isEmpty() || ImmutableSet.copyOf(names).size() != names.size()) {
            throw new IllegalArgumentException(
                    "ResourceEstimator.dimensions is " + names + "; it needs at least one name and none twice");
        }
        this.estimateOf = new int[nodes.size()];
        read(nodes);
    }

    private void read(NodeTable nodes) {
        IntentionGraph graph = nodes.graph();
        NodeEstimate last = new NodeEstimate(Cost.of(), List.of());
        int number = -1;
        int since = 0;
        for (int node = 0; node < estimateOf.length; node++) {
            NodeEstimate estimate = estimator.node(graph, nodes.id(node));
            if (!isSame(estimate, last)) {
                Arrays.fill(estimateOf, since, node, number);
                number = number(estimate, nodes, node);
                last = estimate;
                since = node;
            }
        }
        Arrays.fill(estimateOf, since, estimateOf.length, number);
        checkSums();
    }

    private void checkSums() {
        int[] uses = new int[estimates.size()];
        for (int estimate : estimateOf) {
            uses[estimate]++;
        }
        double[] bounds = new double[dimensions];
        for (int estimate = 0; estimate < uses.length; estimate++) {
            for (int d = 0; d < dimensions; d++) {
                bounds[d] +=
                        (double) uses[estimate] * estimates.get(estimate).cost().amount(d);
                for (int group : groupsOfEstimate.get(estimate)) {
                    bounds[d] +=
                            (double) uses[estimate] * groups.get(group).cost().amount(d);
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
    }

    @SuppressWarnings("ReferenceEquality") // the same object needs no look-up
    private static boolean isSame(NodeEstimate estimate, NodeEstimate last) {
        return estimate == last;
    }

    private int number(NodeEstimate estimate, NodeTable nodes, int node) {
        Integer known = numbers.get(estimate);
        if (known != null) {
            return known;
        }
        check(estimate.cost(), "node", nodes.name(node));
        int[] itsGroups = new int[estimate.groups().size()];
        for (int i = 0; i < itsGroups.length; i++) {
            itsGroups[i] = group(estimate.groups().get(i));
        }
        numbers.put(estimate, estimates.size());
        estimates.add(estimate);
        groupsOfEstimate.add(itsGroups);
        return estimates.size() - 1;
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
        groups.add(estimate);
        return groupKeys.size() - 1;
    }

    private void check(Cost given, String what, String name) {
        if (given.dimensions() != dimensions) {
            throw new IllegalArgumentException("The estimator gives the cost " + given + " for " + what + " " + name
                    + "; it needs one amount for each of " + estimator.dimensions());
        }
    }

    int dimensions() {
        return dimensions;
    }

    /** By node: which of the lines of {@link #costs} it is. */
    int[] estimateOf() {
        return estimateOf;
    }

    /** One amount per different estimate and dimension. */
    long[] costs() {
        long[] costs = new long[estimates.size() * dimensions];
        for (int estimate = 0; estimate < estimates.size(); estimate++) {
            for (int d = 0; d < dimensions; d++) {
                costs[estimate * dimensions + d] =
                        estimates.get(estimate).cost().amount(d);
            }
        }
        return costs;
    }

    int[] groupsOf(int node) {
        return groupsOfEstimate.get(estimateOf[node]);
    }

    /** Names of the groups. */
    List<String> groupKeys() {
        return groupKeys;
    }

    GroupEstimate group(int group) {
        return groups.get(group);
    }

    boolean anyIndivisible() {
        return groups.stream().anyMatch(GroupEstimate::indivisible);
    }

    GroupCosts groupCosts() {
        long[] amounts = new long[groups.size() * dimensions];
        double[] affinities = new double[groups.size()];
        for (int group = 0; group < affinities.length; group++) {
            affinities[group] = groups.get(group).affinity();
            for (int d = 0; d < dimensions; d++) {
                amounts[group * dimensions + d] = groups.get(group).cost().amount(d);
            }
        }
        return new GroupCosts(dimensions, amounts, affinities);
    }

    /** Whether it makes a difference in how many chunks a group is. */
    boolean matters(int group) {
        GroupEstimate estimate = groups.get(group);
        boolean matters = estimate.affinity() > 0;
        for (int d = 0; d < dimensions; d++) {
            matters |= estimate.cost().amount(d) > 0;
        }
        return matters;
    }
}
