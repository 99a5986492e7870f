package io.datasurface.awsbatch.spec;

import java.time.Duration;

/**
 * A table of a dataset that another version of it takes the place of, because it could not become what the dataset needs.
 *
 * @param dataset the dataset
 * @param table its Iceberg table as it was
 * @param successor the one that takes its place
 * @param kept how long it stays when the successor shows the dataset, at least 24 hours: who reads it goes on to its end
 */
public record FormerTable(String dataset, String table, String successor, Duration kept) {
    private static final Duration DAY = Duration.ofHours(24);

    /** Refuses a table that is its own successor, and times that are too short to be safe. */
    public FormerTable {
        Checks.text("dataset", dataset);
        Checks.lakeName("table", table);
        Checks.lakeName("successor", successor);
        if (table.equals(successor)) {
            throw Checks.refused("successor", successor, "a table can't take its own place");
        }
        Checks.atLeast("kept", kept, DAY);
    }
}
