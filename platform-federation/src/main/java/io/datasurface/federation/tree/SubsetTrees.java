package io.datasurface.federation.tree;

import java.util.Arrays;

/**
 * The cheapest way to serve every set of readers from every platform: the dynamic program of Dreyfus and Wagner over subsets, in which what
 * an edge costs depends on the set behind it. It costs 3 to the power of the readers, so it is for few of them.
 *
 * <p>What it finds is a lower bound for every tree. Readers that are left out of the sets count with the cheapest edge that leads to each,
 * which every tree must have: it is added to the bound, and taken off where a way leads over such a reader. It may lead over a platform twice, as different sets of datasets may have different
 * cheapest ways; if it does not, it is the cheapest tree.
 */
final class SubsetTrees {
    /** With so many readers the program takes well under a millisecond for a dozen platforms. */
    static final int MOST_READERS = 7;

    private final TreeProblem problem;
    private final int[] readers;
    private final int platforms;
    /** Cost by set and platform. */
    private final long[] cost;
    /** By set and platform: the next platform; or -2 minus the part of the set that is served on its own; -1 at the end. */
    private final int[] choice;

    private final boolean[] done;
    /** By platform: what is paid anyway for the edge to it, if it is a reader that is left out. */
    private final long[] paid;

    /** Solves for some of the readers. */
    SubsetTrees(TreeProblem problem, int[] chosen) {
        this.problem = problem;
        this.readers = chosen;
        platforms = problem.platforms();
        cost = new long[platforms << readers.length];
        choice = new int[platforms << readers.length];
        done = new boolean[platforms];
        Arrays.fill(cost, TreeProblem.IMPOSSIBLE);
        Arrays.fill(choice, -1);
        paid = paid();
        for (int set = 1; set < 1 << readers.length; set++) {
            solve(set);
        }
    }

    /** What it costs to serve all from the root; {@link TreeProblem#IMPOSSIBLE} or more if that cannot be. */
    long cost() {
        long rest = Arrays.stream(paid).sum();
        return readers.length == 0 ? rest : rest + cost[at((1 << readers.length) - 1, problem.root())];
    }

    private long[] paid() {
        long[] cheapest = new long[platforms];
        boolean[] chosen = new boolean[problem.readers().length];
        for (int reader : readers) {
            chosen[reader] = true;
        }
        for (int reader = 0; reader < chosen.length; reader++) {
            if (!chosen[reader]) {
                int platform = problem.readers()[reader];
                cheapest[platform] = TreeProblem.IMPOSSIBLE;
                for (int giver = 0; giver < platforms; giver++) {
                    cheapest[platform] = Math.min(cheapest[platform], problem.edge(giver, platform, 1L << reader));
                }
            }
        }
        return cheapest;
    }

    /** The tree; one parent per platform, the one that was found first where there are two. */
    int[] parents() {
        int[] parent = new int[platforms];
        Arrays.fill(parent, -1);
        if (readers.length > 0) {
            follow((1 << readers.length) - 1, problem.root(), parent);
        }
        return parent;
    }

    private void follow(int set, int platform, int[] parent) {
        int chosen = choice[at(set, platform)];
        if (chosen >= 0) {
            if (parent[chosen] < 0) {
                parent[chosen] = platform;
            }
            follow(set, chosen, parent);
        } else if (chosen < -1) {
            follow(-2 - chosen, platform, parent);
            follow(set & ~(-2 - chosen), platform, parent);
        }
    }

    private int at(int set, int platform) {
        return set * platforms + platform;
    }

    private void solve(int set) {
        if (Integer.bitCount(set) == 1) {
            int reader = readers[Integer.numberOfTrailingZeros(set)];
            cost[at(set, problem.readers()[reader])] = 0;
        }
        for (int platform = 0; platform < platforms; platform++) {
            // A part with the lowest bit, so that no pair of parts is tried twice.
            int lowest = set & -set;
            int rest = set ^ lowest;
            int more = rest;
            while (more != 0) {
                more = (more - 1) & rest;
                int part = lowest | more;
                long sum = cost[at(part, platform)] + cost[at(set ^ part, platform)];
                if (sum < cost[at(set, platform)]) {
                    cost[at(set, platform)] = sum;
                    choice[at(set, platform)] = -2 - part;
                }
            }
        }
        spread(set);
    }

    /** Takes the set from platform to platform against the feeds, the cheapest first. */
    private void spread(int set) {
        long all = 0;
        for (int i = 0; i < readers.length; i++) {
            all |= (set >>> i & 1) == 0 ? 0 : 1L << readers[i];
        }
        long moved = problem.traffic(all);
        Arrays.fill(done, false);
        for (int next = cheapest(set); next >= 0; next = cheapest(set)) {
            done[next] = true;
            long kept = problem.kept(next, all);
            for (int giver = 0; giver < platforms; giver++) {
                if (!done[giver] && problem.flows(giver, next)) {
                    long sum = cost[at(set, next)] + Math.max(0, problem.edge(giver, next, moved, kept) - paid[next]);
                    if (sum < cost[at(set, giver)]) {
                        cost[at(set, giver)] = sum;
                        choice[at(set, giver)] = next;
                    }
                }
            }
        }
    }

    private int cheapest(int set) {
        int cheapest = -1;
        for (int platform = 0; platform < platforms; platform++) {
            if (!done[platform]
                    && cost[at(set, platform)] < TreeProblem.IMPOSSIBLE
                    && (cheapest < 0 || cost[at(set, platform)] < cost[at(set, cheapest)])) {
                cheapest = platform;
            }
        }
        return cheapest;
    }
}
