package io.datasurface.examples.local.numbers;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;

import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Changes of rows all over a table, taken by the job; and merged by one statement into a table with the same settings. */
final class MergeNumbers {
    private static final String STORE = "shop";
    private static final String TABLE = "orders";
    private static final String BARE = Bench.DATABASE + ".bare_orders";
    /** Prime to all sizes in use, so that the keys of changes are all over the table. */
    private static final long STEP = 7919;

    private final Bench bench;
    private final long rows;
    private final long changes;
    private final int runs;

    MergeNumbers(Bench bench, long rows, long changes, int runs) {
        this.bench = bench;
        this.rows = rows;
        this.changes = changes;
        this.runs = runs;
    }

    private static IngestTable table() {
        return IngestTable.builder(TABLE)
                .source("public", TABLE)
                .table(TABLE)
                .column(required("id", SpecType.integer(64)))
                .column(nullable("name", SpecType.string(60)))
                .column(nullable("amount", SpecType.integer(32)))
                .primaryKey("id")
                .build();
    }

    Line run() throws IOException {
        Dataset<Row> loaded = bench.spark()
                .range(0, rows, 1, 8)
                .selectExpr(
                        "'I' AS Op", "id", "concat('order ', id % 1000) AS name", "cast(id % 10000 AS int) AS amount");
        bench.stage(loaded, bench.folder(STORE).resolve("public").resolve(TABLE), "LOAD%08d.parquet");
        bench.loaded(STORE);
        IngestSpec spec = bench.spec(STORE, bench.staged(STORE), List.of(table()));
        bench.ingest(spec);
        bench.check(TABLE, rows);
        bench.spark()
                .sql("CREATE TABLE " + BARE + " USING iceberg TBLPROPERTIES (" + bench.settings(TABLE)
                        + ") AS SELECT id, name, amount FROM " + Bench.DATABASE + "." + TABLE);
        long plain = Long.MAX_VALUE;
        long job = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            bench.stage(
                    changed(run),
                    bench.folder(STORE).resolve("public").resolve(TABLE),
                    "20261101-1" + run + "%07d.parquet");
            plain = Math.min(plain, Bench.time(new Merge(run)));
            job = Math.min(job, bench.ingest(spec));
        }
        bench.checkSame(BARE, Bench.DATABASE + "." + TABLE + " WHERE NOT _ds_deleted");
        return new Line(
                String.format("merge of %,d changes into %,d rows", changes, rows),
                job,
                plain,
                "at most 1.5 × a bare MERGE",
                (double) job / plain);
    }

    /** Of ten changes one inserts a row, one deletes one, and eight update one. */
    private Dataset<Row> changed(int run) {
        String key = "CASE WHEN id % 10 = 0 THEN " + (rows + run * changes) + " + id ELSE ((id + " + run * changes
                + ") * " + STEP + ") % " + rows + " END";
        String operation = "CASE WHEN id % 10 = 0 THEN 'I' WHEN id % 10 = 1 THEN 'D' ELSE 'U' END AS Op";
        return bench.spark()
                .range(0, changes, 1, 1)
                .selectExpr(operation, key + " AS id")
                .selectExpr(
                        "Op", "id", "concat('changed in ', " + run + ") AS name", "cast(id % 10000 AS int) AS amount");
    }

    private final class Merge implements Runnable {
        private final int run;

        Merge(int run) {
            this.run = run;
        }

        @Override
        public void run() {
            bench.spark()
                    .read()
                    .parquet(bench.location(STORE) + "/public/" + TABLE + "/20261101-1" + run + "*")
                    .createOrReplaceTempView("changed");
            bench.spark()
                    .sql(
                            "MERGE INTO " + BARE + " t USING changed c ON t.id = c.id"
                                    + " WHEN MATCHED AND c.Op = 'D' THEN DELETE"
                                    + " WHEN MATCHED THEN UPDATE SET t.name = c.name, t.amount = c.amount"
                                    + " WHEN NOT MATCHED AND c.Op <> 'D' THEN INSERT (id, name, amount) VALUES (c.id, c.name, c.amount)");
        }
    }
}
