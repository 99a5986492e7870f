package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.instance.CellAccount;

/**
 * What something costs in a month.
 *
 * @param cell label of the cell
 * @param chunk id of the chunk; empty for what a cell has once
 * @param kind what it is for
 * @param subject name of the datastore or workspace; empty for what a cell has once
 * @param millionths millionths of a dollar
 */
record CostLine(String cell, String chunk, Kind kind, String subject, long millionths) {
    /** What costs are for. */
    enum Kind {
        /** The ingestion of a datastore and its tables. */
        STORE,
        /** Exports and transformers of a workspace. */
        WORKSPACE,
        /** What a cell has once. */
        FOUNDATION
    }

    static CostLine foundation(CellAccount cell, long millionths) {
        return new CostLine(cell.label(), "", Kind.FOUNDATION, "", millionths);
    }
}
