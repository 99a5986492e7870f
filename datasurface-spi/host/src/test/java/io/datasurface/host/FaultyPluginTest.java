package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformException;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin does wrong is a problem that names it, and leaves no half-written output. */
class FaultyPluginTest {
    @TempDir
    private Path temporary;

    private List<Problem> problemsOf(Function<PlatformContext, DataPlatform> create) {
        FakeProvider provider = new FakeProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return create.apply(context);
            }
        };
        PlatformProviders providers = PlatformProviders.load(ProviderSource.of(List.of(provider)));
        RenderResult result = RenderEngine.of(providers, new TestStages())
                .render(TestModels.stores("s1", "s2").on("P", "fake").loaded(), temporary.resolve("out"));
        assertThat(result.publication()).isEmpty();
        assertThat(result.rendered().artifacts().paths()).isEmpty();
        assertThat(temporary).isEmptyDirectory();
        return result.problems();
    }

    /** A platform that is good but for rendering chunks. */
    private abstract static class Spoiled extends FakeProvider.FakePlatform {
        Spoiled() {
            super("hello");
        }

        @Override
        public abstract void render(ChunkRenderRequest request, ArtifactSink sink);
    }

    private static DataPlatform rendering(java.util.function.BiConsumer<ChunkRenderRequest, ArtifactSink> render) {
        return new Spoiled() {
            @Override
            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                render.accept(request, sink);
            }
        };
    }

    @Test
    void anExceptionNamesPluginInstanceAndChunk() {
        List<Problem> problems = problemsOf(context -> rendering((request, sink) -> {
            sink.add("half", "written");
            throw new IllegalStateException("boom in " + request.chunk().id());
        }));

        assertThat(problems).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("plugin-failed");
            assertThat(problem.path()).hasToString("/platformServicesProviders/psp/dataPlatforms/P");
        });
        assertThat(problems.get(0).message())
                .contains("The plugin fake 1.0 (", "FaultyPluginTest")
                .contains("failed while rendering chunk \"s1\" for platform \"P\"")
                .contains("IllegalStateException: boom in s1.")
                .endsWith("Ask the author of the plugin");
    }

    @Test
    void aLibraryThatThePluginDoesNotBringIsNamed() {
        List<Problem> problems = problemsOf(context -> rendering((request, sink) -> {
            throw new NoClassDefFoundError("com/google/common/collect/ImmutableMap");
        }));
        assertThat(problems)
                .first()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "The class com.google.common.collect.ImmutableMap is missing. Put the jar that has it beside the plugin's")
                        .endsWith("Ask the author of the plugin"));

        assertThat(problemsOf(context -> rendering((request, sink) -> {
                    throw new NoClassDefFoundError("Could not initialize class com.example.Words");
                })))
                .first()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("NoClassDefFoundError: Could not initialize class com.example.Words"));
    }

    /** There is nothing in a model that a path of chunks could lead to. */
    @Test
    void aChunkThatIsTooLargeIsAProblemOfThePlatform() {
        FakeProvider provider = new FakeProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new FakeProvider.FakePlatform("hello") {
                    @Override
                    public ChunkLimits chunkLimits() {
                        return new ChunkLimits(
                                Map.of("nodes", 0L, "plums", 1L), 1, List.of(new Cell("home", Map.of())));
                    }
                };
            }
        };
        RenderEngine engine =
                RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(provider))), new UnlintedStages());
        Planned planned = engine.plan(
                engine.analyze(TestModels.stores("s1").on("P", "fake").loaded()), RenderPlan.NONE);
        assertThat(planned.problems())
                .filteredOn(problem -> problem.code().startsWith("chunk-"))
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem.path()).hasToString("/platformServicesProviders/psp/dataPlatforms/P"));
    }

    @Test
    void theCodeSaysWhoHasToAct() {
        assertThat(problemsOf(context -> {
                    throw new PlatformException(PlatformException.Code.CONFIGURATION, "Set a region");
                }))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("plugin-configuration");
                    assertThat(problem.message()).endsWith("Set a region. Change the parameters of the platform");
                });
        assertThat(problemsOf(context -> rendering((request, sink) -> {
                    throw new PlatformException(PlatformException.Code.UNSUPPORTED, "No views.");
                })))
                .extracting(Problem::code)
                .containsOnly("plugin-unsupported");
        assertThat(problemsOf(context -> rendering((request, sink) -> sink.add("../up", "x"))))
                .extracting(Problem::message)
                .allMatch(message -> message.contains("\"../up\" is not allowed"));
    }

    @Test
    void errorsOfTheMachineAreNoCrash() {
        assertThat(problemsOf(context -> rendering((request, sink) -> {
                    throw new NoSuchMethodError("old library");
                })))
                .hasSize(2);
        assertThat(problemsOf(context -> rendering(new java.util.function.BiConsumer<>() {
                    @Override
                    public void accept(ChunkRenderRequest request, ArtifactSink sink) {
                        accept(request, sink);
                    }
                })))
                .extracting(Problem::message)
                .allMatch(message -> message.contains("StackOverflowError"));
    }

    @Test
    void twoChunksMustNotGiveTheSameArtifact() {
        List<Problem> problems = problemsOf(context ->
                rendering((request, sink) -> sink.add(request.chunk().id().equals("s1") ? "same" : "SAME", "x")));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "\"SAME\" while rendering chunk \"s2\"",
                                "differs from same by upper and lower case only"));
        assertThat(problemsOf(context -> rendering((request, sink) -> sink.add("chunks.txt", "x"))))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message())
                        .contains("it is used twice, first while rendering the platform as a whole"));
    }

    @Test
    void everyMethodIsGuarded() {
        assertThat(problemsOf(context -> new FakeProvider.FakePlatform("x") {
                    @Override
                    public void lint(PlatformModel model, ProblemCollector problems) {
                        throw new IllegalStateException("lint");
                    }
                }))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("while linting"));
        assertThat(problemsOf(context -> new FakeProvider.FakePlatform("x") {
                    @Override
                    public ChunkLimits chunkLimits() {
                        throw new IllegalStateException("limits");
                    }
                }))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("while saying its limits"));
        assertThat(problemsOf(context -> new FakeProvider.FakePlatform("x") {
                    @Override
                    public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
                        throw new IllegalStateException("whole");
                    }
                }))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("while rendering the platform as a whole"));
    }

    @Test
    void whatAPluginReportsStopsTheRender() {
        assertThat(problemsOf(context -> new FakeProvider.FakePlatform("x") {
                    @Override
                    public void lint(PlatformModel model, ProblemCollector problems) {
                        problems.error(
                                "too-wide",
                                model.ecosystem().datastore("s1").orElseThrow().path(),
                                "Too wide");
                    }
                }))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("too-wide");
                    assertThat(problem.position()).isPresent();
                });
    }

    @Test
    void aPluginRunsWithItsOwnContextClassLoader() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader[] seen = new ClassLoader[1];
        Thread.currentThread().setContextClassLoader(null);
        try {
            problemsOf(context -> {
                seen[0] = Thread.currentThread().getContextClassLoader();
                throw new IllegalStateException("seen");
            });
            assertThat(seen[0]).isSameAs(getClass().getClassLoader());
            assertThat(Thread.currentThread().getContextClassLoader()).isNull();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
