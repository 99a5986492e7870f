package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.AutoCorp;
import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Rendered;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The document that the plugin renders for the AutoCorp example, run as it is but for its places. */
class RenderedSpecTest {
    private static final StructType PARTS = dms(new StructType()
            .add("line_id", "bigint")
            .add("order_id", "bigint")
            .add("part_id", "int")
            .add("quantity", "int")
            .add("unit_price", "decimal(10,2)")
            .add("line_total", "decimal(12,2)"));

    @Test
    void theFullLoadOfAutoCorpArrivesInItsTables() throws IOException {
        Store store = new Store();
        IngestSpec spec = Placed.in(
                store, SpecReader.readIngest("ingest", Rendered.development("specs/ingest/autocorp_test.json")));
        Instant changed = Instant.parse("2026-11-20T10:11:12.123456Z");
        LocalDate day = LocalDate.of(2026, 11, 20);
        BigDecimal net = new BigDecimal("100.00");
        BigDecimal tax = new BigDecimal("19.00");
        BigDecimal gross = new BigDecimal("119.00");
        store.load(
                "sales_order",
                "LOAD00000001.parquet",
                AutoCorp.SALES_ORDERS_FILE,
                List.of(
                        loaded(1L, "A-1", 7L, day, "OPEN", net, tax, gross, "CARD", changed),
                        loaded(2L, "A-2", 8L, day.plusDays(1), "PAID", net, tax, gross, null, changed)));
        store.load("sales_order_parts", "LOAD00000001.parquet", PARTS, List.of(loaded(1L, 1L, 42, 3, net, gross)));
        store.complete();

        JobReport report = store.run(spec);

        assertThat(report.entries())
                .extracting(JobReport.Entry::outcome)
                .hasSize(2)
                .containsOnly(Outcome.PUBLISHED);
        assertThat(store.rows(
                        "autocorp_test__sales_order",
                        "order_id",
                        "order_date",
                        "total_amount",
                        "payment_method",
                        "updated_at"))
                .containsExactlyInAnyOrder(
                        RowFactory.create(1L, day, gross, "CARD", changed),
                        RowFactory.create(2L, day.plusDays(1), gross, null, changed));
        assertThat(store.rows("autocorp_test__sales_order_parts", "line_id", "part_id", "line_total"))
                .containsExactly(RowFactory.create(1L, 42, gross));
        assertThat(store.spark
                        .read()
                        .format("delta")
                        .load(store.tableFolder("autocorp_test__sales_order_parts__delta")
                                .toString())
                        .select("line_id", "part_id", "line_total")
                        .collectAsList())
                .as("development has it as Delta Lake, too")
                .containsExactly(RowFactory.create(1L, 42, gross));
        assertThat(store.spark
                        .read()
                        .format("hudi")
                        .load(store.tableFolder("autocorp_test__sales_order__hudi")
                                .toString())
                        .select("order_id", "order_date", "total_amount", "payment_method", "updated_at")
                        .orderBy("order_id")
                        .collectAsList())
                .as("and orders as Hudi")
                .containsExactly(
                        RowFactory.create(1L, day, gross, "CARD", changed),
                        RowFactory.create(2L, day.plusDays(1), gross, null, changed));
        assertThat(store.sql("SELECT partition.order_date FROM {db}.autocorp_test__sales_order.partitions"))
                .hasSize(2);
    }

    @Test
    void theRulesOfAutoCorpJudgeWhatArrives() throws IOException {
        Store store = new Store();
        IngestSpec spec = Placed.in(
                store, SpecReader.readIngest("ingest", Rendered.development("specs/ingest/autocorp_test.json")));
        QualitySpec quality = spec.quality().orElseThrow();
        Instant changed = Instant.parse("2026-11-20T10:11:12Z");
        LocalDate day = LocalDate.of(2026, 11, 20);
        BigDecimal net = new BigDecimal("100.00");
        BigDecimal tax = new BigDecimal("19.00");
        BigDecimal gross = new BigDecimal("119.00");
        BigDecimal none = new BigDecimal("0.00");
        store.load(
                "sales_order",
                "LOAD00000001.parquet",
                AutoCorp.SALES_ORDERS_FILE,
                List.of(
                        loaded(1L, "A-1", 7L, day, "OPEN", net, tax, gross, "CARD", changed),
                        loaded(2L, "A-2", 8L, day, "PAID", none, none, none, null, changed),
                        loaded(3L, "A-1", 8L, day, "PAID", net, tax, net, null, changed)));
        store.load("sales_order_parts", "LOAD00000001.parquet", PARTS, List.of(loaded(1L, 1L, 42, 0, net, none)));
        store.complete();

        JobReport report = store.run(spec);

        assertThat(report.outcome("sales_order")).isEqualTo(Outcome.PUBLISHED);
        assertThat(report.outcome("sales_order_parts")).as("nothing sold").isEqualTo(Outcome.FAILED);
        assertThat(store.rows("autocorp_test__sales_order", "order_id"))
                .containsExactlyInAnyOrder(RowFactory.create(1L), RowFactory.create(3L));
        assertThat(store.rows("autocorp_test__sales_order_parts", "line_id")).isEmpty();
        assertThat(store.rows(quality.quarantineTable(), "rules[0]", "get_json_object(content, '$.order_id')"))
                .containsExactly(RowFactory.create("total_is_positive", "2"));
        assertThat(store.rows(quality.resultTable(), "rule", "passed", "failing_rows", "quarantined_rows"))
                .containsExactlyInAnyOrder(
                        RowFactory.create("order_number_once", false, 2L, 0L),
                        RowFactory.create("total_is_positive", false, 0L, 1L),
                        RowFactory.create("total_is_sum", false, 1L, 0L),
                        RowFactory.create("something_sold", false, 1L, 0L),
                        RowFactory.create("total_is_product", true, 0L, 0L));
    }
}
