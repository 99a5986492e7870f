package io.datasurface.federation.plan;

import io.datasurface.federation.facts.Members;
import io.datasurface.federation.tree.TreeProblem;
import java.util.Arrays;
import java.util.BitSet;

/** Changes of trees, which say by platform from whom it reads, and -1 for the root and for who is outside. */
final class Trees {
    private Trees() {}

    /**
     * The ways of least delay from a root to all platforms, which together are a tree; Dijkstra's algorithm on a dense graph. A direct way is
     * never slower than another one.
     */
    static int[] fastest(Members members, long[][] prices, int root) {
        int[] from = new int[prices.length];
        long[] delay = new long[prices.length];
        boolean[] done = new boolean[prices.length];
        Arrays.fill(from, -1);
        Arrays.fill(delay, Long.MAX_VALUE);
        delay[root] = 0;
        for (int nearest = root; nearest >= 0; nearest = nearest(delay, done)) {
            done[nearest] = true;
            for (int next = 0; next < from.length; next++) {
                long way = delay[nearest] + members.delay(next);
                if (!done[next] && prices[nearest][next] < TreeProblem.IMPOSSIBLE && way < delay[next]) {
                    delay[next] = way;
                    from[next] = nearest;
                }
            }
        }
        return from;
    }

    private static int nearest(long[] delay, boolean[] done) {
        int nearest = -1;
        for (int platform = 0; platform < delay.length; platform++) {
            if (!done[platform]
                    && delay[platform] < Long.MAX_VALUE
                    && (nearest < 0 || delay[platform] < delay[nearest])) {
                nearest = platform;
            }
        }
        return nearest;
    }

    /** Gives all on the way to a platform the parents that another tree of the same root has; who reads from them gets it sooner. */
    static void takeWay(int[] parent, int[] other, int platform) {
        for (int at = platform; other[at] >= 0; at = other[at]) {
            parent[at] = other[at];
        }
    }

    /** Takes those out that pass on to nobody. */
    static void prune(int[] parent, int[] readers) {
        BitSet needed = new BitSet();
        for (int reader : readers) {
            for (int at = reader; at >= 0 && !needed.get(at); at = parent[at]) {
                needed.set(at);
            }
        }
        for (int platform = 0; platform < parent.length; platform++) {
            parent[platform] = needed.get(platform) ? parent[platform] : -1;
        }
    }
}
