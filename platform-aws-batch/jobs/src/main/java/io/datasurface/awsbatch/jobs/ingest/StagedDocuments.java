package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.document.DocumentReader;
import io.datasurface.awsbatch.jobs.drop.BadRow;
import io.datasurface.awsbatch.jobs.drop.Columns;
import io.datasurface.awsbatch.jobs.json.DocumentJson;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of staging files that have documents, in the shape of those that have columns: an operation, the columns of the dataset, a number and a
 * time. Each document is a row or a bad one, whenever it is looked at; a deletion whose key is none fails the job, because its row would stay. Source of the shape of files: AWS DMS user guide, MongoDB as a source,
 * document mode.
 */
final class StagedDocuments {
    private static final String PROBLEM = LakeColumns.PREFIX + "problem";
    private static final String READ = LakeColumns.PREFIX + "read";
    private static final String ID = LakeColumns.PREFIX + "id";
    private static final StructType REASON =
            new StructType().add("column", "string").add("value", "string").add("reason", "string");

    private final IngestTable table;
    private final UserDefinedFunction reader;

    StagedDocuments(IngestTable table) {
        this.table = table;
        StructType row = new StructType();
        for (ColumnSpec column : table.schema().columns()) {
            row = row.add(column.name(), ExactTypes.of(column.type()));
        }
        DocumentReader documents = new DocumentReader(Columns.of(table.schema()), DocumentJson::parse);
        this.reader = udf(documents, row.add(PROBLEM, REASON));
    }

    /** The rows of files, with {@link StagedRows#FILE} and {@link StagedRows#ROW} behind their columns. */
    Dataset<Row> rows(Dataset<Row> files) {
        return read(files).where(col(PROBLEM).isNull()).drop(PROBLEM, ID);
    }

    /** The keys of the documents of files that are no rows, beside nulls; those that are none are left out. */
    Dataset<Row> keysOfBad(Dataset<Row> files) {
        return read(files)
                .where(col(PROBLEM)
                        .isNotNull()
                        .and(col(StagingColumns.DOCUMENT_ID).isNotNull()));
    }

    /**
     * The documents of files that are no rows.
     *
     * @param most how many are told at most
     * @param names of the files, by path
     */
    List<BadRow> bad(Dataset<Row> files, int most, Map<String, String> names) {
        List<BadRow> found = new ArrayList<>();
        for (Row row : read(files)
                .where(col(PROBLEM).isNotNull())
                .select(col(StagedRows.FILE), col(StagedRows.ROW), col(PROBLEM), col(ID))
                .limit(most)
                .collectAsList()) {
            String path = new Path(URI.create(row.getString(0))).toString();
            Row problem = row.getStruct(2);
            found.add(new BadRow(
                    names.getOrDefault(path, path),
                    row.getLong(1) + 1,
                    0,
                    problem.getString(0),
                    problem.getString(1),
                    problem.getString(2),
                    row.isNullAt(3) ? "" : row.getString(3)));
        }
        return found;
    }

    private Dataset<Row> read(Dataset<Row> files) {
        List<String> names = List.of(files.columns());
        Column[] ids = StagingColumns.DOCUMENT_IDS.stream()
                .filter(id -> names.stream().anyMatch(id::equalsIgnoreCase))
                .map(name -> col(name))
                .toArray(Column[]::new);
        Column document = reader.apply(col(StagingColumns.OP), coalesce(ids), col(StagingColumns.DOCUMENT));
        List<Column> kept = new ArrayList<>();
        StagingColumns.ALL.forEach(name -> kept.add(col(name)));
        kept.add(StagedRows.file().as(StagedRows.FILE));
        kept.add(col("_metadata.row_index").as(StagedRows.ROW));
        kept.add(document.as(READ));
        kept.add(coalesce(ids).as(ID));
        List<Column> columns = new ArrayList<>(List.of(col(StagingColumns.OP)));
        table.schema()
                .columns()
                .forEach(column -> columns.add(col(READ).getField(column.name()).as(column.name())));
        columns.add(col(StagingColumns.CHANGE_SEQ));
        columns.add(col(StagingColumns.COMMIT_TS));
        columns.add(col(StagedRows.FILE));
        columns.add(col(StagedRows.ROW));
        columns.add(problem().as(PROBLEM));
        columns.add(col(ID));
        return files.select(kept.toArray(Column[]::new)).select(columns.toArray(Column[]::new));
    }

    /** What is wrong with a document. */
    private Column problem() {
        Column problem = col(READ).getField(PROBLEM);
        Column isDeletion = coalesce(col(StagingColumns.OP).equalTo("D"), lit(false));
        return when(
                        problem.isNotNull().and(isDeletion),
                        raise_error(concat(
                                lit("A deletion in dataset " + table.dataset() + " has a key that is none, "),
                                coalesce(col(ID), lit("nothing")),
                                lit(": "),
                                problem.getField("reason"),
                                lit("; let the column " + StagingColumns.DOCUMENT_ID
                                        + " hold all keys of the collection and raise loadEpoch; file "),
                                col(StagedRows.FILE))))
                .otherwise(problem);
    }
}
