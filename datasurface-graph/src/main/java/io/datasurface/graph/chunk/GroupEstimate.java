package io.datasurface.graph.chunk;

/**
 * What a group of nodes costs in each chunk that holds at least one of them.
 *
 * @param cost what is paid once per chunk
 * @param indivisible whether all nodes of the group must be in one chunk
 * @param affinity a hint: how many references between chunks it is worth to have the group in one chunk less; 0 for no hint. A store's
 *     ingestion stays with its container's exports, as long as the limits allow it, if they share a group of this weight.
 */
public record GroupEstimate(Cost cost, boolean indivisible, double affinity) {
    /**
     * Checks the weight.
     *
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public GroupEstimate {
        if (!(affinity >= 0 && affinity < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "GroupEstimate.affinity is " + affinity + "; use a finite number that is not negative");
        }
    }

    /**
     * Makes an estimate without a hint.
     *
     * @param cost what is paid once per chunk
     * @param indivisible whether all nodes of the group must be in one chunk
     */
    public GroupEstimate(Cost cost, boolean indivisible) {
        this(cost, indivisible, 0);
    }

    /**
     * A hint only: a group that costs nothing and may be split.
     *
     * @param dimensions how many dimensions the estimator has
     * @param affinity how many references between chunks it is worth to have the group in one chunk less
     * @return the estimate
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public static GroupEstimate hint(int dimensions, double affinity) {
        return new GroupEstimate(Cost.of(new long[dimensions]), false, affinity);
    }
}
