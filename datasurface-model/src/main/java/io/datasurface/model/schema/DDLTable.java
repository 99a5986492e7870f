package io.datasurface.model.schema;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.internal.Copies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table.
 *
 * @param documentation words for people
 * @param primaryKeyColumns names of the key columns in order
 * @param ingestionPartitionColumns names of the partition columns in order
 * @param columns columns by name, in table order
 */
public record DDLTable(
        Optional<Documentation> documentation,
        @OrderMatters List<String> primaryKeyColumns,
        @OrderMatters List<String> ingestionPartitionColumns,
        @OrderMatters Map<String, DDLColumn> columns)
        implements Schema {
    /** Copies the collections. */
    public DDLTable {
        primaryKeyColumns = List.copyOf(primaryKeyColumns);
        ingestionPartitionColumns = List.copyOf(ingestionPartitionColumns);
        columns = Copies.byName("DDLTable.columns", columns);
    }

    /**
     * A table without documentation and partitions.
     *
     * @param primaryKey names of the key columns in order
     * @param columns the columns in table order
     * @return the table
     * @throws IllegalArgumentException if two columns share a name
     */
    public static DDLTable of(List<String> primaryKey, List<DDLColumn> columns) {
        return new DDLTable(Optional.empty(), primaryKey, List.of(), Copies.index("DDLTable.columns", columns));
    }
}
