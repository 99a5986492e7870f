package io.datasurface.graph.chunk;

import java.util.Arrays;

/** Amounts in each dimension of a {@link ResourceEstimator}, in the order of its dimensions. Immutable value. */
public final class Cost {
    private final long[] amounts;

    private Cost(long[] amounts) {
        this.amounts = amounts;
    }

    /**
     * Makes a cost.
     *
     * @param amounts one amount per dimension, none negative
     * @return the cost
     * @throws IllegalArgumentException if an amount is negative
     */
    public static Cost of(long... amounts) {
        for (long amount : amounts) {
            if (amount < 0) {
                throw new IllegalArgumentException("A cost cannot be negative: " + Arrays.toString(amounts));
            }
        }
        return new Cost(amounts.clone());
    }

    /**
     * How many dimensions there are.
     *
     * @return the number of amounts
     */
    public int dimensions() {
        return amounts.length;
    }

    /**
     * The amount in a dimension.
     *
     * @param dimension number of the dimension, from 0
     * @return the amount
     */
    public long amount(int dimension) {
        return amounts[dimension];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cost cost && Arrays.equals(amounts, cost.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }

    /** Returns the amounts in brackets. */
    @Override
    public String toString() {
        return Arrays.toString(amounts);
    }
}
