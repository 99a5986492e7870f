package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin does to its host: the host goes on, and says who it was. */
class PluginMannersTest {
    /** For plugins that come back: long enough for a machine that is busy. */
    private static final Duration PATIENT = Duration.ofMinutes(5);

    /** For plugins that do not. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    private Path temporary;

    private RenderResult render(DataPlatform platform) {
        return render(platform, PATIENT);
    }

    private RenderResult render(DataPlatform platform, Duration limit) {
        DataPlatformProvider provider = new FakeProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return platform;
            }
        };
        DataPlatformProvider good = new FakeProvider() {
            @Override
            public String type() {
                return "good";
            }
        };
        PlatformProviders providers = PlatformProviders.load(ProviderSource.of(List.of(provider, good)));
        return RenderEngine.of(providers, new TestStages())
                .withTimeLimit(limit)
                .render(
                        TestModels.stores("s1", "s2", "s3")
                                .on("P", "fake")
                                .on("Q", "good")
                                .loaded(),
                        temporary.resolve("out"));
    }

    private static DataPlatform rendering(BiConsumer<ChunkRenderRequest, ArtifactSink> render) {
        return new FakeProvider.FakePlatform("hello") {
            @Override
            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                render.accept(request, sink);
            }
        };
    }

    private static void awaitForEver(CountDownLatch latch) {
        boolean released = false;
        while (!released) {
            try {
                latch.await();
                released = true;
            } catch (InterruptedException e) {
                // As bad as can be.
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void whateverIsThrownIsAProblem() {
        List<Throwable> thrown = List.of(
                new OutOfMemoryError("Java heap space"),
                new LinkageError("clash"),
                new InternalError("machine"),
                new Error("of its own"),
                new IllegalStateException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                        throw new IllegalArgumentException("not even a message");
                    }
                });
        for (Throwable each : thrown) {
            RenderResult result = render(rendering((request, sink) -> PluginMannersTest.<Error>sneak(each)));

            assertThat(result.publication()).isEmpty();
            assertThat(result.problems()).hasSize(3).allSatisfy(problem -> {
                assertThat(problem.code()).isEqualTo("plugin-failed");
                assertThat(problem.message()).contains(each.getClass().getName());
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @Test
    void memoryThatRunsOutForReal() {
        RenderResult result = render(rendering((request, sink) -> {
            List<long[]> all = new ArrayList<>();
            while (true) {
                all.add(new long[Integer.MAX_VALUE - 16]);
            }
        }));

        assertThat(result.problems())
                .extracting(Problem::message)
                .allMatch(message -> message.contains("OutOfMemoryError"));
    }

    @Test
    void aPluginThatHangsIsToldWithItsPlaceAndNotAskedAgain() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try {
            DataPlatform hanging = new FakeProvider.FakePlatform("x") {
                @Override
                public void lint(PlatformModel model, ProblemCollector problems) {
                    asked.incrementAndGet();
                    problems.warning(
                            "half",
                            model.ecosystem().datastore("s1").orElseThrow().path(),
                            "Half done");
                    awaitForEver(never);
                }
            };
            RenderResult result = render(hanging, SHORT);

            assertThat(asked).hasValue(1);
            assertThat(result.publication()).isEmpty();
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("plugin-hung");
                assertThat(problem.path()).hasToString("/platformServicesProviders/psp/dataPlatforms/P");
                assertThat(problem.message())
                        .contains("The plugin fake 1.0 (", "failed while linting for platform \"P\"")
                        .contains("did not come back within PT3S", "It was at ")
                        .contains("PluginMannersTest.awaitForEver(PluginMannersTest.java:")
                        .contains("PluginMannersTest$", ".lint(");
            });
        } finally {
            never.countDown();
        }
    }

    @Test
    void aPluginThatHangsWhileItRendersCostsOneTimeLimitPerThread() {
        CountDownLatch never = new CountDownLatch(1);
        RenderResult result = render(rendering((request, sink) -> await(never)), SHORT);

        assertThat(result.publication()).isEmpty();
        assertThat(result.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("plugin-hung");
            assertThat(problem.message()).contains("PluginMannersTest.await(");
        });
    }

    @Test
    void aProviderThatHangsIsNotUsed() {
        CountDownLatch never = new CountDownLatch(1);
        List<PluginFailure> failures = new ArrayList<>();
        DataPlatformProvider hanging = new FakeProvider() {
            @Override
            public String version() {
                await(never);
                return "1";
            }
        };

        Optional<InstalledPlatform> plugin = ProviderCheck.check(hanging, Duration.ofMillis(200), failures::add);

        assertThat(plugin).isEmpty();
        assertThat(failures)
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.message()).contains("did not come back within PT0.2S", ".version("));
    }

    @Test
    void threadsThatStayAreToldOnce() {
        CountDownLatch end = new CountDownLatch(1);
        try {
            RenderResult result = render(rendering((request, sink) -> {
                Thread pump = new Thread(
                        () -> awaitForEver(end), "pump-" + request.chunk().id());
                pump.setDaemon(false);
                pump.start();
                sink.add(request.chunk().id(), "x");
            }));

            assertThat(result.publication()).isPresent();
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                assertThat(problem.code()).isEqualTo("plugin-threads");
                assertThat(problem.message())
                        .contains("left threads running after rendering chunk \"s1\" and 2 other calls")
                        .contains("pump-s1, pump-s2, pump-s3");
            });
        } finally {
            end.countDown();
        }
    }

    @Test
    void threadsThatGoAndThoseOfTheCommonPoolAreNoProblem() {
        RenderResult result = render(rendering((request, sink) -> {
            Thread helper = new Thread(() -> sink.add(request.chunk().id(), "x"));
            helper.start();
            int sum = IntStream.range(0, 100_000).parallel().sum();
            sink.add(request.chunk().id() + ".sum", Integer.toString(sum));
            joined(helper);
        }));

        assertThat(result.problems()).isEmpty();
        assertThat(result.publication()).isPresent();
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theLanguageAndTimeZoneOfTheProcessArePutRight() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();

        RenderResult result = render(rendering((request, sink) -> {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            sink.add(request.chunk().id(), "x");
        }));

        assertThat(Locale.getDefault()).isEqualTo(locale);
        assertThat(TimeZone.getDefault()).isEqualTo(zone);
        assertThat(result.publication()).isPresent();
        assertThat(result.problems())
                .extracting(Problem::code)
                .contains("plugin-defaults")
                .containsOnly("plugin-defaults");
        assertThat(result.problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("changed the default locale of the process"))
                .anyMatch(message -> message.contains("changed the default time zone of the process"))
                .allMatch(message -> message.contains("or another that ran at the same time"));
    }
}
