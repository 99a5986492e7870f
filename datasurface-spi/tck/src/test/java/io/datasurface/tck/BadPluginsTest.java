package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.schema.VectorType;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformException;
import io.datasurface.spi.PlatformModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each check catches a plugin that breaks its rule, and lets the good one pass. */
class BadPluginsTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Test
    void aPluginThatCannotRenderItsModels() {
        Spoiled.assertCaught(
                Spoiled.adding((request, sink) -> {
                    throw new IllegalStateException("boom");
                }),
                PlatformPluginContract::rendersTheModels,
                "boom");
        Spoiled.assertCaught(
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
    void aPluginThatUsesAnArrayAgain() {
        byte[] buffer = new byte[3];
        Spoiled.assertCaught(
                Spoiled.adding((request, sink) -> {
                    java.util.Arrays.fill(buffer, (byte) 'a');
                    sink.add("chunks/" + request.chunk().id() + "/more.txt", buffer);
                    java.util.Arrays.fill(buffer, (byte) 'b');
                }),
                PlatformPluginContract::rendersTheSameTwice,
                "more.txt",
                "its own array");
    }

    @Test
    void modelsThatCheckNothing() {
        assertThatThrownBy(() -> Spoiled.contract(GoodProvider::new, List.of()).rendersTheSameTwice())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing to check with");
        assertThatThrownBy(() -> Spoiled.contract(
                                GoodProvider::new, List.of(SampleModels.relational("other", Map.of())))
                        .rendersTheModels())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No platform plugin has the type \"other\"");
    }

    @Test
    void aPluginThatCounts() {
        Spoiled.assertCaught(
                Spoiled.writing(request -> "" + COUNTER.incrementAndGet()),
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
        Spoiled.assertCaught(
                racing, PlatformPluginContract::rendersTheSameOnManyThreads, "rendered by 8 threads at once");
    }

    /** Two threads seldom meet in one chunk; in many they do. */
    @Test
    void aPluginWhoseThreadsMeetInManyChunks() {
        Supplier<DataPlatformProvider> racing = () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(3) {
                    private final Meeting meeting = new Meeting();

                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        if (request.chunk().nodes().stream().anyMatch(node -> node.contains("tck_copy_7"))) {
                            sink.add("chunks/" + request.chunk().id() + "/threads.txt", "" + meeting.enter());
                            meeting.leave();
                        }
                    }
                };
            }
        };
        Spoiled.assertCaught(
                racing, PlatformPluginContract::rendersTheSameOnManyThreads, "rendered by 8 threads at once");
    }

    @Test
    void aPluginThatSpeaksTheLanguageOfTheMachine() {
        Consumer<PlatformPluginContract> check = PlatformPluginContract::rendersTheSameInAnotherLanguageAndTimeZone;

        Spoiled.assertCaught(Spoiled.writing(request -> "ID".toLowerCase(Locale.getDefault())), check, "tr-TR");
        Spoiled.assertCaught(
                Spoiled.writing(request -> String.format(Locale.getDefault(), "%d", 12)), check, "rendered in ar-EG");
        Spoiled.assertCaught(Spoiled.writing(request -> TimeZone.getDefault().getID()), check, "rendered in tr-TR");
        // Whatever the time is.
        Spoiled.assertCaught(
                Spoiled.writing(request -> LocalDate.now().toString()), check, "the time zone GMT", "a zone to times");
    }

    @Test
    void aPluginWithBadPaths() {
        Consumer<PlatformPluginContract> check = PlatformPluginContract::pathsAreAllowedAndDoNotOverlap;

        Spoiled.assertCaught(Spoiled.adding((request, sink) -> sink.add("../up", "x")), check, "is not allowed");
        Spoiled.assertCaught(Spoiled.adding((request, sink) -> sink.add("same.txt", "x")), check, "it is used twice");
    }

    @Test
    void aPluginThatKeepsTheOrderOfTheModel() {
        Spoiled.assertCaught(
                Spoiled.writing(request -> request.model().ecosystem().datastores().stream()
                        .map(entry -> entry.datastore().name())
                        .toList()
                        .toString()),
                PlatformPluginContract::orderOfTheModelDoesNotMatter,
                "rendered from the model in another order");
    }

    @Test
    void aPluginThatTakesTextForPaths() {
        Spoiled.assertCaught(
                Spoiled.adding((request, sink) -> sink.add(
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
            Spoiled.assertCaught(
                    Spoiled.adding((request, sink) -> {
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
        Spoiled.assertCaught(
                Spoiled.adding((request, sink) -> Locale.setDefault(Locale.forLanguageTag("tr-TR"))),
                PlatformPluginContract::leavesTheProcessAlone,
                "plugin-defaults");
    }

    @Test
    void aPluginThatLooksAtTheWholeModel() {
        Spoiled.assertCaught(
                Spoiled.writing(
                        request -> "" + request.model().ecosystem().datastores().size()),
                PlatformPluginContract::aChunkDoesNotDependOnUnrelatedThings,
                "more.txt");
        Spoiled.assertCaught(
                Spoiled.writing(request -> "" + request.plan().chunks().size()),
                PlatformPluginContract::aChunkDoesNotDependOnUnrelatedThings,
                "more.txt");
    }

    @Test
    void aPluginThatRefusesWhatItHasNotLinted() {
        Spoiled.assertCaught(
                Spoiled.adding((request, sink) -> request.model().ecosystem().datastores().stream()
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
        Spoiled.assertCaught(
                Spoiled.adding((request, sink) -> request.model()
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
        Spoiled.assertCaught(
                Spoiled.writing(request -> ""
                        + request.model().ecosystem().datastores().stream()
                                .mapToInt(entry ->
                                        entry.datastore().datasets().toString().length())
                                .sum()),
                PlatformPluginContract::aSmallChangeIsASmallDifference,
                "another chunk's datastore gets a column");
        // All in one chunk, whose lines each say what is in all of it.
        Spoiled.assertCaught(
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
        assertThatCode(() -> Spoiled.contract(Spoiled.writing(BadPluginsTest::columns))
                        .aSmallChangeIsASmallDifference())
                .doesNotThrowAnyException();
    }

    @Test
    void aPluginWhoseLimitsChange() {
        AtomicInteger limit = new AtomicInteger(15);
        Spoiled.assertCaught(
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
        Spoiled.assertCaught(
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

    /** Who has done nothing wrong does not want to hear of it. */
    @Test
    void oneThatWarnsOfWhatIsRight() {
        Spoiled.assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        return new GoodPlatform(3) {
                            @Override
                            public void lint(PlatformModel model, ProblemCollector problems) {
                                problems.warning("noise", ObjectPath.ROOT, "Something is scheduled");
                            }
                        };
                    }
                },
                PlatformPluginContract::rendersTheModels,
                "noise",
                "warnings()");
    }
}
