package io.datasurface.graph.chunk;

/** How bad it is to pay for a group in one more chunk, in references between chunks. */
final class GroupWeights {
    private GroupWeights() {}

    /** A group weighs as much as the average pieces that its cost leaves no room for, and as its hint says. */
    static double[] of(CutGraph graph, long[] caps) {
        int dimensions = graph.dimensions();
        double[] weights = new double[graph.groupCosts.count()];
        if (weights.length == 0) {
            return weights;
        }
        double[] piecesPerUnit = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            double sum = 0;
            for (int piece = 0; piece < graph.size(); piece++) {
                sum += graph.costs[graph.costOf[piece] * dimensions + d];
            }
            for (int group = 0; group < weights.length; group++) {
                sum += graph.groupCosts.amount(group, d);
            }
            if (caps[d] < Long.MAX_VALUE && sum > 0) {
                piecesPerUnit[d] = graph.size() / sum;
            }
        }
        for (int group = 0; group < weights.length; group++) {
            for (int d = 0; d < dimensions; d++) {
                weights[group] = Math.max(weights[group], graph.groupCosts.amount(group, d) * piecesPerUnit[d]);
            }
            weights[group] += graph.groupCosts.affinity(group);
        }
        return weights;
    }
}
