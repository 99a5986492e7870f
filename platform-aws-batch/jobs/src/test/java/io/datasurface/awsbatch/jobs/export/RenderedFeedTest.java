package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Rendered;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * The documents that are rendered for the two lakes of the federation example, run as they are but for their places: the shops' source is read in
 * the US, and finance in Europe gets their orders from the lake there.
 */
class RenderedFeedTest {
    private static final StructType ORDERS = dms(StructType.fromDDL("id bigint, amount decimal(12,2)"));
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private static IngestSpec ingest(String platform) throws IOException {
        return SpecReader.readIngest(platform, Rendered.works(platform, "specs/ingest/shop_us"));
    }

    @Test
    void ordersOfTheUsReachFinanceInEuropeAndTheirSourceHasOneReader() throws IOException, SQLException {
        IngestSpec inUs = ingest("AwsUS");
        IngestSpec inEurope = ingest("AwsEU");
        assertThat(inUs.source()).isInstanceOf(DmsSource.class);
        assertThat(inEurope.source())
                .isInstanceOfSatisfying(
                        FeedSource.class, feed -> assertThat(feed.batchTable()).isEqualTo(inUs.batchTable()));
        assertThat(new String(Rendered.works("AwsEU", "specs/ingest/shop_us"), StandardCharsets.UTF_8))
                .doesNotContain("shop-us.example.com");

        Store us = new Store();
        Store europe = new Store();
        us.load(
                "orders",
                "LOAD00000001.parquet",
                ORDERS,
                List.of(loaded(1L, new BigDecimal("10.00")), loaded(2L, new BigDecimal("20.00"))));
        us.complete();
        us.run(Placed.in(us, inUs)).throwIfFailed();
        europe.run(Placed.fed(europe, inEurope, us)).throwIfFailed();
        Mart finance = new Mart();
        ExportSpec document = SpecReader.readExport("export", Rendered.works("AwsEU", "specs/export/finance"));
        ExportSpec export = new ExportSpec(
                document.platform(),
                document.container(),
                document.chunk(),
                finance.target(),
                europe.lake(),
                document.tables(),
                document.views());
        String orders = "SELECT id, amount FROM \""
                + document.views().stream()
                        .filter(view -> view.dataset().store().equals("shop_us"))
                        .findFirst()
                        .orElseThrow()
                        .view()
                + "\" ORDER BY id";

        assertThat(europe.export(export, Mart.LOGIN, Checkpoint.NONE, NOW).outcome("shop_us/orders"))
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(finance.query(orders)).containsExactly("1|10.00", "2|20.00");

        us.changes(
                "orders",
                "20261120-120000000.parquet",
                ORDERS,
                NOW.minusSeconds(3600),
                List.of(
                        change("U", 1, "2026-11-20 11:00:00.000000", 1L, new BigDecimal("11.00")),
                        change("D", 2, "2026-11-20 11:00:01.000000", 2L, null),
                        change("I", 3, "2026-11-20 11:00:02.000000", 3L, new BigDecimal("30.00"))));
        us.run(Placed.in(us, inUs)).throwIfFailed();
        europe.run(Placed.fed(europe, inEurope, us)).throwIfFailed();
        europe.export(export, Mart.LOGIN, Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(finance.query(orders)).containsExactly("1|11.00", "3|30.00");
    }
}
