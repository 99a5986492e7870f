package io.datasurface.examples.local;

import io.datasurface.examples.local.DmsRow.Operation;
import java.util.List;

/**
 * Changes that were captured.
 *
 * @param inserts rows that are new
 * @param updates rows that are not as they were
 * @param deletes rows that are gone
 */
record Captured(long inserts, long updates, long deletes) {
    static Captured of(List<DmsRow> changes) {
        return new Captured(count(changes, Operation.I), count(changes, Operation.U), count(changes, Operation.D));
    }

    private static long count(List<DmsRow> changes, Operation op) {
        return changes.stream().filter(change -> change.op() == op).count();
    }

    @Override
    public String toString() {
        return inserts + " inserts, " + updates + " updates, " + deletes + " deletes";
    }
}
