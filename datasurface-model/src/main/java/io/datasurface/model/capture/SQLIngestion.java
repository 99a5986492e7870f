package io.datasurface.model.capture;

import java.util.Map;
import java.util.Optional;

/** A capture from tables of a relational database. */
public interface SQLIngestion extends IngestionMetadata {
    /**
     * The schema of the database that holds the tables.
     *
     * @return its name; absent: the database's default (public, dbo, the database itself or the user)
     */
    Optional<String> schemaName();

    /**
     * Tables whose names differ from their dataset's.
     *
     * @return table by dataset name
     */
    Map<String, String> tableForDataset();

    /**
     * The table of a dataset.
     *
     * @param dataset name of a dataset of the datastore
     * @return the table's name, by default the dataset's
     */
    default String table(String dataset) {
        return tableForDataset().getOrDefault(dataset, dataset);
    }
}
