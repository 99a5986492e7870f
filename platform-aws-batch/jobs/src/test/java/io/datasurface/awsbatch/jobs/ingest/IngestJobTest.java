package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.AutoCorp;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The full load, when nothing goes wrong. */
class IngestJobTest {

    @Test
    void loadsAStoreAndThenChangesNothing() throws IOException {
        Store store = AutoCorp.store(50);

        JobReport report = store.run();

        assertThat(report.entries()).extracting(JobReport.Entry::outcome).containsOnly(Outcome.PUBLISHED);
        assertThat(AutoCorp.partsIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.parts(50));
        assertThat(AutoCorp.customersIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.customers());
        assertThat(store.rows("autocorp__orders", "*")).isEmpty();
        assertThat(store.rows("autocorp__customers", "_ds_epoch", "_ds_seq", "_ds_deleted", "_ds_commit_ts"))
                .containsOnly(RowFactory.create(1L, "", false, Instant.parse("2026-01-02T03:04:05.000006Z")));

        Map<String, Long> before = store.lakeFiles();
        assertThat(store.run().entries())
                .extracting(JobReport.Entry::outcome)
                .containsOnly(Outcome.UNCHANGED)
                .hasSize(3);
        assertThat(store.lakeFiles()).isEqualTo(before);
    }

    @Test
    void theBatchTableSaysWhatWasLoadedAndWhereItIs() throws IOException {
        Store store = AutoCorp.store(10);
        store.run();

        assertThat(store.sql(
                        "SELECT batch, dataset, load_epoch, transform(files, f -> f.name) FROM {db}.autocorp__ds_batches"
                                + " ORDER BY dataset"))
                .extracting(Row::toString)
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("[1,auto_parts,1,").contains("LOAD00000001", "LOAD0000000A"),
                        row -> assertThat(row).startsWith("[1,customers,1,").contains("LOAD00000001.parquet"),
                        row -> assertThat(row).startsWith("[1,orders,1,").doesNotContain("LOAD"));
        long snapshot = store.sql("SELECT snapshot FROM {db}.autocorp__ds_batches WHERE dataset = 'auto_parts'")
                .get(0)
                .getLong(0);
        assertThat(store.sql("SELECT count(*) FROM {db}.autocorp__auto_parts VERSION AS OF " + snapshot)
                        .get(0)
                        .getLong(0))
                .isEqualTo(10);
    }

    @Test
    void oneRowStaysOfEachKey() throws IOException {
        Store store = new Store().table(AutoCorp.CUSTOMERS);
        store.load(
                "customers",
                "LOAD00000001.parquet",
                AutoCorp.CUSTOMERS_FILE,
                List.of(
                        loadedAt("2026-01-01 00:00:00.000002", "DE", 1, "later"),
                        loadedAt("2026-01-01 00:00:00.000001", "DE", 1, "earlier"),
                        loaded("FR", 1, "first row"),
                        loaded("FR", 1, "last row"),
                        loaded("US", 1, "first file")));
        store.load(
                "customers",
                "part/SEGMENT2_LOAD00000001.parquet",
                AutoCorp.CUSTOMERS_FILE,
                List.of(loaded("US", 1, "last file"), loaded("US", 1, "last file")));
        store.complete().run().throwIfFailed();

        assertThat(AutoCorp.customersIn(store))
                .containsExactlyInAnyOrder(
                        RowFactory.create("DE", 1, "later"),
                        RowFactory.create("FR", 1, "last row"),
                        RowFactory.create("US", 1, "last file"));
    }

    /** A load that was cut off is begun anew with the same names, and what was deleted meanwhile is in no file of changes. */
    @Test
    void filesOfALoadThatWasBegunAnewAreLeftOut() throws IOException {
        Store store = new Store().table(AutoCorp.CUSTOMERS);
        String cutOff = "2026-01-01 10:00:00.000000";
        String anew = "2026-01-01 12:00:00.000000";
        Instant start = Instant.parse("2026-01-01T10:00:00Z");
        String folder = "part 1%20/";
        write(store, folder + "LOAD00000001.parquet", start.plusSeconds(7300), loadedAt(anew, "DE", 1, "kept"));
        write(store, folder + "LOAD00000002.parquet", start.plusSeconds(7400), loadedAt(anew, "DE", 2, "kept"));
        write(
                store,
                folder + "LOAD00000003.parquet",
                start.plusSeconds(200),
                loadedAt(cutOff, "DE", 9, "deleted since"));
        write(
                store,
                folder + "LOAD0000000A.parquet",
                start.plusSeconds(7200),
                loadedAt(anew, "DE", 3, "copied by hand"));
        write(store, "LOAD00000001.parquet", start.plusSeconds(300), loadedAt(cutOff, "FR", 1, "another part"));

        JobReport report = store.complete().run();

        report.throwIfFailed();
        assertThat(AutoCorp.customersIn(store))
                .containsExactlyInAnyOrder(
                        RowFactory.create("DE", 1, "kept"),
                        RowFactory.create("DE", 2, "kept"),
                        RowFactory.create("DE", 3, "copied by hand"),
                        RowFactory.create("FR", 1, "another part"));
        assertThat(report.entries().toString()).contains("1 of the 5 files of the load", "LOAD00000003");
        assertThat(store.run().entries()).extracting(JobReport.Entry::outcome).containsOnly(Outcome.UNCHANGED);
    }

    private static void write(Store store, String name, Instant written, Row row) throws IOException {
        store.changes("customers", name, AutoCorp.CUSTOMERS_FILE, written, List.of(row));
    }

    @Test
    void rowsWithoutAKeyAllStay() throws IOException {
        Store store = new Store()
                .table(IngestTable.builder("log")
                        .source("public", "log")
                        .table("log")
                        .column(nullable("line", SpecType.string()))
                        .build());
        store.load(
                "log",
                "LOAD00000001.parquet",
                dms(new StructType().add("line", "string")),
                List.of(loaded("a"), loaded("a"), loaded((Object) null)));
        store.complete().run().throwIfFailed();

        assertThat(store.rows("log", "line"))
                .containsExactlyInAnyOrder(
                        RowFactory.create("a"), RowFactory.create("a"), RowFactory.create((Object) null));
    }

    @Test
    void valuesOfEveryTypeArrive() throws IOException {
        String nested = "struct<`a b`:integer(32),m:map<string,array<decimal(5,2)>>>";
        Store store = new Store()
                .table(IngestTable.builder("all")
                        .source("public", "odd [x] {y} 100%")
                        .table("all_types")
                        .column(required("k", SpecType.binary()))
                        .column(nullable("b", SpecType.Simple.BOOLEAN))
                        .column(nullable("tiny", SpecType.integer(8)))
                        .column(nullable("small", SpecType.integer(16)))
                        .column(nullable("big", SpecType.integer(64)))
                        .column(nullable("f", SpecType.Simple.FLOAT))
                        .column(nullable("d", SpecType.Simple.DOUBLE))
                        .column(nullable("n", SpecType.decimal(38, 10)))
                        .column(nullable("wall", SpecType.Simple.TIMESTAMP))
                        .column(nullable("wall_as_utc", SpecType.Simple.TIMESTAMP))
                        .column(nullable("nested", SpecType.parse(nested)))
                        .primaryKey("k")
                        .build());
        StructType file = dms(StructType.fromDDL("K binary, b boolean, tiny tinyint, small smallint, big decimal(18,0),"
                + " f float, d float, n decimal(20,3), wall timestamp_ntz, wall_as_utc timestamp,"
                + " nested struct<`a b`: int, m: map<string, array<decimal(4,1)>>>"));
        byte[] key = "ключ".getBytes(StandardCharsets.UTF_8);
        Instant instant = Instant.parse("2026-03-29T01:30:00Z");
        store.load(
                "odd [x] {y} 100%",
                "LOAD00000001.parquet",
                file,
                List.of(
                        loaded(
                                key,
                                true,
                                (byte) -1,
                                (short) -300,
                                new BigDecimal("999999999999999999"),
                                1.5f,
                                0.1f,
                                new BigDecimal("-12345678901234567.891"),
                                LocalDateTime.of(2026, 3, 29, 2, 30),
                                instant,
                                RowFactory.create(7, Map.of("x", List.of(new BigDecimal("1.5"))))),
                        loaded(new byte[0], null, null, null, null, Float.NaN, null, null, null, null, null)));
        store.complete().run().throwIfFailed();

        List<Row> rows = store.rows(
                "all_types",
                "hex(k)",
                "b",
                "tiny",
                "small",
                "big",
                "f",
                "d",
                "n",
                "cast(wall as string)",
                "cast(wall_as_utc as string)",
                "to_json(nested)");
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        RowFactory.create(
                                "D0BAD0BBD18ED187",
                                true,
                                -1,
                                -300,
                                999999999999999999L,
                                1.5f,
                                (double) 0.1f,
                                new BigDecimal("-12345678901234567.8910000000"),
                                "2026-03-29 02:30:00",
                                "2026-03-29 01:30:00",
                                "{\"a b\":7,\"m\":{\"x\":[1.50]}}"),
                        RowFactory.create("", null, null, null, null, Float.NaN, null, null, null, null, null));
    }

    @Test
    void filesOfOneLoadMayDifferInTheWidthOfTheirTypes() throws IOException {
        Store store = new Store().table(AutoCorp.ORDERS);
        store.load(
                "orders",
                "LOAD00000001.parquet",
                dms(StructType.fromDDL("order_id smallint, total int")),
                List.of(loaded((short) 1, 5)));
        store.load(
                "orders",
                "LOAD00000002.parquet",
                dms(StructType.fromDDL("total decimal(7,1), ORDER_ID int")),
                List.of(loaded(new BigDecimal("2.5"), 70000)));
        IngestTable wide = IngestTable.builder("orders")
                .source("public", "orders")
                .table("o")
                .column(required("order_id", SpecType.integer(32)))
                .column(nullable("total", SpecType.decimal(13, 3)))
                .primaryKey("order_id")
                .build();
        store.table(wide).complete().run().throwIfFailed();

        assertThat(store.rows("o", "order_id", "total"))
                .containsExactlyInAnyOrder(
                        RowFactory.create(1, new BigDecimal("5.000")),
                        RowFactory.create(70000, new BigDecimal("2.500")));
    }

    @Test
    void partitionsTheTable() throws IOException {
        IngestTable partitioned = IngestTable.builder("customers")
                .source("public", "customers")
                .table("c")
                .columns(AutoCorp.CUSTOMERS.schema().columns())
                .primaryKey("country", "number")
                .partitionColumns(List.of("country"))
                .build();
        Store store = AutoCorp.store(2).table(partitioned);
        store.run().throwIfFailed();

        assertThat(store.rows("c", "country", "number", "`Full Name`"))
                .containsExactlyInAnyOrderElementsOf(AutoCorp.customers());
        assertThat(store.sql("SELECT DISTINCT partition.country FROM {db}.c.files"))
                .hasSize(2);
    }

    @Test
    void waitsUntilDmsHasLoadedEverything() throws IOException {
        Store store = new Store().table(AutoCorp.PARTS).table(AutoCorp.CUSTOMERS);
        AutoCorp.writeLoad(store, 4);

        assertThat(store.run().entries()).extracting(JobReport.Entry::outcome).containsOnly(Outcome.WAITING);
        assertThat(store.lakeFiles()).isEmpty();
        assertThat(store.complete().run().outcome("customers")).isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void leavesWhatIsBeyondTheTimeLimitToAnotherRun() throws IOException {
        Store store = AutoCorp.store(4).consistency(Consistency.SINGLE).maxDuration(Duration.ofSeconds(1));

        Instant[] now = {Instant.parse("2026-11-01T12:00:00Z")};
        InstantSource clock = () -> now[0];

        JobReport report = store.run((point, subject) -> now[0] = now[0].plusMillis(400), clock);

        assertThat(report.entries())
                .extracting(JobReport.Entry::outcome)
                .containsExactly(Outcome.PUBLISHED, Outcome.POSTPONED, Outcome.POSTPONED);
        store.maxDuration(Duration.ofHours(1));
        assertThat(store.run().entries())
                .extracting(JobReport.Entry::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.PUBLISHED, Outcome.PUBLISHED);
    }
}
