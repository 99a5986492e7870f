package io.datasurface.awsbatch.jobs.reconcile;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.EveryType;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.ReconcileSide;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TargetSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake beside a real PostgreSQL. */
class ReconcileJobTest {
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

    private final Mart database = new Mart();

    @TempDir
    private Path reports;

    ReconcileJobTest() throws SQLException {}

    private JobReport reconcile(Store store, ReconcileSide side, long tolerance, int minutes) {
        ReconcileSpec spec =
                new ReconcileSpec("test", "autocorp", store.lake(), "file://" + reports.resolve("r"), tolerance, side);
        Clock clock = Clock.fixed(T0.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
        return new ReconcileJob(new JobContext(store.spark, clock, Checkpoint.NONE, Mart.LOGIN)).run(spec);
    }

    private String lastReport() throws IOException {
        try (Stream<Path> runs = Files.list(reports.resolve("r"))) {
            Path last = runs.max(Comparator.naturalOrder()).orElseThrow();
            assertThat(last.resolve("temporary")).doesNotExist();
            return Files.readString(last.resolve("report.json"));
        }
    }

    private Store exported() throws IOException {
        Store store = EveryType.loaded(EveryType.full(), EveryType.odd("nan"), EveryType.only(""));
        store.export(store.export(database.target()), Mart.LOGIN, Checkpoint.NONE, T0)
                .throwIfFailed();
        return store;
    }

    private TargetSide target() {
        IngestTable table = EveryType.table();
        return new TargetSide(
                database.target(),
                List.of(new ExportTable(
                        new DatasetRef("autocorp", "v"), "v", "v", table.schema(), table.milestoning())));
    }

    @Test
    void aTargetHasWhatTheLakeHasInEveryType() throws IOException {
        Store store = exported();

        JobReport report = reconcile(store, target(), 0, 0);

        report.throwIfFailed();
        assertThat(report.notes()).isEmpty();
        assertThat(report.entries().stream().map(entry -> entry.dataset() + " " + entry.outcome()))
                .containsExactly("autocorp/v UNCHANGED", "autocorp/v (history) UNCHANGED");
        assertThat(lastReport())
                .contains("\"side\":\"target\"", "\"table\":\"autocorp/v\",\"batch\":1", "\"lake\":{\"rows\":3")
                .contains("\"onlyInLake\":0,\"onlyThere\":0,\"different\":0,\"drift\":0,\"examples\":[]");
    }

    @Test
    void whatSomebodyChangesInATargetIsDrift() throws IOException, SQLException {
        Store store = exported();
        String live = database.query("SELECT physical FROM _ds_exports WHERE name = 'v'")
                .get(0);
        database.execute("UPDATE datasurface.\"" + live + "\" SET at = at + INTERVAL '1 microsecond' WHERE flag;"
                + "DELETE FROM datasurface.\"" + live + "\" WHERE \"Key \"\"k\"\"\" = 'nan';"
                + "INSERT INTO datasurface.\"" + live + "\" (\"Key \"\"k\"\"\") VALUES ('mine')");

        JobReport drifted = reconcile(store, target(), 2, 0);

        assertThatThrownBy(drifted::throwIfFailed)
                .isInstanceOf(JobException.class)
                .hasMessageContaining("1 of 2 tables failed")
                .hasMessageContaining(
                        "autocorp/v: 3 rows differ between the lake and the target for good, and 2 are tolerated;"
                                + " of all that differ 1 are only in the lake, 1 only in the target, and 1 have other values")
                .hasMessageNotContaining("mine");
        assertThat(lastReport())
                .contains("\"onlyInLake\":1,\"onlyThere\":1,\"different\":1,\"drift\":3", "[\\\"mine\\\"]")
                .contains("{\"table\":\"autocorp/v\",\"outcome\":\"FAILED\",\"failure\":\"3 rows differ");
        assertThat(reconcile(store, target(), 3, 1).notes())
                .hasSize(1)
                .first()
                .asString()
                .contains("3 rows differ", "as so many are tolerated");
    }

    @Test
    void waitsForTheFirstExport() throws IOException {
        Store store = new Store().table(EveryType.table());

        assertThat(reconcile(store, target(), 0, 0).entries())
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.WAITING));
        assertThat(lastReport()).contains("\"outcome\":\"WAITING\"");
    }

    @Test
    void whatASourceHasAndTheLakeNeverGetsIsDrift() throws IOException, SQLException {
        IngestTable table = IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(16)))
                .column(nullable("price", SpecType.decimal(10, 2)))
                .primaryKey("id")
                .build();
        database.execute("CREATE TABLE t (id smallint PRIMARY KEY, price numeric);"
                + "INSERT INTO t VALUES (1, 1), (2, 2), (3, 3.50)");
        Store store = new Store().table(table).pullsFrom(database, Optional.empty());
        ReconcileSide side = database.sourceSide(table);
        assertThat(reconcile(store, side, 0, 0).outcome("t")).isEqualTo(Outcome.WAITING);
        store.run(Checkpoint.NONE, T0).throwIfFailed();
        assertThat(reconcile(store, side, 0, 1).notes()).isEmpty();

        database.execute("UPDATE t SET price = 9 WHERE id = 1; DELETE FROM t WHERE id = 2");
        JobReport moving = reconcile(store, side, 0, 2);
        moving.throwIfFailed();
        assertThat(moving.notes().toString()).contains("2 rows differ", "no drift unless the next run sees it too");

        database.execute("UPDATE t SET price = 10 WHERE id = 1");
        assertThatThrownBy(() -> reconcile(store, side, 0, 3).throwIfFailed())
                .as("row 1 has moved on, row 2 is still there")
                .hasMessageContaining("t: 1 rows differ between the lake and the source for good");

        store.run(Checkpoint.NONE, T0.plusSeconds(600)).throwIfFailed();
        JobReport same = reconcile(store, side, 0, 20);
        same.throwIfFailed();
        assertThat(same.notes()).isEmpty();

        database.execute("UPDATE t SET price = 3.501 WHERE id = 3");
        assertThat(reconcile(store, side, 0, 21).notes().toString())
                .as("nothing is rounded")
                .contains("1 rows differ");
    }

    /** DMS is told to pass over it, and a log has no change of any row. */
    @Test
    void whatASourceTruncatesIsDriftUntilItIsLoadedAnew() throws IOException, SQLException {
        IngestTable table = IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id")
                .build();
        StructType file = dms(StructType.fromDDL("id int, name string"));
        database.execute("CREATE TABLE t (id int PRIMARY KEY, name text); INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        Store store = new Store().table(table);
        store.load("t", "LOAD00000001.parquet", file, List.of(loaded(1, "a"), loaded(2, "b")));
        store.complete().run(Checkpoint.NONE, T0).throwIfFailed();
        ReconcileSide side = database.sourceSide(table);
        assertThat(reconcile(store, side, 0, 1).notes()).isEmpty();

        database.execute("TRUNCATE t; INSERT INTO t VALUES (3, 'c')");
        store.changes(
                "t",
                "20261101-110000000.parquet",
                file,
                T0,
                List.of(change("I", 1, "2026-11-01 11:00:00.000000", 3, "c")));
        store.run(Checkpoint.NONE, T0.plusSeconds(600)).throwIfFailed();
        assertThat(store.rows("t", "id")).as("nothing tells of it").hasSize(3);
        assertThat(reconcile(store, side, 0, 2).notes().toString()).contains("2 rows differ");
        assertThatThrownBy(() -> reconcile(store, side, 0, 3).throwIfFailed())
                .hasMessageContaining("t: 2 rows differ between the lake and the source for good")
                .hasMessageContaining("2 are only in the lake");

        store.epoch(2).load("t", "LOAD00000001.parquet", file, List.of(loaded(3, "c")));
        store.complete().run(Checkpoint.NONE, T0.plusSeconds(1200)).throwIfFailed();
        assertThat(reconcile(store, side, 0, 4).notes()).isEmpty();
    }
}
