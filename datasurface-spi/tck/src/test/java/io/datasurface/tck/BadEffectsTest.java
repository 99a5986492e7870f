package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.diff.Facet;
import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.graph.diff.NodeContent;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plugins that take something and make nothing of it, or something of what is another one's. */
class BadEffectsTest {
    private static String last = "";

    /** Renders hashes of all facets of the nodes that are of interest, and the parameters. */
    private static Supplier<DataPlatformProvider> plugin(
            BiPredicate<NodeContent, Facet> interest, Function<Parameters, Object> parameters) {
        return plugin(interest, parameters, name -> name);
    }

    /** The same, which renders some nodes with others: in the chunk of that one. */
    private static Supplier<DataPlatformProvider> plugin(
            BiPredicate<NodeContent, Facet> interest,
            Function<Parameters, Object> parameters,
            UnaryOperator<String> home) {
        return () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(1000) {
                    private final Map<PlatformModel, List<NodeContent>> contents = new ConcurrentHashMap<>();

                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        Set<String> nodes = new HashSet<>(request.chunk().nodes());
                        sink.add(
                                "chunks/" + request.chunk().id() + "/facets.txt",
                                contents.computeIfAbsent(request.model(), BadEffectsTest::contents).stream()
                                        .filter(node -> nodes.contains(home.apply(node.name())))
                                        .map(node -> node.name() + facets(node, interest))
                                        .collect(Collectors.joining("\n")));
                        sink.add(
                                "chunks/" + request.chunk().id() + "/parameters.txt",
                                String.valueOf(parameters.apply(context.parameters())));
                    }
                };
            }
        };
    }

    private static List<NodeContent> contents(PlatformModel model) {
        return GraphSnapshot.of(model.graph(), model.ecosystem()).nodeContents();
    }

    private static Map<Facet, Long> facets(NodeContent node, BiPredicate<NodeContent, Facet> interest) {
        return node.facets().entrySet().stream()
                .filter(facet -> interest.test(node, facet.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.TreeMap::new));
    }

    private static Object all(Parameters given) {
        return List.of(
                given.integer("size"),
                given.isSet("network.zones") ? given.texts("network.zones") : "",
                given.isSet("tags") ? new java.util.TreeMap<>(given.textMap("tags")) : "",
                given.isSet("login") ? given.text("login") : "");
    }

    private static PlatformPluginContract contract(Supplier<DataPlatformProvider> plugin, String... ignored) {
        return new SpoiledContract(plugin, List.of(SampleModels.relational("good", Map.of()))) {
            @Override
            protected Set<String> ignored() {
                return Set.of(ignored);
            }
        };
    }

    private static void assertCaught(Supplier<DataPlatformProvider> bad, String... words) {
        assertThatThrownBy(contract(bad)::whatIsSaidShows)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    /** What the check of what a model says finds, of which the contract asks others, too. */
    private static List<String> forgotten(Supplier<DataPlatformProvider> plugin, Predicate<String> ignored) {
        return contract(plugin).runs().stream()
                .flatMap(run -> EffectCheck.mistakes(run, ignored).stream())
                .toList();
    }

    private static void assertForgotten(Supplier<DataPlatformProvider> bad, String... what) {
        assertThat(String.join("\n", forgotten(bad, name -> false))).contains(what);
    }

    /** The same of parameters. */
    private static void assertUnused(Supplier<DataPlatformProvider> bad, String... what) {
        assertThat(contract(bad).runs())
                .allSatisfy(run -> assertThat(String.join("\n", ParameterEffects.mistakes(run, name -> false)))
                        .contains(what));
    }

    @Test
    void oneThatHeedsAll() {
        assertThatCode(contract(plugin((node, facet) -> true, BadEffectsTest::all))::whatIsSaidShows)
                .doesNotThrowAnyException();
    }

    @Test
    void oneThatForgetsSecrets() {
        assertCaught(
                plugin((node, facet) -> facet != Facet.CREDENTIAL, BadEffectsTest::all),
                "credential Credential.name (changed)",
                "ignored()");
    }

    @Test
    void oneThatSaysWhatItIgnores() {
        assertThatCode(
                        contract(
                                        plugin((node, facet) -> facet != Facet.CREDENTIAL, BadEffectsTest::all),
                                        "credential *")::whatIsSaidShows)
                .doesNotThrowAnyException();
    }

    /** Whoever wants the latest version besides history gets that only. */
    @Test
    void oneThatForgetsHistoryBesideTheLatest() {
        Supplier<DataPlatformProvider> forgetful = () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(1000) {
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        sink.add(
                                "chunks/" + request.chunk().id() + "/live.txt",
                                request.nodes().stream()
                                        .map(node -> node.name()
                                                + node.requirements().needsLive())
                                        .collect(Collectors.joining("\n")));
                    }
                };
            }
        };
        assertThat(AlikeCheck.mistakes(
                        new ContractRun(forgetful.get(), SampleModels.relational("good", Map.of())), name -> false))
                .contains(
                        "requirements ConsumerRetentionRequirements.milestoningStrategy (LIVE_ONLY and LIVE_WITH_FORENSIC_HISTORY are the same)");
    }

    /** Of the column that says what is new the library says something; that is no trace of the plugin's. */
    @Test
    void oneThatForgetsHowRowsAreCaptured() {
        assertForgotten(
                plugin((node, facet) -> facet != Facet.CAPTURE, BadEffectsTest::all),
                "capture SQLWatermarkSnapshotDeltaIngestion.watermarkColumn (changed)");
    }

    /** The other readers are there to be forgotten. */
    @Test
    void oneThatLooksAtSomeNodes() {
        assertForgotten(
                plugin((node, facet) -> !node.name().contains("stock"), BadEffectsTest::all),
                "source HostPortPair.hostName (changed)");
    }

    /** What the ingestion of a column shows hides nothing that its export forgets. */
    @Test
    void oneThatForgetsColumnsInExportsOnly() {
        assertForgotten(
                plugin(
                        (node, facet) -> facet != Facet.COLUMNS || !node.name().startsWith("Export/"),
                        BadEffectsTest::all),
                "Export columns DDLColumn.nullable (changed)");
    }

    @Test
    void oneThatSaysWhatItsExportsIgnore() {
        assertThat(forgotten(
                        plugin(
                                (node, facet) ->
                                        facet != Facet.COLUMNS || !node.name().startsWith("Export/"),
                                BadEffectsTest::all),
                        name -> name.startsWith("Export columns ")))
                .isEmpty();
    }

    @Test
    void oneThatForgetsInputs() {
        assertForgotten(
                plugin((node, facet) -> facet != Facet.INPUTS, BadEffectsTest::all),
                "DataTransformer inputs DatasetGroup.sinks (another instead of one that a program reads)",
                "Trigger inputs DatasetGroup.sinks");
    }

    @Test
    void oneThatRendersTriggersWithTheirWork() {
        assertThat(forgotten(
                        plugin(
                                (node, facet) -> true,
                                BadEffectsTest::all,
                                name -> name.replaceFirst("^Trigger/", "DataTransformer/")),
                        name -> false))
                .isEmpty();
    }

    @Test
    void oneThatOnlyWarnsOfAParameter() {
        assertUnused(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        return new GoodPlatform(1000) {
                            @Override
                            public void lint(PlatformModel model, ProblemCollector problems) {
                                problems.warning("login", ObjectPath.ROOT, "all is %s", all(context.parameters()));
                            }
                        };
                    }
                },
                "parameter login");
    }

    @Test
    void oneThatHasNoUseForAParameter() {
        assertUnused(
                plugin(
                        (node, facet) -> true,
                        given -> given.integer("size")
                                + (given.isSet("network.zones")
                                        ? given.texts("network.zones").toString()
                                        : "")),
                "parameter tags",
                "parameter login");
    }

    @Test
    void oneThatCutsNumbers() {
        assertUnused(
                plugin(
                        (node, facet) -> true,
                        given -> (int) given.integer("size")
                                + all(given).toString().replaceAll("^.[0-9]*", "")),
                "parameter size",
                "4294967296");
    }

    @Test
    void oneThatKeepsParametersForAll() {
        Function<PlatformContext, DataPlatform> forgetful = context -> {
            last = context.parameters().isSet("login") ? context.parameters().text("login") : "";
            return new GoodProvider.GoodPlatform(3) {
                @Override
                public void render(ChunkRenderRequest request, ArtifactSink sink) {
                    sink.add("chunks/" + request.chunk().id() + "/login.txt", last);
                }
            };
        };
        Spoiled.assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        return forgetful.apply(context);
                    }
                },
                PlatformPluginContract::instancesDoNotMix,
                "login.txt of Platform",
                "zzz_tck_other",
                "static");
    }

    @Test
    void oneThatLooksAtOthers() {
        Spoiled.assertCaught(
                Spoiled.writing(request -> String.valueOf(
                        request.model().ecosystem().ecosystem().platformServicesProviders().values().stream()
                                .mapToInt(provider -> provider.dataPlatforms().size())
                                .sum())),
                PlatformPluginContract::instancesDoNotMix,
                "more.txt of Platform");
    }
}
