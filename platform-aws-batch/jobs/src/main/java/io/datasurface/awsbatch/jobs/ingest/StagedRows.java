package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.to_timestamp;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.drop.BadRow;
import io.datasurface.awsbatch.jobs.lake.FileTypes;
import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.lake.WallClocks;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of staging files in the shape of the Iceberg table: the dataset's columns, then {@link LakeColumns#ALL}, then {@link #FILE} and
 * {@link #ROW}.
 *
 * <p>Every file is checked before any row is read: it must have the columns of the dataset and {@link StagingColumns#ALL} and no others, in
 * types that become the dataset's without loss; where the source has documents, {@link StagingColumns#DOCUMENT_ID} and
 * {@link StagingColumns#DOCUMENT} stand for the columns of the dataset. A file of DMS may be older than a column that may be null, and one of changes may
 * have images of the key before the change. Files of a transformer have the columns of the dataset alone. While rows are read, a null in a column or key that can't be null, an operation that can't be there, a time that
 * can't be read and a change without its number fail the job.
 */
final class StagedRows {
    /** Where a row stands: the file. */
    static final String FILE = LakeColumns.PREFIX + "file";
    /** Where a row stands: its number in the file. */
    static final String ROW = LakeColumns.PREFIX + "row";

    /** Whether a row is an update that does not say which key it had before, see {@link #origins}. */
    static final String UPDATE = LakeColumns.PREFIX + "update";

    private static final int MOST_PROBLEMS = 20;

    /** What files hold. */
    enum Kind {
        /** All rows of a table: only {@code I}. */
        LOAD,
        /** Changes of rows, each with its number: {@code I}, {@code U} or {@code D}. */
        CHANGES,
        /** All rows of a table, as a transformer wrote them: the columns of the dataset and no others. */
        BATCH,
        /** All rows of a table, as the job itself read them: only {@code I}, each with a number. */
        PULL,
        /** New and changed rows of dropped files: only {@code U}, each with a text for its place in their order. */
        DROPS
    }

    private final SparkSession spark;
    private final IngestTable table;
    private final Kind kind;
    private final boolean hasClocks;
    private final Optional<StagedDocuments> documents;
    private final Optional<String> last;
    private final Map<StructType, List<String>> filesBySchema = new LinkedHashMap<>();

    private StagedRows(
            SparkSession spark,
            IngestTable table,
            Kind kind,
            boolean hasClocks,
            Optional<StagedDocuments> documents,
            Optional<String> last) {
        this.spark = spark;
        this.table = table;
        this.kind = kind;
        this.hasClocks = hasClocks;
        this.documents = documents;
        this.last = last;
    }

    /**
     * Checks files.
     *
     * @param hasClocks whether times may be wall clocks, by the zones of their columns; other writers have made points in time of them
     * @throws JobException if a file does not have the columns of the dataset; names each, up to 20
     */
    static StagedRows of(SparkSession spark, IngestTable table, Kind kind, boolean hasClocks, List<StagingFile> files) {
        return of(new StagedRows(spark, table, kind, hasClocks, Optional.empty(), Optional.empty()), files);
    }

    /**
     * Checks files that have documents.
     *
     * @param last the last change that is looked at; empty for all
     * @throws JobException as {@link #of(SparkSession, IngestTable, Kind, boolean, List)}
     */
    static StagedRows ofDocuments(
            SparkSession spark, IngestTable table, Kind kind, List<StagingFile> files, Optional<String> last) {
        return of(new StagedRows(spark, table, kind, false, Optional.of(new StagedDocuments(table)), last), files);
    }

    /** By what files do not have the columns of the dataset; empty if they have them. */
    static List<String> problems(SparkSession spark, IngestTable table, Kind kind, List<StagingFile> files) {
        return new StagedRows(spark, table, kind, false, Optional.empty(), Optional.empty()).add(files);
    }

    private List<String> add(List<StagingFile> files) {
        List<String> problems = new ArrayList<>();
        FileSchemas.read(spark, files).forEach((file, schema) -> {
            problemsOf(schema).forEach(problem -> problems.add(file.name() + ": " + problem));
            filesBySchema.computeIfAbsent(schema, s -> new ArrayList<>()).add(file.path());
        });
        return problems;
    }

    private static StagedRows of(StagedRows rows, List<StagingFile> files) {
        List<String> problems = rows.add(files);
        if (!problems.isEmpty()) {
            throw new JobException("Files of dataset " + rows.table.dataset() + " do not have its columns:\n  "
                    + String.join("\n  ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())))
                    + (problems.size() > MOST_PROBLEMS
                            ? "\n  and " + (problems.size() - MOST_PROBLEMS) + " more"
                            : ""));
        }
        return rows;
    }

    /** The rows, of this load epoch. */
    Dataset<Row> rows(long epoch) {
        return origins(epoch).drop(UPDATE);
    }

    /** The same with {@link #UPDATE}. */
    Dataset<Row> origins(long epoch) {
        return filesBySchema.entrySet().stream()
                .map(group -> read(group.getKey(), group.getValue(), epoch))
                .reduce(Dataset::union)
                .orElseGet(() -> none(spark, table));
    }

    /**
     * The documents of the files that are no rows.
     *
     * @param most how many are told at most
     * @param names of the files, by path
     */
    List<BadRow> bad(int most, Map<String, String> names) {
        List<BadRow> bad = new ArrayList<>();
        documents.ifPresent(read -> filesBySchema.forEach(
                (schema, files) -> bad.addAll(read.bad(upToLast(schema, files), most - bad.size(), names))));
        return bad;
    }

    /** Columns that files of a load are older than, as sentences for people: it may be that the source does not have them either. */
    List<String> notes() {
        if (kind != Kind.LOAD || documents.isPresent()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        long all = filesBySchema.values().stream().mapToLong(List::size).sum();
        for (ColumnSpec column : table.schema().columns()) {
            long without = filesBySchema.entrySet().stream()
                    .filter(group -> !FileSchemas.has(group.getKey(), column.name()))
                    .mapToLong(group -> group.getValue().size())
                    .sum();
            if (without > 0) {
                notes.add("column " + column.name() + " is not in " + without + " of the " + all
                        + " files of the load, and null in their rows; if the source has it, they are older than the column:"
                        + " raise the hint loadEpoch of the datastore, and all is read once more");
            }
        }
        return notes;
    }

    /** The keys of those documents, of the types of the table; those that are none are left out. */
    Optional<Dataset<Row>> keysOfBad() {
        Column[] key = table.schema().columns().stream()
                .filter(column -> isKey(column.name()))
                .map(column -> Names.column(column.name())
                        .cast(LakeTypes.sparkType(column.type()))
                        .as(column.name()))
                .toArray(Column[]::new);
        return documents.flatMap(read -> filesBySchema.entrySet().stream()
                .map(group -> read.keysOfBad(upToLast(group.getKey(), group.getValue()))
                        .select(key))
                .reduce(Dataset::union));
    }

    /** No rows, in the shape of those of files. */
    private static Dataset<Row> none(SparkSession spark, IngestTable table) {
        StructType schema = LakeTypes.sparkSchema(table.schema())
                .add(FILE, "string")
                .add(ROW, "bigint")
                .add(UPDATE, "boolean");
        return spark.createDataFrame(List.of(), schema);
    }

    private List<String> problemsOf(StructType schema) {
        List<String> problems = new ArrayList<>();
        Map<String, StructField> rest = new LinkedHashMap<>();
        for (StructField field : schema.fields()) {
            if (rest.put(field.name().toLowerCase(Locale.ROOT), field) != null) {
                problems.add("column " + field.name() + " is there twice");
            }
        }
        if (documents.isPresent()) {
            boolean isThere = StagingColumns.DOCUMENT_IDS.stream().anyMatch(rest::containsKey);
            for (String name : StagingColumns.DOCUMENT_IDS) {
                boolean optional = isThere || !name.equals(StagingColumns.DOCUMENT_ID);
                check(name, SpecType.string(), optional, rest, problems);
            }
            check(StagingColumns.DOCUMENT, SpecType.string(), false, rest, problems);
        }
        for (ColumnSpec column :
                documents.isPresent() ? List.<ColumnSpec>of() : table.schema().columns()) {
            boolean optional = mayBeOlder(column);
            check(column.name(), column.type(), optional, rest, problems);
            beforeImage(column, rest, problems);
        }
        if (kind != Kind.BATCH) {
            for (String column : StagingColumns.ALL) {
                check(column, SpecType.string(), false, rest, problems);
            }
        }
        rest.values()
                .forEach(field -> problems.add("column " + field.name() + " of type "
                        + field.dataType().simpleString() + " is not in the dataset"));
        return problems;
    }

    /** Those of the key are read, if the file has changes; the key of the source may have other columns than that of the dataset. */
    private void beforeImage(ColumnSpec column, Map<String, StructField> rest, List<String> problems) {
        String name = StagingColumns.BEFORE_IMAGE_PREFIX + column.name();
        if (kind == Kind.CHANGES && isKey(column.name())) {
            check(name, column.type(), true, rest, problems);
        } else if (kind == Kind.CHANGES || kind == Kind.LOAD) {
            rest.remove(name.toLowerCase(Locale.ROOT));
        }
    }

    private boolean mayBeOlder(ColumnSpec column) {
        return (kind == Kind.CHANGES || kind == Kind.LOAD) && column.nullable() && !isKey(column.name());
    }

    /** A transformer's files have the types that the lake has for those of the dataset, which may be wider. */
    private void check(
            String name, SpecType type, boolean optional, Map<String, StructField> rest, List<String> problems) {
        StructField field = rest.remove(name.toLowerCase(Locale.ROOT));
        if (field == null) {
            if (!optional) {
                problems.add("column " + name + " is missing; expected " + type);
            }
        } else if (!FileTypes.fits(field.dataType(), type)
                && !(hasClocks && WallClocks.isOne(field.dataType(), type))
                && !(kind == Kind.BATCH && field.dataType().equals(LakeTypes.sparkType(type)))) {
            problems.add("column " + name + " has type " + field.dataType().simpleString() + "; expected " + type);
        }
    }

    private Dataset<Row> open(StructType schema, List<String> files) {
        return spark.read()
                .schema(schema)
                .option("recursiveFileLookup", "true")
                // The paths are those of files, whatever characters they have.
                .option("__globPaths__", "false")
                .parquet(files.toArray(String[]::new));
    }

    /** What comes later in a file of changes counts when it is taken. */
    private Dataset<Row> upToLast(StructType schema, List<String> files) {
        Dataset<Row> all = open(schema, files);
        Column number = col(StagingColumns.CHANGE_SEQ);
        return last.map(most -> all.where(coalesce(number.leq(most), lit(true))))
                .orElse(all);
    }

    private Dataset<Row> read(StructType fileSchema, List<String> files, long epoch) {
        Dataset<Row> raw =
                documents.map(read -> read.rows(upToLast(fileSchema, files))).orElseGet(() -> open(fileSchema, files));
        StructType schema = documents.isPresent() ? raw.schema() : fileSchema;
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec column : table.schema().columns()) {
            columns.add(value(column, schema)
                    .cast(LakeTypes.sparkType(column.type()))
                    .as(column.name()));
        }
        columns.add(lit(epoch).as(LakeColumns.EPOCH));
        columns.add(sequence().as(LakeColumns.SEQUENCE));
        columns.add(deleted().as(LakeColumns.DELETED));
        Column time = kind == Kind.BATCH ? lit(Timestamp.from(Instant.ofEpochMilli(epoch))) : commitTime();
        columns.add(time.as(LakeColumns.COMMIT_TS));
        columns.add(place().as(FILE));
        columns.add((documents.isPresent() ? col(ROW) : col("_metadata.row_index")).as(ROW));
        BeforeImages images = new BeforeImages(table, schema, this::instant);
        columns.add((kind == Kind.CHANGES ? images.areMissing() : lit(false)).as(UPDATE));
        Dataset<Row> rows = raw.select(columns.toArray(Column[]::new));
        return kind == Kind.CHANGES && images.areThere()
                ? rows.union(raw.where(images.isOtherKey()).select(images.old(columns)))
                : rows;
    }

    /** A tombstone has its key only: what DMS says of the other columns differs from source to source. */
    private Column value(ColumnSpec column, StructType schema) {
        if (!FileSchemas.has(schema, column.name())) {
            return lit(null);
        }
        Column value = instant(column, Names.column(column.name()));
        Column given = column.nullable() && !isKey(column.name())
                ? value
                : when(value.isNull(), failure("has no value in column " + column.name() + ", which can't be null"))
                        .otherwise(value);
        return isKey(column.name()) || kind == Kind.BATCH
                ? given
                : when(isDelete(), lit(null)).otherwise(given);
    }

    /** A value whose column may have wall clocks as a point in time. */
    private Column instant(ColumnSpec column, Column value) {
        return hasClocks && column.type() == SpecType.Simple.TIMESTAMPTZ
                ? WallClocks.instant(value, column, table.dataset())
                : value;
    }

    private Column sequence() {
        if (kind == Kind.LOAD || kind == Kind.BATCH) {
            return lit("");
        }
        Column number = col(StagingColumns.CHANGE_SEQ);
        if (kind == Kind.DROPS) {
            return number;
        }
        Column isNumber = coalesce(number.rlike("^[0-9]{" + StagingColumns.CHANGE_SEQ_DIGITS + "}$"), lit(false));
        return when(isNumber, number)
                .otherwise(failure("has no number of " + StagingColumns.CHANGE_SEQ_DIGITS + " digits in column "
                        + StagingColumns.CHANGE_SEQ));
    }

    private Column deleted() {
        if (kind == Kind.BATCH || kind == Kind.DROPS) {
            return lit(false);
        }
        Column op = col(StagingColumns.OP);
        if (kind != Kind.CHANGES) {
            return when(op.equalTo("I"), lit(false))
                    .otherwise(failure("has another value than I in column Op, which a full load can't have"));
        }
        return when(op.isin("I", "U"), lit(false))
                .when(op.equalTo("D"), lit(true))
                .otherwise(failure("has another value than I, U or D in column Op"));
    }

    private static Column isDelete() {
        return coalesce(col(StagingColumns.OP).equalTo("D"), lit(false));
    }

    /** A text without fraction, or with one of up to six digits; null stays null, which a change can't have. */
    private Column commitTime() {
        Column text = col(StagingColumns.COMMIT_TS);
        Column time = to_timestamp(text);
        Column missing = kind == Kind.LOAD ? text.isNotNull().and(time.isNull()) : time.isNull();
        return when(missing, failure("has no time in column " + StagingColumns.COMMIT_TS))
                .otherwise(time);
    }

    private Column failure(String what) {
        return raise_error(concat(lit("A row of dataset " + table.dataset() + " " + what + "; file "), place()));
    }

    private boolean isKey(String column) {
        return table.schema().primaryKey().contains(column);
    }

    private Column place() {
        return documents.isPresent() ? col(FILE) : file();
    }

    static Column file() {
        return col("_metadata.file_path");
    }
}
