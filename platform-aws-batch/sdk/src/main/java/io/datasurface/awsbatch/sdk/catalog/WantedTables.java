package io.datasurface.awsbatch.sdk.catalog;

import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeTableSpec;
import io.datasurface.awsbatch.spec.LakeTarget;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What should be in a database of the catalog.
 *
 * @param database the database
 * @param tables the tables of datasets, by name
 * @param bookkeeping names of tables that jobs keep for themselves, and make when they first need them
 */
record WantedTables(String database, SortedMap<String, WantedTable> tables, Set<String> bookkeeping) {
    /**
     * A table and where it is.
     *
     * @param spec the table
     * @param location where its files are, as Iceberg chooses it in a database that has a location
     */
    record WantedTable(LakeTableSpec spec, String location) {}

    /** The tables of all documents, by their databases. */
    static SortedMap<String, WantedTables> of(Collection<IngestSpec> documents) {
        SortedMap<String, WantedTables> databases = new TreeMap<>();
        for (IngestSpec document : documents) {
            WantedTables wanted = databases.computeIfAbsent(
                    document.lake().database(), name -> new WantedTables(name, new TreeMap<>(), new TreeSet<>()));
            wanted.bookkeeping.addAll(List.of(LakeTarget.BOOK, document.batchTable()));
            document.quality()
                    .ifPresent(
                            rules -> wanted.bookkeeping.addAll(List.of(rules.resultTable(), rules.quarantineTable())));
            for (IngestTable dataset : document.tables()) {
                wanted.add(document, LakeTableSpec.live(document, dataset));
                LakeTableSpec.history(document, dataset).ifPresent(table -> wanted.add(document, table));
                dataset.copy().ifPresent(wanted.bookkeeping::add);
            }
        }
        return databases;
    }

    private void add(IngestSpec document, LakeTableSpec table) {
        String location = document.lake().tables().orElse(document.lake().warehouse()) + "/" + table.name();
        if (tables.put(table.name(), new WantedTable(table, location)) != null) {
            throw new IllegalArgumentException("Two documents have a table " + database + "." + table.name()
                    + "; the last is that of " + document.store() + ". Give one render, not several");
        }
    }
}
