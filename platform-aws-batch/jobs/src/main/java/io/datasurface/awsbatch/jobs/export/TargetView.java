package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * A view as consumers are to see it.
 *
 * @param name its name
 * @param columns what it shows
 * @param readers who may read it
 * @param table the table that it shows
 * @param physical which physical table that is
 */
record TargetView(String name, List<String> columns, List<String> readers, TargetTable table, String physical) {

    /** The view of a group on a table. History comes with its times and batches. */
    static TargetView of(String name, ConsumerView view, TargetTable table, String physical) {
        List<String> columns = new ArrayList<>(view.columns());
        if (table.history()) {
            columns.addAll(
                    List.of(LakeColumns.COMMIT_TS, LakeColumns.VALID_TO, LakeColumns.BATCH_IN, LakeColumns.BATCH_OUT));
        }
        return new TargetView(name, columns, view.readers(), table, physical);
    }

    /** What it selects. */
    String select(Dialect dialect) {
        return "SELECT " + dialect.quoted(columns) + " FROM " + dialect.ours(physical);
    }
}
