package io.datasurface.federation.tree;

import java.util.Arrays;

/** The cheapest way to each platform for given amounts of data: Dijkstra's algorithm on a dense graph, quadratic in the platforms. */
final class Ways {
    private final TreeProblem problem;
    private final long[] cost;
    private final int[] from;
    private final boolean[] done;

    Ways(TreeProblem problem) {
        this.problem = problem;
        cost = new long[problem.platforms()];
        from = new int[problem.platforms()];
        done = new boolean[problem.platforms()];
    }

    /** Finds ways for one reader's data from the platforms that are free to begin at. */
    Ways find(boolean[] starts, long set) {
        Arrays.fill(cost, TreeProblem.IMPOSSIBLE);
        Arrays.fill(from, -1);
        Arrays.fill(done, false);
        for (int platform = 0; platform < cost.length; platform++) {
            if (starts[platform]) {
                cost[platform] = 0;
            }
        }
        long moved = problem.traffic(set);
        for (int nearest = nearest(); nearest >= 0; nearest = nearest()) {
            done[nearest] = true;
            for (int next = 0; next < cost.length; next++) {
                if (!done[next] && problem.flows(nearest, next)) {
                    long way = cost[nearest] + problem.edge(nearest, next, moved, problem.kept(next, set));
                    if (way < cost[next]) {
                        cost[next] = way;
                        from[next] = nearest;
                    }
                }
            }
        }
        return this;
    }

    private int nearest() {
        int nearest = -1;
        for (int platform = 0; platform < cost.length; platform++) {
            if (!done[platform]
                    && cost[platform] < TreeProblem.IMPOSSIBLE
                    && (nearest < 0 || cost[platform] < cost[nearest])) {
                nearest = platform;
            }
        }
        return nearest;
    }

    long cost(int platform) {
        return cost[platform];
    }

    int from(int platform) {
        return from[platform];
    }
}
