package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.model.lint.LintResult;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformRenderRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves reach the platform, render after render, until they are acknowledged. */
class AcknowledgeTest {
    private static final String NODE = "Ingest/P/s1";

    @TempDir
    private Path out;

    /** Where the test wants the nodes of a store; elsewhere they are in a chunk of the store's name. */
    private final Map<String, String> places = new TreeMap<>();

    private final RenderEngine engine =
            RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(new Moving()))), new Placing());

    private final class Placing implements Stages {
        private final TestStages stages = new TestStages();

        @Override
        public LintResult lint(EcosystemIndex ecosystem, SourceMap sources) {
            return stages.lint(ecosystem, sources);
        }

        @Override
        public Graphs graphs(EcosystemIndex ecosystem, SourceMap sources) {
            return stages.graphs(ecosystem, sources);
        }

        @Override
        public Cut cut(
                IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits, Optional<ChunkPlan> plan) {
            SortedMap<String, List<String>> nodes = new TreeMap<>();
            for (Chunk chunk : stages.cut(graph, estimator, limits, plan).plan().chunks()) {
                nodes.computeIfAbsent(places.getOrDefault(chunk.id(), chunk.id()), id -> new ArrayList<>())
                        .addAll(chunk.nodes());
            }
            List<Chunk> chunks = new ArrayList<>();
            nodes.forEach((id, members) -> chunks.add(
                    new Chunk(id, "home", 0, members.stream().sorted().toList(), Map.of(), List.of())));
            return new Cut(new ChunkPlan(graph.platform(), chunks), List.of());
        }

        @Override
        public ModelHashes hashes(Ecosystem ecosystem) {
            return stages.hashes(ecosystem);
        }
    }

    /** Writes down what it was asked for. */
    private static final class Moving extends FakeProvider {
        @Override
        public DataPlatform create(PlatformContext context) {
            return new FakePlatform("") {
                @Override
                public boolean movesState() {
                    return true;
                }

                @Override
                public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
                    request.retiring().forEach(chunk -> sink.add("retiring/" + chunk.id(), new byte[0]));
                }

                @Override
                public void render(ChunkRenderRequest request, ArtifactSink sink) {
                    sink.add(
                            request.chunk().id(),
                            request.chunk().nodes() + " +" + request.arriving() + " -" + request.leaving());
                }
            };
        }
    }

    private void render(String... warnings) {
        assertThat(engine.render(TestModels.stores("s1", "s2").on("P", "fake").loaded(), out)
                        .problems())
                .extracting(Problem::code)
                .containsExactly(warnings);
    }

    private String chunk(String id) throws IOException {
        return Files.readString(out.resolve("P/" + id));
    }

    private void acknowledge(String... chunks) {
        RenderEngine.acknowledge(out, Map.of("P", Set.of(chunks)));
    }

    @Test
    void aMoveIsTakenUpAndLetGoOf() throws IOException {
        render();
        acknowledge();
        places.put("s1", "s2");
        render();
        render();
        assertThat(chunk("s1")).isEqualTo("[] +[] -[Export/P/mart/s1/d, " + NODE + "]");
        assertThat(chunk("s2")).contains("+[Export/P/mart/s1/d, " + NODE + "] -[]");
        assertThat(out.resolve("P/retiring/s1")).exists();

        acknowledge("s2");
        render();
        assertThat(chunk("s2")).contains("+[] -[]");
        assertThat(chunk("s1")).contains("-[Export/P/mart/s1/d, " + NODE + "]");

        acknowledge("s1");
        render();
        assertThat(out.resolve("P/s1")).doesNotExist();
    }

    @Test
    void whatWasNeverAppliedIsMadeWhereItIs() throws IOException {
        render();
        places.put("s1", "s2");
        render("moves-not-acknowledged");
        assertThat(chunk("s2")).contains("+[] -[]");
        assertThat(out.resolve("P/s1")).doesNotExist();
        render();
    }

    @Test
    void thePlanIsStillAWholeRender() throws IOException {
        render();
        acknowledge("s1");
        acknowledge("s1");
        assertThat(Files.readString(out.resolve("plan.json"))).contains("\"acknowledged\": {");
        assertThat(engine.render(TestModels.stores("s1", "s2").on("P", "fake").loaded(), out)
                        .publication()
                        .orElseThrow()
                        .isEmpty())
                .isTrue();
    }

    /** Renders come while the first one is being applied. */
    @Test
    void anEarlierRenderIsNotedInTheLaterOne() throws IOException {
        render();
        RenderPlan first = engine.previousPlan(out);
        places.put("s1", "s2");
        render("moves-not-acknowledged");

        RenderEngine.acknowledge(out, first, Map.of("P", Set.of("s1")));
        render();

        assertThat(chunk("s2")).contains("+[Export/P/mart/s1/d, " + NODE + "] -[]");
        assertThat(chunk("s1")).isEqualTo("[] +[] -[Export/P/mart/s1/d, " + NODE + "]");
        assertThatThrownBy(() -> RenderEngine.acknowledge(out, first, Map.of("P", Set.of("s3"))))
                .hasMessageContaining("has no chunk \"s3\"");
        assertThatThrownBy(() -> RenderEngine.acknowledge(out, RenderPlan.NONE, Map.of("P", Set.of())))
                .hasMessageContaining("The render that was applied has no platform \"P\" of the type \"fake\"");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(this::acknowledge)
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("no platform \"P\"");
        render();
        assertThatThrownBy(() -> acknowledge("s3"))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("has no chunk \"s3\"");
        assertThatThrownBy(() -> RenderEngine.forget(out, Map.of("P", Set.of(NODE))))
                .hasMessageContaining("has no orphaned node");
    }

    @Test
    void orphansAreToldUntilTheyAreForgotten() {
        render();
        acknowledge();
        places.put("s1", "s2");
        render();
        acknowledge("s1");
        places.clear();
        RenderResult result =
                engine.render(TestModels.stores("s2").on("P", "fake").loaded(), out);
        assertThat(result.problems())
                .extracting(problem -> problem.code())
                .containsExactly("node-orphaned", "node-orphaned");
        RenderEngine.forget(out, Map.of("P", Set.of(NODE, "Export/P/mart/s1/d")));
        assertThat(engine.render(TestModels.stores("s2").on("P", "fake").loaded(), out)
                        .problems())
                .isEmpty();
    }
}
