package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decimals on their way to a database: not every one makes decimals of texts with an exponent. */
class DecimalTextsTest {
    private static final TargetTable TABLE = Publication.target(
            "t",
            TableSchema.of(
                            required("k", SpecType.decimal(18, 8)),
                            nullable("d7", SpecType.decimal(18, 7)),
                            nullable("d6", SpecType.decimal(18, 6)),
                            nullable("d8", SpecType.decimal(18, 8)),
                            nullable("d18", SpecType.decimal(38, 18)))
                    .withKey("k"));

    private static SqlType type(JdbcEngine engine, TargetColumn column) {
        return switch (engine) {
            case POSTGRESQL -> PostgresTypes.of(column.type());
            case MYSQL -> MySqlTypes.of(TABLE, column);
            case SQLSERVER -> SqlServerTypes.of(TABLE, column);
            case ORACLE -> OracleTypes.of(TABLE, column);
            case REDSHIFT -> RedshiftTypes.of(column.type());
        };
    }

    private static Row row(String... values) {
        return RowFactory.create(Stream.of(values).map(BigDecimal::new).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void haveNoExponent(JdbcEngine engine) {
        StructType columns = StructType.fromDDL(
                "k decimal(18,8), d7 decimal(18,7), d6 decimal(18,6), d8 decimal(18,8), d18 decimal(38,18)");
        List<Row> rows = List.of(
                row("0", "0", "0", "0", "0"),
                row("1", "0.0000001", "0.000001", "0.00000001", "0.0000000001"),
                row("-0.00000001", "-0.0000001", "-0.000001", "-0.00000001", "-0.000000000000000001"),
                RowFactory.create(new BigDecimal("-1234567890.5"), null, null, null, null));
        Column[] texts = TABLE.columns().stream()
                .map(column -> type(engine, column).text().apply(functions.col(column.name())))
                .toArray(Column[]::new);

        List<String> written = new ArrayList<>();
        new Store()
                .spark
                .createDataFrame(rows, columns)
                .select(texts)
                .collectAsList()
                .forEach(row -> written.add(row.mkString(" ")));

        assertThat(written)
                .containsExactly(
                        "0.00000000 0.0000000 0.000000 0.00000000 0.000000000000000000",
                        "1.00000000 0.0000001 0.000001 0.00000001 0.000000000100000000",
                        "-0.00000001 -0.0000001 -0.000001 -0.00000001 -0.000000000000000001",
                        "-1234567890.50000000 null null null null");
    }
}
