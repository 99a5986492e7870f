package io.datasurface.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.testing.FakeProvider;
import io.datasurface.federation.testing.Model;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.ParameterValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host finds the federation, asks it before chunking, and renders what it plans. */
class HostTest {
    @TempDir
    private Path temporary;

    private static RenderEngine engine() {
        return RenderEngine.of(PlatformProviders.load(ProviderSource.of(
                List.of(new FakeProvider(), new FederationProvider()), List.of(new FederationPlanner()))));
    }

    private static Model model() {
        return new Model()
                .platform("EU", "AWS:eu", FakeProvider.CAN)
                .platform("EU2", "AWS:eu", FakeProvider.CAN)
                .platform("US", "AWS:us", FakeProvider.CAN)
                .parameter("volume.rows", ParameterValues.of(1_000_000_000L))
                .store("crm", "AWS:us", "orders", "customers")
                .consumer("report", List.of("US", "EU"), "crm.orders")
                .consumer("more", List.of("EU2"), "crm.customers", "crm.orders");
    }

    private RenderResult render(Model model) {
        return engine().render(
                        new LoadedModel(Optional.of(model.ecosystem()), SourceMap.NONE, List.of()),
                        temporary.resolve("out"));
    }

    private String file(String name) throws IOException {
        return Files.readString(temporary.resolve("out").resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsPlannedIsRendered() throws IOException {
        RenderResult result = render(model());

        assertThat(result.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        assertThat(result.problems())
                .as("nobody has to name what the federation chooses")
                .noneMatch(problem -> problem.code().equals("primary-missing"));
        assertThat(file("planners/federation/plan.md"))
                .contains("1 datastores are ingested once each, and 2 feeds carry them to other platforms")
                .contains("| crm | US | ");
        assertThat(file("planners/federation/plan.mmd")).contains("flowchart LR", "[\"US\"]", "-->|\"1 datastore\"|");
        assertThat(file("planners/federation/plan.json"))
                .contains("\"primary\": \"US\"", "\"EU\": \"EU2\"", "\"EU2\": \"US\"");
        assertThat(file("planners/federation/feeds.json"))
                .contains(
                        "\"trigger\": \"batch-published\"",
                        "\"semantics\": \"SNAPSHOT_AND_DELTAS\"",
                        "\"catalog\": \"of EU2\"");
        assertThat(file("planners/feeds.json")).contains("US ingests it");
        assertThat(file("EU/chunks.txt")).contains("Ingest/EU/crm from EU2");
        assertThat(file("US/chunks.txt")).contains("Ingest/US/crm\n");
    }

    /** Two feeds carry both datasets; their columns are written once, and what is to be kept is found by names with percent signs, too. */
    @Test
    void theFeedCatalogueHasEachSchemaOnce() throws IOException {
        Model model = new Model()
                .platform("EU", "AWS:eu", FakeProvider.CAN)
                .platform("EU2", "AWS:eu", FakeProvider.CAN)
                .platform("US 100%", "AWS:us", FakeProvider.CAN)
                .store("crm", "AWS:us", "orders", "customers")
                .pin("crm", "US 100%")
                .consumer("w", List.of("US 100%", "EU", "EU2"), "crm.orders", "crm.customers");
        assertThat(render(model).problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        String feeds = file("planners/federation/feeds.json");
        assertThat(feeds.split("\"primaryKey\"", -1)).hasSize(1 + 2);
        assertThat(feeds.split("\"milestoning\"", -1)).hasSize(1 + 2);
        assertThat(feeds.substring(feeds.indexOf("\"schemas\"")))
                .contains("\"crm\": {", "\"orders\": {", "\"customers\": {", "\"id\": ");
    }

    @Test
    void theNextRunWithoutAChangePublishesTheSame() throws IOException {
        render(model());
        RenderResult again = render(model());
        assertThat(again.publication().orElseThrow().changed()).isEmpty();
    }

    /** Fake platforms would report each node that reads elsewhere, if they were asked about graphs that are not planned. */
    @Test
    void anErrorOfTheFederationIsToldAlone() {
        RenderResult result = render(model().pin("crm", "EU", "US"));
        assertThat(result.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .extracting(Problem::code)
                .containsExactly("federation-two-primaries");
    }

    @Test
    void withoutAnInstanceOfTheFederationNothingIsPlanned() {
        Model model = model();
        RenderResult result = engine().render(
                        new LoadedModel(
                                Optional.of(model.ecosystem().toBuilder()
                                        .platformServicesProviders(model.providers)
                                        .build()),
                                SourceMap.NONE,
                                List.of()),
                        temporary.resolve("out"));
        assertThat(result.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        assertThat(result.problems()).anyMatch(problem -> problem.code().equals("primary-missing"));
        assertThat(temporary.resolve("out/planners/federation/plan.md")).doesNotExist();
    }

    @Test
    void theServiceLoaderFindsBoth() {
        PlatformProviders found =
                PlatformProviders.load(ProviderSource.of(getClass().getClassLoader()));
        assertThat(found.planners()).extracting(planner -> planner.name()).contains("federation");
        assertThat(found.find("federation")).isPresent();
    }
}
