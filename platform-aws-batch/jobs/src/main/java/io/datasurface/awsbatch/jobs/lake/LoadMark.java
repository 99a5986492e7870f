package io.datasurface.awsbatch.jobs.lake;

import java.util.Map;
import java.util.Optional;

/**
 * Says which full load a table shows. It stands in the summary of the snapshot that holds the data, and, from the commit that
 * publishes this snapshot on, in the properties of the table, where the expiry of snapshots does not reach it.
 *
 * @param epoch of the load
 * @param manifest hash of the files that it consists of
 */
public record LoadMark(long epoch, String manifest) {
    /** Property of snapshots and tables: the load epoch. */
    public static final String EPOCH = "datasurface.load.epoch";
    /** Property of snapshots and tables: the hash of the file set. */
    public static final String MANIFEST = "datasurface.load.manifest";

    /** The mark in the properties of a table or in the summary of a snapshot. */
    static Optional<LoadMark> in(Map<String, String> properties) {
        String epoch = properties.get(EPOCH);
        String manifest = properties.get(MANIFEST);
        return epoch == null || manifest == null
                ? Optional.empty()
                : Optional.of(new LoadMark(Long.parseLong(epoch), manifest));
    }
}
