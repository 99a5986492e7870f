package io.datasurface.examples.local.numbers;

import static io.datasurface.awsbatch.spec.ColumnSpec.required;

import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A store of many tables, and a run that finds nothing new for any. */
final class IdleNumbers {
    private static final String STORE = "idle";
    private static final String LOAD = "LOAD%08d.parquet";

    private final Bench bench;
    private final int tables;
    private final int runs;

    IdleNumbers(Bench bench, int tables, int runs) {
        this.bench = bench;
        this.tables = tables;
        this.runs = runs;
    }

    Line run() throws IOException {
        List<IngestTable> all = IntStream.range(0, tables)
                .mapToObj(number -> IngestTable.builder("t" + number)
                        .source("public", "t" + number)
                        .table("idle_t" + number)
                        .column(required("id", SpecType.integer(64)))
                        .primaryKey("id")
                        .build())
                .toList();
        Path one = bench.folder("one");
        bench.stage(bench.spark().range(0, 1, 1, 1).selectExpr("'I' AS Op", "id"), one, LOAD);
        for (IngestTable table : all) {
            Path folder = bench.folder(STORE).resolve("public").resolve(table.dataset());
            Files.createDirectories(folder);
            Files.copy(one.resolve(String.format(LOAD, 1)), folder.resolve(String.format(LOAD, 1)));
        }
        bench.loaded(STORE);
        IngestSpec spec = bench.spec(STORE, bench.staged(STORE), all);
        bench.ingest(spec);
        long best = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            best = Math.min(best, bench.ingest(spec));
        }
        return new Line(
                String.format("a run over %,d tables with nothing new", tables),
                best,
                0,
                "under 1 s for 100 tables",
                best / 1e9 * 100 / tables);
    }
}
