package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourceMap;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.io.ModelFormat;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformCapabilities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CapabilityLintTest {
    private static final String STORE = "/zones/z/teams/t/dataStores/s";
    private static final String WORKSPACE = "/zones/z/teams/t/workspaces/w";
    private static final InstalledPlatform FAKE = PlatformProviders.load(ProviderSource.of(List.of(new FakeProvider())))
            .require("fake");

    /** P is as little able as it is, and Q can do everything. */
    private static final SortedMap<String, PlatformCapabilities> ALL =
            new TreeMap<>(Map.of("P", FAKE.capabilities(), "Q", PlatformCapabilities.EVERYTHING));

    /** The same is found in a graph of nodes and in one of columns, whose nodes are not all made. */
    private static List<Problem> lint(TestModels model) {
        EcosystemIndex index = EcosystemIndex.of(model.on("P", "fake").ecosystem());
        List<Problem> ofNodes = lint(index, new TestStages());
        assertThat(lint(index, new LibraryStages(ModelFormat.installed()))).isEqualTo(ofNodes);
        return ofNodes;
    }

    private static List<Problem> lint(EcosystemIndex index, Stages stages) {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        stages.graphs(index, SourceMap.NONE)
                .byPlatform()
                .values()
                .forEach(graph -> CapabilityLint.check(index, graph, FAKE, ALL, problems));
        return problems.problems();
    }

    private static CDCCaptureIngestion cdc() {
        return new CDCCaptureIngestion(
                Optional.empty(), Optional.empty(), Optional.of(mysql()), Optional.empty(), Optional.empty(), Map.of());
    }

    private static MySQLDatabase mysql() {
        return MySQLDatabase.of("db", "aws:us-east-1", "db", 3306, "db");
    }

    @Test
    void whatThePlatformCanDoIsNoProblem() {
        assertThat(lint(TestModels.stores("s1", "s2"))).isEmpty();
    }

    @Test
    void capturesAndSourcesAreChecked() {
        assertThat(lint(new TestModels().store("s", cdc())))
                .extracting(Problem::code, problem -> problem.path().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("capability-capture", STORE + "/capture"),
                        org.assertj.core.groups.Tuple.tuple("capability-source", STORE + "/capture/dataContainer"));
        assertThat(lint(new TestModels().store("s", cdc())).get(0).message())
                .isEqualTo(
                        "Platform \"P\" (fake) cannot capture by CDCCaptureIngestion; it can do [SQLSnapshotIngestion]."
                                + " Platforms that can: Q. Assign the consumers to one of them, or change what is asked for");
    }

    @Test
    void consumersAndHistoryAreCheckedOncePerWorkspace() {
        List<Problem> problems =
                lint(TestModels.stores("s1", "s2").into(mysql()).keeping(MilestoningStrategy.FORENSIC));

        assertThat(problems)
                .extracting(Problem::code, problem -> problem.path().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("capability-consumer", WORKSPACE + "/dataContainer"),
                        org.assertj.core.groups.Tuple.tuple(
                                "capability-milestoning", WORKSPACE + "/dsgs/g/platformMD"));
    }

    @Test
    void whatATransformerWritesIsNotCaptured() {
        assertThat(lint(new TestModels().store("s", new DataTransformerOutput("x", Optional.empty()))))
                .isEmpty();
    }

    @Test
    void aReaderOfAnotherPlatformDoesNotCapture() {
        EcosystemIndex index =
                EcosystemIndex.of(new TestModels().store("s", cdc()).ecosystem());
        IntentionNode reader = new IngestionMultiNode("P", 0, "s", Optional.of("Q"), NodeRequirements.NONE);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);

        CapabilityLint.check(index, new TestGraph("P", List.of(reader)), FAKE, ALL, problems);

        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void transformersAreChecked() {
        EcosystemIndex index =
                EcosystemIndex.of(new TestModels().transforming(Map::of).ecosystem());
        IntentionNode transformer = new DataTransformerNode("P", 0, "w", "s", NodeRequirements.NONE);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);

        CapabilityLint.check(index, new TestGraph("P", List.of(transformer)), FAKE, ALL, problems);

        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("capability-transformer");
            assertThat(problem.path()).hasToString(WORKSPACE + "/dataTransformer");
            assertThat(problem.message()).contains("it can do [SQLCodeArtifact]");
        });
    }

    @Test
    void whatNoPlatformCanDoIsToldSo() {
        EcosystemIndex index = EcosystemIndex.of(
                new TestModels().store("s", cdc()).on("P", "fake").ecosystem());
        IntentionNode node = new IngestionMultiNode("P", 0, "s", Optional.empty(), NodeRequirements.NONE);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);

        CapabilityLint.check(index, new TestGraph("P", List.of(node)), FAKE, new TreeMap<>(), problems);

        assertThat(problems.problems())
                .extracting(Problem::message)
                .allMatch(message -> message.endsWith(
                        "No platform of the model can: change what is asked for, or add a platform that can"));
    }

    @Test
    void latencyFreshnessVendorsAndLocationsAreChecked() {
        InstalledPlatform slow = PlatformProviders.load(ProviderSource.of(List.of(new FakeProvider() {
                    @Override
                    public PlatformCapabilities capabilities() {
                        return PlatformCapabilities.builder()
                                .captures(CaptureMetadata.class)
                                .sources(DataContainer.class)
                                .consumers(DataContainer.class)
                                .milestoning(MilestoningStrategy.values())
                                .vendors(CloudVendor.AZURE, CloudVendor.PRIVATE)
                                .locations("westeurope")
                                .latency(DataLatency.HOURS)
                                .build();
                    }
                })))
                .require("fake");
        TestModels model = TestModels.stores("s").on("P", "fake").asking(DataLatency.MINUTES, Duration.ofMinutes(10));
        Ecosystem ecosystem = model.ecosystem().toBuilder()
                .vendor(InfrastructureVendor.builder("aws")
                        .hardCloudVendor(CloudVendor.AWS)
                        .build())
                .build();
        EcosystemIndex index = EcosystemIndex.of(ecosystem);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        IntentionGraph graph =
                new TestStages().graphs(index, SourceMap.NONE).byPlatform().get("P");

        CapabilityLint.check(index, graph, slow, ALL, problems);

        assertThat(problems.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactlyInAnyOrder(
                        "capability-vendor " + STORE + "/capture/dataContainer",
                        "capability-location " + STORE + "/capture/dataContainer",
                        "capability-vendor " + WORKSPACE + "/dataContainer",
                        "capability-location " + WORKSPACE + "/dataContainer",
                        "capability-latency " + WORKSPACE + "/dsgs/g/platformMD",
                        "capability-latency " + WORKSPACE + "/dsgs/g/platformMD");
        assertThat(problems.problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("cannot deliver within MINUTES; it can do HOURS at best"))
                .anyMatch(message -> message.contains("at most PT10M old"))
                .anyMatch(message ->
                        message.contains("reach containers of AWS, where aws:us-east-1 is; it can do [AZURE, PRIVATE]"))
                .anyMatch(message -> message.contains("in aws:us-east-1; it can do [westeurope]"));
    }
}
