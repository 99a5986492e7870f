package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.ingest.StagedRows.Kind;
import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.Changelog;
import io.datasurface.awsbatch.jobs.lake.ExactJson;
import io.datasurface.awsbatch.jobs.lake.FeedMark;
import io.datasurface.awsbatch.jobs.lake.FileTypes;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.jobs.lake.LoadMark;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * What is read of another platform's lake for one batch. It goes to files of this run first, once over the border between the two; they look like
 * those of DMS, so that all that follows is the same. A state keeps the time at which the source committed it.
 */
final class FedRows {
    /** Numbers of changes begin with the year where DMS gives them, and with less where the job found them with SQL. */
    private static final String WAY = "9999";

    private static final FileManifest NONE = new FileManifest(List.of());
    private static final String THERE = LakeColumns.PREFIX + "there";

    private final SparkSession spark;
    private final String folder;
    private final String number;
    private final long epoch;
    private final String platform;
    private final Instant now;

    /**
     * One batch.
     *
     * @param folder that is not there yet
     * @param batch number that the batch will have here: later changes have greater ones
     * @param epoch the load epoch
     * @param platform whose lake it is
     */
    FedRows(JobContext context, String folder, long batch, long epoch, String platform) {
        this.spark = context.spark();
        this.folder = folder;
        this.number =
                WAY + String.format(Locale.ROOT, "%0" + (StagingColumns.CHANGE_SEQ_DIGITS - WAY.length()) + "d", batch);
        this.epoch = epoch;
        this.platform = platform;
        this.now = context.clock().instant();
    }

    /** What brings a dataset from what it shows to what belongs to a batch of the feed. */
    Delivery delivery(FedDataset dataset, LakeTable theirs, BatchRecord target) {
        return withoutMark(dataset, theirs, target).of(new FeedMark(target.batch(), target.snapshot()));
    }

    private Delivery withoutMark(FedDataset dataset, LakeTable theirs, BatchRecord target) {
        boolean isSame = dataset.isSame(target);
        if (!dataset.hasKey()) {
            long shown = dataset.tables().live().load().map(LoadMark::epoch).orElse(0L);
            FileManifest all = isSame ? NONE : keyless(dataset.table(), theirs, target);
            long next = isSame ? shown : dataset.nextNumber(now);
            return new Delivery(next, Kind.BATCH, all, NONE, Optional.of(number));
        }
        if (!dataset.isLoaded()) {
            return new Delivery(epoch, Kind.PULL, load(dataset.table(), theirs, target), NONE, Optional.of(number));
        }
        if (isSame) {
            return new Delivery(epoch, Kind.PULL, NONE, NONE, dataset.last().or(() -> Optional.of(number)));
        }
        if (dataset.last().filter(last -> last.compareTo(number) >= 0).isPresent()) {
            throw new JobException(
                    "Dataset " + dataset.name() + " has a change with a number above those of feeds, so "
                            + "what is new could not be told from it; raise the hint loadEpoch of its datastore, and all is read once more");
        }
        FileManifest changes = dataset.follows(theirs, target)
                ? changes(dataset, theirs, target)
                : differences(dataset, theirs, target);
        return new Delivery(epoch, Kind.PULL, NONE, changes, Optional.of(number));
    }

    private FileManifest keyless(IngestTable table, LakeTable theirs, BatchRecord target) {
        Dataset<Row> rows =
                rows(table, theirs, target).where(col(LakeColumns.DELETED).equalTo(false));
        return write(table, "whole", narrowed(table, rows, List.of()));
    }

    private FileManifest load(IngestTable table, LakeTable theirs, BatchRecord target) {
        return stage(
                table,
                rows(table, theirs, target).where(col(LakeColumns.DELETED).equalTo(false)),
                lit("I"));
    }

    private FileManifest changes(FedDataset dataset, LakeTable theirs, BatchRecord target) {
        IngestTable table = dataset.table();
        long from = dataset.taken().orElseThrow().snapshot();
        Dataset<Row> all = Changelog.between(spark, theirs, table.schema().primaryKey(), from, target.snapshot())
                .withColumn(THERE, Changelog.isThere());
        Dataset<Row> read = copy(table, shaped(table, all, col(THERE)));
        Column isThere = col(THERE);
        return differ(
                table,
                read.where(isThere.unary_$bang()).drop(THERE),
                read.where(isThere).drop(THERE));
    }

    private FileManifest differences(FedDataset dataset, LakeTable theirs, BatchRecord target) {
        IngestTable table = dataset.table();
        LakeTable live = dataset.tables().live();
        return differ(table, live.rows(spark, live.current()), copy(table, rows(table, theirs, target)));
    }

    /** The changes by which rows with their tombstones become others. What differs in nothing but the columns of the lake is none. */
    private FileManifest differ(IngestTable table, Dataset<Row> before, Dataset<Row> after) {
        Dataset<Row> now = after.where(col(LakeColumns.DELETED).equalTo(false))
                .withColumn(LakeColumns.EPOCH, lit(epoch))
                .withColumn(LakeColumns.SEQUENCE, lit(number));
        Column sameKey = table.schema().primaryKey().stream()
                .map(name -> Names.column("c", name).equalTo(Names.column("d", name)))
                .reduce(Column::and)
                .orElseThrow();
        Dataset<Row> changes =
                new Differences(table).between(before, now, epoch, this.now).as("c");
        Dataset<Row> deleted = after.where(col(LakeColumns.DELETED)).as("d");
        List<Column> columns = new ArrayList<>();
        table.schema().columns().forEach(column -> columns.add(Names.column("c", column.name())));
        columns.add(Names.column("c", LakeColumns.DELETED));
        columns.add(coalesce(Names.column("d", LakeColumns.COMMIT_TS), Names.column("c", LakeColumns.COMMIT_TS))
                .as(LakeColumns.COMMIT_TS));
        Dataset<Row> timed = changes.join(deleted, sameKey, "left_outer").select(columns.toArray(Column[]::new));
        return stage(table, timed, when(col(LakeColumns.DELETED), lit("D")).otherwise(lit("U")));
    }

    private FileManifest stage(IngestTable table, Dataset<Row> rows, Column operation) {
        Column time = coalesce(col(LakeColumns.COMMIT_TS), lit(Timestamp.from(now)));
        return write(
                table,
                "staged",
                narrowed(
                        table,
                        rows,
                        List.of(
                                operation.as(StagingColumns.OP),
                                lit(number).as(StagingColumns.CHANGE_SEQ),
                                date_format(time, "yyyy-MM-dd HH:mm:ss.SSSSSS").as(StagingColumns.COMMIT_TS))));
    }

    private static Dataset<Row> narrowed(IngestTable table, Dataset<Row> rows, List<Column> more) {
        List<Column> columns = new ArrayList<>();
        table.schema().columns().forEach(column -> columns.add(narrowed(table, column)));
        columns.addAll(more);
        return rows.select(columns.toArray(Column[]::new));
    }

    /** In the lake a narrow integer may have a value that is none, if its type there is a newer one. */
    private static Column narrowed(IngestTable table, ColumnSpec column) {
        Column value = Names.column(column.name());
        DataType type = ExactTypes.of(column.type());
        Column made = value.cast(type);
        if (!type.equals(LakeTypes.sparkType(column.type()))) {
            Column failure = raise_error(lit("A row of dataset " + table.dataset() + " has a value in column "
                    + column.name() + " that is no " + column.type()));
            // By their texts, because maps can't be compared.
            made = when(
                            ExactJson.of(struct(made.as(column.name())))
                                    .eqNullSafe(ExactJson.of(struct(value.as(column.name())))),
                            made)
                    .otherwise(failure);
        }
        return made.as(column.name());
    }

    /** All rows of a batch there, with their tombstones. */
    private Dataset<Row> rows(IngestTable table, LakeTable theirs, BatchRecord target) {
        return shaped(table, theirs.rows(spark, Optional.of(target.snapshot())));
    }

    private Dataset<Row> shaped(IngestTable table, Dataset<Row> rows, Column... more) {
        Map<String, DataType> there = new HashMap<>();
        for (StructField field : rows.schema().fields()) {
            there.put(field.name().toLowerCase(Locale.ROOT), field.dataType());
        }
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec column : table.schema().columns()) {
            Optional<DataType> given =
                    Optional.ofNullable(there.get(column.name().toLowerCase(Locale.ROOT)));
            require(table, column, given);
            Column value = given.isPresent() ? Names.column(column.name()) : lit(null);
            columns.add(value.cast(LakeTypes.sparkType(column.type())).as(column.name()));
        }
        columns.add(col(LakeColumns.DELETED));
        columns.add(col(LakeColumns.COMMIT_TS));
        columns.addAll(List.of(more));
        return rows.select(columns.toArray(Column[]::new));
    }

    /** A table there may be older than a column, whose rows then have nothing in it, or older than its type; and newer than both. */
    private void require(IngestTable table, ColumnSpec column, Optional<DataType> given) {
        boolean isOptional = column.nullable() && !table.schema().primaryKey().contains(column.name());
        if (given.isEmpty() && !isOptional) {
            throw new JobException("Table " + table.sourceTable() + " of " + platform + " has no column "
                    + column.name() + " yet, which can't be null in dataset " + table.dataset()
                    + "; ingest there with the current model, then run the job again");
        }
        DataType wanted = LakeTypes.sparkType(column.type());
        if (given.filter(type -> !type.equals(wanted) && !FileTypes.fits(type, column.type()))
                .isPresent()) {
            throw new JobException("Column " + column.name() + " of table " + table.sourceTable() + " of " + platform
                    + " has type " + given.get().simpleString() + ", and that of dataset " + table.dataset() + " is "
                    + column.type() + "; render and apply this platform with the current model, too");
        }
    }

    /** The other lake is read once: the rows are looked at twice. */
    private Dataset<Row> copy(IngestTable table, Dataset<Row> rows) {
        return read(write(table, "whole", rows), rows);
    }

    private FileManifest write(IngestTable table, String kind, Dataset<Row> rows) {
        String place = folder + "/" + kind + "/" + table.sourceTable();
        rows.write().parquet(place);
        List<StagingFile> files = StagingFolder.files(
                        new Path(place), spark.sessionState().newHadoopConf())
                .stream()
                .filter(file -> file.name().endsWith(".parquet"))
                .toList();
        return new FileManifest(files);
    }

    private Dataset<Row> read(FileManifest files, Dataset<Row> like) {
        return spark.read()
                .schema(like.schema())
                .option("__globPaths__", "false")
                .parquet(files.files().stream().map(StagingFile::path).toArray(String[]::new));
    }
}
