package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.EveryType;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** From the lake into a real PostgreSQL. */
class ExportJobTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, name string"));
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static IngestTable.Builder table(String name) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id");
    }

    private static Store loaded(IngestTable table, Object... names) throws IOException {
        Store store = new Store().table(table);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            rows.add(loadedAt(T0, i + 1, names[i]));
        }
        store.load("t", "LOAD00000001.parquet", FILE, rows);
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
        return store;
    }

    private static void changes(Store store, int file, Row... rows) throws IOException {
        store.changes("t", "20261101-10000000" + file + ".parquet", FILE, LONG_AGO, List.of(rows));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    private static JobReport export(Store store, Mart mart) {
        return store.export(store.export(mart.target()), Mart.LOGIN, Checkpoint.NONE, NOW);
    }

    @Test
    void aTableThenItsChanges() throws IOException, SQLException {
        Store store = loaded(table("t").build(), "a", "b", "c");
        Mart mart = new Mart();

        assertThat(export(store, mart).outcome("autocorp/t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(mart.query("SELECT * FROM report_g_t ORDER BY id")).containsExactly("1|a", "2|b", "3|c");
        String physical = mart.query("SELECT physical FROM _ds_exports").get(0);
        assertThat(export(store, mart).outcome("autocorp/t")).isEqualTo(Outcome.UNCHANGED);

        changes(store, 1, change("U", 1, T0, 1, "A"), change("D", 2, T0, 2, null), change("I", 3, T0, 4, "d"));
        changes(store, 2, change("D", 4, T0, 4, null), change("U", 5, T0, 3, "C"), change("I", 6, T0, 5, "e"));
        export(store, mart);

        assertThat(mart.query("SELECT * FROM report_g_t ORDER BY id")).containsExactly("1|A", "3|C", "5|e");
        assertThat(mart.query("SELECT physical FROM _ds_exports"))
                .as("merged into the same table")
                .containsExactly(physical);
    }

    @Test
    void aTableIsBuiltBesideTheOldOneIfItsColumnsChange() throws IOException, SQLException {
        Store store = loaded(table("t").build(), "a");
        Mart mart = new Mart();
        export(store, mart);
        store.table(table("t").column(nullable("more", SpecType.integer(64))).build());
        store.changes(
                "t",
                "20261101-100000001.parquet",
                dms(StructType.fromDDL("id int, name string, more bigint")),
                LONG_AGO,
                List.of(change("I", 1, T0, 2, "b", 7L)));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();

        export(store, mart);

        assertThat(mart.query("SELECT * FROM report_g_t ORDER BY id")).containsExactly("1|a|null", "2|b|7");
        assertThat(mart.query("SELECT count(*) FROM _ds_retired WHERE physical ~ '_l[0-9]+$'"))
                .containsExactly("1");
        store.export(store.export(mart.target()), Mart.LOGIN, Checkpoint.NONE, NOW.plusSeconds(100_000));
        assertThat(mart.query("SELECT count(*) FROM _ds_retired"))
                .as("a day later")
                .containsExactly("0");
        assertThat(mart.query(
                        "SELECT count(*) FROM pg_tables WHERE schemaname = 'datasurface' AND tablename LIKE 't_%'"))
                .containsExactly("1");
    }

    @Test
    void historyHasItsOwnView() throws IOException, SQLException {
        Store store =
                loaded(table("t").milestoning(Milestoning.LIVE_AND_FORENSIC).build(), "a");
        Mart mart = new Mart();
        export(store, mart);
        changes(store, 1, change("U", 1, "2026-11-01 10:00:05.000000", 1, "A"));
        export(store, mart);

        assertThat(mart.query("SELECT * FROM report_g_t")).containsExactly("1|A");
        assertThat(mart.query("SELECT * FROM report_g_t__history ORDER BY _ds_batch_in"))
                .containsExactly(
                        "1|a|2026-11-01 10:00:00+00|2026-11-01 10:00:05+00|1|2",
                        "1|A|2026-11-01 10:00:05+00|null|2|null");
    }

    @Test
    void killedAnywhereConsumersSeeBeforeOrAfter() throws IOException, SQLException {
        Store store =
                loaded(table("t").milestoning(Milestoning.LIVE_AND_FORENSIC).build(), "a", "b");
        Mart mart = new Mart();
        for (int round = 1; round <= 2; round++) {
            List<String> before = round == 1 ? List.of() : mart.query("SELECT name FROM report_g_t ORDER BY id");
            for (int step = 0; step < 3; step++) {
                int[] left = {step};
                assertThatThrownBy(() -> store.export(
                                store.export(mart.target()),
                                Mart.LOGIN,
                                (point, subject) -> {
                                    if (left[0]-- == 0) {
                                        throw new Killed();
                                    }
                                },
                                NOW))
                        .isInstanceOf(Killed.class);
                if (round == 1) {
                    assertThat(mart.query("SELECT * FROM pg_views WHERE schemaname = 'datasurface'"))
                            .isEmpty();
                } else {
                    assertThat(mart.query("SELECT name FROM report_g_t ORDER BY id"))
                            .isEqualTo(before);
                }
            }
            assertThat(export(store, mart).outcome("autocorp/t")).isEqualTo(Outcome.PUBLISHED);
            assertThat(mart.query("SELECT name FROM report_g_t ORDER BY id"))
                    .isEqualTo(round == 1 ? List.of("a", "b") : List.of("A", "c"));
            if (round == 1) {
                changes(store, 1, change("U", 1, T0, 1, "A"), change("D", 2, T0, 2, null), change("I", 3, T0, 3, "c"));
            }
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void valuesOfEveryTypeArrive() throws IOException, SQLException {
        Store store = EveryType.loaded(EveryType.full(), EveryType.only(""), EveryType.odd("odd"));
        Mart mart = new Mart();

        export(store, mart);

        assertThat(mart.query("SELECT * FROM report_g_v ORDER BY small, ratio"))
                .containsExactly(
                        EveryType.full()[0] + "|t|-5|-9223372036854775808|-12345678901234.50|0001-01-01|"
                                + "1969-12-31 23:59:59.999999+00|\\x00ff|0.1|10000000000|[\"b\", \"a\"]|"
                                + "{\"zz\": {\"n\": 1, \"at\": \"1969-12-31T23:59:59.999999Z\"}}",
                        "odd" + "|null".repeat(8) + "|NaN|[]|{}",
                        "|null".repeat(11));
    }

    @Test
    void readersMayReadViewsAndNothingElse() throws IOException, SQLException {
        Store store = loaded(table("t").build(), "a");
        Mart mart = new Mart();
        mart.execute("CREATE ROLE \"analyst's\"");

        store.export(store.export(mart.target(), "analyst's"), Mart.LOGIN, Checkpoint.NONE, NOW);

        String physical = mart.query("SELECT physical FROM _ds_exports").get(0);
        assertThat(mart.query("SELECT has_table_privilege('analyst''s', 'datasurface.report_g_t', 'SELECT'),"
                        + " has_table_privilege('analyst''s', 'datasurface.\"" + physical + "\"', 'SELECT')"))
                .containsExactly("t|f");
    }

    /** The role has to be there first: a run says so and shows nothing, and the next goes on. */
    @Test
    void readersComeAndGoWithTheModel() throws IOException, SQLException {
        Store store = loaded(table("t").build(), "a");
        Mart mart = new Mart();
        mart.execute("CREATE ROLE sellers");
        String first = "SELECT has_table_privilege('sellers', 'datasurface.report_g_t', 'SELECT')";

        store.export(store.export(mart.target(), "sellers"), Mart.LOGIN, Checkpoint.NONE, NOW);
        assertThat(mart.query(first)).containsExactly("t");

        assertThatThrownBy(() -> store.export(
                        store.export(mart.target(), "buyers", "sellers"), Mart.LOGIN, Checkpoint.NONE, NOW))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("Can't let buyers read the view report_g_t")
                .hasMessageContaining("Make that role or user");
        assertThat(mart.query(first)).containsExactly("t");

        mart.execute("CREATE ROLE buyers");
        store.export(store.export(mart.target(), "buyers"), Mart.LOGIN, Checkpoint.NONE, NOW);
        assertThat(mart.query(first + ", has_table_privilege('buyers', 'datasurface.report_g_t', 'SELECT')"))
                .containsExactly("f|t");
        assertThat(mart.query("SELECT count(*) FROM datasurface.report_g_t")).containsExactly("1");
    }

    /** The view stays, and so do the readers of others. */
    @Test
    void readersOfADatasetGroupThatGoesLoseItsView() throws IOException, SQLException {
        Store store = loaded(table("t").build(), "a");
        Mart mart = new Mart();
        mart.execute("CREATE ROLE leavers");
        mart.execute("CREATE ROLE stayers");
        ExportSpec spec = store.export(mart.target(), "leavers");
        ConsumerView other = other(spec.views().get(0));
        store.export(with(spec, List.of(spec.views().get(0), other)), Mart.LOGIN, Checkpoint.NONE, NOW);
        String rights = "SELECT has_table_privilege('leavers', 'datasurface.report_g_t', 'SELECT'),"
                + " has_table_privilege('stayers', 'datasurface.other', 'SELECT')";
        assertThat(mart.query(rights)).containsExactly("t|t");

        store.export(with(spec, List.of(other)), Mart.LOGIN, Checkpoint.NONE, NOW);

        assertThat(mart.query(rights)).containsExactly("f|t");
        assertThat(mart.query("SELECT count(*) FROM datasurface.report_g_t")).containsExactly("1");
        store.export(spec, Mart.LOGIN, Checkpoint.NONE, NOW);
        assertThat(mart.query(rights)).as("when it comes back").containsExactly("t|f");
    }

    @Test
    void readersOfADatasetThatLeavesTheExportLoseItsView() throws IOException, SQLException {
        Store store = loaded(table("t").build(), "a");
        Mart mart = new Mart();
        mart.execute("CREATE ROLE formers");
        ExportSpec spec = store.export(mart.target(), "formers");
        store.export(spec, Mart.LOGIN, Checkpoint.NONE, NOW);
        String rights = "SELECT has_table_privilege('formers', 'datasurface.report_g_t', 'SELECT')";
        assertThat(mart.query(rights)).containsExactly("t");

        ExportTable table = spec.tables().get(0);
        ExportTable another =
                new ExportTable(new DatasetRef("autocorp", "u"), "nowhere", "u", table.schema(), table.milestoning());
        store.export(of(spec, "chunk-2", List.of(another), List.of()), Mart.LOGIN, Checkpoint.NONE, NOW);
        assertThat(mart.query(rights)).as("another chunk's run").containsExactly("t");

        ExportTable waits = spec.tables().get(0);
        ExportTable nowhere =
                new ExportTable(waits.dataset(), "nowhere", waits.targetTable(), waits.schema(), waits.milestoning());
        store.export(of(spec, spec.chunk(), List.of(nowhere), spec.views()), Mart.LOGIN, Checkpoint.NONE, NOW);
        assertThat(mart.query(rights)).as("the lake has it no more").containsExactly("t");

        store.export(of(spec, spec.chunk(), List.of(another), List.of()), Mart.LOGIN, Checkpoint.NONE, NOW);
        assertThat(mart.query(rights)).containsExactly("f");
        assertThat(mart.query("SELECT name FROM datasurface.report_g_t")).containsExactly("a");
    }

    private static ExportSpec of(ExportSpec spec, String chunk, List<ExportTable> tables, List<ConsumerView> views) {
        return new ExportSpec(spec.platform(), spec.container(), chunk, spec.target(), spec.lake(), tables, views);
    }

    private static ConsumerView other(ConsumerView view) {
        return new ConsumerView(
                view.workspace(), "o", view.dataset(), "other", view.columns(), view.milestoning(), List.of("stayers"));
    }

    private static ExportSpec with(ExportSpec spec, List<ConsumerView> views) {
        return new ExportSpec(
                spec.platform(), spec.container(), spec.chunk(), spec.target(), spec.lake(), spec.tables(), views);
    }

    @Test
    void waitsForTheLakeAndSaysWhatIsWrongWithTheDatabase() throws IOException, SQLException {
        Store store = new Store().table(table("t").build());
        Mart mart = new Mart();

        assertThat(export(store, mart).outcome("autocorp/t")).isEqualTo(Outcome.WAITING);
        assertThatThrownBy(() -> store.export(
                        store.export(mart.target()),
                        arn -> new io.datasurface.awsbatch.jobs.run.SecretStore.Login("nobody", "secret"),
                        Checkpoint.NONE,
                        NOW))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("as user nobody")
                .hasMessageNotContaining("secret");
    }

    /** A first copy may take longer than snapshots are kept. */
    @Test
    void whatIsReadIsKeptUntilTheRunEnds() throws IOException, SQLException {
        Store store =
                loaded(table("t").milestoning(Milestoning.LIVE_AND_FORENSIC).build(), "a");
        Mart mart = new Mart();
        List<Long> pinned = new ArrayList<>();
        Checkpoint count = (point, subject) -> pinned.add(pins(store, "t") + pins(store, "t__history"));

        assertThatThrownBy(() -> store.export(
                        store.export(mart.target()),
                        Mart.LOGIN,
                        (point, subject) -> {
                            count.reached(point, subject);
                            throw new Killed();
                        },
                        NOW))
                .isInstanceOf(Killed.class);
        assertThat(pins(store, "t")).as("after a run that failed").isZero();

        store.export(store.export(mart.target()), Mart.LOGIN, count, NOW);
        assertThat(pinned).as("while rows are copied, until they are shown").containsExactly(1L, 1L, 2L, 2L, 2L);
        assertThat(pins(store, "t") + pins(store, "t__history")).isZero();

        changes(store, 1, change("U", 1, T0, 1, "A"));
        store.export(store.export(mart.target()), Mart.LOGIN, count, NOW);
        assertThat(pinned).as("changes, too").hasSize(9).endsWith(1L, 2L, 2L, 2L);
        assertThat(pins(store, "t")).isZero();
    }

    private static long pins(Store store, String table) {
        return store.spark
                .table(store.lake().catalog() + "." + store.lake().database() + "." + table + ".refs")
                .where("name LIKE 'ds!_pin!_%' ESCAPE '!'")
                .count();
    }
}
