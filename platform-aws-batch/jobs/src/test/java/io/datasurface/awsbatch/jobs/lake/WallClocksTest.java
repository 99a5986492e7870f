package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Wall clocks as points in time, beside what java.time makes of them. */
class WallClocksTest {
    private static final int ZONES = 40;
    private static final int CLOCKS = 200;
    private static final long YEAR_1850 = Instant.parse("1850-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_2200 = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Random random = new Random(seed);
    private final SparkSession spark = new Store().spark;

    private static ColumnSpec column(String zone) {
        return ColumnSpec.nullable("at", SpecType.Simple.TIMESTAMPTZ).in(zone);
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextLong(YEAR_1850, YEAR_2200), random.nextInt(1_000_000) * 1000L);
    }

    private String zone() {
        List<String> zones = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        return switch (random.nextInt(5)) {
            case 0 -> ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801)).getId();
            case 1 ->
                "GMT" + ZoneOffset.ofHoursMinutes(random.nextInt(0, 14), 30).getId();
            default -> zones.get(random.nextInt(zones.size()));
        };
    }

    /** Around changes of the zone, where it has some, and anywhere. */
    private LocalDateTime clock(ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(time());
        LocalDateTime any = LocalDateTime.ofInstant(time(), ZoneOffset.UTC);
        return change == null || random.nextInt(4) == 0
                ? any
                : change.getDateTimeBefore()
                        .plusSeconds(random.nextInt(-7500, 7500))
                        .plusNanos(1000);
    }

    private Dataset<Row> instants(String zone, List<LocalDateTime> clocks, boolean markedAsUtc) {
        List<Row> rows = clocks.stream()
                .map(clock -> RowFactory.create(markedAsUtc && clock != null ? clock.toInstant(ZoneOffset.UTC) : clock))
                .toList();
        StructType schema = new StructType().add("at", markedAsUtc ? "timestamp" : "timestamp_ntz");
        return spark.createDataFrame(rows, schema).select(WallClocks.instant(col("at"), column(zone), "t"));
    }

    @Test
    void areThePointsInTimeThatJavaMakesOfThem() {
        int twice = 0;
        int passedOver = 0;
        for (int i = 0; i < ZONES; i++) {
            String zone = i == 0 ? "Europe/Berlin" : zone();
            ZoneId rules = ZoneId.of(zone);
            List<LocalDateTime> clocks = new ArrayList<>();
            List<LocalDateTime> none = new ArrayList<>();
            while (clocks.size() < CLOCKS) {
                LocalDateTime clock = clock(rules);
                int offsets = rules.getRules().getValidOffsets(clock).size();
                twice += offsets == 2 ? 1 : 0;
                (offsets == 0 ? none : clocks).add(clock);
            }
            String what = zone + ", seed " + seed;
            assertThat(instants(zone, clocks, random.nextBoolean()).collectAsList())
                    .as(what)
                    .extracting(row -> row.getInstant(0))
                    .containsExactlyElementsOf(clocks.stream()
                            .map(clock -> clock.toInstant(
                                    rules.getRules().getValidOffsets(clock).get(0)))
                            .toList());
            for (LocalDateTime clock : none.subList(0, Math.min(2, none.size()))) {
                passedOver++;
                assertThatThrownBy(() -> instants(zone, List.of(clock), false).collectAsList())
                        .as(what)
                        .hasStackTraceContaining(
                                "A row of dataset t has a time in column at that there is not in " + zone)
                        .hasStackTraceContaining(clock.toLocalDate().toString());
            }
        }
        assertThat(twice).as("seed " + seed).isPositive();
        assertThat(passedOver).as("seed " + seed).isPositive();
    }

    @Test
    void nothingIsNothing() {
        List<LocalDateTime> none = new ArrayList<>();
        none.add(null);
        assertThat(instants("Europe/Berlin", none, false).head().isNullAt(0)).isTrue();
    }

    /** What somebody writes later has a time that is read, also in the second of two hours that are called the same. */
    @Test
    void whatIsWrittenLaterIsRead() {
        for (int i = 0; i < 100_000; i++) {
            ColumnSpec column = column(i % 2 == 0 ? "Europe/Berlin" : "America/St_Johns");
            ZoneOffsetTransition change = column.zone().getRules().nextTransition(time());
            Instant last = random.nextBoolean() || change == null
                    ? time()
                    : change.getInstant().plusSeconds(random.nextInt(-7500, 7500));
            LocalDateTime written =
                    LocalDateTime.ofInstant(last.plus(Duration.ofSeconds(random.nextInt(20_000))), column.zone());
            Instant first = written.atZone(column.zone()).toInstant();
            Instant from = WallClocks.notLater(last, column);

            assertThat(from).as("%s in %s, seed %s", last, column.zone(), seed).isBeforeOrEqualTo(first);
            assertThat(written)
                    .as("%s in %s, seed %s", last, column.zone(), seed)
                    .isAfterOrEqualTo(WallClocks.clock(from, column));
            Instant earlier = from.minusNanos(1000);
            assertThat(LocalDateTime.ofInstant(earlier, column.zone()))
                    .as("exactly those: %s in %s, seed %s", last, column.zone(), seed)
                    .isBefore(WallClocks.clock(from, column));
        }
    }
}
