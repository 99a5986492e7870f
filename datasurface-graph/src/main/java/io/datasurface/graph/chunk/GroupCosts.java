package io.datasurface.graph.chunk;

/** What groups cost in each chunk that holds one of their nodes, and how much it is worth to keep them together. */
final class GroupCosts {
    private final int dimensions;
    private final long[] amounts;
    private final double[] affinities;

    /** Takes one amount per group and dimension, and one weight per group. */
    GroupCosts(int dimensions, long[] amounts, double[] affinities) {
        this.dimensions = dimensions;
        this.amounts = amounts;
        this.affinities = affinities;
    }

    int dimensions() {
        return dimensions;
    }

    int count() {
        return affinities.length;
    }

    long amount(int group, int dimension) {
        return amounts[group * dimensions + dimension];
    }

    /** How many references it is worth to have the group in one chunk less. */
    double affinity(int group) {
        return affinities[group];
    }
}
