package io.datasurface.awsbatch.crawl;

import java.util.List;

/**
 * A folder of the staging bucket of whose files a crawler makes a table.
 *
 * @param store the datastore
 * @param dataset the dataset whose files are in it
 * @param folder its key, with a slash behind it
 * @param exclusions patterns, from the folder on, of files that are not data
 */
public record RawFolder(String store, String dataset, String folder, List<String> exclusions) {
    /** Copies the list. */
    public RawFolder {
        exclusions = List.copyOf(exclusions);
    }

    /** Returns whether files of another folder are in this one, too. */
    public boolean holds(RawFolder other) {
        return other.folder().startsWith(folder);
    }
}
