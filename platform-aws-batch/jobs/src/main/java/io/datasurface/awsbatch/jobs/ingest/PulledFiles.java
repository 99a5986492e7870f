package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.FileTypes;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.lake.WallClocks;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.Footers;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructType;

/** The files of what a run reads from a database: they look like those of DMS, so that all that follows is the same. */
final class PulledFiles {
    private static final String WHOLE = "/whole/";
    private static final String STAGED = "/staged/";

    /**
     * What was written.
     *
     * @param files without those that have no rows
     * @param last the largest number of their rows; empty if there are none
     */
    record Written(FileManifest files, Optional<String> last) {}

    private final SparkSession spark;
    private final String folder;
    private final Configuration hadoop;

    /**
     * Files of one run.
     *
     * @param folder that is not there yet
     */
    PulledFiles(SparkSession spark, String folder) {
        this.spark = spark;
        this.folder = folder;
        this.hadoop = spark.sessionState().newHadoopConf();
    }

    /** All rows of a dataset, with its columns alone. */
    FileManifest whole(IngestTable table, Dataset<Row> rows) {
        return write(table, WHOLE, fitted(table, rows));
    }

    /** All rows of a dataset as a load, numbered by their watermarks. */
    Written load(IngestTable table, Dataset<Row> rows, PullNumbers numbers, Instant now) {
        return stage(
                table,
                fitted(table, rows)
                        .withColumn(StagingColumns.COMMIT_TS, numbers.timeOfRows(now))
                        .withColumn(StagingColumns.CHANGE_SEQ, numbers.ofRows())
                        .withColumn(StagingColumns.OP, lit("I")));
    }

    /** All rows of a dataset as a load, with one number. */
    Written load(IngestTable table, Dataset<Row> rows, String number, Instant now) {
        return stage(table, numbered(fitted(table, rows).withColumn(StagingColumns.OP, lit("I")), number, now));
    }

    /**
     * Rows whose watermarks have grown, as changes. Of what is read again it takes what has other values than the lake: that has changed
     * within one watermark, and gets a number of its own.
     *
     * @param known rows of the lake that may be among them
     */
    Written grown(IngestTable table, Dataset<Row> rows, Dataset<Row> known, PullNumbers numbers, Instant now) {
        Dataset<Row> read = fitted(table, rows)
                .withColumn(StagingColumns.COMMIT_TS, numbers.timeOfRows(now))
                .withColumn(StagingColumns.CHANGE_SEQ, numbers.ofRows())
                .withColumn(StagingColumns.OP, lit("U"))
                .withColumn(LakeColumns.DELETED, lit(false))
                .as("n");
        Column sameKey = table.schema().primaryKey().stream()
                .map(name -> Names.column("n", name).equalTo(Names.column("o", name)))
                .reduce(Column::and)
                .orElseThrow();
        Column before = Names.column("o", LakeColumns.SEQUENCE);
        Column number = Names.column("n", StagingColumns.CHANGE_SEQ);
        Column[] columns = Stream.of(read.columns())
                .filter(name -> !name.equals(LakeColumns.DELETED))
                .map(name -> name.equals(StagingColumns.CHANGE_SEQ)
                        ? when(before.geq(number), numbers.next(before))
                                .otherwise(number)
                                .as(name)
                        : Names.column("n", name))
                .toArray(Column[]::new);
        Column isKnown =
                coalesce(new Differences(table).sameValues(), lit(false)).and(before.isNotNull());
        return stage(
                table,
                read.join(known.as("o"), sameKey, "left_outer")
                        .where(isKnown.unary_$bang())
                        .select(columns));
    }

    /**
     * By which changes all rows differ from those of the lake.
     *
     * @param latest all rows of the lake, tombstones too
     */
    Written differences(IngestTable table, Dataset<Row> rows, Dataset<Row> latest, String number, Instant now) {
        // The database is asked once: the rows are looked at twice.
        Dataset<Row> whole = read(whole(table, rows), fitted(table, rows).schema());
        return changes(table, whole, latest, number, now, true);
    }

    /**
     * By which changes all rows differ from those of the lake.
     *
     * @param kept all rows of the dataset, in files
     * @param latest all rows of the lake, tombstones too
     * @param withDeletes whether rows that are not there any more are gone
     */
    Written changes(
            IngestTable table,
            Dataset<Row> kept,
            Dataset<Row> latest,
            String number,
            Instant now,
            boolean withDeletes) {
        Dataset<Row> whole = kept.withColumn(LakeColumns.EPOCH, lit(0L))
                .withColumn(LakeColumns.SEQUENCE, lit(""))
                .withColumn(LakeColumns.DELETED, lit(false))
                .withColumn(LakeColumns.COMMIT_TS, lit(null).cast("timestamp"));
        Dataset<Row> changes = new Differences(table)
                .between(latest, whole, 0, now)
                .where(lit(withDeletes).or(col(LakeColumns.DELETED).equalTo(false)))
                .withColumn(
                        StagingColumns.OP,
                        when(col(LakeColumns.DELETED), lit("D")).otherwise(lit("U")))
                .drop(LakeColumns.ALL.toArray(String[]::new));
        return stage(table, numbered(changes, number, now));
    }

    private static Dataset<Row> numbered(Dataset<Row> rows, String number, Instant now) {
        return rows.withColumn(StagingColumns.COMMIT_TS, lit(PullNumbers.text(now)))
                .withColumn(StagingColumns.CHANGE_SEQ, lit(number));
    }

    private Written stage(IngestTable table, Dataset<Row> rows) {
        FileManifest files = write(table, STAGED, rows);
        Optional<String> last =
                Footers.read(hadoop, files.files(), footer -> Footers.largest(footer, StagingColumns.CHANGE_SEQ))
                        .stream()
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
        return new Written(last.isPresent() ? files : new FileManifest(List.of()), last);
    }

    private FileManifest write(IngestTable table, String kind, Dataset<Row> rows) {
        String place = folder + kind + table.sourceSchema() + "/" + table.sourceTable();
        rows.write().parquet(place);
        List<StagingFile> files = StagingFolder.files(new Path(place), hadoop).stream()
                .filter(file -> file.name().endsWith(".parquet"))
                .toList();
        return new FileManifest(files);
    }

    /** The rows of files. */
    Dataset<Row> read(FileManifest files, StructType schema) {
        return spark.read()
                .schema(schema)
                .option("__globPaths__", "false")
                .parquet(files.files().stream().map(StagingFile::path).toArray(String[]::new));
    }

    /**
     * The rows in types that become those of the dataset without loss.
     *
     * @throws JobException if the database has a type for a column that does not become the dataset's
     */
    private static Dataset<Row> fitted(IngestTable table, Dataset<Row> rows) {
        List<String> problems = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec column : table.schema().columns()) {
            DataType given = rows.schema().apply(column.name()).dataType();
            Column value = Names.column(column.name());
            if (FileTypes.fits(given, column.type())) {
                columns.add(value);
            } else if (WallClocks.isOne(given, column.type())) {
                columns.add(WallClocks.instant(value, column, table.dataset()).as(column.name()));
            } else if (mayFit(given, column.type())) {
                columns.add(checked(table, column, value, given).as(column.name()));
            } else {
                problems.add("column " + column.name() + " has type " + given.simpleString() + "; expected "
                        + column.type());
            }
        }
        if (!problems.isEmpty()) {
            throw new JobException("Table " + table.sourceSchema() + "." + table.sourceTable()
                    + " does not have the columns of dataset " + table.dataset() + ":\n  "
                    + String.join("\n  ", problems));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    /** Whether some values of what the database has are values of a type. */
    private static boolean mayFit(DataType given, SpecType type) {
        if (given instanceof DecimalType
                && (type instanceof SpecType.DecimalType || type instanceof SpecType.IntegerType)) {
            return true;
        }
        // MySQL and Oracle have numbers for truth values, and Oracle times for days.
        boolean isNumber = given instanceof DecimalType || given instanceof IntegralType;
        return (isNumber && type == SpecType.Simple.BOOLEAN)
                || (given.equals(DataTypes.TimestampNTZType) && type == SpecType.Simple.DATE);
    }

    /** A number without declared limits may be larger, or have more digits, than the dataset says; and another type may have other values. */
    private static Column checked(IngestTable table, ColumnSpec column, Column value, DataType given) {
        Column made = value.cast(ExactTypes.of(column.type()));
        Column failure = raise_error(concat(
                lit("A row of dataset " + table.dataset() + " has a value in column " + column.name() + " that is no "
                        + column.type() + ": "),
                value.cast("string")));
        Column isKept = made.cast(given).eqNullSafe(value);
        return when(isKept.unary_$bang(), failure).otherwise(made);
    }
}
