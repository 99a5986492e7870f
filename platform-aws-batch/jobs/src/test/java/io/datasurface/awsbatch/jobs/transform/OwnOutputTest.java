package io.datasurface.awsbatch.jobs.transform;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transformer adds to its own output, a dataset of which gets a type that the table can't follow, and so another version of it. */
class OwnOutputTest extends Shop {
    private static final String NEXT = "totals__v2";
    private static final TableSchema TEXTS = TableSchema.of(
                    required("name", SpecType.string()), required("total", SpecType.string()))
            .withKey("name");

    private static String program(String type) {
        return "CREATE TEMPORARY VIEW totals (name, total) AS SELECT concat('batch ', max(_ds_batch_in)),"
                + " cast(count(*) AS " + type + ") FROM shop.a"
                + " UNION ALL SELECT name, cast(total AS " + type + ") FROM totals.totals";
    }

    private TransformSpec adding(String table, TableSchema schema, Milestoning own) {
        TransformInput before =
                new TransformInput(new DatasetRef("totals", "totals"), "g", "totals.totals", table, own, true);
        String type = schema == TEXTS ? "string" : "bigint";
        TransformSpec spec =
                spec(program(type), new TransformTrigger.AllInputs(), input("a", Milestoning.FORENSIC), before);
        TransformOutput output = new TransformOutput(
                "totals", store.landing(), List.of(new OutputDataset("totals", "totals", "output/totals", schema)));
        return new TransformSpec(
                spec.platform(), spec.workspace(), spec.code(), spec.lake(), spec.inputs(), output, spec.trigger());
    }

    private IngestSpec published(String table, TableSchema schema) {
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
                        .table(table)
                        .columns(schema.columns())
                        .primaryKey("name")
                        .milestoning(Milestoning.LIVE_AND_FORENSIC)
                        .build()));
    }

    private List<String> rows(String table) {
        return texts("SELECT name, total FROM {db}." + table + " WHERE NOT _ds_deleted ORDER BY name");
    }

    @BeforeEach
    void aBatchIsPublished() throws IOException {
        store.table(table("a").milestoning(Milestoning.LIVE_AND_FORENSIC).build());
        load("x");
        assertThat(transform(adding("totals", TOTALS, Milestoning.LIVE))).isEqualTo(Outcome.PUBLISHED);
        store.run(published("totals", TOTALS)).throwIfFailed();
        assertThat(rows("totals")).containsExactly("batch 1 1");
        changes(1, change("U", 1, T0, 1, "y"));
    }

    @Test
    void readsTheVersionOfBeforeUntilTheNextOneHasABatch() {
        TransformSpec next = adding(NEXT, TEXTS, Milestoning.LIVE);
        assertThat(transform(next)).as("nobody has made the table yet").isEqualTo(Outcome.WAITING);
        assertThatThrownBy(() -> store.run(published(NEXT, TEXTS)).throwIfFailed())
                .as("the batch that is there can't be one of that type")
                .hasMessageContaining("column total has type bigint; expected string");

        assertThat(transform(next)).isEqualTo(Outcome.PUBLISHED);
        store.run(published(NEXT, TEXTS)).throwIfFailed();
        assertThat(rows(NEXT)).containsExactly("batch 1 1", "batch 2 2");

        assertThat(transform(next)).as("its own batch is no news").isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void readsTheStatesOfTheVersionOfBefore() {
        store.run(published(NEXT, TEXTS));

        assertThat(transform(adding(NEXT, TEXTS, Milestoning.FORENSIC))).isEqualTo(Outcome.PUBLISHED);
        store.run(published(NEXT, TEXTS)).throwIfFailed();

        assertThat(rows(NEXT)).containsExactly("batch 1 1", "batch 2 2");
    }

    @Test
    void doesNotWaitForABatchThatNobodyCanTakeAnyMore() {
        TransformSpec before = adding("totals", TOTALS, Milestoning.LIVE);
        assertThat(transform(before)).isEqualTo(Outcome.PUBLISHED);
        assertThat(transform(before)).as("its batch fits").isEqualTo(Outcome.WAITING);
        assertThatThrownBy(() -> store.run(published(NEXT, TEXTS)).throwIfFailed())
                .hasMessageContaining("column total has type bigint; expected string");

        TransformSpec next = adding(NEXT, TEXTS, Milestoning.LIVE);
        assertThat(transform(next)).isEqualTo(Outcome.PUBLISHED);
        assertThat(transform(next)).as("this batch fits").isEqualTo(Outcome.WAITING);
        JobReport report = store.run(published(NEXT, TEXTS));
        report.throwIfFailed();

        assertThat(report.notes()).anySatisfy(note -> assertThat(note).contains("was passed over"));
        assertThat(rows(NEXT)).containsExactly("batch 1 1", "batch 2 2");
        assertThat(transform(next)).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void tellsThatTheTableOfItsBatchBeforeIsGone() {
        store.run(published(NEXT, TEXTS));
        store.sql("DROP TABLE {db}.totals");

        assertThatThrownBy(() -> transform(adding(NEXT, TEXTS, Milestoning.LIVE)))
                .hasMessageContaining("Table totals, which has the newest batch of totals:totals, is not in the lake");
    }
}
