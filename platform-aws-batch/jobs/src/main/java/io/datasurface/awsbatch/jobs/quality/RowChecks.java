package io.datasurface.awsbatch.jobs.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.SpecType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Which rows break a check of single rows. */
final class RowChecks {
    private final IngestTable table;
    private final Dataset<Row> rows;

    /**
     * About these rows.
     *
     * @param rows with at least the columns of the dataset
     */
    RowChecks(IngestTable table, Dataset<Row> rows) {
        this.table = table;
        this.rows = rows;
    }

    /**
     * Whether a row is bad: true or false, never null.
     *
     * @throws io.datasurface.awsbatch.jobs.run.JobException if the check can't be made
     */
    Column isBad(QualityCheck check) {
        if (check instanceof QualityCheck.NotNull notNull) {
            return Names.column(notNull.column()).isNull();
        }
        return coalesce(broken(check), lit(false));
    }

    private Column broken(QualityCheck check) {
        if (check instanceof QualityCheck.Range range) {
            return Bounds.outside(Names.column(range.column()), type(range.column()), range);
        }
        if (check instanceof QualityCheck.Matches matches) {
            Column match = udf(new WholeMatch(matches.pattern()), DataTypes.BooleanType)
                    .apply(Names.column(matches.column()));
            return not(match);
        }
        if (check instanceof QualityCheck.AllowedValues allowed) {
            Column text = Names.column(allowed.column()).cast("string");
            return not(text.isin(allowed.values().toArray()));
        }
        if (check instanceof QualityCheck.Expression expression) {
            return not(Conditions.parse(expression.sql(), rows, table.schema().columnNames()));
        }
        throw new IllegalArgumentException(check + " is not about single rows");
    }

    private SpecType type(String column) {
        return table.schema().column(column).orElseThrow().type();
    }
}
