package io.datasurface.awsbatch.jobs.transform;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.landing.Landing;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.staging.BatchName;
import io.datasurface.awsbatch.spec.CodeKind;
import io.datasurface.awsbatch.spec.CodeSpec;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.OutputDataset;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StageLimits;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.TransformInput;
import io.datasurface.awsbatch.spec.TransformOutput;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.TransformTrigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of orders and lines, a transformer that sums them, and the store that it fills. */
class TransformJobTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, name string"));
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TableSchema TOTALS = TableSchema.of(
                    required("name", SpecType.string()), required("total", SpecType.integer(64)))
            .withKey("name");
    private static final String SUM =
            "CREATE OR REPLACE TEMPORARY VIEW totals AS SELECT name, count(*) AS total FROM shop.a GROUP BY name;";

    private final Store store = new Store().table(table("a").build());
    private final List<String> tables = new ArrayList<>(List.of("a"));

    private static IngestTable.Builder table(String name) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id");
    }

    private static TransformInput input(String dataset, Milestoning milestoning) {
        return new TransformInput(new DatasetRef("shop", dataset), "g", "shop." + dataset, dataset, milestoning, false);
    }

    private TransformSpec sql(String program) {
        return spec(
                program,
                new TransformTrigger.AllInputs(),
                tables.stream().map(table -> input(table, Milestoning.LIVE)).toArray(TransformInput[]::new));
    }

    private void addSecondTable() {
        store.table(table("b").build());
        tables.add("b");
    }

    private TransformSpec spec(String program, TransformTrigger trigger, TransformInput... inputs) {
        CodeSpec code = CodeSpec.of(CodeKind.SQL, "file:/unused", "program.sql", Integer.toString(program.hashCode()));
        TransformOutput output = new TransformOutput(
                "totals", store.landing(), List.of(new OutputDataset("totals", "totals", "output/totals", TOTALS)));
        return Placed.in(
                store,
                new TransformSpec("test", "sums", code, store.lake(), List.of(inputs), output, trigger),
                program.getBytes(StandardCharsets.UTF_8));
    }

    private IngestSpec output() {
        return output(Milestoning.LIVE);
    }

    private IngestSpec output(Milestoning milestoning) {
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

    private void load(String... names) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            rows.add(loaded(i + 1, names[i]));
        }
        for (String table : tables) {
            store.load(table, "LOAD00000001.parquet", FILE, rows);
        }
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    private void changes(int number, Row... rows) throws IOException {
        for (String table : tables) {
            store.changes(table, "20261101-10000000" + number + ".parquet", FILE, LONG_AGO, List.of(rows));
        }
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    private Outcome transform(TransformSpec spec) {
        JobReport report = store.transform(spec, Optional.empty(), Checkpoint.NONE, NOW);
        report.throwIfFailed();
        return report.outcome("totals");
    }

    private List<String> totals() {
        return totals(Milestoning.LIVE);
    }

    private List<String> totals(Milestoning milestoning) {
        store.run(output(milestoning)).throwIfFailed();
        return texts("SELECT name, total FROM {db}.totals WHERE NOT _ds_deleted ORDER BY name");
    }

    private List<String> texts(String sql) {
        return store.sql(sql).stream().map(row -> row.mkString(" ")).toList();
    }

    private long pins(String table) {
        return store.sql("SELECT * FROM {db}." + table + ".refs WHERE name LIKE 'ds\\\\_pin%'")
                .size();
    }

    @Test
    void aBatchForEachNewBatchOfItsInputsAndNoOther() throws IOException {
        TransformSpec spec = sql(SUM);
        assertThat(transform(spec)).isEqualTo(Outcome.WAITING);
        load("x", "x", "y");

        assertThat(transform(spec)).isEqualTo(Outcome.PUBLISHED);
        assertThat(transform(spec)).as("not published yet").isEqualTo(Outcome.UNCHANGED);
        assertThat(totals(Milestoning.LIVE_AND_FORENSIC)).containsExactly("x 2", "y 1");
        assertThat(transform(spec)).as("published").isEqualTo(Outcome.UNCHANGED);

        changes(1, change("D", 1, T0, 3, null), change("I", 2, T0, 4, "z"));
        assertThat(transform(spec)).isEqualTo(Outcome.PUBLISHED);
        changes(2, change("I", 3, T0, 5, "z"));
        assertThat(transform(spec)).as("before the last was taken").isEqualTo(Outcome.PUBLISHED);
        assertThat(totals(Milestoning.LIVE_AND_FORENSIC)).containsExactly("x 2", "z 2");
        assertThat(texts("SELECT name, total, _ds_batch_in, _ds_batch_out FROM {db}.totals__history"
                        + " WHERE NOT _ds_deleted ORDER BY name, _ds_batch_in"))
                .as("each batch is a state")
                .containsExactly("x 2 1 null", "y 1 1 2", "z 1 2 3", "z 2 3 null");

        assertThat(transform(sql(SUM.replace("count(*)", "count(*) + 1"))))
                .as("another program")
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(pins("a")).isZero();
    }

    private IngestSpec atMostOne(QualityAction action) {
        QualityCheck few = new QualityCheck.Range("total", Optional.empty(), Optional.of(BigDecimal.ONE));
        return output().judged(Optional.of(new QualitySpec(
                "totals__ds_quality",
                "totals__ds_quarantine",
                10,
                Optional.empty(),
                List.of(new QualityRule("totals", "few", few, action)))));
    }

    @Test
    void aBatchThatIsBlockedIsPassedOverForTheNext() throws IOException {
        TransformSpec spec = sql(SUM);
        load("x", "x");
        transform(spec);
        assertThat(store.run(atMostOne(QualityAction.BLOCK)).outcome("totals")).isEqualTo(Outcome.FAILED);

        changes(1, change("D", 1, T0, 2, null));
        transform(spec);
        store.run(atMostOne(QualityAction.BLOCK)).throwIfFailed();

        assertThat(texts("SELECT name, total FROM {db}.totals WHERE NOT _ds_deleted"))
                .containsExactly("x 1");
        assertThat(texts("SELECT batch, passed FROM {db}.totals__ds_quality")).containsExactly("1 true");
    }

    @Test
    void aRowThatGoesAsideIsNotGone() throws IOException {
        TransformSpec spec = sql(SUM);
        load("x", "y");
        transform(spec);
        store.run(atMostOne(QualityAction.QUARANTINE)).throwIfFailed();
        changes(1, change("I", 1, T0, 3, "x"));
        transform(spec);

        store.run(atMostOne(QualityAction.QUARANTINE)).throwIfFailed();

        assertThat(texts("SELECT name, total FROM {db}.totals WHERE NOT _ds_deleted ORDER BY name"))
                .containsExactly("x 1", "y 1");
        assertThat(texts("SELECT batch, content FROM {db}.totals__ds_quarantine"))
                .containsExactly("2 {\"name\":\"x\",\"total\":2}");
    }

    @Test
    void killedAnywhereItMakesTheBatchOnce() throws IOException {
        load("x");
        TransformSpec spec = sql(SUM);
        List<String> steps = new ArrayList<>();
        for (int killed = 0; killed < 2; killed++) {
            int[] left = {killed};
            assertThatThrownBy(() -> store.transform(
                            spec,
                            Optional.empty(),
                            (point, subject) -> {
                                steps.add(point + " " + subject);
                                if (left[0]-- == 0) {
                                    throw new Killed();
                                }
                            },
                            NOW))
                    .isInstanceOf(Killed.class);
        }
        assertThat(steps).containsExactly("STAGED totals", "STAGED totals", "RECORDED sums");
        assertThat(transform(spec)).as("complete before it was killed").isEqualTo(Outcome.UNCHANGED);
        assertThat(totals()).containsExactly("x 1");

        changes(1, change("I", 1, T0, 9, "y"));
        transform(spec);
        assertThatThrownBy(() -> store.ingest(output(), (at, subject) -> {
                    if (at == Checkpoint.Point.RECORDED) {
                        throw new Killed();
                    }
                }))
                .isInstanceOf(Killed.class);
        assertThat(totals()).containsExactly("x 1", "y 1");
        assertThat(texts("SELECT count(*) FROM {db}.totals__ds_batches")).containsExactly("2");
    }

    @Test
    void allInputsOfAStoreAreOfOneBatch() throws IOException {
        addSecondTable();
        load("x");
        int[] runs = {0};
        TransformSpec spec = sql(
                "CREATE TEMPORARY VIEW totals AS WITH both AS (SELECT a.id, a.name FROM shop.a JOIN shop.b ON a.id = b.id)"
                        + " SELECT name, (SELECT count(*) FROM shop.b) AS total FROM both"
                        + " WHERE id IN (SELECT id FROM shop.b)");
        JobReport report = store.transform(
                spec,
                Optional.empty(),
                (point, subject) -> {
                    runs[0]++;
                    assertThat(pins("a")).as("pinned while it runs").isEqualTo(1);
                },
                NOW);
        report.throwIfFailed();
        assertThat(runs[0]).isEqualTo(2);
        assertThat(totals()).containsExactly("x 1");

        // The tables are moved one after the other; a run in between reads what the batch table names.
        store.changes("a", "20261101-100000001.parquet", FILE, LONG_AGO, List.of(change("U", 1, T0, 1, "y")));
        store.changes("b", "20261101-100000001.parquet", FILE, LONG_AGO, List.of(change("I", 2, T0, 2, "y")));
        assertThatThrownBy(() -> store.run(
                        (point, subject) -> {
                            if (point == Checkpoint.Point.PUBLISHED && subject.equals("a")) {
                                throw new Killed();
                            }
                        },
                        NOW))
                .isInstanceOf(Killed.class);
        transform(spec);
        assertThat(totals()).containsExactly("y 2");
    }

    @Test
    void itReadsHistoryAndItsOwnBatchBefore() throws IOException {
        store.table(table("a").milestoning(Milestoning.LIVE_AND_FORENSIC).build());
        load("x");
        TransformInput own = new TransformInput(
                new DatasetRef("totals", "totals"), "g", "totals.totals", "totals", Milestoning.LIVE, true);
        TransformSpec spec = spec(
                "CREATE TEMPORARY VIEW states AS SELECT name, _ds_batch_in FROM shop.a;"
                        + "CREATE TEMPORARY VIEW totals (name, total) AS SELECT concat('batch ', max(_ds_batch_in)), count(*)"
                        + " FROM states UNION ALL SELECT * FROM totals.totals",
                new TransformTrigger.AllInputs(),
                input("a", Milestoning.FORENSIC),
                own);
        transform(spec);
        changes(1, change("U", 1, T0, 1, "y"));
        assertThat(transform(spec)).as("its batch before is not published").isEqualTo(Outcome.WAITING);
        assertThat(totals()).containsExactly("batch 1 1");
        assertThat(transform(spec)).isEqualTo(Outcome.PUBLISHED);
        assertThat(totals()).containsExactly("batch 1 1", "batch 2 2");
        assertThat(transform(spec)).as("its own batch is no news").isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void byTheClockItRunsEachTimeButNotTwiceUnderOneName() throws IOException {
        TransformSpec spec = spec(
                "CREATE TEMPORARY VIEW totals AS SELECT 'x' AS name, 1L AS total",
                new TransformTrigger.Cron("0 0 * * ? *", "UTC"));
        Landing landing =
                new Landing(store.landing(), store.spark.sessionState().newHadoopConf());
        for (String run : List.of("r1", "r1", "r2")) {
            store.transform(spec, Optional.of(run), Checkpoint.NONE, NOW).throwIfFailed();
        }
        assertThat(landing.complete())
                .extracting(BatchName::number)
                .containsExactly(NOW.toEpochMilli(), NOW.toEpochMilli() + 1);
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingIsLeft() throws IOException {
        load("x", "x");
        String view = "CREATE TEMPORARY VIEW totals AS ";
        refused(view + "SELECT name, 1L AS total FROM " + store.spec().lake().database() + ".a", "is no input");
        refused(view + "SELECT name FROM shop.a", "column total is missing; expected integer(64)");
        refused(view + "SELECT name, 1.5 AS total, 1 AS more FROM shop.a", "total is of type decimal(2,1)");
        refused(
                view + "SELECT name, 1L AS total, 1 AS more FROM shop.a",
                "column more of type int is not in the dataset");
        refused(view + "SELECT 'n' AS name, CAST(NULL AS bigint) AS total", "without a value in column total");
        refused(view + "SELECT name, 1L AS total FROM shop.a", "2 rows of dataset totals with the key (x)");
        Landing landing =
                new Landing(store.landing(), store.spark.sessionState().newHadoopConf());
        assertThat(landing.complete()).isEmpty();
        assertThat(pins("a")).isZero();
    }

    /** Inputs are pinned and let go in the order in which the model has them. */
    @Test
    void aPinThatFailsLeavesNoOther() throws IOException {
        addSecondTable();
        load("x");
        TransformSpec spec = sql(SUM);
        int[] asked = {0};
        assertThatThrownBy(() -> store.transform(spec, Optional.empty(), Checkpoint.NONE, () -> {
                    if (++asked[0] == 2) {
                        lose("b");
                    }
                    return NOW;
                }))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("The transformer sums failed");
        find("b");
        assertThat(pins("a")).isZero();

        JobReport report = store.transform(
                spec,
                Optional.empty(),
                (point, subject) -> {
                    if (point == Checkpoint.Point.RECORDED) {
                        lose("a");
                    }
                },
                NOW);
        find("a");
        assertThat(report.outcome("totals")).as("the batch is complete").isEqualTo(Outcome.PUBLISHED);
        assertThat(pins("a")).as("it could not be let go").isEqualTo(1);
        assertThat(pins("b")).isZero();
    }

    private void lose(String table) {
        move(
                store.tableFolder(table).resolve("metadata"),
                store.tableFolder(table).resolve("lost"));
    }

    private void find(String table) {
        move(store.tableFolder(table).resolve("lost"), store.tableFolder(table).resolve("metadata"));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(String program, String message) {
        assertThatThrownBy(() -> transform(sql(program)))
                .isInstanceOf(JobException.class)
                .satisfies(failure ->
                        assertThat(String.join(" ", messages(failure))).contains(message));
    }

    private static List<String> messages(Throwable failure) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.add(String.valueOf(cause.getMessage()));
        }
        return messages;
    }

    @Test
    void aClassInAJar(@TempDir Path folder) throws IOException {
        load("x", "x", "y");
        byte[] jar = JarOfSource.compile(folder, "Sums", """
                import io.datasurface.awsbatch.jobs.transform.*;
                import org.apache.spark.api.java.function.MapFunction;
                import org.apache.spark.sql.*;
                public class Sums implements Transformer {
                    public void transform(TransformerRun run) {
                        Dataset<Row> rows = run.input("shop.a")
                                .map((MapFunction<Row, String>) row -> row.getString(1) + "!", Encoders.STRING())
                                .toDF("name");
                        run.write("totals", rows.groupBy("name").count()
                                .withColumnRenamed("count", run.settings().get("COLUMN")));
                    }
                }
                """);
        TransformSpec sql = sql("unused");
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("COLUMN", "total");
        TransformSpec spec = Placed.in(
                store,
                new TransformSpec(
                        "test",
                        "sums",
                        new CodeSpec(CodeKind.JAVA, "file:/unused", "Sums", "1.0", List.of(), settings),
                        store.lake(),
                        sql.inputs(),
                        sql.output(),
                        sql.trigger()),
                jar);

        assertThat(transform(spec)).isEqualTo(Outcome.PUBLISHED);
        assertThat(store.spark
                        .read()
                        .option("recursiveFileLookup", true)
                        .option("pathGlobFilter", "*.parquet")
                        .parquet(store.landing().location())
                        .selectExpr("concat(name, ' ', total) AS line")
                        .sort("line")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("x! 2", "y! 1");
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
