package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.diff.Disturbance;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChangeNote;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plugins that were written from the SPI alone, without regard to the rules of the kit: each breaks a promise, and some rule has to tell. */
class UnforeseenPluginsTest {
    /** Those that need a registered plugin or a process, which other tests show. */
    private static final List<String> ELSEWHERE = List.of(
            "isRegisteredUnderItsType",
            "leavesNoClassLoaderBehind",
            "rendersTheSameInAnotherProcess",
            "rendersManyNodesInLittleMemory");

    private static Supplier<DataPlatformProvider> plugin(Function<PlatformContext, DataPlatform> create) {
        return () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return create.apply(context);
            }
        };
    }

    /** What some rules of the kit say, or all if none is named, by their names; empty for a good plugin. */
    private static SortedMap<String, String> complaints(Supplier<DataPlatformProvider> plugin, String... rules) {
        SortedMap<String, String> complaints = new TreeMap<>();
        for (Method rule : KitDocumentTest.methods()) {
            if (rule.isAnnotationPresent(Test.class)
                    && !ELSEWHERE.contains(rule.getName())
                    && (rules.length == 0 || List.of(rules).contains(rule.getName()))) {
                try {
                    rule.invoke(new SpoiledContract(plugin, List.of(SampleModels.relational("good", Map.of()))));
                } catch (InvocationTargetException e) {
                    complaints.put(rule.getName(), String.valueOf(e.getCause()));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return complaints;
    }

    private static void assertToldBy(String rule, String word, Supplier<DataPlatformProvider> plugin) {
        // Others may tell, too, but to ask them all would take a minute.
        assertThat(complaints(plugin, rule))
                .containsKey(rule)
                .satisfies(complaints -> assertThat(complaints.get(rule)).contains(word));
    }

    @Test
    void theGoodOne() {
        assertThat(complaints(GoodProvider::new)).isEmpty();
    }

    /** It promises to hand things over, and makes them anew. */
    @Test
    void oneThatForgetsWhatMoves() {
        assertToldBy("whatMovesIsRendered", "arriving", plugin(context -> new GoodProvider.GoodPlatform(3) {
            @Override
            public boolean movesState() {
                return true;
            }
        }));
    }

    /** It has not thought of a chunk without nodes. */
    @Test
    void oneThatNeedsANode() {
        assertToldBy("whatMovesIsRendered", "without nodes", plugin(context -> new GoodProvider.GoodPlatform(3) {
            @Override
            public boolean movesState() {
                return true;
            }

            @Override
            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                sink.add(
                        "chunks/" + request.chunk().id() + "/nodes.txt",
                        request.nodes().get(0).name() + request.arriving() + request.leaving());
            }
        }));
    }

    /** Where the host leaves chunks out, it has an incomplete list. */
    @Test
    void oneThatListsWhatItHasRendered() {
        // Only this rule is asked, because the plugin waits in each run.
        String rule = "chunksDependOnWhatThePlatformSays";
        Supplier<DataPlatformProvider> listing = plugin(context -> new GoodProvider.GoodPlatform(3) {
            private final java.util.Set<String> seen = Collections.synchronizedSet(new TreeSet<>());

            @Override
            public ChunkInputs chunkInputs() {
                return ChunkInputs.NEIGHBOURHOOD;
            }

            @Override
            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                super.render(request, sink);
                seen.add(request.chunk().id());
            }

            @Override
            public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
                // Waits for the others, so that it is right whenever everything is rendered.
                long end = System.nanoTime() + 300_000_000L;
                while (seen.size() < request.plan().chunks().size() && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                sink.add("index.txt", seen.toString());
            }
        });
        assertThat(complaints(listing, rule).get(rule)).contains("index.txt");
    }

    /** Writes all hints into each chunk, also those about what is elsewhere. */
    @Test
    void oneThatHeedsEveryHint() {
        assertToldBy(
                "chunksDependOnWhatThePlatformSays",
                "after a hint about",
                plugin(context -> new GoodProvider.GoodPlatform(3) {
                    @Override
                    public ChunkInputs chunkInputs() {
                        return ChunkInputs.NEIGHBOURHOOD;
                    }

                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        sink.add(
                                "chunks/" + request.chunk().id() + "/hints.txt",
                                context.platform().provider().hints().toString());
                    }
                }));
    }

    /** Says in each chunk how many there are. */
    @Test
    void oneThatNumbersItsChunks() {
        assertThat(complaints(plugin(context -> new GoodProvider.GoodPlatform(3) {
                    @Override
                    public ChunkInputs chunkInputs() {
                        return ChunkInputs.NEIGHBOURHOOD;
                    }

                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        sink.add(
                                "chunks/" + request.chunk().id() + "/of.txt",
                                "of " + request.plan().chunks().size());
                    }
                })))
                .containsKeys("aChunkDoesNotDependOnUnrelatedThings", "chunksDependOnWhatThePlatformSays");
    }

    /** Its notes about a plan and its words about a change have a counter in them. */
    @Test
    void oneThatCountsItsWords() {
        AtomicInteger counter = new AtomicInteger();
        assertToldBy("wordsAreRepeatable", "planNotes", plugin(context -> new GoodProvider.GoodPlatform(3) {
            @Override
            public List<String> planNotes(PlatformRenderRequest request) {
                return List.of("plan " + counter.incrementAndGet());
            }
        }));
        assertToldBy("wordsAreRepeatable", "describe", plugin(context -> new GoodProvider.GoodPlatform(3) {
            @Override
            public List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
                return List.of(new ChangeNote("x", Disturbance.NONE, "change " + counter.incrementAndGet()));
            }
        }));
    }

    /** Its lint tells one mistake at a time, another at each call. */
    @Test
    void oneThatLintsInTurns() {
        AtomicInteger counter = new AtomicInteger();
        assertToldBy("wordsAreRepeatable", "lint", plugin(context -> new GoodProvider.GoodPlatform(3) {
            @Override
            public void lint(PlatformModel model, ProblemCollector problems) {
                problems.warning("x", context.platform().path(), "call %d", counter.incrementAndGet());
            }
        }));
    }

    /** Adds to the sink of another call. */
    @Test
    void oneThatKeepsItsSink() {
        assertThat(complaints(plugin(context -> new GoodProvider.GoodPlatform(3) {
                    private final List<ArtifactSink> sinks = Collections.synchronizedList(new ArrayList<>());

                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        sinks.add(sink);
                        sinks.get(0).add("chunks/" + request.chunk().id() + "/nodes.txt", nodes(request));
                    }
                })))
                .containsKey("rendersTheModels");
    }

    /** Offers what others have, twice, and nothing in particular. */
    @Test
    void oneThatOffersWhatItDoesNotHave() {
        assertToldBy(
                "offersAreItsOwn",
                "Elsewhere",
                plugin(context -> offering(model -> Stream.of(offer("Elsewhere", "crm", List.of("customers"))))));
        assertToldBy(
                "offersAreItsOwn",
                "no_such_store",
                plugin(context -> offering(model -> Stream.of(offer(context.name(), "no_such_store", List.of("x"))))));
        assertToldBy(
                "offersAreItsOwn",
                "twice",
                plugin(context -> offering(model -> Stream.of(
                        offer(context.name(), "crm", List.of("customers")),
                        offer(context.name(), "crm", List.of("orders"))))));
    }

    private static DataPlatform offering(Function<PlatformModel, Stream<FeedOffer>> offers) {
        return new GoodProvider.GoodPlatform(3) {
            @Override
            public List<FeedOffer> offers(PlatformModel model) {
                return offers.apply(model).toList();
            }
        };
    }

    private static FeedOffer offer(String platform, String store, List<String> datasets) {
        return new FeedOffer(
                platform,
                store,
                datasets,
                "parquet",
                List.of(),
                new TreeMap<>(),
                FeedSemantics.SNAPSHOT_AND_DELTAS,
                Duration.ofHours(1),
                Optional.empty());
    }

    /** A version that is the time of the day has every run render everything. */
    @Test
    void oneWhoseVersionIsTheTime() {
        assertToldBy("saysWhatItIs", "version()", () -> new GoodProvider() {
            @Override
            public String version() {
                return "1." + System.nanoTime();
            }
        });
    }

    /** What it can do depends on how often it was asked. */
    @Test
    void oneThatChangesItsMind() {
        AtomicInteger counter = new AtomicInteger();
        assertToldBy("saysWhatItIs", "capabilities()", () -> new GoodProvider() {
            @Override
            public io.datasurface.spi.PlatformCapabilities capabilities() {
                return counter.incrementAndGet() % 2 == 0
                        ? io.datasurface.spi.PlatformCapabilities.EVERYTHING
                        : io.datasurface.spi.PlatformCapabilities.builder().build();
            }
        });
    }
}
