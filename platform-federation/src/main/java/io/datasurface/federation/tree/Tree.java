package io.datasurface.federation.tree;

/** Who reads a store from whom. Its array is shared, not copied: there is one tree per store. */
public final class Tree {
    private final int[] parent;
    private final long cost;
    private final long direct;
    private final long bound;
    private final boolean complete;

    /**
     * Makes a tree.
     *
     * @param parent by platform the platform that it reads from; -1 for the root and for who has nothing to do with the store
     * @param cost what it costs in a month, in millionths of a dollar
     * @param direct what it would cost if every platform read from the root that can, and the others on the cheapest way
     * @param bound less than this no tree can cost
     * @param complete whether every platform that needs the store gets it; else those are outside that cannot
     */
    public Tree(int[] parent, long cost, long direct, long bound, boolean complete) {
        this.parent = parent;
        this.cost = cost;
        this.direct = direct;
        this.bound = bound;
        this.complete = complete;
    }

    /**
     * Who reads from whom.
     *
     * @return by platform the platform that it reads from; -1 for the root and for who has nothing to do with the store
     */
    public int[] parent() {
        return parent;
    }

    /**
     * What it costs.
     *
     * @return millionths of a dollar a month
     */
    public long cost() {
        return cost;
    }

    /**
     * What it would cost if every platform read from the root that can.
     *
     * @return millionths of a dollar a month
     */
    public long direct() {
        return direct;
    }

    /**
     * Less than this no tree can cost.
     *
     * @return millionths of a dollar a month
     */
    public long bound() {
        return bound;
    }

    /**
     * Whether every platform that needs the store gets it.
     *
     * @return false if some are outside, as no feed leads to them
     */
    public boolean complete() {
        return complete;
    }
}
