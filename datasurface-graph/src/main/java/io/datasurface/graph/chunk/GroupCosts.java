package io.datasurface.graph.chunk;

/** What groups cost in each chunk that holds one of their nodes. */
final class GroupCosts {
    private final int dimensions;
    private final long[] amounts;

    /** Takes one amount per group and dimension. */
    GroupCosts(int dimensions, long[] amounts) {
        this.dimensions = dimensions;
        this.amounts = amounts;
    }

    int dimensions() {
        return dimensions;
    }

    int count() {
        return amounts.length / dimensions;
    }

    long amount(int group, int dimension) {
        return amounts[group * dimensions + dimension];
    }
}
