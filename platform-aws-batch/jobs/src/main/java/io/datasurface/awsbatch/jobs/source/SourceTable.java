package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.util.List;

/**
 * What is read of a table.
 *
 * @param dataset what messages call it
 * @param schema its schema
 * @param table its name
 * @param columns which columns, as their dataset writes them
 */
public record SourceTable(String dataset, String schema, String table, List<String> columns) {
    /** Copies the list. */
    public SourceTable {
        columns = List.copyOf(columns);
    }

    /** The table that a dataset is ingested from. */
    public static SourceTable of(IngestTable table) {
        return new SourceTable(
                table.dataset(),
                table.sourceSchema(),
                table.sourceTable(),
                table.schema().columnNames());
    }

    /** Its name in SQL. */
    String name(JdbcEngine engine) {
        return SqlNames.quoted(engine, schema) + "." + SqlNames.quoted(engine, table);
    }

    /** Whether a column may be one of those, which may have other cases. */
    boolean wants(String column) {
        return columns.stream().anyMatch(column::equalsIgnoreCase);
    }
}
