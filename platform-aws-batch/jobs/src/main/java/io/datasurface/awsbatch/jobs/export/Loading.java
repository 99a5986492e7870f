package io.datasurface.awsbatch.jobs.export;

import java.util.List;

/**
 * Steps that fill a table.
 *
 * @param before statements that make tables
 * @param into the table that tasks write into
 * @param after statements when all rows are there
 */
record Loading(List<String> before, String into, List<String> after) {
    Loading {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
