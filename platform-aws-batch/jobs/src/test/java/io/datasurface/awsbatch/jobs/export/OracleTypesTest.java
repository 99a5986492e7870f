package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What Spark makes of values for an Oracle Database. */
class OracleTypesTest {
    private static final TargetTable TABLE = new TargetTable(
            new ExportTable(
                    new DatasetRef("s", "t"),
                    "t",
                    "t",
                    TableSchema.of(
                                    required("k", SpecType.string()),
                                    required("b", SpecType.binary()),
                                    nullable("ratio", SpecType.Simple.DOUBLE),
                                    nullable("part", SpecType.Simple.FLOAT),
                                    nullable("flag", SpecType.Simple.BOOLEAN),
                                    nullable("day", SpecType.Simple.DATE),
                                    nullable("at", SpecType.Simple.TIMESTAMPTZ),
                                    nullable("short", SpecType.string(1000)),
                                    nullable("long", SpecType.string(1001)))
                            .withKey("k", "b"),
                    Milestoning.FORENSIC),
            true);

    private static SqlType type(String column) {
        return TABLE.columns().stream()
                .filter(each -> each.name().equals(column))
                .map(each -> OracleTypes.of(TABLE, each))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void valuesAreTextsThatTheServerReads() {
        StructType columns = new StructType()
                .add("ratio", "double")
                .add("part", "float")
                .add("flag", "boolean")
                .add("day", "date")
                .add("at", "timestamp")
                .add("b", "binary")
                .add(LakeColumns.SEQUENCE, "string");
        Column[] texts = List.of(columns.fieldNames()).stream()
                .map(name -> type(name).text().apply(functions.col(name)))
                .toArray(Column[]::new);

        assertThat(new Store()
                        .spark
                        .createDataFrame(
                                List.of(RowFactory.create(
                                        Double.NEGATIVE_INFINITY,
                                        Float.NaN,
                                        true,
                                        LocalDate.of(1, 1, 1),
                                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                                        new byte[] {0, -1},
                                        "")),
                                columns)
                        .select(texts)
                        .first())
                .isEqualTo(
                        RowFactory.create("-INF", "NaN", "1", "0001-01-01", "1969-12-31 23:59:59.999999", "00FF", " "));
    }

    @Test
    void textsAreShortWhereTheyCanBe() {
        assertThat(type("short").name()).isEqualTo("VARCHAR2(1000 CHAR)");
        assertThat(type("long").name()).isEqualTo("CLOB");
        assertThat(type("k").name()).as("of a key").isEqualTo("VARCHAR2(255 CHAR)");
        assertThat(type("b").name()).as("of a key").isEqualTo("RAW(255)");
    }
}
