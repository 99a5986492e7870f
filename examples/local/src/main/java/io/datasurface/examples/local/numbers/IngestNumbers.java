package io.datasurface.examples.local.numbers;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;

import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.SpecType;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Customers in files of CSV, ingested; and read and written by Spark. */
final class IngestNumbers {
    static final String TABLE = "customers";
    private static final String FILES = "drops/customers";
    private static final String COLUMNS =
            "id bigint, name string, email string, street string, city string, born date, credit decimal(12,2)";

    private final Bench bench;
    private final long rows;
    private final int runs;

    IngestNumbers(Bench bench, long rows, int runs) {
        this.bench = bench;
        this.rows = rows;
        this.runs = runs;
    }

    static IngestTable table() {
        return IngestTable.builder(TABLE)
                .source("output", TABLE)
                .table(TABLE)
                .column(required("id", SpecType.integer(64)))
                .column(nullable("name", SpecType.string(60)))
                .column(nullable("email", SpecType.string(80)))
                .column(nullable("street", SpecType.string(60)))
                .column(nullable("city", SpecType.string(40)))
                .column(nullable("born", SpecType.Simple.DATE))
                .column(nullable("credit", SpecType.decimal(12, 2)))
                .primaryKey("id")
                .build();
    }

    Line run() {
        bench.spark()
                .range(0, rows, 1, 8)
                .selectExpr(
                        "id",
                        "concat('Customer ', id) AS name",
                        "concat('customer', id, '@example.com') AS email",
                        "concat(id % 977, ' Main Street') AS street",
                        "concat('City ', id % 4099) AS city",
                        "date_add(date'1950-01-01', cast(id % 20000 AS int)) AS born",
                        "cast((id % 1000000) / 100 AS decimal(12,2)) AS credit")
                .write()
                .option("header", true)
                .csv(bench.location(FILES));
        long plain = Long.MAX_VALUE;
        long job = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            String bare = Bench.DATABASE + ".bare_customers" + run;
            plain = Math.min(plain, Bench.time(() -> plain(bare)));
            bench.spark().sql("DROP TABLE IF EXISTS " + Bench.DATABASE + "." + TABLE + " PURGE");
            bench.spark().sql("DROP TABLE IF EXISTS " + Bench.DATABASE + ".crm__ds_batches PURGE");
            job = Math.min(job, bench.ingest(bench.spec("crm", source(run), List.of(table()))));
        }
        bench.check(TABLE, rows);
        return new Line(
                String.format("ingest of %,d rows from CSV", rows),
                job,
                plain,
                "at most 2 × Spark's read and write",
                (double) job / plain);
    }

    private void plain(String table) {
        bench.spark()
                .read()
                .schema(COLUMNS)
                .option("header", true)
                .csv(bench.location(FILES))
                .writeTo(table)
                .create();
    }

    private FileDropSource source(int run) {
        TreeMap<String, String> files = new TreeMap<>();
        files.put(TABLE, "customers/*.csv");
        return new FileDropSource(
                bench.location("drops"),
                new DropFormat.Csv(",", "\"", Optional.empty(), true, "", "UTF-8"),
                FileDropSource.Content.CHANGES,
                files,
                1,
                bench.location("work" + run),
                new Quarantine(bench.location("quarantine"), 0, 0),
                List.of(),
                Optional.empty());
    }
}
