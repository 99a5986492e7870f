package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.to_timestamp;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a full load in the shape of the Iceberg table: the dataset's columns, then {@link LakeColumns}.
 *
 * <p>Every file is checked before any row is read: it must have exactly the columns of the dataset and {@link StagingColumns}, in types
 * that become the dataset's without loss. While rows are read, a null in a column or key that can't be null, an operation other than
 * {@code I} and a time that can't be read fail the job. Of rows with one key the one that was transferred last stays; of those the one
 * in the last file, and in it the last row.
 */
final class LoadRows {
    private static final String ROW = LakeColumns.PREFIX + "row";
    private static final String FILE = LakeColumns.PREFIX + "file";
    private static final String RANK = LakeColumns.PREFIX + "rank";
    private static final int MOST_PROBLEMS = 20;

    private final SparkSession spark;
    private final IngestTable table;
    private final Map<StructType, List<String>> filesBySchema = new LinkedHashMap<>();

    private LoadRows(SparkSession spark, IngestTable table) {
        this.spark = spark;
        this.table = table;
    }

    /**
     * Checks the files of a load.
     *
     * @throws JobException if a file does not have the columns of the dataset; names each, up to 20
     */
    static LoadRows of(SparkSession spark, IngestTable table, FileManifest files) {
        LoadRows rows = new LoadRows(spark, table);
        List<String> problems = new ArrayList<>();
        FileSchemas.read(spark, files.files()).forEach((file, schema) -> {
            rows.problemsOf(schema).forEach(problem -> problems.add(file.name() + ": " + problem));
            rows.filesBySchema.computeIfAbsent(schema, s -> new ArrayList<>()).add(file.path());
        });
        if (!problems.isEmpty()) {
            throw new JobException("Files of dataset " + table.dataset() + " do not have its columns:\n  "
                    + String.join("\n  ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())))
                    + (problems.size() > MOST_PROBLEMS
                            ? "\n  and " + (problems.size() - MOST_PROBLEMS) + " more"
                            : ""));
        }
        return rows;
    }

    /** The rows, each key once, of this load epoch. */
    Dataset<Row> rows(long epoch) {
        Dataset<Row> all = spark.createDataFrame(List.of(), LakeTypes.sparkSchema(table.schema()));
        if (!filesBySchema.isEmpty()) {
            all = filesBySchema.entrySet().stream()
                    .map(group -> read(group.getKey(), group.getValue(), epoch))
                    .reduce(Dataset::union)
                    .orElseThrow();
            all = lastOfEachKey(all);
        }
        return all;
    }

    private List<String> problemsOf(StructType schema) {
        List<String> problems = new ArrayList<>();
        Map<String, StructField> rest = new LinkedHashMap<>();
        for (StructField field : schema.fields()) {
            if (rest.put(field.name().toLowerCase(Locale.ROOT), field) != null) {
                problems.add("column " + field.name() + " is there twice");
            }
        }
        for (ColumnSpec column : table.schema().columns()) {
            check(column.name(), column.type(), rest, problems);
        }
        for (String column : StagingColumns.ALL) {
            check(column, SpecType.string(), rest, problems);
        }
        rest.values()
                .forEach(field -> problems.add("column " + field.name() + " of type "
                        + field.dataType().simpleString() + " is not in the dataset"));
        return problems;
    }

    private static void check(String name, SpecType type, Map<String, StructField> rest, List<String> problems) {
        StructField field = rest.remove(name.toLowerCase(Locale.ROOT));
        if (field == null) {
            problems.add("column " + name + " is missing; expected " + type);
        } else if (!FileTypes.fits(field.dataType(), type)) {
            problems.add("column " + name + " has type " + field.dataType().simpleString() + "; expected " + type);
        }
    }

    private Dataset<Row> read(StructType schema, List<String> files, long epoch) {
        Dataset<Row> rows = spark.read()
                .schema(schema)
                .option("recursiveFileLookup", "true")
                // The paths are those of files, whatever characters they have.
                .option("__globPaths__", "false")
                .parquet(files.toArray(String[]::new));
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec column : table.schema().columns()) {
            columns.add(value(column).cast(LakeTypes.sparkType(column.type())).as(column.name()));
        }
        columns.add(lit(epoch).as(LakeColumns.EPOCH));
        columns.add(lit("").as(LakeColumns.SEQUENCE));
        columns.add(deleted().as(LakeColumns.DELETED));
        columns.add(commitTime().as(LakeColumns.COMMIT_TS));
        columns.add(file().as(FILE));
        columns.add(col("_metadata.row_index").as(ROW));
        return rows.select(columns.toArray(Column[]::new));
    }

    private Column value(ColumnSpec column) {
        Column value = quoted(column.name());
        return column.nullable()
                ? value
                : when(value.isNull(), failure("has no value in column " + column.name() + ", which can't be null"))
                        .otherwise(value);
    }

    private Column deleted() {
        Column op = col(StagingColumns.OP);
        return when(op.equalTo("I"), lit(false))
                .otherwise(failure("has another value than I in column Op, which a full load can't have"));
    }

    /** A text without fraction, or with one of up to six digits; null stays null. */
    private Column commitTime() {
        Column text = col(StagingColumns.COMMIT_TS);
        Column time = to_timestamp(text);
        return when(text.isNotNull().and(time.isNull()), failure("has no time in column " + StagingColumns.COMMIT_TS))
                .otherwise(time);
    }

    private Column failure(String what) {
        return raise_error(concat(lit("A row of dataset " + table.dataset() + " " + what + "; file "), file()));
    }

    private Dataset<Row> lastOfEachKey(Dataset<Row> rows) {
        List<String> key = table.schema().primaryKey();
        Dataset<Row> unique = rows;
        if (!key.isEmpty()) {
            Column[] keyColumns = key.stream().map(LoadRows::quoted).toArray(Column[]::new);
            Column rank = row_number()
                    .over(Window.partitionBy(keyColumns)
                            .orderBy(
                                    col(LakeColumns.COMMIT_TS).desc_nulls_last(),
                                    col(FILE).desc(),
                                    col(ROW).desc()));
            unique = rows.withColumn(RANK, rank).where(col(RANK).equalTo(1)).drop(RANK);
        }
        return unique.drop(FILE, ROW);
    }

    private static Column file() {
        return col("_metadata.file_path");
    }

    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}
