package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** A dataset changes between two loads. */
class EvolvingTableTest {

    @Test
    void columnsAreAddedWidenedAndLeftEmpty() throws IOException {
        Store store = new Store()
                .table(table().column(nullable("total", SpecType.decimal(5, 1)))
                        .column(nullable("count", SpecType.integer(16)))
                        .column(nullable("old", SpecType.string()))
                        .primaryKey("id")
                        .build());
        store.load(
                "t",
                "LOAD00000001.parquet",
                dms(StructType.fromDDL("id int, total decimal(5,1), count smallint, old string")),
                List.of(loaded(1, new BigDecimal("1.5"), (short) 2, "x"), loaded(2, null, null, null)));
        store.complete().run().throwIfFailed();

        store.epoch(2)
                .table(table().column(nullable("new", SpecType.Simple.DATE))
                        .column(nullable("total", SpecType.decimal(9, 1)))
                        .column(nullable("count", SpecType.integer(64)))
                        .primaryKey("id")
                        .build());
        store.load(
                "t",
                "LOAD00000001.parquet",
                dms(StructType.fromDDL("id int, new date, total decimal(9,1), count bigint")),
                List.of(loaded(1, LocalDate.of(2026, 1, 1), new BigDecimal("12345678.5"), 1L << 40)));
        store.complete().run().throwIfFailed();

        assertThat(store.rows("t", "id", "new", "total", "count", "old", "_ds_epoch"))
                .containsExactly(RowFactory.create(
                        1, LocalDate.of(2026, 1, 1), new BigDecimal("12345678.5"), 1L << 40, null, 2L));
        long first = store.sql("SELECT snapshot FROM {db}.autocorp__ds_batches WHERE batch = 1")
                .get(0)
                .getLong(0);
        assertThat(store.sql("SELECT id, total, old FROM {db}.t VERSION AS OF " + first + " ORDER BY id"))
                .containsExactly(RowFactory.create(1, new BigDecimal("1.5"), "x"), RowFactory.create(2, null, null));
    }

    private static IngestTable.Builder table() {
        return IngestTable.builder("t").source("public", "t").table("t").column(required("id", SpecType.integer(32)));
    }
}
