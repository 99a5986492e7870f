package io.datasurface.federation.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A store that one platform has and others need: which of the platforms in between may pass it on, and what it costs to move and to keep.
 * Platforms are ids; those that need the store are <em>readers</em>, numbered as they stand in {@link #readers}. Money is in millionths of a
 * dollar a month, amounts of data are bytes.
 */
public final class TreeProblem {
    /** Instead of a price: no feed can flow there. */
    public static final long IMPOSSIBLE = Long.MAX_VALUE / 64;

    /** So many readers' sets of datasets are told apart. */
    static final int MOST_READERS = 62;

    private static final double GIGABYTE = 1L << 30;

    private final int root;
    private final int[] readers;
    private final int[] readerOf;
    private final long[][] prices;
    private final long storage;
    private final long hop;
    /** By dataset that somebody reads: who does, how much of it moves in a month, and how large it is. */
    private final long[] readBy;

    private final long[] traffic;
    private final long[] size;

    /**
     * States a problem.
     *
     * @param root id of the platform that has the store
     * @param readers ids of the platforms that need it, ascending, without the root, at most {@value #MOST_READERS}
     * @param prices by giving and taking platform what a gigabyte costs; {@link #IMPOSSIBLE} where nothing can flow
     * @param storage what a gigabyte costs in a month where nobody needs it
     * @param hop what it costs in a month that somebody reads from another reader and not from the root
     * @param readBy by dataset a bit for each reader that reads it
     * @param traffic by dataset the bytes that move in a month
     * @param size by dataset its bytes
     */
    public TreeProblem(
            int root,
            int[] readers,
            long[][] prices,
            long storage,
            long hop,
            long[] readBy,
            long[] traffic,
            long[] size) {
        if (readers.length > MOST_READERS) {
            throw new IllegalArgumentException(
                    "TreeProblem.readers: " + readers.length + " platforms; give at most " + MOST_READERS);
        }
        this.root = root;
        this.readers = readers.clone();
        this.prices = prices;
        this.storage = storage;
        this.hop = hop;
        this.readBy = readBy.clone();
        this.traffic = traffic.clone();
        this.size = size.clone();
        readerOf = new int[prices.length];
        Arrays.fill(readerOf, -1);
        for (int i = 0; i < readers.length; i++) {
            readerOf[readers[i]] = i;
        }
    }

    /** The same for some of the readers. */
    TreeProblem of(int[] chosen) {
        int[] fewer = new int[chosen.length];
        long[] readByFewer = new long[readBy.length];
        for (int i = 0; i < chosen.length; i++) {
            fewer[i] = readers[chosen[i]];
            for (int dataset = 0; dataset < readBy.length; dataset++) {
                readByFewer[dataset] |= (readBy[dataset] >>> chosen[i] & 1) << i;
            }
        }
        return new TreeProblem(root, fewer, prices, storage, hop, readByFewer, traffic, size);
    }

    int root() {
        return root;
    }

    int[] readers() {
        return readers;
    }

    int platforms() {
        return prices.length;
    }

    /** Number of a platform among the readers; -1 if it needs nothing itself. */
    int reader(int platform) {
        return readerOf[platform];
    }

    boolean flows(int from, int to) {
        return prices[from][to] < IMPOSSIBLE && to != root && from != to;
    }

    /** How much of the store a set of readers moves in a month. */
    long traffic(long set) {
        long sum = 0;
        for (int dataset = 0; dataset < readBy.length; dataset++) {
            sum += (readBy[dataset] & set) == 0 ? 0 : traffic[dataset];
        }
        return sum;
    }

    /** How much of the store a platform keeps for a set of readers that it does not need itself. */
    long kept(int platform, long set) {
        long own = readerOf[platform] < 0 ? 0 : 1L << readerOf[platform];
        long sum = 0;
        for (int dataset = 0; dataset < readBy.length; dataset++) {
            sum += (readBy[dataset] & set) == 0 || (readBy[dataset] & own) != 0 ? 0 : size[dataset];
        }
        return sum;
    }

    /** What it costs to move and keep what a set of readers needs, from one platform to the next. */
    long edge(int from, int to, long set) {
        return edge(from, to, traffic(set), kept(to, set));
    }

    /** The same with the amounts of data given. */
    long edge(int from, int to, long moved, long kept) {
        if (!flows(from, to)) {
            return IMPOSSIBLE;
        }
        return (from == root ? 0 : hop) + cost(prices[from][to], moved) + cost(storage, kept);
    }

    private static long cost(long price, long bytes) {
        return Math.round(price * (bytes / GIGABYTE));
    }

    /**
     * What it costs that every platform of a tree reads from its parent.
     *
     * @param parent by platform its parent; -1 outside the tree
     * @return millionths of a dollar a month; {@link #IMPOSSIBLE} if a reader is not in the tree, or a feed cannot flow
     */
    public long cost(int[] parent) {
        long[] needed = new long[parent.length];
        for (int reader = 0; reader < readers.length; reader++) {
            int at = readers[reader];
            for (int steps = 0; at != root; at = parent[at]) {
                if (parent[at] < 0 || steps++ > parent.length) {
                    return IMPOSSIBLE;
                }
                needed[at] |= 1L << reader;
            }
        }
        long cost = 0;
        for (int platform = 0; platform < parent.length; platform++) {
            if (needed[platform] != 0) {
                cost = Math.min(IMPOSSIBLE, cost + edge(parent[platform], platform, needed[platform]));
            }
        }
        return cost;
    }

    /** Equal problems have equal trees: nothing else goes into one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TreeProblem that
                && root == that.root
                && storage == that.storage
                && hop == that.hop
                && Arrays.equals(readers, that.readers)
                && Arrays.equals(readBy, that.readBy)
                && Arrays.equals(traffic, that.traffic)
                && Arrays.equals(size, that.size)
                && (prices == that.prices || Arrays.deepEquals(prices, that.prices));
    }

    /** Without the prices, which are many and the same for most problems. */
    @Override
    public int hashCode() {
        int hash = 31 * root + Arrays.hashCode(readers);
        hash = 31 * hash + Arrays.hashCode(readBy);
        hash = 31 * hash + Arrays.hashCode(traffic);
        return 31 * hash + Arrays.hashCode(size);
    }
}
