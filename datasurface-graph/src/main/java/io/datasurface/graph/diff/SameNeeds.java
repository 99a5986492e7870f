package io.datasurface.graph.diff;

import io.datasurface.graph.NodeRequirements;

/**
 * Whether nodes of two sides have equal requirements. There are few different ones and many nodes, so what was found out about a pair of
 * codes is remembered: in open addressing, because every node is asked. Used by one thread.
 */
final class SameNeeds {
    private static final int SLOTS = 1 << 12;

    private final Needs before;
    private final Needs after;
    private final long[] codes = new long[SLOTS];
    private final long[] codesAfter = new long[SLOTS];
    private final byte[] answers = new byte[SLOTS];

    SameNeeds(Needs before, Needs after) {
        this.before = before;
        this.after = after;
    }

    boolean areSame(int nodeBefore, int nodeAfter) {
        long code = before.code(nodeBefore);
        long codeAfter = after.code(nodeAfter);
        int slot = (int) (Hash64.of(code, codeAfter) & (SLOTS - 1));
        if (answers[slot] == 0 || codes[slot] != code || codesAfter[slot] != codeAfter) {
            NodeRequirements old = before.of(nodeBefore);
            codes[slot] = code;
            codesAfter[slot] = codeAfter;
            answers[slot] = (byte) (old.equals(after.of(nodeAfter)) ? 1 : 2);
        }
        return answers[slot] == 1;
    }
}
