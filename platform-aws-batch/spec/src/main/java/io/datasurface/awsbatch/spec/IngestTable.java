package io.datasurface.awsbatch.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One dataset of an ingestion: from a staging folder into an Iceberg table.
 *
 * @param dataset the dataset
 * @param sourceSchema schema at the source; first folder below the staging location
 * @param sourceTable table at the source; second folder below the staging location
 * @param table the Iceberg table of the live state
 * @param schema columns and key, as in the source
 * @param partitionColumns columns by which the Iceberg table is partitioned: by the day where the type is {@code timestamp} or, in UTC,
 *     {@code timestamptz}, else by the value; may be empty
 * @param milestoning which states are kept; other than LIVE has {@link #historyTable} too
 * @param historyRetention how long past states are kept; empty for ever. Only where there is history
 * @param format in which consumers can read the live state, beside Iceberg
 * @param tags of the table, that of past states and that of another format, which they have before they show anything; empty if Lake Formation
 *     does not govern the lake
 */
public record IngestTable(
        String dataset,
        String sourceSchema,
        String sourceTable,
        String table,
        TableSchema schema,
        List<String> partitionColumns,
        Milestoning milestoning,
        Optional<Duration> historyRetention,
        TableFormat format,
        Optional<TableTags> tags) {
    private static final String HISTORY_SUFFIX = "__history";

    /** Refuses unknown partition columns, a retention where no history is kept, and columns that the format cannot have. */
    public IngestTable {
        Checks.text("dataset", dataset);
        folder("sourceSchema", sourceSchema);
        folder("sourceTable", sourceTable);
        Checks.lakeName("table", table);
        Objects.requireNonNull(milestoning, "milestoning");
        partitionColumns = Checks.distinct("partitionColumns", List.copyOf(partitionColumns), name -> name);
        for (String name : partitionColumns) {
            ColumnSpec column = TableSchema.named("partitionColumns", schema.columns(), name);
            if (!column.type().accept(ScalarTypes.EXACT)) {
                throw Checks.refused("partitionColumns", name, "rows can't be partitioned by type " + column.type());
            }
        }
        historyRetention.ifPresent(kept -> {
            Checks.atLeast("historyRetention", kept, Duration.ofSeconds(1));
            if (milestoning == Milestoning.LIVE) {
                throw Checks.refused("historyRetention", kept.toString(), "LIVE keeps no history; leave it out");
            }
        });
        if (milestoning != Milestoning.LIVE) {
            Checks.lakeName("history table", historyOf(table));
        }
        format.copyOf(table).ifPresent(name -> Checks.lakeName("copy of the table", name));
        for (ColumnSpec column : schema.columns()) {
            if (!format.takes(column.name())) {
                throw Checks.refused("column", column.name(), "tables of format " + format + " take no such name");
            }
        }
        for (TableTags some : tags.stream().toList()) {
            some.columns().keySet().forEach(name -> TableSchema.named("tags", schema.columns(), name));
        }
    }

    /** A table without tags. */
    public IngestTable(
            String dataset,
            String sourceSchema,
            String sourceTable,
            String table,
            TableSchema schema,
            List<String> partitionColumns,
            Milestoning milestoning,
            Optional<Duration> historyRetention,
            TableFormat format) {
        this(
                dataset,
                sourceSchema,
                sourceTable,
                table,
                schema,
                partitionColumns,
                milestoning,
                historyRetention,
                format,
                Optional.empty());
    }

    /** The table of another format that has the live state; empty if Iceberg is enough. */
    public Optional<String> copy() {
        return format.copyOf(table);
    }

    /** The Iceberg table of past states, empty if none are kept. */
    public Optional<String> historyTable() {
        return milestoning == Milestoning.LIVE ? Optional.empty() : Optional.of(historyOf(table));
    }

    /**
     * The name of the table of past states of a dataset.
     *
     * @param table that of its rows as they are
     */
    public static String historyOf(String table) {
        return table + HISTORY_SUFFIX;
    }

    /** A builder for this dataset; defaults: no key, not partitioned, LIVE, Iceberg. */
    public static Builder builder(String dataset) {
        return new Builder(dataset);
    }

    private static void folder(String what, String name) {
        Checks.text(what, name);
        if (name.contains("/") || name.equals(".") || name.equals("..")) {
            throw Checks.refused(what, name, "it is the name of a folder and can't have a slash or be a dot");
        }
    }

    /** Collects the parts of an {@link IngestTable}. Not thread-safe. */
    public static final class Builder {
        private final String dataset;
        private String sourceSchema = "";
        private String sourceTable = "";
        private String table = "";
        private final List<ColumnSpec> columns = new ArrayList<>();
        private List<String> primaryKey = List.of();
        private List<String> partitionColumns = List.of();
        private Milestoning milestoning = Milestoning.LIVE;
        private Optional<Duration> historyRetention = Optional.empty();
        private TableFormat format = TableFormat.ICEBERG;
        private Optional<TableTags> tags = Optional.empty();

        private Builder(String dataset) {
            this.dataset = dataset;
        }

        /** Where the table is at the source; both are needed. */
        public Builder source(String schema, String tableName) {
            sourceSchema = schema;
            sourceTable = tableName;
            return this;
        }

        /** The Iceberg table; needed. */
        public Builder table(String name) {
            table = name;
            return this;
        }

        /** The next column; at least one is needed. */
        public Builder column(ColumnSpec column) {
            columns.add(column);
            return this;
        }

        /** The next columns. */
        public Builder columns(List<ColumnSpec> more) {
            columns.addAll(more);
            return this;
        }

        /** The key, in key order. */
        public Builder primaryKey(String... names) {
            return primaryKey(List.of(names));
        }

        /** The key, in key order. */
        public Builder primaryKey(List<String> names) {
            primaryKey = names;
            return this;
        }

        /** The columns to partition by. */
        public Builder partitionColumns(List<String> names) {
            partitionColumns = names;
            return this;
        }

        /** Which states are kept. */
        public Builder milestoning(Milestoning value) {
            milestoning = value;
            return this;
        }

        /** How long past states are kept. */
        public Builder historyRetention(Duration value) {
            historyRetention = Optional.of(value);
            return this;
        }

        /** In which format consumers can read the live state, beside Iceberg. */
        public Builder format(TableFormat value) {
            format = value;
            return this;
        }

        /** Its LF-tags. */
        public Builder tags(TableTags value) {
            tags = Optional.of(value);
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalArgumentException if a needed part is missing or a part is refused
         */
        public IngestTable build() {
            return new IngestTable(
                    dataset,
                    sourceSchema,
                    sourceTable,
                    table,
                    new TableSchema(columns, primaryKey),
                    partitionColumns,
                    milestoning,
                    historyRetention,
                    format,
                    tags);
        }
    }
}
