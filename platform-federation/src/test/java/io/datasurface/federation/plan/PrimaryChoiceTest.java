package io.datasurface.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.testing.Model;
import io.datasurface.model.DataLatency;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule by which primary platforms are chosen, criterion by criterion, and what is reported when there is none. */
class PrimaryChoiceTest {
    private static final PlatformCapabilities NO_SQL = PlatformCapabilities.builder()
            .captures(CDCCaptureIngestion.class)
            .takes("iceberg")
            .build();

    /** Three platforms that suit as well, each with a consumer of the one store. */
    private static Model three() {
        return new Model()
                .platform("A", "AWS:us")
                .platform("B", "AWS:us")
                .platform("C", "AWS:us")
                .store("crm", "AWS:us")
                .consumer("w", List.of("A", "B", "C"), "crm.d");
    }

    private static String reason(Model.Planned planned) {
        return planned.get().stores().get(0).reason();
    }

    private static Problem only(Model.Planned planned, String code) {
        assertThat(planned.plan()).isEmpty();
        assertThat(planned.problems()).extracting(Problem::code).containsExactly(code);
        return planned.problems().get(0);
    }

    @Test
    void whatTheModelNamesIsTaken() {
        for (String platform : List.of("A", "B", "C")) {
            Model.Planned planned = three().pin("crm", platform).plan();
            assertThat(planned.primaries()).containsEntry("crm", platform);
            assertThat(reason(planned)).isEqualTo("The model names it.");
        }
    }

    @Test
    void whoCannotIngestReadsFromWhoCan() {
        Model.Planned planned = new Model()
                .platform("A", "AWS:us", NO_SQL)
                .platform("B", "AWS:us")
                .store("crm", "AWS:us")
                .consumer("w", List.of("A"), "crm.d")
                .plan();
        assertThat(planned.primaries()).containsEntry("crm", "B");
        assertThat(reason(planned)).isEqualTo("It is the only platform that may and can.");
        assertThat(planned.get().takes()).singleElement().satisfies(take -> {
            assertThat(take.platform()).isEqualTo("A");
            assertThat(take.from()).isEqualTo("B");
        });
    }

    @Test
    void theNearestToTheSourceIsTakenAndThenTheOneWithMostConsumers() {
        Model near = three();
        near.providers.remove(1);
        near.platform("B", "AWS:eu");
        near.stores.clear();
        assertThat(near.store("crm", "AWS:eu").plan().primaries()).containsEntry("crm", "B");
        assertThat(reason(near.plan())).startsWith("Its source is at the same place, and from ");

        Model many = three().consumer("v", List.of("B"), "crm.d");
        assertThat(many.plan().primaries()).containsEntry("crm", "B");
        assertThat(reason(many.plan())).startsWith("It has 2 consumers, ");
    }

    @Test
    void whoIsTooSlowForConsumersOfOthersIsNotTaken() {
        Model model = new Model()
                .platform(
                        "Fast",
                        "AWS:eu",
                        Model.all().latency(DataLatency.MINUTES).build())
                .platform(
                        "Slow", "AWS:us", Model.all().latency(DataLatency.HOURS).build())
                .store("crm", "AWS:us")
                .consumer("w", List.of("Fast", "Slow"), "crm.d")
                .consumer("urgent", List.of("Fast"), Optional.of(Duration.ofMinutes(5)), "crm.d");
        assertThat(model.plan().primaries()).containsEntry("crm", "Fast");
        assertThat(reason(model.plan())).startsWith("Consumers get it as fresh as they want from here; from Slow 1 ");
    }

    @Test
    void whoIsDeprecatedGetsNothingNewButKeepsWhatItHas() {
        Model model = new Model()
                .platform(
                        "Old",
                        "AWS:us",
                        Model.all().build(),
                        builder -> builder.deprecation(new Deprecation(Optional.empty())))
                .platform("New", "AWS:us")
                .store("crm", "AWS:us")
                .consumer("w", List.of("Old", "New"), "crm.d");
        assertThat(model.plan().primaries()).containsEntry("crm", "New");
    }

    @Test
    void whatWasChosenIsKept() {
        Model model = three();
        for (String platform : List.of("A", "B", "C")) {
            Model.Planned planned =
                    model.consumer("more" + platform, List.of("C"), "crm.d").plan(Map.of("primary/crm", platform));
            assertThat(planned.primaries()).containsEntry("crm", platform);
            assertThat(planned.get().migrations()).isEmpty();
        }
    }

    /** With 1000 stores of fixed names a fair lot gives each of three platforms about 333. */
    @Test
    void storesAreSpreadAmongEquals() {
        Model model =
                new Model().platform("A", "AWS:us").platform("B", "AWS:us").platform("C", "AWS:us");
        List<String> sinks = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            model.store("s" + i, "AWS:us");
            sinks.add("s" + i + ".d");
        }
        Map<String, String> primaries = model.consumer("w", List.of("A", "B", "C"), sinks.toArray(String[]::new))
                .plan()
                .primaries();
        for (String platform : List.of("A", "B", "C")) {
            assertThat(primaries.values().stream().filter(platform::equals).count())
                    .isBetween(280L, 390L);
        }
    }

    @Test
    void aTransformerRunsOnOnePlatformWhereItIsAssignedAndItsInputsAreNeededThere() {
        Model model = new Model()
                .platform("A", "AWS:us")
                .platform("B", "AWS:us")
                .platform("C", "AWS:us")
                .store("crm", "AWS:us")
                .transformer("t", "sums", List.of("C"), "crm.d")
                .consumer("w", List.of("A", "B"), "sums.d");
        Model.Planned planned = model.plan();
        assertThat(planned.primaries()).containsEntry("sums", "C").containsEntry("crm", "C");
        assertThat(planned.get().graphs().find("A").orElseThrow().nodes())
                .extracting(node -> node.name())
                .containsExactly("Ingest/A/sums", "Export/A/mart of w/sums/d");
    }

    @Test
    void twoPinsAreAMistakeAndOneOfThemIsTheWayOut() {
        Problem problem = only(three().pin("crm", "A", "C").plan(), "federation-two-primaries");
        assertThat(problem.path()).hasToString("/primaryIngestionPlatforms/crm");
        assertThat(problem.message()).contains("has 2 primary platforms, A, C").contains("name one of them");
    }

    @Test
    void aPinOnWhoCannotNamesWhoCan() {
        Model model = three().platform("N", "AWS:us", NO_SQL).pin("crm", "N");
        Problem problem = only(model.plan(), "federation-primary-cannot");
        assertThat(problem.message())
                .contains(
                        "Platform \"N\" is to ingest the datastore \"crm\", but it cannot capture by SQLSnapshotIngestion")
                .endsWith("Name one that may and can: A, B, C");
    }

    @Test
    void ifNobodyCanItIsSaidWhyOfEach() {
        Model model = new Model()
                .platform("N", "AWS:us", NO_SQL)
                .platform("M", "AWS:eu", NO_SQL)
                .store("crm", "AWS:us")
                .consumer("w", List.of("N"), "crm.d");
        Problem problem = only(model.plan(), "federation-no-primary");
        assertThat(problem.message())
                .contains("is needed on N, but no platform may and can ingest it (M: it cannot capture by")
                .contains("Change its capture or the policy, or add a platform that can");
    }

    @Test
    void whereDataMustNotBeNobodyIngestsIt() {
        Model model = three().keepOut("AWS:us").platform("E", "AWS:eu");
        model.assignments.clear();
        model.workspaces.clear();
        model.consumer("w", List.of("E"), "crm.d");
        assertThat(model.plan().primaries()).containsEntry("crm", "E");
    }

    @Test
    void platformsWithoutACommonFormatAreAMistakeUnlessOneSpeaksBoth() {
        PlatformCapabilities parquet = PlatformCapabilities.builder()
                .consumers(DataContainer.class)
                .takes("parquet")
                .build();
        Model model = new Model()
                .platform("A", "AWS:us")
                .platform("P", "AWS:us", parquet)
                .store("crm", "AWS:us")
                .consumer("w", List.of("A", "P"), "crm.d");
        Problem problem = only(model.plan(), "federation-no-feed");
        assertThat(problem.message())
                .contains(
                        "Platform \"A\" ingests the datastore \"crm\" and offers it as iceberg; platform \"P\" needs it and takes parquet")
                .contains("add a platform that takes the one and offers the other");

        model.platform(
                "Both",
                "AWS:eu",
                PlatformCapabilities.builder()
                        .takes("iceberg")
                        .offers("parquet")
                        .build());
        assertThat(model.plan().get().takes())
                .extracting(take -> take.from() + " " + take.format() + " " + take.platform())
                .containsExactly("A iceberg Both", "Both parquet P");
    }

    @Test
    void aConsumerThatWantsItFresherThanItsWayTakesIsToldTheWay() {
        Model model = new Model()
                .platform(
                        "Slow", "AWS:us", Model.all().latency(DataLatency.HOURS).build())
                .platform(
                        "Fast",
                        "AWS:eu",
                        Model.all().latency(DataLatency.MINUTES).build())
                .store("crm", "AWS:us")
                .pin("crm", "Slow")
                .consumer("w", List.of("Fast"), Optional.of(Duration.ofMinutes(60)), "crm.d");
        Problem problem = only(model.plan(), "federation-late");
        assertThat(problem.path()).hasToString("/zones/z/teams/t/workspaces/w/dsgs/g");
        assertThat(problem.message())
                .contains(
                        "at most PT1H old on platform \"Fast\", but on its way it gets PT1H1M old: Slow PT1H + Fast PT1M");
    }

    @Test
    void whatATransformerMakesIsAsOldAsItsInputs() {
        Model model = new Model()
                .platform(
                        "Slow", "AWS:us", Model.all().latency(DataLatency.HOURS).build())
                .platform(
                        "Fast",
                        "AWS:eu",
                        Model.all().latency(DataLatency.MINUTES).build())
                .store("crm", "AWS:us")
                .pin("crm", "Slow")
                .transformer("t", "sums", List.of("Slow"), "crm.d")
                .consumer("w", List.of("Fast"), Optional.of(Duration.ofHours(2)), "sums.d");
        assertThat(only(model.plan(), "federation-late").message())
                .contains("it gets PT2H1M old: crm PT1H + Slow PT1H + Fast PT1M");
    }

    /** By way of the other platform it would be cheaper, but too late. */
    @Test
    void whoIsInAHurryReadsDirectly() {
        Model model = new Model()
                .platform(
                        "US", "AWS:us", Model.all().latency(DataLatency.MINUTES).build())
                .platform(
                        "EU1", "AWS:eu", Model.all().latency(DataLatency.HOURS).build())
                .platform(
                        "EU2",
                        "AWS:eu",
                        Model.all().latency(DataLatency.MINUTES).build())
                .store("crm", "AWS:us")
                .pin("crm", "US")
                .parameter("volume.rows", ParameterValues.of(1_000_000_000L))
                .consumer("w", List.of("US", "EU1"), "crm.d")
                .consumer("v", List.of("EU2"), Optional.of(Duration.ofMinutes(30)), "crm.d");
        assertThat(model.plan().get().takes())
                .extracting(take -> take.from() + " to " + take.platform())
                .doesNotContain("EU1 to EU2");
    }

    /** A price between places of a vendor is not asked within one, so the second reader there reads from the first. */
    @Test
    void pricesOfTheModelCount() {
        Model model = new Model()
                .platform("US", "AWS:us")
                .platform("E1", "AWS:eu")
                .platform("E2", "AWS:eu")
                .store("crm", "AWS:us")
                .pin("crm", "US")
                .parameter("volume.rows", ParameterValues.of(1_000_000_000L))
                .parameter(
                        "egress",
                        new JsonValue.Group(
                                Map.of("prices", new JsonValue.Group(Map.of("AWS>AWS", ParameterValues.of("0.5"))))))
                .consumer("w", List.of("US", "E1", "E2"), "crm.d");
        FederationPlan plan = model.plan().get();
        assertThat(plan.takes()).extracting(take -> take.from()).doesNotHaveDuplicates();
        // Twice a year 186 GB, and 10,000 changes a day of 200 bytes: 31.1 GB a month for half a dollar each, and a
        // hop.
        assertThat(plan.cost()).isBetween(15_000_000L, 16_500_000L);
        assertThat(plan.directCost()).isBetween(30_000_000L, 32_000_000L);
    }

    @Test
    void dataCrossesTheBorderOnceAndTheSavingIsTold() {
        Model model = new Model()
                .platform("US", "AWS:us")
                .platform("G1", "GCP:us")
                .platform("G2", "GCP:us")
                .platform("G3", "GCP:us")
                .store("crm", "AWS:us")
                .pin("crm", "US")
                .parameter("volume.rows", ParameterValues.of(1_000_000_000L))
                .consumer("w", List.of("US", "G1", "G2", "G3"), "crm.d");
        FederationPlan plan = model.plan().get();
        assertThat(plan.takes().stream().filter(take -> take.from().equals("US")))
                .hasSize(1);
        assertThat(plan.cost() * 2).isLessThan(plan.directCost());
        assertThat(plan.takes()).anyMatch(take -> take.reason().contains("US dollars a month less"));
    }
}
