package io.datasurface.awsbatch.jobs.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.FileTypes;
import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.BatchManifest.Output;
import io.datasurface.awsbatch.jobs.staging.BatchManifest.Part;
import io.datasurface.awsbatch.jobs.staging.Footers;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.OutputDataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Writes the datasets of a batch, and refuses rows that are none of their dataset. */
final class BatchWriter {
    private static final String COUNT = LakeColumns.PREFIX + "count";

    private final SparkSession spark;
    private final Configuration hadoop;
    private final String folder;
    private final String attempt = "try-" + UUID.randomUUID().toString().replace("-", "");

    /**
     * For one try to write a batch.
     *
     * @param folder of the batch
     */
    BatchWriter(SparkSession spark, Configuration hadoop, String folder) {
        this.spark = spark;
        this.hadoop = hadoop;
        this.folder = folder;
    }

    /**
     * Writes a dataset.
     *
     * @throws JobException if the rows do not fit
     */
    Output write(OutputDataset dataset, Dataset<Row> rows) {
        Dataset<Row> fitted = rows.select(columns(dataset, rows.schema()));
        String own = dataset.folder() + "/" + attempt;
        fitted.write().parquet(folder + "/" + own);
        List<StagingFile> files = StagingFolder.files(new Path(folder + "/" + own), hadoop).stream()
                .filter(file -> file.name().endsWith(".parquet"))
                .toList();
        List<Part> parts = files.stream()
                .map(file -> new Part(own + "/" + file.name(), file.size()))
                .toList();
        refuseSecondRowsOfKeys(
                dataset,
                spark.read()
                        .schema(fitted.schema())
                        .option("__globPaths__", "false")
                        .parquet(files.stream().map(StagingFile::path).toArray(String[]::new)));
        long count = Footers.read(hadoop, files, Footers::rows).stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Output(dataset.dataset(), count, parts);
    }

    private static Column[] columns(OutputDataset dataset, StructType given) {
        Map<String, DataType> types = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        Arrays.stream(given.fields()).forEach(field -> {
            if (types.put(field.name().toLowerCase(Locale.ROOT), field.dataType()) != null) {
                problems.add("column " + field.name() + " is there twice");
            }
        });
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec column : dataset.schema().columns()) {
            DataType type = types.remove(column.name().toLowerCase(Locale.ROOT));
            if (type == null) {
                problems.add("column " + column.name() + " is missing; expected " + column.type());
            } else if (!FileTypes.fits(type, column.type())) {
                problems.add("column " + column.name() + " is of type " + type.simpleString() + " and can't become "
                        + column.type() + " without loss; cast it");
            }
            columns.add(value(dataset, column));
        }
        types.forEach((name, type) ->
                problems.add("column " + name + " of type " + type.simpleString() + " is not in the dataset"));
        if (!problems.isEmpty()) {
            throw new JobException("The transformer's rows are none of dataset " + dataset.dataset() + ":\n  "
                    + String.join("\n  ", problems));
        }
        return columns.toArray(Column[]::new);
    }

    private static Column value(OutputDataset dataset, ColumnSpec column) {
        Column value = Names.column(column.name());
        if (!column.nullable()) {
            value = when(
                            value.isNull(),
                            raise_error(lit("The transformer has a row of dataset " + dataset.dataset()
                                    + " without a value in column " + column.name() + ", which can't be null")))
                    .otherwise(value);
        }
        return value.cast(LakeTypes.sparkType(column.type())).as(column.name());
    }

    private static void refuseSecondRowsOfKeys(OutputDataset dataset, Dataset<Row> written) {
        List<String> key = dataset.schema().primaryKey();
        if (key.isEmpty()) {
            return;
        }
        Column[] columns = key.stream().map(Names::column).toArray(Column[]::new);
        Column[] texts =
                key.stream().map(name -> Names.column(name).cast("string")).toArray(Column[]::new);
        List<Row> twice = written.groupBy(columns)
                .agg(count(lit(1)).as(COUNT))
                .where(col(COUNT).gt(1))
                .select(concat_ws(", ", texts), col(COUNT))
                .limit(1)
                .collectAsList();
        if (!twice.isEmpty()) {
            throw new JobException("The transformer has " + twice.get(0).getLong(1) + " rows of dataset "
                    + dataset.dataset() + " with the key (" + twice.get(0).getString(0)
                    + "); the columns " + key + " have to tell its rows apart");
        }
    }
}
