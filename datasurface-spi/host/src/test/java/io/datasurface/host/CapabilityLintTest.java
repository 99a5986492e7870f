package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourceMap;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapabilityLintTest {
    private static final String STORE = "/zones/z/teams/t/dataStores/s";
    private static final String WORKSPACE = "/zones/z/teams/t/workspaces/w";
    private static final InstalledPlatform FAKE = PlatformProviders.load(ProviderSource.of(List.of(new FakeProvider())))
            .require("fake");

    private static List<Problem> lint(TestModels model) {
        EcosystemIndex index = EcosystemIndex.of(model.on("P", "fake").ecosystem());
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        new TestStages()
                .graphs(index, SourceMap.NONE)
                .byPlatform()
                .values()
                .forEach(graph -> CapabilityLint.check(index, graph, FAKE, problems));
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
                                + " Use one of these, or assign the consumers to another platform");
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

        CapabilityLint.check(index, new TestGraph("P", List.of(reader)), FAKE, problems);

        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void transformersAreChecked() {
        EcosystemIndex index =
                EcosystemIndex.of(new TestModels().transforming(Map::of).ecosystem());
        IntentionNode transformer = new DataTransformerNode("P", 0, "w", "s", NodeRequirements.NONE);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);

        CapabilityLint.check(index, new TestGraph("P", List.of(transformer)), FAKE, problems);

        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("capability-transformer");
            assertThat(problem.path()).hasToString(WORKSPACE + "/dataTransformer");
            assertThat(problem.message()).contains("it can do [SQLCodeArtifact]");
        });
    }
}
