package io.datasurface.awsbatch.jobs.transform;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;

import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.CodeKind;
import io.datasurface.awsbatch.spec.CodeSpec;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.OutputDataset;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StageLimits;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.TransformInput;
import io.datasurface.awsbatch.spec.TransformOutput;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.TransformTrigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A store of orders and lines, what a transformer reads of them, and the store that it fills. */
abstract class Shop {
    static final StructType FILE = dms(StructType.fromDDL("id int, name string"));
    static final String T0 = "2026-11-01 10:00:00.000000";
    static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final TableSchema TOTALS = TableSchema.of(
                    required("name", SpecType.string()), required("total", SpecType.integer(64)))
            .withKey("name");
    static final String SUM =
            "CREATE OR REPLACE TEMPORARY VIEW totals AS SELECT name, count(*) AS total FROM shop.a GROUP BY name;";

    final Store store = new Store().table(table("a").build());
    final List<String> tables = new ArrayList<>(List.of("a"));

    static IngestTable.Builder table(String name) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id");
    }

    static TransformInput input(String dataset, Milestoning milestoning) {
        return new TransformInput(new DatasetRef("shop", dataset), "g", "shop." + dataset, dataset, milestoning, false);
    }

    TransformSpec sql(String program) {
        return spec(
                program,
                new TransformTrigger.AllInputs(),
                tables.stream().map(table -> input(table, Milestoning.LIVE)).toArray(TransformInput[]::new));
    }

    void addSecondTable() {
        store.table(table("b").build());
        tables.add("b");
    }

    TransformSpec spec(String program, TransformTrigger trigger, TransformInput... inputs) {
        CodeSpec code = CodeSpec.of(CodeKind.SQL, "file:/unused", "program.sql", Integer.toString(program.hashCode()));
        return Placed.in(store, spec(code, trigger, inputs), program.getBytes(StandardCharsets.UTF_8));
    }

    private TransformSpec spec(CodeSpec code, TransformTrigger trigger, TransformInput... inputs) {
        TransformOutput output = new TransformOutput(
                "totals", store.landing(), List.of(new OutputDataset("totals", "totals", "output/totals", TOTALS)));
        return new TransformSpec("test", "sums", code, store.lake(), List.of(inputs), output, trigger);
    }

    /** A program in a file, that reads {@code shop.a} and finds a setting. */
    TransformSpec inFile(CodeKind kind, Path file, String entry) {
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("COLUMN", "total");
        String location = file.toUri().toString();
        CodeSpec code = new CodeSpec(kind, location, entry, "1.0", List.of(), settings);
        return spec(code, new TransformTrigger.AllInputs(), input("a", Milestoning.LIVE));
    }

    IngestSpec output() {
        return output(Milestoning.LIVE);
    }

    IngestSpec output(Milestoning milestoning) {
        return new IngestSpec(
                "test",
                "totals",
                Consistency.MULTI,
                store.landing(),
                store.lake(),
                "totals__ds_batches",
                new StageLimits(10, Duration.ofHours(1)),
                List.of(IngestTable.builder("totals")
                        .source("output", "totals")
                        .table("totals")
                        .columns(TOTALS.columns())
                        .primaryKey("name")
                        .milestoning(milestoning)
                        .build()));
    }

    void load(String... names) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            rows.add(loaded(i + 1, names[i]));
        }
        for (String table : tables) {
            store.load(table, "LOAD00000001.parquet", FILE, rows);
        }
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    void changes(int number, Row... rows) throws IOException {
        for (String table : tables) {
            store.changes(table, "20261101-10000000" + number + ".parquet", FILE, LONG_AGO, List.of(rows));
        }
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    Outcome transform(TransformSpec spec) {
        JobReport report = store.transform(spec, Optional.empty(), Checkpoint.NONE, NOW);
        report.throwIfFailed();
        return report.outcome("totals");
    }

    List<String> totals() {
        return totals(Milestoning.LIVE);
    }

    List<String> totals(Milestoning milestoning) {
        store.run(output(milestoning)).throwIfFailed();
        return texts("SELECT name, total FROM {db}.totals WHERE NOT _ds_deleted ORDER BY name");
    }

    List<String> texts(String sql) {
        return store.sql(sql).stream().map(row -> row.mkString(" ")).toList();
    }

    long pins(String table) {
        return store.sql("SELECT * FROM {db}." + table + ".refs WHERE name LIKE 'ds\\\\_pin%'")
                .size();
    }

    List<String> landed() {
        return store
                .spark
                .read()
                .option("recursiveFileLookup", true)
                .option("pathGlobFilter", "*.parquet")
                .parquet(store.landing().location())
                .selectExpr("concat(name, ' ', total) AS line")
                .sort("line")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** What a failure and its causes say. */
    static String messages(Throwable failure) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.add(String.valueOf(cause.getMessage()));
        }
        return String.join(" ", messages);
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
