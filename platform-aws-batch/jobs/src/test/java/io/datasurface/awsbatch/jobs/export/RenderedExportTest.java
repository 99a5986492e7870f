package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.AutoCorp;
import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Rendered;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documents that the plugin renders for AutoCorp's production, run as they are but for their places. */
class RenderedExportTest {
    private static final Instant CHANGED = Instant.parse("2026-11-20T10:11:12.123456Z");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private static Object[] order(long id, String status) {
        BigDecimal amount = new BigDecimal("100.00");
        LocalDate day = LocalDate.of(2026, 11, 20);
        return new Object[] {id, "A-" + id, 7L, day, status, amount, amount, amount, "CARD", CHANGED};
    }

    @Test
    void anOrderGoesFromTheSourceToTheConsumersDatabase() throws IOException, SQLException {
        Store store = new Store();
        IngestSpec ingest =
                Placed.in(store, SpecReader.readIngest("ingest", Rendered.production("specs/ingest/autocorp.json")));
        store.load(
                "sales_order",
                "LOAD00000001.parquet",
                AutoCorp.SALES_ORDERS_FILE,
                List.of(loaded(order(1, "OPEN")), loaded(order(2, "OPEN")), loaded(order(3, "OPEN"))));
        store.changes(
                "sales_order",
                "20261120-120000000.parquet",
                AutoCorp.SALES_ORDERS_FILE,
                NOW.minusSeconds(3600),
                List.of(
                        change("U", 1, "2026-11-20 11:00:00.000000", order(1, "PAID")),
                        change("D", 2, "2026-11-20 11:00:01.000000", order(2, "OPEN"))));
        store.complete();
        store.run(ingest).throwIfFailed();
        Mart mart = new Mart();
        ExportSpec export = SpecReader.readExport("export", Rendered.production("specs/export/finance-aurora"))
                .at(mart.target(), store.lake());

        JobReport report = store.export(export, Mart.LOGIN, Checkpoint.NONE, NOW);

        assertThat(report.outcome("autocorp/sales_order")).isEqualTo(Outcome.PUBLISHED);
        assertThat(report.outcome("masked_customers/customers"))
                .as("its transformer has not run")
                .isEqualTo(Outcome.WAITING);
        String view = export.views().stream()
                .filter(each -> each.dataset().dataset().equals("sales_order"))
                .findFirst()
                .orElseThrow()
                .view();
        assertThat(mart.query(
                        "SELECT order_id, status, total_amount, updated_at FROM \"" + view + "\" ORDER BY order_id"))
                .containsExactly(
                        "1|PAID|100.00|2026-11-20 10:11:12.123456+00", "3|OPEN|100.00|2026-11-20 10:11:12.123456+00");
        assertThat(store.sql("SELECT count(*) FROM {db}.autocorp__sales_order__history WHERE order_id = 1")
                        .get(0)
                        .getLong(0))
                .isEqualTo(2);
    }
}
