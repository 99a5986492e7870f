package io.datasurface.awsbatch.spec;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * LF-tags of a dataset's tables, by which Lake Formation lets readers in. A column has the tags of its table, as far as it has none of its own.
 *
 * @param table values of the table by key, one to 50
 * @param added values that differ for the columns that the jobs add to those of the dataset
 * @param columns values that differ, by key, by the name of a column of the dataset
 */
public record TableTags(
        SortedMap<String, String> table,
        SortedMap<String, String> added,
        SortedMap<String, SortedMap<String, String>> columns) {
    /** LF-tags that a resource takes. */
    private static final int MOST = 50;

    /** Copies, and refuses keys of columns that the table does not have: its value is what a column has without one of its own. */
    public TableTags {
        SortedMap<String, String> all = copy(table);
        if (all.isEmpty() || all.size() > MOST) {
            throw Checks.refused("tags", Integer.toString(all.size()), "a table has 1 to " + MOST + " tags");
        }
        SortedMap<String, SortedMap<String, String>> ofColumns = new TreeMap<>();
        columns.forEach((name, tags) -> ofColumns.put(name, of(all, tags)));
        added = of(all, added);
        columns = Collections.unmodifiableSortedMap(ofColumns);
        table = all;
    }

    private static SortedMap<String, String> of(SortedMap<String, String> table, SortedMap<String, String> tags) {
        for (String key : tags.keySet()) {
            if (!table.containsKey(key)) {
                throw Checks.refused("tag", key, "a column has it and the table has not");
            }
        }
        return copy(tags);
    }

    private static SortedMap<String, String> copy(SortedMap<String, String> tags) {
        tags.forEach((key, value) -> {
            Checks.text("key of a tag", key);
            Checks.text("value of tag " + key, value);
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
