package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final IngestTable TABLE = IngestTable.builder("t")
            .source("public", "t")
            .table("t")
            .column(required("id", SpecType.integer(16)))
            .column(nullable("size", SpecType.integer(8)))
            .primaryKey("id")
            .build();

    private final Store store = new Store();

    private Dataset<Row> rows(String type, String size, String values) {
        return store.spark.sql("SELECT CAST(id AS " + type + ") AS id, CAST(size AS " + size + ") AS size, 0L AS "
                + LakeColumns.EPOCH + ", '' AS " + LakeColumns.SEQUENCE + ", false AS " + LakeColumns.DELETED
                + ", CAST(NULL AS TIMESTAMP) AS " + LakeColumns.COMMIT_TS + " FROM VALUES " + values
                + " AS t(id, size)");
    }

    /** The lake has no integers of less than 32 bits, and files must not have wider ones than their dataset. */
    @Test
    void rowsThatAreGoneHaveTheTypesOfTheDatasetToo() {
        Dataset<Row> lake = rows("INT", "INT", "(1, 1), (2, 2), (3, 3)");
        Dataset<Row> read = rows("SMALLINT", "TINYINT", "(1, 1), (2, 5)");

        Dataset<Row> changes = new Differences(TABLE)
                .between(lake, read, 0, Instant.EPOCH)
                .select("id", "size", LakeColumns.DELETED)
                .sort(col("id"));

        assertThat(changes.schema().apply("id").dataType().simpleString()).isEqualTo("smallint");
        assertThat(changes.schema().apply("size").dataType().simpleString()).isEqualTo("tinyint");
        assertThat(changes.collectAsList())
                .containsExactly(
                        RowFactory.create((short) 2, (byte) 5, false), RowFactory.create((short) 3, null, true));
    }
}
