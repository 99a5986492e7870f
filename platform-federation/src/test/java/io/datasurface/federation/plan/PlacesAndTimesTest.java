package io.datasurface.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.testing.Model;
import io.datasurface.model.DataLatency;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where data may be, what it costs if nobody knows where it goes, and how old it is at each end of its way. */
class PlacesAndTimesTest {
    private static final PlatformCapabilities PARQUET =
            PlatformCapabilities.builder().takes("parquet").build();

    private static PlatformCapabilities relay(DataLatency latency) {
        return PlatformCapabilities.builder()
                .takes("iceberg")
                .offers("parquet")
                .latency(latency)
                .build();
    }

    private static PlatformCapabilities of(DataLatency latency) {
        return Model.all().latency(latency).build();
    }

    @Test
    void whoSaysOfNoPlaceIngestsNothingThatMustNotBeEverywhere() {
        Model model = new Model()
                .platform("E", "AWS:eu")
                .platformNowhere("N")
                .store("crm", "AWS:us")
                .consumer("w", List.of("E", "N"), "crm.d")
                .consumer("v", List.of("N"), "crm.d")
                .keepOut("AWS:us");
        Model.Planned planned = model.plan();
        assertThat(planned.primaries()).containsEntry("crm", "E");
        assertThat(planned.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("federation-no-location");
            assertThat(problem.message()).contains("platform \"N\"").contains("add locations");
        });
    }

    @Test
    void feedsToWhoSaysOfNoPlaceCostAsMuchAsToAnotherVendor() {
        Model known = new Model().platform("A", "AWS:us").platform("B", "GCP:us");
        Model unknown = new Model().platform("A", "AWS:us").platformNowhere("B");
        for (Model model : List.of(known, unknown)) {
            model.store("crm", "AWS:us").pin("crm", "A").consumer("w", List.of("A", "B"), "crm.d");
        }
        assertThat(unknown.plan().get().cost())
                .isEqualTo(known.plan().get().cost())
                .isPositive();
    }

    @Test
    void consumersOnThePlatformThatIngestsItAreInTimeTooOrTold() {
        Model model = new Model()
                .platform("Slow", "AWS:us", of(DataLatency.HOURS))
                .store("crm", "AWS:us")
                .consumer("w", List.of("Slow"), Optional.of(Duration.ofMinutes(10)), "crm.d");
        assertThat(model.plan().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("federation-late");
            assertThat(problem.message())
                    .contains("at most PT10M old on platform \"Slow\", but on its way it gets PT1H");
        });
    }

    @Test
    void consumersOnThePlatformThatShallIngestItAreToldDuringTheDualRun() {
        Model model = new Model()
                .platform("Fast", "AWS:us", of(DataLatency.MINUTES))
                .platform("Slow", "AWS:us", of(DataLatency.HOURS))
                .store("crm", "AWS:us")
                .consumer("w", List.of("Slow"), Optional.of(Duration.ofMinutes(10)), "crm.d")
                .pin("crm", "Slow");
        assertThat(model.plan(Map.of("primary/crm", "Fast")).problems())
                .extracting(Problem::code)
                .containsExactly("federation-late");
    }

    /** No direct way leads there; the cheap one by way of X takes hours, the dear one by way of Y minutes. */
    @Test
    void whoIsInAHurryTakesTheFastestWayAndNobodyIsLeftOnTheOther() {
        Model model = new Model()
                .platform("US", "AWS:us")
                .platform("P", "AWS:us", PARQUET)
                .platform("X", "AWS:us", relay(DataLatency.HOURS))
                .platform("Y", "GCP:us", relay(DataLatency.MINUTES))
                .store("crm", "AWS:us")
                .pin("crm", "US");
        Model calm = model.consumer("w", List.of("P"), "crm.d");
        assertThat(calm.plan().get().takes())
                .extracting(take -> take.from() + " to " + take.platform())
                .containsExactly("X to P", "US to X");
        FederationPlan plan = model.consumer("v", List.of("P"), Optional.of(Duration.ofMinutes(30)), "crm.d")
                .plan()
                .get();
        assertThat(plan.takes())
                .extracting(take -> take.from() + " to " + take.platform())
                .containsExactly("Y to P", "US to Y");
        assertThat(plan.stores().get(0).tree().parent()[plan.members().find("X")])
                .isEqualTo(-1);
        assertThat(plan.cost()).isGreaterThan(calm.plan(Map.of()).get().bound());
    }

    /** It would be late any way, so it stays on the cheap one, and that is what is told. */
    @Test
    void whoIsLateAnyWayIsNotMoved() {
        Model model = new Model()
                .platform("US", "AWS:us", of(DataLatency.MINUTES))
                .platform("P", "AWS:us", PARQUET)
                .platform("X", "AWS:us", relay(DataLatency.HOURS))
                .platform("Y", "GCP:us", relay(DataLatency.MINUTES))
                .store("crm", "AWS:us")
                .pin("crm", "US")
                .consumer("w", List.of("P"), Optional.of(Duration.ofSeconds(30)), "crm.d");
        assertThat(model.plan().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("US PT1M + X PT1H"));
    }

    /** A would be the better one, but its data comes to P only by way of who must not hold it. */
    @Test
    void wherePoliciesLetNobodyPassItOnAnotherIngestsIt() {
        PlatformCapabilities both = PlatformCapabilities.builder()
                .captures(CaptureMetadata.class)
                .sources(DataContainer.class)
                .offers("iceberg", "parquet")
                .build();
        Model model = new Model()
                .platform("A", "AWS:us")
                .platform("B", "GCP:us", both)
                .platform("P", "AWS:us", PARQUET)
                .platform("Relay", "AWS:eu", relay(DataLatency.MINUTES))
                .parameter("volume.rows", ParameterValues.of(1_000L))
                .store("crm", "AWS:us")
                .consumer("w", List.of("A", "P"), "crm.d");
        assertThat(model.plan().primaries()).containsEntry("crm", "A");
        assertThat(model.keepOut("AWS:eu").plan().primaries()).containsEntry("crm", "B");
    }
}
