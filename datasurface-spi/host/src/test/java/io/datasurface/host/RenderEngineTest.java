package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.Publication;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelHash;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderEngineTest {
    @TempDir
    private Path temporary;

    private final TestStages stages = new TestStages();
    private final RenderEngine engine = engine(stages, new FakeProvider());

    private static RenderEngine engine(Stages stages, DataPlatformProvider... providers) {
        return RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(providers))), stages);
    }

    private Path out() {
        return temporary.resolve("out");
    }

    private String read(String path) throws IOException {
        return Files.readString(out().resolve(path));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAClearError() throws IOException {
        LoadedModel model = TestModels.stores("s1").on("P", "fake").loaded();
        Path file = Files.writeString(temporary.resolve("file"), "x");

        assertRefused(model, file.resolve("out"));
        // Whoever is root may write there all the same.
        Path closed = Files.createDirectory(temporary.resolve("closed"));
        assertThat(closed.toFile().setWritable(false)).isTrue();
        try {
            if (!Files.isWritable(closed)) {
                assertRefused(model, closed.resolve("out"));
            }
        } finally {
            assertThat(closed.toFile().setWritable(true)).isTrue();
        }
        assertThat(file).hasContent("x");
    }

    private void assertRefused(LoadedModel model, Path out) {
        assertThatThrownBy(() -> engine.render(model, out))
                .isInstanceOfSatisfying(
                        OutputException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(OutputException.Reason.FAILED))
                .hasMessageContaining(out.toString())
                .hasMessageContaining("Make sure that there is space and that everything in the folder can be written");
    }

    @Test
    void takesAModelAllTheWay() throws IOException {
        LoadedModel model = TestModels.stores("s1", "s2")
                .on("Prod/EU", "fake", Map.of("greeting", ParameterValues.of("hi")))
                .on("Dev", "fake")
                .loaded();

        RenderResult result = engine.render(model, out());

        assertThat(result.problems()).isEmpty();
        assertThat(result.publication().orElseThrow().added())
                .containsExactly(
                        "Dev/chunks.txt",
                        "Dev/chunks/s1/nodes.txt",
                        "Dev/chunks/s2/nodes.txt",
                        "Prod=2FEU/chunks.txt",
                        "Prod=2FEU/chunks/s1/nodes.txt",
                        "Prod=2FEU/chunks/s2/nodes.txt",
                        "manifest.json",
                        "plan.json");
        assertThat(read("Prod=2FEU/chunks/s1/nodes.txt"))
                .isEqualTo("hi\nExport/Prod%2FEU/mart/s1/d\nIngest/Prod%2FEU/s1\n");
        assertThat(read("Dev/chunks.txt")).isEqualTo("s1\ns2\n");
        assertThat(read("manifest.json"))
                .contains(
                        "\"name\": \"test\"",
                        "\"hash\": \"" + ModelHash.of(model.ecosystem().orElseThrow()) + "\"",
                        "\"Dev/chunks.txt\": {")
                .contains(
                        "\"Prod/EU\": {\n      \"type\": \"fake\",\n      \"version\": \"1.0\",\n      \"folder\": \"Prod=2FEU\"");
    }

    @Test
    void theSameModelInAnyOrderAndOnAnyNumberOfThreadsGivesTheSameBytes() {
        LoadedModel model = TestModels.stores("s1", "s2", "s3")
                .on("P", "fake")
                .on("Q", "fake")
                .loaded();
        LoadedModel shuffled = TestModels.stores("s3", "s1", "s2")
                .on("Q", "fake")
                .on("P", "fake")
                .loaded();
        Rendered first = engine.withThreads(1).render(engine.plan(engine.analyze(model), RenderPlan.NONE));
        Rendered second = engine.withThreads(8).render(engine.plan(engine.analyze(shuffled), RenderPlan.NONE));

        assertThat(texts(first)).isEqualTo(texts(second)).hasSize(8);
        assertThatThrownBy(() -> engine.withThreads(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> texts(Rendered rendered) {
        Map<String, String> texts = new java.util.TreeMap<>();
        rendered.artifacts().forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void aChangeTouchesItsChunkOnlyAndThePreviousPlanIsGiven() {
        engine.render(TestModels.stores("s1", "s2").on("P", "fake").loaded(), out());
        assertThat(stages.previous).isEmpty();

        Publication publication = engine.render(
                        TestModels.stores("s1", "s2", "s3").on("P", "fake").loaded(), out())
                .publication()
                .orElseThrow();

        assertThat(publication.added()).containsExactly("P/chunks/s3/nodes.txt");
        assertThat(publication.changed()).containsExactly("P/chunks.txt", "manifest.json", "plan.json");
        assertThat(publication.unchanged()).isEqualTo(2);
        assertThat(stages.previous.get("P").chunks()).extracting("id").containsExactly("s1", "s2");
        assertThat(engine.previousPlan(out()).chunks("P", "fake").orElseThrow().chunks())
                .hasSize(3);
        assertThat(engine.previousPlan(out()).chunks("P", "other")).isEmpty();
    }

    @Test
    void nothingChangedMeansNothingWritten() {
        LoadedModel model = TestModels.stores("s1").on("P", "fake").loaded();
        engine.render(model, out());

        assertThat(engine.render(model, out()).publication().orElseThrow().isEmpty())
                .isTrue();
    }

    @Test
    void problemsOfReadingStopTheRenderAndTouchNothing() {
        Problem unread = new Problem(Severity.ERROR, "syntax", ObjectPath.ROOT, Optional.empty(), "Not JSON");

        RenderResult result = engine.render(new LoadedModel(Optional.empty(), SourceMap.NONE, List.of(unread)), out());

        assertThat(result.hasErrors()).isTrue();
        assertThat(result.publication()).isEmpty();
        assertThat(result.problems()).containsExactly(unread);
        assertThat(out()).doesNotExist();
    }

    @Test
    void allProblemsOfAllStagesThatCanRunAreReportedAtOnce() throws IOException {
        engine.render(TestModels.stores("s1").on("P", "fake").loaded(), out());
        String manifest = read("manifest.json");
        TestStages strict = new TestStages((ecosystem, problems) ->
                problems.error("lint", ObjectPath.ROOT.child("zones", "z"), "The zone is wrong"));
        LoadedModel model = TestModels.stores("s1", "s2")
                .on("P", "fake", Map.of("greetin", ParameterValues.of("hi")))
                .on("Q", "missing")
                .into(io.datasurface.model.container.MySQLDatabase.of("mart", "l", "h", 1, "d"))
                .loaded();

        RenderResult result = engine(strict, new FakeProvider()).render(model, out());

        assertThat(result.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "lint", "unknown-parameter", "platform-not-installed", "capability-consumer");
        assertThat(result.problems())
                .allSatisfy(problem -> assertThat(problem.position()).isPresent());
        assertThat(result.rendered().planned().analysis().graphs()).containsOnlyKeys("P", "Q");
        assertThat(read("manifest.json")).isEqualTo(manifest);
    }

    @Test
    void aPlatformWithWorkWhosePluginIsMissingIsAnError() {
        Analysis assigned =
                engine.analyze(TestModels.stores("s1").on("P", "aws").loaded());
        Analysis idle = engine.analyze(
                TestModels.stores("s1").on("P", "aws").unassigned().loaded());
        Analysis legacy = engine.analyze(
                TestModels.stores("s1").on("P", "LegacyDataPlatform").loaded());

        assertThat(assigned.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.path()).hasToString("/platformServicesProviders/psp/dataPlatforms/P");
            assertThat(problem.message()).contains("\"P\"", "No platform plugin", "\"aws\"", "[fake]");
        });
        assertThat(idle.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("platform-not-installed", "group-not-chosen");
        assertThat(idle.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        assertThat(legacy.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.INFO);
            assertThat(problem.code()).isEqualTo("legacy-platform");
        });
    }

    @Test
    void platformsThatDifferByCaseOnlyAreRefused() {
        Analysis analysis = engine.analyze(
                TestModels.stores("s1").on("Prod", "fake").on("prod", "fake").loaded());

        assertThat(analysis.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("platform-folder");
            assertThat(problem.message()).contains("\"Prod\" and \"prod\"", "rename one");
        });
        assertThat(analysis.platforms()).isEmpty();
    }

    @Test
    void editsAndRecoveriesAreReported() throws IOException {
        LoadedModel model = TestModels.stores("s1").on("P", "fake").loaded();
        engine.render(model, out());
        Files.writeString(out().resolve("P/chunks.txt"), "edited");

        RenderResult result =
                engine.render(TestModels.stores("s1", "s2").on("P", "fake").loaded(), out());

        assertThat(result.hasErrors()).isFalse();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message()).contains("P/chunks.txt", "edited by hand");
            assertThat(problem.position()).isEmpty();
        });

        Files.createDirectories(out().resolve(".datasurface/staging"));
        Files.writeString(out().resolve(".datasurface/journal.json"), "{\"formatVersion\": 2, \"steps\": []}");
        assertThat(engine.render(model, out()).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("render-recovered");
            assertThat(problem.position()).isEmpty();
        });
    }

    @Test
    void aDamagedPlanStopsTheRender() throws IOException {
        LoadedModel model = TestModels.stores("s1").on("P", "fake").loaded();
        engine.render(model, out());
        Files.writeString(out().resolve("plan.json"), "{\"formatVersion\": 7}");

        assertThatThrownBy(() -> engine.render(model, out()))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("plan.json:1:19")
                .hasMessageContaining("format version 7");
    }

    @Test
    void somePlatformsAloneDoNotTakeTheFolderOfAll() {
        LoadedModel model =
                TestModels.stores("s1").on("P", "fake").on("Q", "fake").loaded();
        engine.render(model, out());
        assertThatThrownBy(() -> engine.withPlatforms(Set.of("P")).render(model, out()))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("holds a render of the platforms [Q], too");
        assertThat(out().resolve("Q/chunks.txt")).exists();
        RenderResult alone = engine.withPlatforms(Set.of("P")).render(model, temporary.resolve("alone"));
        assertThat(alone.publication().orElseThrow().added()).noneMatch(path -> path.startsWith("Q/"));
    }
}
