package io.datasurface.awsbatch.jobs.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.datasurface.awsbatch.jobs.lake.ExactJson;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A row that went aside.
 *
 * @param rules names of the rules that it breaks
 * @param epoch of the load
 * @param sequence its place among the changes; empty for a row of a load
 * @param file the staging file that has it
 * @param row its number there
 * @param content all its values as JSON, nulls too
 */
public record AsideRow(List<String> rules, long epoch, String sequence, String file, long row, String content) {
    /** Copies the names. */
    public AsideRow {
        rules = List.copyOf(rules);
    }

    /**
     * Reads rows.
     *
     * @param bad what {@link Aside#bad} has found
     * @param file column that has the file
     * @param number column that has the number in it
     * @param most so many at most
     */
    public static List<AsideRow> read(IngestTable table, Dataset<Row> bad, String file, String number, int most) {
        Column content = ExactJson.of(
                struct(table.schema().columnNames().stream().map(Names::column).toArray(Column[]::new)));
        return bad
                .select(
                        col(Aside.RULES),
                        col(LakeColumns.EPOCH),
                        col(LakeColumns.SEQUENCE),
                        col(file),
                        col(number),
                        content.as("content"))
                .limit(most)
                .collectAsList()
                .stream()
                .map(row -> new AsideRow(
                        row.getList(0),
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5)))
                .toList();
    }
}
