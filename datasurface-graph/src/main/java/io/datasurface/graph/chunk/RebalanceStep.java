package io.datasurface.graph.chunk;

import java.util.List;

/**
 * Moves that are made together.
 *
 * @param why what they are good for
 * @param saves how many references between chunks the step saves; groups that are paid in fewer chunks count as {@link ResourceEstimator} says.
 *     A step of a {@linkplain Why#NEW_CUT new cut} may cost some, which later ones save
 * @param moves the moves, by node; never empty
 */
public record RebalanceStep(Why why, double saves, List<NodeMove> moves) {
    /** What a step is good for. */
    public enum Why {
        /** A node, or what must stay with it, goes where more of its neighbours are. */
        FEWER_REFERENCES("fewer references"),
        /** A chunk that is far from full joins another one. */
        SMALL_CHUNK("small chunk"),
        /** Single moves do not lead to a good plan: part of the way to one that is made from nothing. */
        NEW_CUT("new cut");

        private final String label;

        Why(String label) {
            this.label = label;
        }

        /**
         * What people read.
         *
         * @return two words
         */
        public String label() {
            return label;
        }
    }

    /** Copies the moves. */
    public RebalanceStep {
        moves = List.copyOf(moves);
    }
}
