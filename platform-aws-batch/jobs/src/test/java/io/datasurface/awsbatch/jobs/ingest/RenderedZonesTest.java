package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.ConsumerDatabase;
import io.datasurface.awsbatch.jobs.export.MariaMart;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.reconcile.ReconcileJob;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcSource;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SourceSide;
import io.datasurface.awsbatch.spec.StagingColumns;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents that the plugin renders for sources with wall clocks, run as they are but for their places. */
class RenderedZonesTest {
    private static final Path DOCUMENTS = Path.of("../plugin/src/test/resources/io/datasurface/awsbatch/chunk/zones");
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-11-01T11:00:00Z");
    private static final String BEFORE = StagingColumns.BEFORE_IMAGE_PREFIX;
    private static final String ROWS =
            "SELECT id, since, seen, there, at FROM {db}.crm__people" + " WHERE NOT _ds_deleted ORDER BY id, since";

    private static IngestSpec rendered(String name) throws IOException {
        return SpecReader.readIngest(name, Files.readAllBytes(DOCUMENTS.resolve(name)));
    }

    private static Instant utc(String time) {
        return Instant.parse(time + "Z");
    }

    private static Row row(Object... values) {
        return RowFactory.create(values);
    }

    /** As DMS writes it, which marks wall clocks as UTC. */
    private static StructType file(String more, String time) {
        return dms(StructType.fromDDL(
                "id int, name string, since " + time + ", seen " + time + ", there " + time + ", at " + time + more));
    }

    private static Store loadedByDms(Object... row) throws IOException {
        Store store = new Store();
        store.load("people", "LOAD00000001.parquet", file("", "timestamp"), List.of(loaded(row)));
        return store.complete();
    }

    private static final Object[] SUMMER = {
        1,
        "Ada",
        utc("2026-07-01T12:00:00"),
        utc("2026-10-25T02:30:00.123456"),
        utc("2026-07-01T12:00:00"),
        utc("2026-07-01T12:00:00")
    };

    @Test
    void filesOfDmsHaveWallClocksInKeysAndImagesOfKeysToo() throws IOException {
        Store store = loadedByDms(SUMMER);
        LocalDateTime winter = LocalDateTime.parse("2026-01-01T12:00:00");
        store.load(
                "people",
                "LOAD00000002.parquet",
                file("", "timestamp_ntz"),
                List.of(loaded(2, "Bob", winter, null, winter, winter), loaded(3, "Eve", winter, null, null, null)));
        store.run(Placed.in(store, rendered("dms.json"))).throwIfFailed();
        assertThat(store.sql(ROWS))
                .containsExactly(
                        row(
                                1,
                                utc("2026-07-01T10:00:00"),
                                utc("2026-10-25T00:30:00.123456"),
                                utc("2026-07-01T12:00:00"),
                                utc("2026-07-01T12:00:00")),
                        row(
                                2,
                                utc("2026-01-01T11:00:00"),
                                null,
                                utc("2026-01-01T12:00:00"),
                                utc("2026-01-01T12:00:00")),
                        row(3, utc("2026-01-01T11:00:00"), null, null, null));

        Instant moved = utc("2026-07-02T12:00:00");
        Instant was = utc("2026-01-01T12:00:00");
        String time = "2026-11-01 10:00:00.000001";
        store.changes(
                "people",
                "20261101-100000000.parquet",
                dms(StructType.fromDDL(
                        "id int, name string, since timestamp, seen timestamp, there timestamp, at timestamp, " + BEFORE
                                + "id int, " + BEFORE + "since timestamp")),
                WRITTEN,
                List.of(
                        change("U", 1, time, 1, "Ada", SUMMER[2], moved, null, null, 1, SUMMER[2]),
                        change("U", 2, time, 2, "Bob", moved, null, null, null, 2, was),
                        change("D", 3, time, 3, null, was, null, null, null, null, null)));
        store.run(Placed.in(store, rendered("dms.json"))).throwIfFailed();
        assertThat(store.sql(ROWS))
                .as("the row of the old key is gone, and that which was deleted")
                .containsExactly(
                        row(1, utc("2026-07-01T10:00:00"), utc("2026-07-02T10:00:00"), null, null),
                        row(2, utc("2026-07-02T10:00:00"), null, null, null));
    }

    @Test
    void aTimeThatThereIsNotFailsTheBatch() throws IOException {
        Store store = loadedByDms(1, "Ada", utc("2026-07-01T12:00:00"), utc("2026-03-29T02:30:00"), null, null);
        IngestSpec spec = Placed.in(store, rendered("dms.json"));

        assertThatThrownBy(() -> store.run(spec).throwIfFailed())
                .hasStackTraceContaining("A row of dataset people has a time in column seen that there is not in"
                        + " Europe/Berlin: clocks are put forward over it")
                .hasStackTraceContaining("2026-03-29 02:30:00");
    }

    private static Store pull(IngestSpec rendered, ConsumerDatabase database, String schema) {
        Store store = new Store();
        rendered.tables().forEach(table -> store.table(placed(table, schema)));
        return store.pullsFrom(database, ((JdbcSource) rendered.source()).watermark());
    }

    private static IngestTable placed(IngestTable table, String schema) {
        return IngestTable.builder(table.dataset())
                .source(schema, table.sourceTable())
                .table(table.table())
                .columns(table.schema().columns())
                .primaryKey(table.schema().primaryKey())
                .build();
    }

    private static Outcome run(Store store, int minutes) {
        JobReport report = store.run(Checkpoint.NONE, T0.plus(Duration.ofMinutes(minutes)));
        report.throwIfFailed();
        return report.outcome("people");
    }

    @Test
    void whatPostgresKnowsAsAPointInTimeStaysIt() throws IOException, SQLException {
        Mart database = new Mart();
        database.execute(
                "CREATE TABLE people (id int, name varchar(60), since timestamp, seen timestamptz, there timestamp, at timestamptz,"
                        + " PRIMARY KEY (id, since));"
                        + "INSERT INTO people VALUES"
                        + " (1, 'Ada', '2026-07-01 12:00', '2026-07-01 12:00+02', '2026-07-01 12:00', '2026-07-01 12:00+02'),"
                        + " (2, 'Bob', '2026-10-25 02:30:00.000001', NULL, NULL, NULL)");
        Store store = pull(rendered("postgres.json"), database, "public");

        assertThat(run(store, 0)).isEqualTo(Outcome.PUBLISHED);
        Row ada = row(
                1,
                utc("2026-07-01T10:00:00"),
                utc("2026-07-01T10:00:00"),
                utc("2026-07-01T12:00:00"),
                utc("2026-07-01T10:00:00"));
        assertThat(store.sql(ROWS)).containsExactly(ada, row(2, utc("2026-10-25T00:30:00.000001"), null, null, null));
        assertThat(run(store, 1)).as("nothing differs").isEqualTo(Outcome.UNCHANGED);

        database.execute("DELETE FROM people WHERE id = 2");
        assertThat(run(store, 2)).isEqualTo(Outcome.PUBLISHED);
        assertThat(store.sql(ROWS)).containsExactly(ada);

        database.execute("UPDATE people SET since = '2026-03-29 02:30'");
        assertThatThrownBy(() -> run(store, 3))
                .hasStackTraceContaining("a time in column since that there is not in Europe/Berlin");
    }

    @Test
    void whatMySqlHasAsDatetimeIsOfTheZoneOfItsType(@TempDir Path reports) throws IOException, SQLException {
        MariaMart database = new MariaMart();
        String schema = database.target().database();
        database.execute(
                "CREATE TABLE people (id int, name varchar(60), since datetime(6), seen datetime(6), there datetime, at timestamp NULL,"
                        + " PRIMARY KEY (id, since))");
        database.execute(
                "INSERT INTO people VALUES (1, 'Ada', '2026-07-01 12:00', '2026-10-25 01:30', '2026-07-01 12:00', NULL),"
                        + " (2, 'Bob', '2026-01-01 12:00', '2026-10-25 02:59', NULL, NULL)");
        Store store = pull(rendered("mysql.json"), database, schema);

        assertThat(run(store, 0)).isEqualTo(Outcome.PUBLISHED);
        Row ada = row(1, utc("2026-07-01T10:00:00"), utc("2026-10-24T23:30:00"), utc("2026-07-01T12:00:00"), null);
        Row bob = row(2, utc("2026-01-01T11:00:00"), utc("2026-10-25T00:59:00"), null, null);
        assertThat(store.sql(ROWS)).containsExactly(ada, bob);
        assertThat(run(store, 1)).as("what is read again is as it was").isEqualTo(Outcome.UNCHANGED);

        database.execute("INSERT INTO people VALUES (3, 'Eve', '2026-01-01 12:00', '2026-10-25 02:05', NULL, NULL)");
        assertThat(run(store, 2))
                .as("in the second of the two hours from two to three")
                .isEqualTo(Outcome.PUBLISHED);
        Row eve = row(3, utc("2026-01-01T11:00:00"), utc("2026-10-25T00:05:00"), null, null);
        assertThat(store.sql(ROWS)).containsExactly(ada, bob, eve);
        database.execute("INSERT INTO people VALUES (4, 'Kim', '2026-01-01 12:00', '2026-10-25 09:00', NULL, NULL)");
        run(store, 3);
        assertThat(run(store, 4)).isEqualTo(Outcome.UNCHANGED);

        ReconcileSpec spec =
                SpecReader.readReconcile("reconcile", Files.readAllBytes(DOCUMENTS.resolve("mysql-reconcile.json")));
        IngestTable table = placed(((SourceSide) spec.side()).tables().get(0), schema);
        assertThat(reconcile(store, database, table, reports)).isEmpty();
        IngestTable.Builder inUtc = IngestTable.builder("people")
                .source(schema, "people")
                .table("crm__people")
                .primaryKey("id", "since");
        table.schema()
                .columns()
                .forEach(column -> inUtc.column(new ColumnSpec(column.name(), column.type(), column.nullable())));
        assertThat(reconcile(store, database, inUtc.build(), reports.resolve("utc"))
                        .toString())
                .as("by another zone")
                .contains("rows differ");
    }

    private static List<String> reconcile(Store store, MariaMart database, IngestTable table, Path reports) {
        ReconcileSpec spec =
                new ReconcileSpec("test", "autocorp", store.lake(), "file://" + reports, 0, database.sourceSide(table));
        Clock clock = Clock.fixed(T0.plus(Duration.ofMinutes(5)), ZoneOffset.UTC);
        JobReport report =
                new ReconcileJob(new JobContext(store.spark, clock, Checkpoint.NONE, database.logins())).run(spec);
        report.throwIfFailed();
        return report.notes();
    }
}
