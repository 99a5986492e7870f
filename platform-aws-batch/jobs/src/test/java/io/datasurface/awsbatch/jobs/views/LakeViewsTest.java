package io.datasurface.awsbatch.jobs.views;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.ExportJob;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Views on a real lake, in the SQL that Athena gets; Athena itself is played. */
class LakeViewsTest {
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final String T1 = "2026-11-01 10:30:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final StructType FILE = dms(StructType.fromDDL("id int, `Order-No` string"));

    private final RecordedAthena athena = new RecordedAthena();

    private static IngestTable.Builder table(String name) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("Order-No", SpecType.string()))
                .primaryKey("id");
    }

    private static Store loaded(String... names) throws IOException {
        return loaded(Milestoning.LIVE, names);
    }

    private static Store loaded(Milestoning milestoning, String... names) throws IOException {
        Store store = new Store();
        for (String name : names) {
            store.table(table(name).milestoning(milestoning).build());
            store.load(name, "LOAD00000001.parquet", FILE, List.of(loadedAt(T0, 1, "x"), loadedAt(T0, 2, "y")));
        }
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
        return store;
    }

    private static ExportSpec spec(Store store, String chunk, Milestoning milestoning, IngestTable... tables) {
        List<ExportTable> exported = new ArrayList<>();
        List<ConsumerView> views = new ArrayList<>();
        for (IngestTable table : tables) {
            DatasetRef dataset = new DatasetRef("autocorp", table.dataset());
            exported.add(new ExportTable(dataset, table.table(), table.table(), table.schema(), milestoning));
            views.add(new ConsumerView(
                    "w", "g", dataset, "v_" + table.table(), table.schema().columnNames(), milestoning, List.of()));
        }
        LakeTarget target = new LakeTarget("eu-central-1", "views", "readers");
        return new ExportSpec("test", "athena", chunk, target, store.lake(), exported, views);
    }

    private static ExportSpec spec(Store store, String chunk, String... tables) {
        return spec(
                store,
                chunk,
                Milestoning.LIVE,
                List.of(tables).stream().map(name -> table(name).build()).toArray(IngestTable[]::new));
    }

    private JobReport run(Store store, ExportSpec spec, Checkpoint checkpoint) {
        JobContext context = new JobContext(store.spark, Clock.fixed(NOW, ZoneOffset.UTC), checkpoint, secret -> {
            throw new AssertionError("No login is needed");
        });
        return new ExportJob(context, athena).run(spec);
    }

    private JobReport run(Store store, ExportSpec spec) {
        return run(store, spec, Checkpoint.NONE);
    }

    @Test
    void consumersSeeTheRowsAndTheirHistoryAndNothingIsMadeTwice() throws IOException {
        Store store = loaded(Milestoning.LIVE_AND_FORENSIC, "t");
        ExportSpec spec =
                spec(store, "chunk-1", Milestoning.LIVE_AND_FORENSIC, table("t").build());
        assertThat(run(store, spec).outcome("autocorp/t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(athena.asked()).containsExactly("make v_t", "make v_t__history");

        store.changes(
                "t",
                "20261101-103000000.parquet",
                FILE,
                LONG_AGO,
                List.of(change("U", 1, T1, 1, "z"), change("D", 2, T1, 2, null)));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(run(store, spec).outcome("autocorp/t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(athena.asked()).isEmpty();

        assertThat(athena.rows(store.spark, "v_t")).containsExactly(RowFactory.create(1, "z"));
        Instant loadedAt = Instant.parse("2026-11-01T10:00:00Z");
        Instant changedAt = Instant.parse("2026-11-01T10:30:00Z");
        assertThat(athena.rows(store.spark, "v_t__history"))
                .containsExactlyInAnyOrder(
                        RowFactory.create(1, "x", loadedAt, changedAt, 1L, 2L),
                        RowFactory.create(1, "z", changedAt, null, 2L, null),
                        RowFactory.create(2, "y", loadedAt, changedAt, 1L, 2L));
    }

    @Test
    void whatTheLakeDoesNotHaveYetWaits() throws IOException {
        Store store = loaded("t");
        IngestTable wider =
                table("t").column(nullable("more", SpecType.string())).build();
        ExportSpec spec =
                spec(store, "chunk-1", Milestoning.LIVE, wider, table("u").build());
        JobReport report = run(store, spec);
        assertThat(report.outcome("autocorp/t")).isEqualTo(Outcome.WAITING);
        assertThat(report.outcome("autocorp/u")).isEqualTo(Outcome.WAITING);
        assertThat(athena.asked()).isEmpty();

        store.sql("ALTER TABLE {db}.t ADD COLUMN more string");
        assertThat(run(store, spec).outcome("autocorp/t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(athena.asked()).containsExactly("make v_t");
    }

    @Test
    void aViewIsMadeAgainWhenAColumnHasAnotherType() throws IOException {
        Store store = loaded("t");
        ExportSpec spec = spec(store, "chunk-1", "t");
        run(store, spec).throwIfFailed();
        athena.asked();
        store.sql("ALTER TABLE {db}.t ALTER COLUMN id TYPE bigint");

        run(store, spec).throwIfFailed();

        assertThat(athena.asked()).containsExactly("make v_t");
    }

    @Test
    void viewsGoWithWhoAsksForThemAndMoveWithTheirChunk() throws IOException {
        Store store = loaded("t", "u", "w");
        run(store, spec(store, "chunk-1", "t", "u", "w")).throwIfFailed();
        athena.asked();

        run(store, spec(store, "chunk-2", "u")).throwIfFailed();
        assertThat(athena.asked()).as("it is there already").isEmpty();
        run(store, spec(store, "chunk-1", "t")).throwIfFailed();
        assertThat(athena.asked()).containsExactly("drop v_w");
        run(store, spec(store, "chunk-1", "t")).throwIfFailed();
        assertThat(athena.asked()).isEmpty();

        assertThat(athena.views()).containsExactly("v_t", "v_u");
    }

    @Test
    void aViewThatFailsLeavesTheOthersAlone() throws IOException {
        Store store = loaded("t", "u");
        athena.refuse("v_t");
        JobReport report = run(store, spec(store, "chunk-1", "t", "u"));
        assertThat(report.outcome("autocorp/t")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("autocorp/u")).isEqualTo(Outcome.PUBLISHED);
        assertThatThrownBy(report::throwIfFailed).hasMessageContaining("View views.v_t: Athena says no");
        assertThat(athena.asked()).containsExactly("make v_u");

        athena.mend();
        run(store, spec(store, "chunk-1", "t", "u")).throwIfFailed();
        assertThat(athena.asked()).containsExactly("make v_t");

        athena.refuse("v_u");
        assertThat(run(store, spec(store, "chunk-1", "t")).outcome("v_u")).isEqualTo(Outcome.FAILED);
        athena.mend();
        run(store, spec(store, "chunk-1", "t")).throwIfFailed();
        assertThat(athena.asked()).containsExactly("drop v_u");
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"STAGED", "RECORDED", "PUBLISHED"})
    void aRunThatDiesIsFinishedByTheNext(Point point) throws IOException {
        Store store = loaded("t", "u");
        run(store, spec(store, "chunk-1", "u")).throwIfFailed();
        athena.asked();
        assertThatThrownBy(() -> run(store, spec(store, "chunk-1", "t"), killAt(point)))
                .isInstanceOf(Killed.class);
        athena.asked();

        run(store, spec(store, "chunk-1", "t")).throwIfFailed();

        assertThat(athena.views()).containsExactly("v_t");
        athena.asked();
        run(store, spec(store, "chunk-1", "t")).throwIfFailed();
        assertThat(athena.asked()).isEmpty();
    }

    @Test
    void namesAreQuoted() {
        assertThat(LakeView.drop("views", "a\"; b")).isEqualTo("DROP VIEW IF EXISTS \"views\".\"a\"\"; b\"");
    }

    private static Checkpoint killAt(Point point) {
        return (reached, subject) -> {
            if (reached == point) {
                throw new Killed();
            }
        };
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aLakeOnOneMachineHasNoViews() throws IOException {
        Store store = loaded("t");
        ExportSpec spec = spec(store, "chunk-1", "t");
        assertThatThrownBy(() -> store.export(spec, Mart.LOGIN, Checkpoint.NONE, NOW))
                .hasMessageContaining("reads no lake on this machine");
    }
}
