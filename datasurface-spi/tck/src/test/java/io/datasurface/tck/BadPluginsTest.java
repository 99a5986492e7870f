package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.schema.VectorType;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each check catches a plugin that breaks its rule, and lets the good one pass. */
class BadPluginsTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static PlatformPluginContract contract(Supplier<DataPlatformProvider> provider, List<Ecosystem> models) {
        return new SpoiledContract(provider, models);
    }

    private static PlatformPluginContract contract(Supplier<DataPlatformProvider> provider) {
        return contract(provider, List.of(SampleModels.relational("good", Map.of())));
    }

    private static void assertCaught(
            Supplier<DataPlatformProvider> bad, Consumer<PlatformPluginContract> check, String... words) {
        assertThatCode(() -> check.accept(contract(GoodProvider::new))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.accept(contract(bad)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    /** A plugin that is spoiled in what it gives for a chunk beside the list of nodes. */
    private static Supplier<DataPlatformProvider> adding(BiConsumer<ChunkRenderRequest, ArtifactSink> more) {
        return () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(3) {
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        more.accept(request, sink);
                    }
                };
            }
        };
    }

    private static Supplier<DataPlatformProvider> writing(
            java.util.function.Function<ChunkRenderRequest, String> text) {
        return adding((request, sink) -> sink.add("chunks/" + request.chunk().id() + "/more.txt", text.apply(request)));
    }

    private static Supplier<DataPlatformProvider> declaring(ParameterSpec... specs) {
        return () -> new GoodProvider() {
            @Override
            public List<ParameterSpec> parameters() {
                return List.of(specs);
            }
        };
    }

    @Test
    void aPluginThatIsNotRegistered() {
        assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public String type() {
                        return "unregistered";
                    }
                },
                PlatformPluginContract::isRegisteredUnderItsType,
                "unregistered",
                "META-INF/services/io.datasurface.spi.DataPlatformProvider");
        assertCaught(() -> new GoodProvider() {}, PlatformPluginContract::isRegisteredUnderItsType, "BadPluginsTest");
    }

    @Test
    void aPluginForAnotherSpi() {
        assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public String spiVersion() {
                        return "0.9";
                    }
                },
                PlatformPluginContract::saysWhatItIs,
                "SpiVersion.CURRENT");
    }

    @Test
    void aPluginWithPoorParameters() {
        Consumer<PlatformPluginContract> check = PlatformPluginContract::parametersAreExplainedAndValid;
        ParameterSpec good = ParameterSpec.optional("a", ParameterType.TEXT, "x", "Help");

        assertCaught(declaring(good, good), check, "duplicate");
        assertCaught(declaring(ParameterSpec.optional("a", ParameterType.TEXT, "x", " ")), check, "help of a");
        assertCaught(declaring(ParameterSpec.optional("a", ParameterType.INTEGER, "many", "Help")), check, "many");
        assertCaught(declaring(ParameterSpec.optional("a", ParameterType.FLAG, "yes", "Help")), check, "yes");
        assertCaught(declaring(ParameterSpec.optional("a", ParameterType.TEXT_MAP, "x", "Help")), check, "TEXT_MAP");
        assertCaught(declaring(good.matching("[0-9]+")), check, "the example is not valid");
        assertCaught(
                declaring(ParameterSpec.withDefault("a", ParameterType.DURATION, ParameterValues.of("1h"), "Help")),
                check,
                "the default is not valid");
        assertCaught(
                declaring(ParameterSpec.withDefault("a", ParameterType.SECRET, ParameterValues.of("x"), "Help")),
                check,
                "must not have a default");
        assertCaught(
                declaring(new ParameterSpec(
                        "a",
                        ParameterType.TEXT,
                        true,
                        Optional.of(ParameterValues.of("x")),
                        Optional.<Pattern>empty(),
                        "x",
                        "Help")),
                check,
                "never used");
    }

    @Test
    void aPluginThatCannotRenderItsModels() {
        assertCaught(
                adding((request, sink) -> {
                    throw new IllegalStateException("boom");
                }),
                PlatformPluginContract::rendersTheModels,
                "boom");
        assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        return (request, sink) -> {};
                    }
                },
                PlatformPluginContract::rendersTheModels,
                "artifacts of the model");
    }

    @Test
    void modelsThatCheckNothing() {
        assertThatThrownBy(() -> contract(GoodProvider::new, List.of()).rendersTheSameTwice())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing to check with");
        assertThatThrownBy(() -> contract(GoodProvider::new, List.of(SampleModels.relational("other", Map.of())))
                        .rendersTheModels())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No platform plugin has the type \"other\"");
    }

    @Test
    void aPluginThatCounts() {
        assertCaught(
                writing(request -> "" + COUNTER.incrementAndGet()),
                PlatformPluginContract::rendersTheSameTwice,
                "more.txt when rendered again");
    }

    @Test
    void aPluginThatRemembersBetweenThreads() {
        Supplier<DataPlatformProvider> racing = () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                Meeting meeting = new Meeting();
                return new GoodPlatform(1000) {
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        sink.add("threads.txt", "" + meeting.enter());
                        meeting.leave();
                    }
                };
            }
        };
        assertCaught(racing, PlatformPluginContract::rendersTheSameOnManyThreads, "rendered by 8 threads at once");
    }

    /** Whoever comes alone waits for another, so that threads at once do meet, however busy the machine is. */
    private static final class Meeting {
        private static final long LONGEST_WAIT_NANOS = 2_000_000_000L;

        private int inside;

        synchronized int enter() {
            inside++;
            notifyAll();
            long end = System.nanoTime() + LONGEST_WAIT_NANOS;
            while (inside < 2) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted while it waited for another thread", e);
                }
            }
            return inside;
        }

        synchronized void leave() {
            inside--;
        }
    }

    @Test
    void aPluginThatSpeaksTheLanguageOfTheMachine() {
        Consumer<PlatformPluginContract> check = PlatformPluginContract::rendersTheSameInAnotherLanguageAndTimeZone;

        assertCaught(writing(request -> "ID".toLowerCase(Locale.getDefault())), check, "tr-TR");
        assertCaught(writing(request -> String.format(Locale.getDefault(), "%d", 12)), check, "rendered in ar-EG");
        assertCaught(writing(request -> TimeZone.getDefault().getID()), check, "rendered in tr-TR");
    }

    @Test
    void aPluginWithBadPaths() {
        Consumer<PlatformPluginContract> check = PlatformPluginContract::pathsAreAllowedAndDoNotOverlap;

        assertCaught(adding((request, sink) -> sink.add("../up", "x")), check, "is not allowed");
        assertCaught(adding((request, sink) -> sink.add("same.txt", "x")), check, "it is used twice");
    }

    @Test
    void aPluginThatKeepsTheOrderOfTheModel() {
        assertCaught(
                writing(request -> request.model().ecosystem().datastores().stream()
                        .map(entry -> entry.datastore().name())
                        .toList()
                        .toString()),
                PlatformPluginContract::orderOfTheModelDoesNotMatter,
                "rendered from the model in another order");
    }

    @Test
    void aPluginThatTakesTextForPaths() {
        assertCaught(
                adding((request, sink) -> sink.add(
                        "chunks/" + request.chunk().id() + "/"
                                + request.model()
                                        .ecosystem()
                                        .datastore("crm")
                                        .orElseThrow()
                                        .datastore()
                                        .documentation()
                                        .orElseThrow()
                                        .description()
                                        .replace(' ', '_'),
                        "x")),
                PlatformPluginContract::hostileNamesAreHarmless,
                "is not allowed");
    }

    @Test
    void aPluginThatLeavesAThread() {
        CountDownLatch end = new CountDownLatch(1);
        try {
            assertCaught(
                    adding((request, sink) -> {
                        Thread left = new Thread(() -> waitFor(end), "left-behind");
                        left.setDaemon(true);
                        left.start();
                    }),
                    PlatformPluginContract::leavesTheProcessAlone,
                    "plugin-threads",
                    "left-behind");
        } finally {
            end.countDown();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPluginThatChangesTheLanguageOfTheProcess() {
        assertCaught(
                adding((request, sink) -> Locale.setDefault(Locale.forLanguageTag("tr-TR"))),
                PlatformPluginContract::leavesTheProcessAlone,
                "plugin-defaults");
    }

    @Test
    void aPluginThatLooksAtTheWholeModel() {
        assertCaught(
                writing(request -> "" + request.model().ecosystem().datastores().size()),
                PlatformPluginContract::aChunkDoesNotDependOnUnrelatedThings,
                "more.txt");
        assertCaught(
                writing(request -> "" + request.plan().chunks().size()),
                PlatformPluginContract::aChunkDoesNotDependOnUnrelatedThings,
                "more.txt");
    }

    @Test
    void aPluginThatRefusesWhatItHasNotLinted() {
        assertCaught(
                adding((request, sink) -> request.model().ecosystem().datastores().stream()
                        .flatMap(entry -> entry.datastore().datasets().values().stream())
                        .flatMap(dataset -> dataset.originalSchema().stream())
                        .flatMap(schema -> schema.columns().values().stream())
                        .filter(column -> column.type() instanceof VectorType)
                        .findAny()
                        .ifPresent(column -> {
                            throw new PlatformException(PlatformException.Code.UNSUPPORTED, "no vectors");
                        })),
                PlatformPluginContract::lintCoversWhatRenderRefuses,
                "a column of type Vector(768)",
                "no vectors",
                "report in lint()");
        assertCaught(
                adding((request, sink) -> request.model()
                        .ecosystem()
                        .datastores()
                        .forEach(entry -> entry.datastore()
                                .capture()
                                .map(CaptureMetadata::stepTrigger)
                                .filter(trigger -> trigger.filter(each -> each instanceof ExternallyTriggered)
                                        .isPresent())
                                .ifPresent(trigger -> {
                                    throw new IllegalStateException("no cron");
                                }))),
                PlatformPluginContract::lintCoversWhatRenderRefuses,
                "a capture that something outside starts",
                "no cron");
    }

    private static String columns(ChunkRenderRequest request) {
        return request.nodes().stream()
                .filter(IngestionMultiNode.class::isInstance)
                .map(node -> request.model()
                        .ecosystem()
                        .datastore(((IngestionMultiNode) node).store())
                        .orElseThrow()
                        .datastore()
                        .datasets()
                        .toString()
                        .replace('\n', ' '))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void aPluginThatChangesALotForALittle() {
        assertCaught(
                writing(request -> ""
                        + request.model().ecosystem().datastores().stream()
                                .mapToInt(entry ->
                                        entry.datastore().datasets().toString().length())
                                .sum()),
                PlatformPluginContract::aSmallChangeIsASmallDifference,
                "another chunk's datastore gets a column");
        // All in one chunk, whose lines each say what is in all of it.
        assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        return new GoodPlatform(1000) {
                            @Override
                            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                                int hash = columns(request).hashCode();
                                sink.add(
                                        request.chunk().id() + ".txt",
                                        nodes(request).replace("\n", " in " + hash + "\n"));
                            }
                        };
                    }
                },
                PlatformPluginContract::aSmallChangeIsASmallDifference,
                "share of the lines",
                "hashes of the whole");
    }

    /** The good plugin does not write columns; one that does, each thing in its line, is good, too. */
    @Test
    void aPluginThatChangesALittleForALittle() {
        assertThatCode(() -> contract(writing(BadPluginsTest::columns)).aSmallChangeIsASmallDifference())
                .doesNotThrowAnyException();
    }

    @Test
    void aPluginWhoseLimitsChange() {
        AtomicInteger limit = new AtomicInteger(15);
        assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        return new GoodPlatform(3) {
                            @Override
                            public ChunkLimits chunkLimits() {
                                long most = Math.max(1, limit.addAndGet(-3));
                                return new ChunkLimits(Map.of("nodes", most), 1, List.of(new Cell("home", Map.of())));
                            }
                        };
                    }
                },
                PlatformPluginContract::theNextRunChangesNothing,
                "the estimator and the limits must depend on the model");
    }

    @Test
    void aPluginThatLooksFurtherThanItSays() {
        assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        return new GoodPlatform(3) {
                            @Override
                            public ChunkInputs chunkInputs() {
                                return ChunkInputs.NEIGHBOURHOOD;
                            }

                            @Override
                            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                                super.render(request, sink);
                                sink.add(
                                        "chunks/" + request.chunk().id() + "/more.txt",
                                        ""
                                                + request.model()
                                                        .ecosystem()
                                                        .datastores()
                                                        .size());
                            }
                        };
                    }
                },
                PlatformPluginContract::chunksDependOnWhatThePlatformSays,
                "after a datastore and a workspace were added",
                "more.txt",
                "let chunkInputs() return WHOLE_MODEL");
    }
}
