package io.datasurface.awsbatch.jobs.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Values in the files that DMS reads. */
class SnapshotTextTest {
    @Test
    void decimalsHaveNoExponent() {
        StructType columns = StructType.fromDDL("d8 decimal(18,8), d18 decimal(38,18)");
        List<Row> rows = List.of(
                RowFactory.create(new BigDecimal("0"), new BigDecimal("0.0000000001")),
                RowFactory.create(new BigDecimal("-0.00000001"), new BigDecimal("-1e-18")),
                RowFactory.create(new BigDecimal("-12.5"), null));

        assertThat(new Store()
                        .spark
                        .createDataFrame(rows, columns)
                        .select(
                                SnapshotText.of(SpecType.decimal(18, 8), functions.col("d8")),
                                SnapshotText.of(SpecType.decimal(38, 18), functions.col("d18")))
                        .collectAsList())
                .containsExactly(
                        RowFactory.create("0.00000000", "0.000000000100000000"),
                        RowFactory.create("-0.00000001", "-0.000000000000000001"),
                        RowFactory.create("-12.50000000", null));
    }
}
