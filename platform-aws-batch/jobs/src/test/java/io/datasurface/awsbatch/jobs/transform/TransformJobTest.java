package io.datasurface.awsbatch.jobs.transform;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.landing.Landing;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.staging.BatchName;
import io.datasurface.awsbatch.spec.CodeKind;
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
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.TransformInput;
import io.datasurface.awsbatch.spec.TransformOutput;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.TransformTrigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of orders and lines, a transformer that sums them, and the store that it fills. */
class TransformJobTest extends Shop {
    private static final OutputDataset MORE = new OutputDataset("more", "more", "output/more", TOTALS);

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
    void aBatchThatIsOlderThanAnOutputOrAColumnIsPassedOverForTheNext() throws IOException {
        IngestTable more = IngestTable.builder("more")
                .source("output", "more")
                .table("more")
                .columns(TOTALS.columns())
                .primaryKey("name")
                .build();
        TableSchema wider = TableSchema.of(
                        required("name", SpecType.string()),
                        required("total", SpecType.integer(64)),
                        nullable("half", SpecType.integer(64)))
                .withKey("name");
        String half = SUM.replace("count(*) AS total", "count(*) AS total, count(*) div 2 AS half");
        TransformSpec first = sql(SUM);
        load("x", "x");
        transform(first);

        IngestSpec two = with(output(), output().tables().get(0), more);
        assertThatThrownBy(() -> store.run(two).throwIfFailed())
                .hasMessageContaining("has no dataset more; run the transformer again");
        String both = SUM + SUM.replace("totals", "more");
        transform(writing(first, both, new OutputDataset("totals", "totals", "output/totals", TOTALS), MORE));
        JobReport report = store.run(two);
        report.throwIfFailed();
        assertThat(report.notes())
                .filteredOn(note -> note.startsWith("totals: "))
                .singleElement()
                .asString()
                .contains("was passed over, as a newer one has all rows as well: it has no dataset more");
        assertThat(texts("SELECT name, total FROM {db}.more")).containsExactly("x 2");

        // A second batch of the old columns, which nobody has taken when the column comes.
        changes(1, change("I", 1, T0, 3, "x"));
        transform(writing(first, both, new OutputDataset("totals", "totals", "output/totals", TOTALS), MORE));
        IngestTable totals = IngestTable.builder("totals")
                .source("output", "totals")
                .table("totals")
                .columns(wider.columns())
                .primaryKey("name")
                .build();
        IngestSpec three = with(output(), totals, more);
        assertThatThrownBy(() -> store.run(three).throwIfFailed()).hasMessageContaining("column half is missing");
        transform(writing(
                first,
                half + SUM.replace("totals", "more"),
                new OutputDataset("totals", "totals", "output/totals", wider),
                MORE));
        report = store.run(three);
        report.throwIfFailed();
        assertThat(report.notes())
                .filteredOn(note -> note.startsWith("totals: "))
                .singleElement()
                .asString()
                .contains("do not have the columns of the dataset", "column half is missing");
        assertThat(texts("SELECT name, total, half FROM {db}.totals")).containsExactly("x 3 1");
        assertThat(store.run(three).notes()).isEmpty();
    }

    private static IngestSpec with(IngestSpec spec, IngestTable... tables) {
        return new IngestSpec(
                spec.platform(),
                spec.store(),
                spec.consistency(),
                spec.source(),
                spec.lake(),
                spec.batchTable(),
                spec.limits(),
                List.of(tables));
    }

    private TransformSpec writing(TransformSpec like, String program, OutputDataset... outputs) {
        TransformSpec spec = sql(program);
        return new TransformSpec(
                spec.platform(),
                like.workspace(),
                spec.code(),
                spec.lake(),
                spec.inputs(),
                new TransformOutput("totals", store.landing(), List.of(outputs)),
                spec.trigger());
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
                .satisfies(failure -> assertThat(messages(failure)).contains(message));
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
        TransformSpec spec = inFile(CodeKind.JAVA, Files.write(folder.resolve("sums.jar"), jar), "Sums");

        assertThat(transform(spec)).isEqualTo(Outcome.PUBLISHED);
        assertThat(landed()).containsExactly("x! 2", "y! 1");
    }
}
