package io.datasurface.graph.internal;

/**
 * The edges of a graph that say what comes before what, in compressed rows. Nobody changes the arrays.
 *
 * @param starts where the row of each node starts in the targets, and behind them where the last one ends
 * @param targets the rows, one behind the other, each ascending and without the node itself
 */
@SuppressWarnings("ArrayRecordComponent")
public record SchedulingRows(int[] starts, int[] targets) {
    /** A graph that has such rows. */
    public interface Holder {
        /**
         * The rows.
         *
         * @return the same as the questions of the graph tell, without previous-batch edges
         */
        SchedulingRows schedulingRows();
    }
}
