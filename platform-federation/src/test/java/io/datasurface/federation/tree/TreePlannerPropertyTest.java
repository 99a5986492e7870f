package io.datasurface.federation.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Trees of random problems, against all trees that there are. */
class TreePlannerPropertyTest {
    private static final long GIGABYTE = 1L << 30;

    /** A problem of few platforms, at places and vendors or with random prices, some of them impossible. */
    static TreeProblem random(Random random, int platforms, int readers, boolean uniform) {
        long[][] prices = new long[platforms][platforms];
        int[] place = random.ints(platforms, 0, 4).toArray();
        boolean wild = random.nextInt(3) == 0;
        for (long[] row : prices) {
            Arrays.fill(row, 0);
        }
        for (int from = 0; from < platforms; from++) {
            for (int to = 0; to < platforms; to++) {
                long byPlace = place[from] == place[to] ? 0 : place[from] / 2 == place[to] / 2 ? 20_000 : 90_000;
                prices[from][to] = wild ? random.nextInt(100_000) : byPlace;
                if (from == to || random.nextInt(8) == 0) {
                    prices[from][to] = TreeProblem.IMPOSSIBLE;
                }
            }
        }
        int[] shuffled = new int[platforms - 1];
        Arrays.setAll(shuffled, i -> i + 1);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        int[] chosen = Arrays.copyOf(shuffled, readers);
        Arrays.sort(chosen);
        int datasets = 1 + random.nextInt(4);
        long[] readBy = new long[datasets];
        long[] traffic = new long[datasets];
        long[] size = new long[datasets];
        for (int dataset = 0; dataset < datasets; dataset++) {
            readBy[dataset] = uniform ? (1L << readers) - 1 : random.nextInt(1 << readers);
            traffic[dataset] = GIGABYTE * (1 + random.nextInt(100)) / 10;
            size[dataset] = GIGABYTE * (1 + random.nextInt(1000)) / 10;
        }
        return new TreeProblem(0, chosen, prices, 23_000, random.nextInt(3) * 50_000L, readBy, traffic, size);
    }

    /** Tries every parent of every platform. */
    private static long cheapest(TreeProblem problem) {
        int[] parent = new int[problem.platforms()];
        Arrays.fill(parent, -1);
        return cheapest(problem, parent, 1);
    }

    private static long cheapest(TreeProblem problem, int[] parent, int platform) {
        if (platform == parent.length) {
            return problem.cost(parent);
        }
        long least = TreeProblem.IMPOSSIBLE;
        for (int from = -1; from < parent.length; from++) {
            parent[platform] = from;
            if (from < 0 || problem.flows(from, platform)) {
                least = Math.min(least, cheapest(problem, parent, platform + 1));
            }
        }
        parent[platform] = -1;
        return least;
    }

    /** Where every reader reads the same the program over subsets is exact. */
    @Property(tries = 300)
    void ofAllTreesTheCheapestIsFoundIfAllReadTheSame(@ForAll Random random) {
        TreeProblem problem = random(random, 5, 1 + random.nextInt(4), true);
        Tree tree = TreePlanner.plan(problem);
        if (tree.complete()) {
            assertThat(tree.cost()).isEqualTo(cheapest(problem));
            assertThat(tree.bound()).isEqualTo(tree.cost());
        }
    }

    /** Seeds are fixed: how often the cheapest is missed where datasets differ is measured, not proven. */
    @Test
    void whereReadersReadDifferentDatasetsItIsHardlyEverMissed() {
        long sum = 0;
        long least = 0;
        int missed = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            TreeProblem problem = random(random, 5, 1 + random.nextInt(4), false);
            Tree tree = TreePlanner.plan(problem);
            if (tree.complete()) {
                long cheapest = cheapest(problem);
                assertThat(tree.cost()).isGreaterThanOrEqualTo(cheapest);
                assertThat(tree.bound()).isLessThanOrEqualTo(cheapest);
                missed += tree.cost() > cheapest ? 1 : 0;
                sum += tree.cost();
                least += cheapest;
            }
        }
        assertThat(missed).isLessThanOrEqualTo(5);
        assertThat((double) sum / least).isLessThan(1.001);
    }

    @Property(tries = 300)
    void itIsNeverDearerThanReadingFromTheRootAndAlwaysATree(@ForAll Random random) {
        TreeProblem problem = random(random, 12, 1 + random.nextInt(11), random.nextBoolean());
        Tree tree = TreePlanner.plan(problem);
        assertThat(tree.cost()).isLessThanOrEqualTo(tree.direct());
        if (tree.complete()) {
            assertThat(tree.cost()).isLessThan(TreeProblem.IMPOSSIBLE).isEqualTo(problem.cost(tree.parent()));
            assertThat(tree.bound()).isLessThanOrEqualTo(tree.cost());
            for (int reader : problem.readers()) {
                assertThat(tree.parent()[reader]).isNotNegative();
            }
        }
    }

    /** Seeds are fixed: the ratio is what the issue asks for, at most 1.1, measured here with up to 11 readers. */
    @Test
    void onAverageItIsWithinATenthOfTheBound() {
        double cost = 0;
        double bound = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            TreeProblem problem = random(random, 12, 5 + random.nextInt(7), random.nextBoolean());
            Tree tree = TreePlanner.plan(problem);
            if (tree.complete()) {
                cost += tree.cost();
                bound += tree.bound();
            }
        }
        assertThat(cost / bound).isLessThan(1.1);
    }

    @Test
    void whatIsOutOfReachIsToldAndTheRestIsServed() {
        long no = TreeProblem.IMPOSSIBLE;
        TreeProblem problem = new TreeProblem(
                0,
                new int[] {1, 2},
                new long[][] {{no, 5, no}, {5, no, no}, {5, 5, no}},
                0,
                0,
                new long[] {3},
                new long[] {GIGABYTE},
                new long[] {GIGABYTE});
        Tree tree = TreePlanner.plan(problem);
        assertThat(tree.complete()).isFalse();
        assertThat(tree.parent()).containsExactly(-1, 0, -1);
        assertThat(tree.cost()).isEqualTo(5);
    }
}
