package io.datasurface.awsbatch.jobs.export;

import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is left of values in a database that does not keep all of them: in Oracle an empty text, or no bytes, is null. */
public final class KeptValues {
    private KeptValues() {}

    /**
     * Rows as they are once they are exported; those of a target stay as they are, but for what is the same there.
     *
     * @param engine the kind of the target
     * @param table what is exported
     * @param rows of the lake, or of the target, with its columns
     */
    public static Dataset<Row> of(JdbcEngine engine, TargetTable table, Dataset<Row> rows) {
        if (engine != JdbcEngine.ORACLE) {
            return rows;
        }
        Map<String, Column> kept = new LinkedHashMap<>();
        for (TargetColumn column : table.columns()) {
            if (column.type() instanceof SpecType.StringType || column.type() instanceof SpecType.BinaryType) {
                Column value = Names.column(column.name());
                kept.put(column.name(), when(length(value).gt(0), value).otherwise(OracleTypes.ofNothing(column)));
            }
        }
        return rows.withColumns(kept);
    }
}
