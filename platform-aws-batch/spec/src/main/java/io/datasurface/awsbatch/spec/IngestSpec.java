package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ingestion of one datastore.
 *
 * @param platform the platform instance
 * @param store the datastore
 * @param consistency whether its datasets are published together
 * @param source where the data comes from
 * @param lake where the tables are
 * @param batchTable Iceberg table in which the job records the batches of this store, such as {@code crm__ds_batches}
 * @param limits of a stage
 * @param tables the datasets, at least one
 * @param quality how batches are judged before readers see them; empty: not at all
 */
public record IngestSpec(
        String platform,
        String store,
        Consistency consistency,
        IngestSource source,
        LakeSpec lake,
        String batchTable,
        StageLimits limits,
        List<IngestTable> tables,
        Optional<QualitySpec> quality)
        implements SpecDocument {

    /**
     * Refuses datasets, staging folders or Iceberg tables that occur twice, a column that DMS's own would hide, a watermark that a table does not have, files
     * that cannot hold a dataset, keys that documents do not have, tables that a feed cannot have, zones where nothing comes from tables of a
     * database, and rules about what the tables do not have.
     */
    public IngestSpec {
        Checks.text("platform", platform);
        Checks.text("store", store);
        Objects.requireNonNull(consistency, "consistency");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(lake, "lake");
        Checks.lakeName("batchTable", batchTable);
        Objects.requireNonNull(limits, "limits");
        tables = Checks.notEmpty("tables", tables);
        Checks.distinct("tables, by dataset,", tables, IngestTable::dataset);
        Checks.distinct("tables, by folder,", tables, table -> table.sourceSchema() + "/" + table.sourceTable());
        Checks.distinct("tables, by Iceberg table,", tables, IngestTable::table);
        for (IngestTable table : tables) {
            if (table.table().equals(batchTable)) {
                throw Checks.refused("batchTable", batchTable, "it is the table of dataset " + table.dataset());
            }
            for (ColumnSpec column : table.schema().columns()) {
                if (column.name().equalsIgnoreCase(StagingColumns.OP)) {
                    throw Checks.refused(
                            "column of " + table.dataset(),
                            column.name(),
                            "staging files have a column " + StagingColumns.OP
                                    + " of their own; rename it at the source");
                }
            }
        }
        refuseTimeZones(source, tables);
        refuseWatermarks(source, tables);
        refuseDrops(source, tables);
        refuseDocuments(source, tables);
        if (source instanceof FeedSource feed) {
            feed.check(lake, tables);
        }
        if (quality.isPresent()) {
            quality.get().check(tables);
        }
    }

    /** Without rules for what is ingested. */
    public IngestSpec(
            String platform,
            String store,
            Consistency consistency,
            IngestSource source,
            LakeSpec lake,
            String batchTable,
            StageLimits limits,
            List<IngestTable> tables) {
        this(platform, store, consistency, source, lake, batchTable, limits, tables, Optional.empty());
    }

    /** The same with other rules. */
    public IngestSpec judged(Optional<QualitySpec> rules) {
        return new IngestSpec(platform, store, consistency, source, lake, batchTable, limits, tables, rules);
    }

    /** The same with its files and tables elsewhere. */
    public IngestSpec at(IngestSource newSource, LakeSpec newLake) {
        return new IngestSpec(platform, store, consistency, newSource, newLake, batchTable, limits, tables, quality);
    }

    /** The lakes that the job has to reach, first its own. */
    public List<LakeSpec> lakes() {
        return source instanceof FeedSource feed ? List.of(lake, feed.lake()) : List.of(lake);
    }

    private static void refuseDocuments(IngestSource source, List<IngestTable> tables) {
        if (!(source instanceof DmsSource dms) || dms.documents().isEmpty()) {
            return;
        }
        List<String> key = List.of(StagingColumns.DOCUMENT_ID);
        for (IngestTable table : tables) {
            if (!table.schema().primaryKey().equals(key)) {
                throw Checks.refused(
                        "key of " + table.dataset(),
                        table.schema().primaryKey().toString(),
                        "a deletion of a document tells nothing but its " + StagingColumns.DOCUMENT_ID
                                + ", so the key is " + key);
            }
        }
    }

    private static void refuseTimeZones(IngestSource source, List<IngestTable> tables) {
        boolean isOfTables = source instanceof JdbcSource
                || (source instanceof DmsSource dms && dms.documents().isEmpty());
        if (!isOfTables) {
            tables.forEach(table -> table.schema().refuseTimeZones(table.dataset()));
        }
    }

    private static void refuseWatermarks(IngestSource source, List<IngestTable> tables) {
        if (!(source instanceof JdbcSource jdbc) || jdbc.watermark().isEmpty()) {
            return;
        }
        String name = jdbc.watermark().get().column();
        for (IngestTable table : tables) {
            if (table.schema().columns().stream()
                    .noneMatch(column -> column.name().equals(name) && Watermark.canBe(column.type()))) {
                throw Checks.refused(
                        "watermark column",
                        name,
                        "dataset " + table.dataset()
                                + " has no column of that name that is an integer, a date or a timestamp");
            }
            if (table.schema().primaryKey().isEmpty()) {
                throw Checks.refused(
                        "dataset", table.dataset(), "it has no key, so it can't be told which row has changed");
            }
        }
    }

    private static void refuseDrops(IngestSource source, List<IngestTable> tables) {
        if (!(source instanceof FileDropSource drops)) {
            return;
        }
        refuseReadings(drops, tables);
        boolean flat = drops.format() instanceof DropFormat.Csv || drops.format() instanceof DropFormat.Xml;
        for (IngestTable table : tables) {
            Checks.text("pattern of " + table.dataset(), drops.pattern(table.dataset()));
            if (drops.content() == FileDropSource.Content.CHANGES
                    && table.schema().primaryKey().isEmpty()) {
                throw Checks.refused(
                        "dataset", table.dataset(), "it has no key, so it can't be told which row a file changes");
            }
            for (ColumnSpec column : table.schema().columns()) {
                if (flat && isNested(column.type())) {
                    throw Checks.refused(
                            "column of " + table.dataset(),
                            column.name(),
                            "CSV and XML files can't hold type " + column.type() + "; use JSON or Parquet");
                }
            }
        }
    }

    private static void refuseReadings(FileDropSource drops, List<IngestTable> tables) {
        for (ColumnReading reading : drops.readings()) {
            IngestTable table = tables.stream()
                    .filter(each -> each.dataset().equals(reading.dataset()))
                    .findFirst()
                    .orElseThrow(() -> Checks.refused("dataset of a reading", reading.dataset(), "there is none"));
            ColumnSpec column = TableSchema.named("readings", table.schema().columns(), reading.column());
            if (!reading.suits(column.type())) {
                throw Checks.refused(
                        "reading of " + reading.column(), reading.how().name(), "it makes no " + column.type());
            }
            boolean isTaken = reading.how() == ColumnReading.How.TIME_OF_INGESTION;
            if (isTaken && drops.content() == FileDropSource.Content.SNAPSHOT) {
                throw Checks.refused(
                        "reading of " + reading.column(), reading.how().name(), "each snapshot would change all rows");
            }
            if (isTaken && table.schema().primaryKey().contains(reading.column())) {
                throw Checks.refused(
                        "reading of " + reading.column(), reading.how().name(), "the column is of the key");
            }
        }
    }

    private static boolean isNested(SpecType type) {
        return type instanceof SpecType.ArrayType
                || type instanceof SpecType.MapType
                || type instanceof SpecType.StructType;
    }

    @Override
    public JobKind job() {
        return JobKind.INGEST;
    }
}
