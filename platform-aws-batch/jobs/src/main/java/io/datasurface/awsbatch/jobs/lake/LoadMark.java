package io.datasurface.awsbatch.jobs.lake;

import java.util.Map;
import java.util.Optional;

/**
 * Says which full load a table shows, and the changes that came after it. It stands in the properties of the table, where the expiry of
 * snapshots does not reach it, from the commit on that shows the load.
 *
 * @param epoch of the load
 * @param manifest hash of the files that it consists of
 */
public record LoadMark(long epoch, String manifest) {
    /** Property of tables: the load epoch. */
    public static final String EPOCH = "datasurface.load.epoch";
    /** Property of tables: the hash of the file set. */
    public static final String MANIFEST = "datasurface.load.manifest";

    /** The mark in the properties of a table. */
    static Optional<LoadMark> in(Map<String, String> properties) {
        String epoch = properties.get(EPOCH);
        String manifest = properties.get(MANIFEST);
        return epoch == null || manifest == null
                ? Optional.empty()
                : Optional.of(new LoadMark(Long.parseLong(epoch), manifest));
    }
}
