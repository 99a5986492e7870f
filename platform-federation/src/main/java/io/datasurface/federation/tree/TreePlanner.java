package io.datasurface.federation.tree;

import java.util.Arrays;

/**
 * Finds a cheap tree by which a store gets to all that need it: the directed Steiner tree problem, with edges that cost what the datasets
 * behind them weigh.
 *
 * <ul>
 *   <li>Up to seven readers the program over subsets finds it ({@link SubsetTrees}); where that would visit a platform twice, it is made a
 *       tree and improved.
 *   <li>Beyond, readers are joined one by one, the nearest first, each by the cheapest way from what is already reached; then platforms
 *       change parents as long as that saves something. The bound is the exact cost for those seven readers that are farthest from each
 *       other, and the cheapest edge to each of the rest.
 * </ul>
 *
 * <p>In no case it costs more than if everybody read from the root.
 */
public final class TreePlanner {
    private static final int MOST_ROUNDS = 20;

    private TreePlanner() {}

    /**
     * Finds a tree.
     *
     * @param problem who needs what
     * @return the tree
     */
    public static Tree plan(TreeProblem problem) {
        int[] reachable = reachable(problem);
        boolean complete = reachable.length == problem.readers().length;
        TreeProblem possible = complete ? problem : problem.of(reachable);
        if (possible.readers().length == 0) {
            int[] none = new int[problem.platforms()];
            Arrays.fill(none, -1);
            return new Tree(none, 0, 0, 0, complete);
        }
        SubsetTrees subsets = new SubsetTrees(possible, farthest(possible));
        long bound = subsets.cost();
        int[] best = subsets.parents();
        if (possible.readers().length > SubsetTrees.MOST_READERS || possible.cost(best) > bound) {
            int[] grown = grown(possible);
            improve(possible, grown);
            improve(possible, best);
            best = possible.cost(best) <= possible.cost(grown) ? best : grown;
        }
        int[] direct = direct(possible);
        best = possible.cost(best) <= possible.cost(direct) ? best : direct;
        prune(possible, best);
        return new Tree(best, possible.cost(best), possible.cost(direct), bound, complete);
    }

    private static boolean[] rootOnly(TreeProblem problem) {
        boolean[] starts = new boolean[problem.platforms()];
        starts[problem.root()] = true;
        return starts;
    }

    /** Numbers of the readers to which a chain of feeds leads. */
    private static int[] reachable(TreeProblem problem) {
        Ways ways = new Ways(problem).find(rootOnly(problem), 0);
        int count = 0;
        int[] reachable = new int[problem.readers().length];
        for (int reader = 0; reader < reachable.length; reader++) {
            if (ways.cost(problem.readers()[reader]) < TreeProblem.IMPOSSIBLE) {
                reachable[count++] = reader;
            }
        }
        return Arrays.copyOf(reachable, count);
    }

    /** From the root where a feed can flow, and else the cheapest way for all that is read. */
    private static int[] direct(TreeProblem problem) {
        int[] parent = new int[problem.platforms()];
        Arrays.fill(parent, -1);
        boolean allDirect = Arrays.stream(problem.readers()).allMatch(reader -> problem.flows(problem.root(), reader));
        Ways ways = new Ways(problem);
        if (!allDirect) {
            ways.find(rootOnly(problem), (1L << problem.readers().length) - 1);
        }
        for (int reader : problem.readers()) {
            for (int at = reader; !allDirect && at != problem.root() && parent[at] < 0; at = ways.from(at)) {
                parent[at] = ways.from(at);
            }
        }
        for (int reader : problem.readers()) {
            parent[reader] = problem.flows(problem.root(), reader) ? problem.root() : parent[reader];
        }
        return parent;
    }

    private static int[] grown(TreeProblem problem) {
        int[] parent = new int[problem.platforms()];
        Arrays.fill(parent, -1);
        boolean[] reached = rootOnly(problem);
        boolean[] joined = new boolean[problem.readers().length];
        Ways ways = new Ways(problem);
        for (int round = 0; round < joined.length; round++) {
            int next = -1;
            long least = Long.MAX_VALUE;
            for (int reader = 0; reader < joined.length; reader++) {
                if (!joined[reader]) {
                    long way = ways.find(reached, 1L << reader).cost(problem.readers()[reader]);
                    if (way < least) {
                        least = way;
                        next = reader;
                    }
                }
            }
            ways.find(reached, 1L << next);
            joined[next] = true;
            for (int at = problem.readers()[next]; !reached[at]; at = parent[at]) {
                parent[at] = ways.from(at);
                reached[at] = true;
            }
        }
        return parent;
    }

    /** Lets platforms read elsewhere as long as that saves something; a parent must not be behind its child, which costs too much. */
    private static void improve(TreeProblem problem, int[] parent) {
        long cost = problem.cost(parent);
        boolean better = true;
        for (int round = 0; better && round < MOST_ROUNDS; round++) {
            better = false;
            for (int platform = 0; platform < parent.length; platform++) {
                if (parent[platform] < 0) {
                    continue;
                }
                int best = parent[platform];
                for (int other = 0; other < parent.length; other++) {
                    if (problem.flows(other, platform) && (other == problem.root() || parent[other] >= 0)) {
                        parent[platform] = other;
                        long changed = problem.cost(parent);
                        if (changed < cost) {
                            cost = changed;
                            best = other;
                            better = true;
                        }
                    }
                }
                parent[platform] = best;
            }
        }
    }

    /** Takes out who passes on nothing. */
    private static void prune(TreeProblem problem, int[] parent) {
        boolean[] used = new boolean[parent.length];
        for (int reader : problem.readers()) {
            for (int at = reader; at != problem.root() && !used[at]; at = parent[at]) {
                used[at] = true;
            }
        }
        for (int platform = 0; platform < parent.length; platform++) {
            parent[platform] = used[platform] ? parent[platform] : -1;
        }
    }

    /** Readers that are far from the root and from each other, at most as many as the program over subsets takes. */
    private static int[] farthest(TreeProblem problem) {
        int count = Math.min(SubsetTrees.MOST_READERS, problem.readers().length);
        int[] chosen = new int[count];
        boolean[] starts = rootOnly(problem);
        boolean[] taken = new boolean[problem.readers().length];
        Ways ways = new Ways(problem);
        for (int i = 0; i < count; i++) {
            int farthest = -1;
            long most = -1;
            for (int reader = 0; reader < taken.length; reader++) {
                if (!taken[reader]) {
                    long way = count == taken.length
                            ? 0
                            : ways.find(starts, 1L << reader).cost(problem.readers()[reader]);
                    if (way > most) {
                        most = way;
                        farthest = reader;
                    }
                }
            }
            chosen[i] = farthest;
            taken[farthest] = true;
            starts[problem.readers()[farthest]] = true;
        }
        return chosen;
    }
}
