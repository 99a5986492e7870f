package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.TagCatalog;
import io.datasurface.awsbatch.jobs.lake.TagCatalog.Assignment;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.TableTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives tables the tags that their documents ask for, before they show what is new: a run whose tables don't get them shows nothing. The table itself
 * says which it has been given, so that a run with nothing new asks nobody.
 *
 * <p>The table goes first, as its tags are those of its most sensitive column. Each column of the dataset has all tags of its own, so that one that the
 * dataset does not have any more keeps what it had, though the table may be open to more readers then.
 */
final class Tagging {
    /** Property of tables: a hash of the tags that they have. */
    static final String TAGGED = "datasurface.tagged";

    /** The same of its copy in another format. */
    static final String COPY_TAGGED = "datasurface.tagged.copy";

    private final Optional<TagCatalog> catalog;
    private final String database;

    /**
     * Of a lake.
     *
     * @param catalog where tags are kept; empty if nobody governs the lake by them
     * @param database of the tables
     */
    Tagging(Optional<TagCatalog> catalog, String database) {
        this.catalog = catalog;
        this.database = database;
    }

    /**
     * Tags a table of a dataset.
     *
     * @param name of the table
     * @throws io.datasurface.awsbatch.jobs.run.JobException if it does not get its tags
     */
    void tag(IngestTable dataset, LakeTable table, String name) {
        tag(dataset, table, TAGGED, name, table.columns());
    }

    /** Tags the copy of a table in another format, if there is one; as {@link #tag}. Names of columns are in lower case there. */
    void tagCopy(IngestTable dataset, LakeTable live) {
        if (dataset.copy().isPresent() && live.batch() > 0) {
            List<String> columns = live.columns().stream()
                    .filter(name -> !name.startsWith(LakeColumns.PREFIX))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            tag(dataset, live, COPY_TAGGED, dataset.copy().get(), columns);
        }
    }

    private void tag(IngestTable dataset, LakeTable holder, String property, String name, List<String> columns) {
        if (catalog.isEmpty() || dataset.tags().isEmpty()) {
            return;
        }
        List<Assignment> wanted = assignments(dataset, dataset.tags().get(), columns);
        String hash = FileManifest.sha256(name + "\n" + wanted);
        if (!hash.equals(holder.table().properties().get(property))) {
            catalog.get().assign(database, name, wanted);
            holder.table().updateProperties().set(property, hash).commit();
        }
    }

    private static List<Assignment> assignments(IngestTable dataset, TableTags tags, List<String> columns) {
        Map<String, SortedMap<String, String>> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        dataset.schema().columnNames().forEach(name -> own.put(name, with(tags.table(), new TreeMap<>())));
        tags.columns().forEach((name, differing) -> own.put(name, with(tags.table(), differing)));
        Map<SortedMap<String, String>, List<String>> byTags = new LinkedHashMap<>();
        for (String column : columns) {
            SortedMap<String, String> its =
                    column.startsWith(LakeColumns.PREFIX) ? with(tags.table(), tags.added()) : own.get(column);
            if (its != null) {
                byTags.computeIfAbsent(its, key -> new ArrayList<>()).add(column);
            }
        }
        List<Assignment> all = new ArrayList<>();
        all.add(new Assignment(List.of(), tags.table()));
        byTags.forEach((its, names) -> all.add(new Assignment(names, its)));
        return all;
    }

    private static SortedMap<String, String> with(
            SortedMap<String, String> table, SortedMap<String, String> differing) {
        SortedMap<String, String> all = new TreeMap<>(table);
        all.putAll(differing);
        return all;
    }
}
