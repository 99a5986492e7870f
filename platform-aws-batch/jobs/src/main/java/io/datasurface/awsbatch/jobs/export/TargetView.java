package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.lake.ShownView;
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

    /** A view on a physical table, for those who may read it. */
    static TargetView of(ShownView view, List<String> readers, TargetTable table, String physical) {
        return new TargetView(view.name(), view.columns(), readers, table, physical);
    }

    /** What it selects. */
    String select(Dialect dialect) {
        return "SELECT " + dialect.quoted(columns) + " FROM " + dialect.ours(physical);
    }
}
