package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.drop.BadRow;
import io.datasurface.awsbatch.jobs.drop.Columns;
import io.datasurface.awsbatch.jobs.drop.DroppedFile;
import io.datasurface.awsbatch.jobs.drop.FileResult;
import io.datasurface.awsbatch.jobs.drop.FileTimes;
import io.datasurface.awsbatch.jobs.lake.FileTypes;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Dropped Parquet files: those whose types do not become the dataset's without loss are bad, and rows that lack what must be there. */
final class DroppedParquet {
    private static final String BAD = "_ds_bad";

    private final SparkSession spark;
    private final IngestTable table;
    private final Columns columns;
    private final String op;
    private final Instant now;
    private final long mostBad;
    private final List<Dataset<Row>> good = new ArrayList<>();

    DroppedParquet(SparkSession spark, IngestTable table, Columns columns, String op, Instant now, long mostBad) {
        this.spark = spark;
        this.table = table;
        this.columns = columns;
        this.now = now;
        this.op = op;
        this.mostBad = mostBad;
    }

    /** Looks at files and returns what is wrong with them. */
    List<FileResult> read(List<StagingFile> files, List<DroppedFile> dropped) {
        List<FileResult> results = new ArrayList<>();
        Map<StructType, List<DroppedFile>> bySchema = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            DroppedFile file = dropped.get(i);
            List<String> unknown = new ArrayList<>();
            try {
                StructType schema = Objects.requireNonNull(
                        FileSchemas.read(spark, List.of(files.get(i))).get(files.get(i)));
                check(schema, unknown);
                bySchema.computeIfAbsent(schema, key -> new ArrayList<>()).add(file);
                results.add(new FileResult(file.name(), 0, 0, List.of(), Optional.empty(), unknown));
            } catch (JobException e) {
                BadRow problem = BadRow.file(file.name(), 0, String.valueOf(e.getMessage()));
                results.add(new FileResult(file.name(), 0, 0, List.of(), Optional.of(problem), unknown));
            }
        }
        Map<String, Rows> rows = new HashMap<>();
        bySchema.forEach((schema, group) -> rows.putAll(read(schema, group)));
        return results.stream()
                .map(result -> rows.containsKey(result.file())
                        ? rows.get(result.file()).of(result)
                        : result)
                .toList();
    }

    /** The good rows of all files that were looked at. */
    Dataset<Row> rows() {
        return good.stream()
                .reduce(Dataset::union)
                .orElseGet(() -> spark.createDataFrame(List.of(), DroppedFiles.schema(table)));
    }

    private record Rows(long all, List<BadRow> bad) {
        FileResult of(FileResult file) {
            return new FileResult(file.file(), all, all - bad.size(), bad, file.problem(), file.unknown());
        }
    }

    /** Throws if a file of this schema is bad. */
    private void check(StructType schema, List<String> unknown) {
        boolean[] seen = new boolean[columns.all().size()];
        for (StructField field : schema.fields()) {
            int place = columns.place(field.name()).orElse(-1);
            if (place < 0) {
                unknown.add(field.name());
                continue;
            }
            SpecType wanted = table.schema().columns().get(place).type();
            if (seen[place]) {
                throw new JobException("column " + field.name() + " is there twice");
            }
            seen[place] = true;
            if (!FileTypes.fits(field.dataType(), wanted)
                    && !isRead(field.dataType(), columns.all().get(place))) {
                throw new JobException("column " + field.name() + " has type "
                        + field.dataType().simpleString() + "; expected " + wanted);
            }
        }
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i] && !columns.all().get(i).nullable()) {
                throw new JobException("column " + columns.all().get(i).name() + ", which can't be null, is missing");
            }
        }
    }

    private Map<String, Rows> read(StructType schema, List<DroppedFile> files) {
        Map<String, DroppedFile> byPath = new HashMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        Dataset<Row> raw = spark.read()
                .schema(schema)
                .option("__globPaths__", "false")
                .parquet(files.stream().map(DroppedFile::path).toArray(String[]::new));
        Column number = col("_metadata.row_index").plus(1);
        Column problem = problem(schema);
        List<Column> kept = new ArrayList<>();
        for (int i = 0; i < columns.all().size(); i++) {
            ColumnSpec column = table.schema().columns().get(i);
            Column value = value(schema, columns.all().get(i));
            kept.add(value.cast(ExactTypes.of(column.type())).as(column.name()));
        }
        kept.add(lit(op).as(StagingColumns.OP));
        kept.add(concat(
                        of(byPath, DroppedFile::order).apply(StagedRows.file()),
                        lpad(number.cast("string"), DroppedFiles.ROW_DIGITS, "0"))
                .as(StagingColumns.CHANGE_SEQ));
        kept.add(of(byPath, DroppedFile::written).apply(StagedRows.file()).as(StagingColumns.COMMIT_TS));
        good.add(raw.where(problem.isNull()).select(kept.toArray(Column[]::new)));

        Column name = of(byPath, DroppedFile::name).apply(StagedRows.file());
        Map<String, List<BadRow>> bad = new HashMap<>();
        for (Row row : raw.select(name.as("file"), number.as("row"), problem.as(BAD))
                .where(col(BAD).isNotNull())
                .select("file", "row", BAD + ".column", BAD + ".value", BAD + ".reason")
                .sort("file", "row")
                .limit((int) Math.min(Integer.MAX_VALUE, mostBad + 1))
                .collectAsList()) {
            bad.computeIfAbsent(row.getString(0), key -> new ArrayList<>())
                    .add(new BadRow(
                            row.getString(0), row.getLong(1), 0, row.getString(2), row.getString(3), row.getString(4)));
        }
        Map<String, Rows> rows = new HashMap<>();
        for (Row row : raw.groupBy(name.as("file")).count().collectAsList()) {
            rows.put(row.getString(0), new Rows(row.getLong(1), bad.getOrDefault(row.getString(0), List.of())));
        }
        return rows;
    }

    private interface Part extends Serializable {
        String of(DroppedFile file);
    }

    private static UserDefinedFunction of(Map<String, DroppedFile> byPath, Part part) {
        HashMap<String, String> parts = new HashMap<>();
        byPath.forEach((path, file) -> parts.put(path, part.of(file)));
        UDF1<String, String> find = uri -> parts.get(new Path(URI.create(uri)).toString());
        return udf(find, DataTypes.StringType);
    }

    /** What is wrong with a row; null if nothing is. */
    private Column problem(StructType schema) {
        List<Column> problems = new ArrayList<>();
        for (int i = 0; i < columns.all().size(); i++) {
            ColumnSpec column = table.schema().columns().get(i);
            Columns.Column read = columns.all().get(i);
            Optional<DataType> given = type(schema, read);
            if (given.isEmpty()) {
                continue;
            }
            Column value = Names.column(column.name());
            if (isRead(given.get(), read)) {
                problems.add(when(
                        new FileTimes(read).problem(value).isNotNull(),
                        problem(column, value.cast("string"), new FileTimes(read).problem(value))));
            }
            if (!columns.all().get(i).nullable()) {
                problems.add(when(
                        value.isNull(),
                        problem(column, lit(""), lit("it has no value, and the column can't be null"))));
            }
            OptionalInt limit = limit(column.type());
            if (limit.isPresent()) {
                problems.add(when(
                        length(value).gt(limit.getAsInt()),
                        problem(column, value.cast("string"), lit("it is longer than " + column.type() + " allows"))));
            }
        }
        return problems.isEmpty()
                ? lit(null).cast("struct<column:string,value:string,reason:string>")
                : coalesce(problems.toArray(Column[]::new));
    }

    private static Column problem(ColumnSpec column, Column value, Column reason) {
        return struct(lit(column.name()).as("column"), coalesce(value, lit("")).as("value"), reason.as("reason"));
    }

    private static OptionalInt limit(SpecType type) {
        if (type instanceof SpecType.StringType text) {
            return text.limit();
        }
        return type instanceof SpecType.BinaryType bytes ? bytes.limit() : OptionalInt.empty();
    }

    /** The value of a column in files of this schema. */
    private Column value(StructType schema, Columns.Column column) {
        if (!column.isInFiles()) {
            return lit(now);
        }
        Optional<DataType> given = type(schema, column);
        Column value = given.isPresent() ? Names.column(column.name()) : lit(null);
        return given.isPresent() && isRead(given.get(), column) ? new FileTimes(column).value(value) : value;
    }

    /** Whether values are no times yet, and there is a way to read them. */
    private static boolean isRead(DataType given, Columns.Column column) {
        return column.how() != null
                && (given.equals(DataTypes.StringType)
                        || given.equals(DataTypes.LongType)
                        || given.equals(DataTypes.IntegerType));
    }

    /** The type of a column in files of this schema; empty if they do not have it. */
    private static Optional<DataType> type(StructType schema, Columns.Column column) {
        if (!column.isInFiles()) {
            return Optional.empty();
        }
        for (StructField field : schema.fields()) {
            if (field.name().equalsIgnoreCase(column.name())) {
                return Optional.of(field.dataType());
            }
        }
        return Optional.empty();
    }
}
