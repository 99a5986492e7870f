package io.datasurface.awsbatch.jobs.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a condition of a model may be, and that it can be nothing else. */
class ConditionsTest {
    private static final Store STORE = new Store();
    private static final Dataset<Row> ROWS = STORE.spark.createDataFrame(
            List.of(),
            StructType.fromDDL("total decimal(12,2), tax decimal(12,2), name string, `my day` date, at timestamp,"
                    + " paid boolean, place struct<city:string>, _ds_deleted boolean"));
    private static final List<String> COLUMNS = List.of("total", "tax", "name", "my day", "at", "paid", "place");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total >= 0",
                "paid",
                "NOT paid OR total IS NOT NULL",
                "total = tax * 2 AND TOTAL <> -1",
                "total BETWEEN 0 AND 100",
                "name IN ('a', 'b') -- a comment",
                "name LIKE 'A%' OR name RLIKE '^[0-9]+$'",
                "`my day` >= DATE '2020-01-01' AND year(`my day`) < 2100",
                "CASE WHEN paid THEN total > 0 ELSE total IS NULL END",
                "length(trim(name)) > 0 AND upper(name) = name",
                "cast(name AS int) > 1",
                "place.city <> ''",
                "date_add(`my day`, 3) > to_date('2020-01-01')",
                "coalesce(tax, 0) <= total"
            })
    void isACondition(String sql) {
        assertThat(ROWS.where(Conditions.parse(sql, ROWS, COLUMNS)).columns()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Other tables and other statements.
                "total > (SELECT max(id) FROM lake.db.secrets)",
                "EXISTS (SELECT 1 FROM lake.db.secrets)",
                "total IN (SELECT id FROM lake.db.secrets)",
                "1 = 1; DROP TABLE lake.db.t",
                "true) OR (true",
                "total > 0 UNION SELECT 1",
                "total > 0 AS x",
                "*",
                // Java, files, places.
                "java_method('java.lang.System', 'getenv', 'X') = ''",
                "reflect('java.lang.System', 'exit', '1') = ''",
                "input_file_name() = ''",
                "_metadata.file_path = ''",
                "current_user() = ''",
                "xpath_string(name, 'a') = ''",
                "from_json(name, 'a int').a = 1",
                "raise_error('x')",
                "assert_true(paid) IS NULL",
                "spark_catalog.default.f(total)",
                "IDENTIFIER('abs')(total) > 0",
                // What is not the same each time, or not about one row.
                "rand() > 0.5",
                "current_date() = `my day`",
                "current_timestamp > at",
                "now() > at",
                "uuid() = name",
                "sum(total) > 0",
                "row_number() OVER (ORDER BY total) = 1",
                "explode(array(1)) = 1",
                "monotonically_increasing_id() = 0",
                // Columns that the dataset does not have.
                "other > 0",
                "_ds_deleted",
                "t.total > 0",
                // No condition.
                "total",
                "total >",
                "name > > 1",
                "''"
            })
    void isRefused(String sql) {
        assertThatThrownBy(() -> Conditions.parse(sql, ROWS, COLUMNS))
                .as(sql)
                .isInstanceOf(JobException.class)
                .hasMessageStartingWith("it ");
    }

    @Test
    void theReasonNamesTheFunction() {
        assertThatThrownBy(() -> Conditions.parse("REFLECT('a', 'b') = ''", ROWS, COLUMNS))
                .hasMessageContaining("it calls REFLECT, which a condition can't; it may call abs, ");
    }
}
