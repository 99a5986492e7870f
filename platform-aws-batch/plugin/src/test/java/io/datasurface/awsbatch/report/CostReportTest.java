package io.datasurface.awsbatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.plan.BatchLimits;
import io.datasurface.awsbatch.report.CostLine.Kind;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import io.datasurface.tck.SampleModels;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostReportTest {
    private static final String PLATFORM = "AwsProduction";

    private static CostReport costs(Ecosystem ecosystem, Map<String, JsonValue> more) {
        return costs(ecosystem, PLATFORM, more);
    }

    private static CostReport costs(Ecosystem ecosystem, String platform, Map<String, JsonValue> more) {
        PlatformModel model = TestModels.model(ecosystem, platform);
        Instance instance = CellModels.instance(model, platform, more);
        PlatformRenderRequest request = new PlatformRenderRequest(
                model,
                Chunker.plan(
                                model.graph(),
                                new BatchEstimator(instance, model),
                                BatchLimits.of(instance),
                                Optional.empty())
                        .plan());
        return CostReport.of(instance, request, Foundations.of(instance, request));
    }

    private static JsonValue number(long value) {
        return new JsonValue.Numeric(BigDecimal.valueOf(value));
    }

    private static Map<String, JsonValue> volumes(long rows, long bytes, long changes) {
        return Map.of(
                "costs",
                new JsonValue.Group(
                        Map.of("rows", number(rows), "rowBytes", number(bytes), "changesPerDay", number(changes))));
    }

    private static long sum(Map<String, Long> sums) {
        return sums.values().stream().mapToLong(Long::longValue).sum();
    }

    @Property(tries = 40)
    void theTotalIsTheSumOfItsParts(@ForAll @IntRange(min = 0, max = 60) int copies, @ForAll long seed) {
        Random random = new Random(seed);
        Map<String, JsonValue> more = new HashMap<>(random.nextBoolean() ? CellModels.three(Map.of()) : Map.of());
        more.putAll(volumes(random.nextInt(10_000_000), random.nextInt(1000), random.nextInt(1_000_000)));
        Ecosystem autocorp = TestModels.autocorp();
        CostReport report = costs(copies == 0 ? autocorp : SampleModels.grown(autocorp, copies), more);
        long foundations = sum(report.by(line -> line.kind() == Kind.FOUNDATION ? line.cell() : ""));
        assertThat(report.total())
                .isPositive()
                .isEqualTo(sum(report.by(CostLine::cell)))
                .isEqualTo(foundations + sum(report.by(CostLine::chunk)))
                .isEqualTo(foundations
                        + sum(report.by(line -> line.kind() == Kind.STORE ? line.subject() : ""))
                        + sum(report.by(line -> line.kind() == Kind.WORKSPACE ? line.subject() : "")));
    }

    @Property(tries = 60)
    void moreOfAnythingIsNotCheaper(@ForAll long seed) {
        Random random = new Random(seed);
        long rows = random.nextInt(100_000_000);
        long bytes = 1 + random.nextInt(1000);
        long changes = random.nextInt(10_000_000);
        Ecosystem model = TestModels.autocorp();
        long some = costs(model, volumes(rows, bytes, changes)).total();
        assertThat(costs(model, volumes(rows + 100_000_000, bytes, changes)).total())
                .isGreaterThan(some);
        assertThat(costs(model, volumes(rows + random.nextInt(10), bytes, changes))
                        .total())
                .isGreaterThanOrEqualTo(some);
        assertThat(costs(model, volumes(rows, bytes, changes + 10_000_000)).total())
                .isGreaterThan(some);
        assertThat(costs(model, volumes(rows, bytes + random.nextInt(1000), changes))
                        .total())
                .isGreaterThanOrEqualTo(some);
    }

    @Property(tries = 40)
    void whatRunsMoreOftenIsNotCheaper(
            @ForAll @IntRange(min = 1, max = 1440) int one, @ForAll @IntRange(min = 1, max = 1440) int other) {
        long oftener = costs(TestModels.autocorp(), every(Math.min(one, other))).total();
        long seldomer =
                costs(TestModels.autocorp(), every(Math.max(one, other))).total();
        assertThat(oftener).isGreaterThanOrEqualTo(seldomer);
        assertThat(costs(TestModels.autocorp(), every(1)).total())
                .isGreaterThan(costs(TestModels.autocorp(), every(10)).total());
    }

    private static Map<String, JsonValue> every(int minutes) {
        return Map.of(
                "ingest", new JsonValue.Group(Map.of("interval", ParameterValues.of(Duration.ofMinutes(minutes)))));
    }

    /** The consumer in development has low priority and no haste. */
    @Test
    void spareCapacityIsCheaper() {
        Ecosystem autocorp = TestModels.autocorp();
        long spare = costs(autocorp, "AwsDevelopment", Map.of()).total();
        long own = costs(
                        autocorp,
                        "AwsDevelopment",
                        Map.of("glue", new JsonValue.Group(Map.of("flex", new JsonValue.Flag(false)))))
                .total();
        long dearer = costs(
                        autocorp,
                        "AwsDevelopment",
                        Map.of("prices", CellModels.texts(Price.GLUE_FLEX_DPU_HOUR.id(), "0.44")))
                .total();
        assertThat(spare).isLessThan(own);
        assertThat(dearer).isEqualTo(own);
    }

    /** Each price counts, but that of other replication instances than there are. AutoCorp has no programs that pull. */
    @ParameterizedTest
    @EnumSource(Price.class)
    void eachPriceCounts(Price price) {
        boolean isOfPulls = price == Price.FARGATE_CPU_HOUR || price == Price.FARGATE_GB_HOUR;
        Ecosystem model = isOfPulls ? pulls() : TestModels.autocorp();
        String platform = isOfPulls ? "Batch" : PLATFORM;
        long usual = costs(model, platform, Map.of()).total();
        long dearer = costs(
                        model,
                        platform,
                        Map.of(
                                "prices",
                                CellModels.texts(
                                        price.id(),
                                        price.standard()
                                                .multiply(BigDecimal.TEN)
                                                .toPlainString())))
                .total();
        if (Set.of(Price.DMS_T3_MEDIUM_HOUR, Price.DMS_DCU_HOUR, Price.GLUE_FLEX_DPU_HOUR)
                .contains(price)) {
            // AutoCorp has a dms.r6i.large and no DMS Serverless, and nobody in production can wait.
            assertThat(dearer).isEqualTo(usual);
        } else {
            assertThat(dearer).isGreaterThan(usual);
        }
    }

    private static Ecosystem pulls() {
        return ModelLoader.load(Path.of("src/test/resources/io/datasurface/awsbatch/fargate/pulls.yaml"))
                .ecosystem()
                .orElseThrow();
    }

    @Test
    void programsArePaidForTheirTime() {
        long usual = costs(pulls(), "Batch", Map.of()).total();
        Map<String, JsonValue> dear = Map.of("prices", CellModels.texts(Price.FARGATE_CPU_HOUR.id(), "1.04048"));
        // One processor 24 times a day and half a one every six hours, ten minutes each.
        assertThat(costs(pulls(), "Batch", dear).total() - usual).isEqualTo(30 * (24 * 1_000_000 + 4 * 500_000) / 6);
    }

    private static long kept(Path folder, String retention) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/io/datasurface/awsbatch/fargate/pulls.yaml"))
                .replace(
                        "          rates:\n            capture",
                        "          rates:\n" + retention + "            capture");
        Path file = Files.writeString(folder.resolve("pulls.yaml"), text);
        return costs(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch", Map.of())
                .total();
    }

    @Test
    void filesThatGoArePaidForTheirTime(@TempDir Path folder) throws IOException {
        long month = kept(folder, "");
        assertThat(kept(folder, "            rawRetention: P30D\n")).isEqualTo(month);
        long less = month - kept(folder, "            rawRetention: P5D\n");
        assertThat(less).as("25 days").isPositive();
        assertThat(month - kept(folder, "            rawRetention: PT97H\n"))
                .as("the fifth day has begun")
                .isEqualTo(less);
        assertThat(kept(folder, "            rawRetention: P55D\n") - month).isBetween(less - 2, less + 2);
    }

    @Test
    void transfersArePaidByTheGigabyte() {
        Ecosystem drops = ModelLoader.load(Path.of("src/test/resources/io/datasurface/awsbatch/datasync/drops.yaml"))
                .ecosystem()
                .orElseThrow();
        long usual = costs(drops, "Batch", Map.of()).total();
        Map<String, JsonValue> dear = Map.of("prices", CellModels.texts(Price.DATASYNC_GB.id(), "1.0125"));
        // Snapshots of three datasets and changes of two: a million rows or a tenth of one a day, of 200 bytes.
        BigDecimal gigabytes = BigDecimal.valueOf(30L * 200 * (3 * 1_000_000 + 1_000_000 + 100_000))
                .divide(BigDecimal.valueOf(1L << 30));
        assertThat(costs(drops, "Batch", dear).total() - usual)
                .isBetween(
                        gigabytes.movePointRight(6).longValue() - 5,
                        gigabytes.movePointRight(6).longValue() + 5);
    }

    /** Each crawl is paid for ten minutes of two units. */
    @Test
    void crawlsArePaidByTheTime() {
        long none = costs(TestModels.autocorp(), Map.of("catalog", CellModels.texts("rawFiles", "NONE")))
                .total();
        Map.of("0 3 * * *", 1L, "0,30 * * * *", 48L).forEach((cron, aDay) -> {
            Map<String, JsonValue> crawled = Map.of("catalog", CellModels.texts("rawFiles", "CRAWLER", "crawl", cron));
            assertThat(costs(TestModels.autocorp(), crawled).total() - none)
                    .as(cron)
                    .isEqualTo(aDay * 30 * 440_000 / 3);
        });
    }

    @Test
    void aReplicationInstanceIsPaidBySizeAndStandby() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), PLATFORM);
        Map<String, Long> expected = Map.of(
                "dms.t3.medium", 73_500L,
                "dms.t3.micro", 18_375L,
                "dms.t3.large", 147_000L,
                "dms.r6i.large", 200_000L,
                "dms.c5.xlarge", 400_000L,
                "dms.r5.4xlarge", 1_600_000L,
                "dms.r5.24xlarge", 9_600_000L);
        expected.forEach((type, millionths) -> {
            for (boolean standby : new boolean[] {false, true}) {
                Instance instance = CellModels.instance(
                        model,
                        PLATFORM,
                        Map.of(
                                "dms",
                                new JsonValue.Group(Map.of(
                                        "instanceClass",
                                        ParameterValues.of(type),
                                        "multiAz",
                                        ParameterValues.of(standby)))));
                assertThat(new Prices(instance).replication(1))
                        .as(type)
                        .isEqualTo(standby ? 2 * millionths : millionths);
            }
        });
    }

    /** AutoCorp captures from one database: 30 days of its least capacity, with or without a standby, instead of an instance. */
    @Test
    void aServerlessReplicationIsPaidByItsLeastCapacity() {
        for (boolean standby : new boolean[] {false, true}) {
            Map<String, JsonValue> serverless = new HashMap<>();
            serverless.put(
                    "dms",
                    new JsonValue.Group(Map.of(
                            "instanceClass",
                            ParameterValues.of("dms.r6i.large"),
                            "replication",
                            ParameterValues.of("SERVERLESS"))));
            serverless.put(
                    "serverless",
                    new JsonValue.Group(Map.of(
                            "capacities",
                            CellModels.texts("store/autocorp", "4-16"),
                            "multiAz",
                            ParameterValues.of(standby))));
            Map<String, JsonValue> free = new HashMap<>(serverless);
            free.put("prices", CellModels.texts(Price.DMS_DCU_HOUR.id(), "0"));
            Map<String, JsonValue> freeInstance = new HashMap<>(serverless);
            freeInstance.put("prices", CellModels.texts(Price.DMS_LARGE_HOUR.id(), "0", Price.DMS_GB_MONTH.id(), "0"));

            long total = costs(TestModels.autocorp(), serverless).total();
            assertThat(total - costs(TestModels.autocorp(), free).total())
                    .isEqualTo((standby ? 2 : 1) * 4 * 30 * 24 * 87_000L);
            assertThat(costs(TestModels.autocorp(), freeInstance).total()).isEqualTo(total);
        }
    }

    @Test
    void theDocumentsSayWhatIsAssumed() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), PLATFORM);
        Instance instance = CellModels.instance(model, PLATFORM, volumes(7, 8, 9));
        CostDocuments documents = new CostDocuments(instance, costs(TestModels.autocorp(), volumes(7, 8, 9)));
        JsonTree.parseObject(documents.json());
        assertThat(documents.json()).contains("7 rows", "8 bytes", "9 change in a day", "\"autocorp\":");
        assertThat(documents.text()).contains("7 rows", "`glue-dpu-hour`");
        assertThat(documents.note()).startsWith("estimated costs: ").contains("cell home");
    }
}
