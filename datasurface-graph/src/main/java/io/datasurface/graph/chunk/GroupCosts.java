package io.datasurface.graph.chunk;

/**
 * What groups cost in each chunk that holds one of their nodes.
 *
 * @param dimensions how many amounts a group has
 * @param amounts one amount per group and dimension
 */
record GroupCosts(int dimensions, long[] amounts) {
    int count() {
        return amounts.length / dimensions;
    }

    long amount(int group, int dimension) {
        return amounts[group * dimensions + dimension];
    }
}
