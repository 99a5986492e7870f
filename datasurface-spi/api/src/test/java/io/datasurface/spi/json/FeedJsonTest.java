package io.datasurface.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.common.LocationKey;
import io.datasurface.spi.FeedBatches;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.FeedTake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedJsonTest {
    private static final FeedOffer OFFER = new FeedOffer(
            "Lake",
            "Orders",
            List.of("lines", "heads"),
            "iceberg",
            List.of(new LocationKey("AWS:eu")),
            new TreeMap<>(Map.of("database", "lake", "catalog", "glue")),
            FeedSemantics.SNAPSHOT_AND_DELTAS,
            List.of(MilestoningStrategy.FORENSIC, MilestoningStrategy.LIVE_ONLY),
            Optional.of(new FeedBatches("orders_batches", "batch", "dataset", "snapshot")),
            Duration.ofMinutes(30),
            Optional.of(Duration.ofDays(7)));

    private static final FeedTake TAKE =
            new FeedTake("Azure", "Lake", "Orders", "iceberg", List.of("lines"), "Lake is primary.");

    private static final String DOCUMENT = """
            {
              "formatVersion": 2,
              "offers": [
                {
                  "platform": "Lake",
                  "store": "Orders",
                  "datasets": [
                    "heads",
                    "lines"
                  ],
                  "format": "iceberg",
                  "locations": [
                    "AWS:eu"
                  ],
                  "access": {
                    "catalog": "glue",
                    "database": "lake"
                  },
                  "semantics": "SNAPSHOT_AND_DELTAS",
                  "milestoning": [
                    "LIVE_ONLY",
                    "FORENSIC"
                  ],
                  "batches": {
                    "list": "orders_batches",
                    "id": "batch",
                    "dataset": "dataset",
                    "version": "snapshot"
                  },
                  "cadence": "PT30M",
                  "retention": "PT168H"
                }
              ],
              "takes": [
                {
                  "platform": "Azure",
                  "from": "Lake",
                  "store": "Orders",
                  "format": "iceberg",
                  "datasets": [
                    "lines"
                  ],
                  "reason": "Lake is primary."
                }
              ]
            }
            """;

    private static FeedPlan read(String text) {
        return FeedJson.read("feeds.json", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isWrittenAsDocumentedAndReadBack() {
        FeedPlan plan = new FeedPlan(List.of(OFFER), List.of(TAKE));

        assertThat(new String(FeedJson.write(plan), StandardCharsets.UTF_8)).isEqualTo(DOCUMENT);
        assertThat(read(DOCUMENT)).isEqualTo(plan);
        assertThat(FeedJson.read("x", FeedJson.write(FeedPlan.NONE))).isEqualTo(FeedPlan.NONE);
        assertThat(read(DOCUMENT.replace(",\n      \"retention\": \"PT168H\"", ""))
                        .offers()
                        .get(0)
                        .retention())
                .isEmpty();
    }

    /** Version 1 said neither which states of rows there are nor how batches are told apart. */
    @Test
    void documentsOfVersionOneAreRead() {
        String old = DOCUMENT.replace("\"formatVersion\": 2", "\"formatVersion\": 1")
                .replaceFirst("(?s) *\"milestoning\".*?],\n", "")
                .replaceFirst("(?s) *\"batches\".*?},\n", "");
        assertThat(old).doesNotContain("milestoning", "batches\":").contains("\"cadence\"");
        FeedOffer offer = read(old).offers().get(0);
        assertThat(offer)
                .isEqualTo(new FeedOffer(
                        OFFER.platform(),
                        OFFER.store(),
                        OFFER.datasets(),
                        OFFER.format(),
                        OFFER.locations(),
                        OFFER.access(),
                        OFFER.semantics(),
                        OFFER.cadence(),
                        OFFER.retention()));
        assertThat(offer.milestoning()).containsExactly(MilestoningStrategy.LIVE_ONLY);
        assertThat(offer.batches()).isEmpty();
    }

    @Test
    void theOrderOfAPlanDoesNotMatter() {
        FeedOffer other = new FeedOffer(
                "Azure",
                "Orders",
                List.of("lines"),
                "delta",
                List.of(),
                new TreeMap<>(),
                FeedSemantics.SNAPSHOT,
                Duration.ZERO,
                Optional.empty());
        FeedTake back = new FeedTake("Lake", "Azure", "Orders", "delta", List.of("lines"), "Why not.");

        assertThat(FeedJson.write(new FeedPlan(List.of(OFFER, other), List.of(TAKE, back))))
                .isEqualTo(FeedJson.write(new FeedPlan(List.of(other, OFFER), List.of(back, TAKE))));
    }

    @Test
    void aPlatformSeesTheFeedsOnBothItsSides() {
        FeedTake elsewhere = new FeedTake("Q", "R", "Orders", "iceberg", List.of("lines"), "Why not.");
        FeedPlan plan = new FeedPlan(List.of(OFFER), List.of(TAKE, elsewhere));

        assertThat(plan.of("Azure")).isEqualTo(new FeedPlan(List.of(OFFER), List.of(TAKE)));
        assertThat(plan.of("Lake")).isEqualTo(plan.of("Azure"));
        assertThat(plan.of("Other")).isEqualTo(FeedPlan.NONE);
        assertThat(plan.offer(TAKE)).contains(OFFER);
        assertThat(plan.offer(elsewhere)).isEmpty();
    }

    @Test
    void whatIsThereTwiceIsRefused() {
        FeedOffer less = new FeedOffer(
                "Lake",
                "Orders",
                List.of("lines"),
                "iceberg",
                List.of(),
                new TreeMap<>(),
                FeedSemantics.SNAPSHOT,
                Duration.ZERO,
                Optional.empty());

        assertThatThrownBy(() -> new FeedPlan(List.of(OFFER, less), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FeedPlan.offers: put into one what is there twice");
        assertThatThrownBy(() -> new FeedPlan(List.of(OFFER), List.of(TAKE, TAKE)))
                .hasMessageContaining("FeedPlan.takes");
        String text = new String(FeedJson.write(new FeedPlan(List.of(), List.of(TAKE))), StandardCharsets.UTF_8);
        String take = text.substring(text.indexOf("    {"), text.lastIndexOf("    }") + 5);
        assertThatThrownBy(() -> read(text.replace(take, take + ",\n" + take)))
                .isInstanceOf(FeedFormatException.class)
                .hasMessageStartingWith("feeds.json: FeedPlan.takes");
    }

    /** The look-up is held against looking at all. */
    @Test
    void eachOfferIsFoundAmongMany() {
        List<FeedOffer> offers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            offers.add(new FeedOffer(
                    "P" + i % 3,
                    "S" + i % 5,
                    List.of("d"),
                    "f" + i % 4,
                    List.of(),
                    new TreeMap<>(),
                    FeedSemantics.SNAPSHOT,
                    Duration.ofMinutes(i),
                    Optional.empty()));
        }
        FeedPlan plan = new FeedPlan(offers.subList(0, 50), List.of());

        for (FeedOffer offer : offers) {
            FeedTake take =
                    new FeedTake("Q", offer.platform(), offer.store(), offer.format(), List.of("d"), "Why not.");
            assertThat(plan.offer(take).isPresent()).isEqualTo(plan.offers().contains(offer));
            plan.offer(take).ifPresent(found -> assertThat(found).isEqualTo(offer));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"formatVersion\": 2 | \"formatVersion\": 3 | feeds.json:2:20: the document has format version 3, and this release reads versions 1 to 2",
                "\"formatVersion\": 2 | \"formatVersion\": 0 | the document has format version 0",
                "\"LIVE_ONLY\" | \"LIVE\" | \"LIVE\" is none of [",
                "\"id\": \"batch\", | '' | fields are missing: [id]",
                "\"semantics\" | \"meaning\" | feeds.json:19:7: there is an unknown field \"meaning\"",
                "\"format\": \"iceberg\", | '' | fields are missing: [format]",
                "\"SNAPSHOT_AND_DELTAS\" | \"DELTAS\" | \"DELTAS\" is none of [SNAPSHOT, SNAPSHOT_AND_DELTAS]",
                "\"PT30M\" | \"daily\" | \"daily\" is no duration such as PT15M",
                "\"PT30M\" | 30 | here should be a text",
                "\"store\": \"Orders\", | \"store\": \"Orders\", \"store\": \"x\", | This is not JSON, or a field is there twice",
                "\"takes\": [ | \"takes\": { | here should be a list"
            })
    void whatIsNotRightIsRefusedWithItsPlace(String right, String wrong, String message) {
        assertThat(DOCUMENT).contains(right);
        assertThatThrownBy(() -> read(DOCUMENT.replace(right, wrong)))
                .isInstanceOf(FeedFormatException.class)
                .hasMessageStartingWith("feeds.json:")
                .hasMessageContaining(message);
    }

    @Test
    void whatIsCutOffOrGoesOnIsRefused() {
        for (int end = 0; end < DOCUMENT.length() - 2; end++) {
            String cut = DOCUMENT.substring(0, end);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(FeedFormatException.class);
        }
        assertThatThrownBy(() -> read(DOCUMENT + "{}")).hasMessageContaining("behind the end");
    }
}
