package io.datasurface.model.schema;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.internal.Copies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /**
     * Begins a table; everything else has its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.documentation = documentation;
        builder.primaryKeyColumns = new ArrayList<>(primaryKeyColumns);
        builder.ingestionPartitionColumns = new ArrayList<>(ingestionPartitionColumns);
        builder.columns = new LinkedHashMap<>(columns);
        return builder;
    }

    /** Collects the parts of a table. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private Optional<Documentation> documentation = Optional.empty();
        private List<String> primaryKeyColumns = new ArrayList<>();
        private List<String> ingestionPartitionColumns = new ArrayList<>();
        private Map<String, DDLColumn> columns = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets {@link DDLTable#documentation}.
         *
         * @param documentation words for people
         * @return this builder
         */
        public Builder documentation(Documentation documentation) {
            this.documentation = Optional.of(documentation);
            return this;
        }

        /**
         * Documents with plain text.
         *
         * @param description the text
         * @return this builder
         */
        public Builder documentation(String description) {
            return documentation(Documentation.of(description));
        }

        /**
         * Adds to {@link DDLTable#primaryKeyColumns}.
         *
         * @param primaryKeyColumn what is added
         * @return this builder
         */
        public Builder primaryKeyColumn(String primaryKeyColumn) {
            primaryKeyColumns.add(primaryKeyColumn);
            return this;
        }

        /**
         * Sets all {@link DDLTable#primaryKeyColumns}.
         *
         * @param primaryKeyColumns names of the key columns in order
         * @return this builder
         */
        public Builder primaryKeyColumns(List<String> primaryKeyColumns) {
            this.primaryKeyColumns = new ArrayList<>(primaryKeyColumns);
            return this;
        }

        /**
         * Adds to {@link DDLTable#ingestionPartitionColumns}.
         *
         * @param ingestionPartitionColumn what is added
         * @return this builder
         */
        public Builder ingestionPartitionColumn(String ingestionPartitionColumn) {
            ingestionPartitionColumns.add(ingestionPartitionColumn);
            return this;
        }

        /**
         * Sets all {@link DDLTable#ingestionPartitionColumns}.
         *
         * @param ingestionPartitionColumns names of the partition columns in order
         * @return this builder
         */
        public Builder ingestionPartitionColumns(List<String> ingestionPartitionColumns) {
            this.ingestionPartitionColumns = new ArrayList<>(ingestionPartitionColumns);
            return this;
        }

        /**
         * Adds to {@link DDLTable#columns}, in the place of one with the same name.
         *
         * @param column what is added
         * @return this builder
         */
        public Builder column(DDLColumn column) {
            columns.put(column.name(), column);
            return this;
        }

        /**
         * Sets all {@link DDLTable#columns}, in this order.
         *
         * @param columns columns, in table order; of two with one name the later counts
         * @return this builder
         */
        public Builder columns(Iterable<? extends DDLColumn> columns) {
            this.columns = new LinkedHashMap<>();
            columns.forEach(this::column);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a table
         */
        public DDLTable build() {
            return new DDLTable(documentation, primaryKeyColumns, ingestionPartitionColumns, columns);
        }
    }
}
