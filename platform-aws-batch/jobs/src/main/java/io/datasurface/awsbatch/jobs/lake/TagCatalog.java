package io.datasurface.awsbatch.jobs.lake;

import java.util.List;
import java.util.SortedMap;

/** Where LF-tags of tables are kept, by which readers are let in. */
@FunctionalInterface
public interface TagCatalog {
    /**
     * Tags of a table or of columns of it.
     *
     * @param columns empty for the table itself
     * @param tags values by key, at least one
     */
    record Assignment(List<String> columns, SortedMap<String, String> tags) {}

    /**
     * Assigns tags one after another, each in place of the value that its key has there.
     *
     * @param database of the table
     * @param table its name
     * @throws io.datasurface.awsbatch.jobs.run.JobException if one is not taken; those before it are assigned
     */
    void assign(String database, String table, List<Assignment> assignments);
}
