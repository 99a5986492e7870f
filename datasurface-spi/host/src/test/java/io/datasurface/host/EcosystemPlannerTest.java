package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.ListedGraph;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;
import io.datasurface.spi.EcosystemPlanner;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.GraphChange;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planners see all graphs before any is cut, and what they say is done and recorded. */
class EcosystemPlannerTest {
    @TempDir
    private Path temporary;

    /** Offers all that it ingests, and lists who reads it beside the nodes. */
    private static final class Feeding extends FakeProvider {
        @Override
        public DataPlatform create(PlatformContext context) {
            return new FakePlatform("hello") {
                @Override
                public List<FeedOffer> offers(PlatformModel model) {
                    return model.graph().nodes().stream()
                            .filter(IngestionMultiNode.class::isInstance)
                            .map(IngestionMultiNode.class::cast)
                            .map(node -> new FeedOffer(
                                    context.name(),
                                    node.store(),
                                    List.of("d"),
                                    "list",
                                    List.of(),
                                    new TreeMap<>(),
                                    FeedSemantics.SNAPSHOT,
                                    Duration.ofHours(1),
                                    Optional.empty()))
                            .toList();
                }

                @Override
                public void render(ChunkRenderRequest request, ArtifactSink sink) {
                    super.render(request, sink);
                    sink.add(
                            "chunks/" + request.chunk().id() + "/feeds.txt",
                            request.model().feeds().takes().toString());
                }
            };
        }
    }

    /** Keeps the first platform that has a store as its primary one, or the one that it has decided for earlier. */
    private static class Primaries implements EcosystemPlanner {
        private final BinaryOperator<EcosystemPlan> change;

        Primaries(BinaryOperator<EcosystemPlan> change) {
            this.change = change;
        }

        Primaries() {
            this((unchanged, plan) -> plan);
        }

        @Override
        public String name() {
            return "primaries";
        }

        @Override
        public String description() {
            return "Lets one platform ingest each store";
        }

        @Override
        public String spiVersion() {
            return SpiVersion.CURRENT;
        }

        @Override
        public String version() {
            return "3";
        }

        @Override
        public EcosystemPlan plan(EcosystemPlanRequest request, ProblemCollector problems) {
            Map<String, String> primaries = new TreeMap<>(request.previous());
            List<GraphChange> changes = new ArrayList<>();
            List<FeedTake> takes = new ArrayList<>();
            List<IntentionGraph> graphs = new ArrayList<>();
            for (IntentionGraph graph : request.graphs().graphs()) {
                ListedGraph.Builder builder = ListedGraph.builder(graph.platform());
                for (IntentionNode node : graph.nodes()) {
                    IntentionNode changed = node;
                    if (node instanceof IngestionMultiNode ingestion) {
                        String primary = primaries.computeIfAbsent(ingestion.store(), store -> graph.platform());
                        if (!primary.equals(graph.platform())) {
                            String reason = primary + " ingests " + ingestion.store() + " already.";
                            changed = new IngestionMultiNode(
                                    graph.platform(),
                                    0,
                                    ingestion.store(),
                                    Optional.of(primary),
                                    ingestion.requirements());
                            changes.add(new GraphChange(graph.platform(), node.name(), reason));
                            takes.add(new FeedTake(
                                    graph.platform(), primary, ingestion.store(), "list", List.of("d"), reason));
                        }
                    }
                    builder.node(changed, List.of());
                }
                graphs.add(builder.build());
            }
            EcosystemPlan plan =
                    new EcosystemPlan(new IntentionGraphs(graphs), changes, takes, new TreeMap<>(primaries));
            return change.apply(EcosystemPlan.unchanged(request), plan);
        }

        @Override
        public void render(EcosystemPlanRequest request, EcosystemPlan plan, ArtifactSink sink) {
            sink.add("primaries.txt", plan.decisions().toString());
        }
    }

    private static RenderEngine engine(EcosystemPlanner... planners) {
        List<DataPlatformProvider> providers = List.of(new Feeding());
        return RenderEngine.of(
                PlatformProviders.load(ProviderSource.of(providers, List.of(planners))), new TestStages());
    }

    private static TestModels model() {
        return TestModels.stores("s1", "s2").on("P", "fake").on("Q", "fake");
    }

    private Path out() {
        return temporary.resolve("out");
    }

    @Test
    void whatThePlannerSaysIsRenderedAndRecorded() throws IOException {
        RenderResult result = engine(new Primaries()).render(model().loaded(), out());

        assertThat(result.problems()).isEmpty();
        IntentionGraph q = result.rendered().planned().analysis().graphs().get("Q");
        assertThat(q.node(q.find("Ingest/Q/s1").orElseThrow()))
                .isInstanceOfSatisfying(
                        IngestionMultiNode.class,
                        node -> assertThat(node.readsFrom()).contains("P"));
        assertThat(Files.readString(out().resolve("planners/primaries/primaries.txt")))
                .isEqualTo("{s1=P, s2=P}");
        assertThat(Files.readString(out().resolve("planners/feeds.json")))
                .contains("\"platform\": \"Q\",\n      \"from\": \"P\",\n      \"store\": \"s1\"")
                .contains("P ingests s2 already.");
        assertThat(Files.readString(out().resolve("Q/chunks/s1/feeds.txt"))).contains("from=P, store=s1");
        assertThat(Files.readString(out().resolve("P/chunks/s1/feeds.txt"))).contains("from=P, store=s1");
        assertThat(Files.readString(out().resolve("manifest.json"))).contains("\"primaries\": \"3\"");
        assertThat(engine().previousPlan(out()).planners())
                .containsExactly(Map.entry("primaries", new TreeMap<>(Map.of("s1", "P", "s2", "P"))));
    }

    @Test
    void thePlannerIsToldItsOwnDecisions() {
        engine(new Primaries()).render(model().loaded(), out());
        // A would be first now, but P has the stores.
        RenderResult result =
                engine(new Primaries()).render(model().on("A", "fake").loaded(), out());

        assertThat(result.problems()).isEmpty();
        assertThat(engine().previousPlan(out()).planners().get("primaries")).containsEntry("s1", "P");
        assertThat(result.publication().orElseThrow().changed()).noneMatch(path -> path.startsWith("Q/"));
    }

    @Test
    void whatWasPlannedIsVerified() {
        engine(new Primaries()).render(model().loaded(), out());

        assertThat(engine(new Primaries()).verify(model().loaded(), out()).differences())
                .isEmpty();
        assertThat(engine().verify(model().loaded(), out()).differences())
                .containsKeys("planners/feeds.json", "Q/chunks/s1/feeds.txt");
    }

    @Test
    void theOrderOfPlannersIsThatOfTheirNamesAndEachSeesWhatTheLastLeft() {
        List<String> seen = new ArrayList<>();
        EcosystemPlanner first = new Primaries() {
            @Override
            public String name() {
                return "a-primaries";
            }
        };
        EcosystemPlanner second = new Primaries((unchanged, plan) -> {
            unchanged
                    .graphs()
                    .graphs()
                    .forEach(graph -> seen.add(graph.getClass().getSimpleName()));
            return unchanged;
        });

        assertThat(engine(second, first).render(model().loaded(), out()).problems())
                .isEmpty();
        assertThat(seen).containsOnly("ListedGraph");
    }

    private List<Problem> problemsOf(BinaryOperator<EcosystemPlan> change) {
        RenderResult result = engine(new Primaries(change)).render(model().loaded(), out());
        assertThat(result.publication()).isEmpty();
        assertThat(out()).doesNotExist();
        return result.problems();
    }

    private void assertRefused(UnaryOperator<EcosystemPlan> change, String why) {
        assertThat(problemsOf((unchanged, plan) -> change.apply(plan)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("plugin-failed");
                    assertThat(problem.message())
                            .startsWith("The planner primaries 3 (")
                            .contains("failed while planning: It broke its contract: ", why)
                            .endsWith("Ask the author of the plugin");
                });
    }

    @Test
    void aPlanWithoutReasonsOrWithFeedsThatNobodyOffersIsRefused() {
        assertRefused(
                plan -> new EcosystemPlan(plan.graphs(), List.of(), plan.takes(), new TreeMap<>()),
                "it gave no reason for what it did to the node \"Ingest/Q/s1\"");
        assertRefused(
                plan -> new EcosystemPlan(
                        plan.graphs(),
                        plan.changes().stream()
                                .map(change -> new GraphChange(change.platform(), change.node(), " "))
                                .toList(),
                        plan.takes(),
                        new TreeMap<>()),
                "is blank");
        assertRefused(
                plan -> new EcosystemPlan(
                        new IntentionGraphs(plan.graphs().graphs().subList(0, 1)),
                        plan.changes(),
                        plan.takes(),
                        new TreeMap<>()),
                "it gave graphs of the platforms [P] for those of [P, Q]");
        assertRefused(
                plan -> new EcosystemPlan(
                        new IntentionGraphs(List.of(
                                plan.graphs().graphs().get(0),
                                ListedGraph.builder("Q").build())),
                        plan.changes(),
                        plan.takes(),
                        new TreeMap<>()),
                "it gave no reason for what it did to the node \"Export/Q/mart/s1/d\"");
        assertRefused(
                plan -> taking(plan, new FeedTake("Q", "P", "s1", "parquet", List.of("d"), "x")),
                "which does not offer that");
        assertRefused(
                plan -> taking(plan, new FeedTake("Q", "P", "s1", "list", List.of("d", "e"), "x")),
                "which offers [d] and not [d, e]");
        assertRefused(
                plan -> taking(plan, new FeedTake("P", "P", "s1", "list", List.of("d"), "x")),
                "which is no other platform of the model");
    }

    @Test
    void aFeedIsTakenOnce() {
        assertRefused(
                plan -> new EcosystemPlan(
                        plan.graphs(),
                        plan.changes(),
                        List.of(plan.takes().get(0), plan.takes().get(0)),
                        new TreeMap<>()),
                "take a feed twice");
    }

    /** A graph of a planner's own may begin to fail when nobody guards the planner any more. */
    @Test
    void aGraphOfThePlannersOwnIsNotAskedLater() {
        EcosystemPlanner planner = new Primaries((unchanged, plan) -> new EcosystemPlan(
                new IntentionGraphs(List.of(
                        new TestGraph("P", unchanged.graphs().graphs().get(0).nodes()),
                        plan.graphs().graphs().get(1))),
                plan.changes(),
                plan.takes(),
                plan.decisions()));

        assertThat(engine(planner).analyze(model().loaded()).graphs().values())
                .hasSize(2)
                .allMatch(ListedGraph.class::isInstance);
    }

    private static EcosystemPlan taking(EcosystemPlan plan, FeedTake take) {
        return new EcosystemPlan(plan.graphs(), plan.changes(), List.of(take), new TreeMap<>());
    }

    @Test
    void aPlannerThatThrowsIsAnErrorAndAMistakenModelIsNotShownToIt() {
        assertThat(problemsOf((unchanged, plan) -> {
                    throw new IllegalStateException("boom");
                }))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("planner primaries 3", "boom"));

        List<String> asked = new ArrayList<>();
        EcosystemPlanner planner = new Primaries((unchanged, plan) -> {
            asked.add("asked");
            return plan;
        });
        TestStages faulty = new TestStages(
                (ecosystem, problems) -> problems.error("lint", io.datasurface.model.ObjectPath.ROOT, "A mistake"));
        RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(new Feeding()), List.of(planner))), faulty)
                .analyze(model().loaded());
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutAPlannerNothingIsDifferent() {
        RenderResult result = engine().render(model().loaded(), out());

        assertThat(result.problems()).isEmpty();
        assertThat(out().resolve("planners")).doesNotExist();
        assertThat(result.rendered().planned().renderPlan().planners()).isEmpty();
        assertThat(engine().previousPlan(out())).isNotEqualTo(RenderPlan.NONE);
    }

    @Test
    void plannersOfOneNameAreRefusedAndOnesOfAnotherVersionToo() {
        PlatformProviders providers = PlatformProviders.load(
                ProviderSource.of(List.of(), List.of(new Primaries(), new Primaries() {}, new Primaries() {
                    @Override
                    public String spiVersion() {
                        return "9.0";
                    }
                })));

        assertThat(providers.planners()).isEmpty();
        assertThat(providers.failures())
                .hasSize(3)
                .extracting(PluginFailure::message)
                .anyMatch(message -> message.contains("Several planners have the name \"primaries\""))
                .anyMatch(message -> message.contains("version 9.0 of the SPI"));
    }

    @Test
    void aPlannerIsFoundInAPluginFolder() throws IOException {
        new PluginJar()
                .source("plans.Nothing", """
                        package plans;
                        import io.datasurface.spi.*;
                        public class Nothing implements EcosystemPlanner {
                            @Override public String name() { return "nothing"; }
                            @Override public String description() { return "Leaves all as it is"; }
                            @Override public String spiVersion() { return SpiVersion.CURRENT; }
                            @Override public String version() { return "1"; }
                            @Override public EcosystemPlan plan(EcosystemPlanRequest request,
                                    io.datasurface.model.lint.ProblemCollector problems) {
                                return EcosystemPlan.unchanged(request);
                            }
                        }
                        """)
                .service("META-INF/services/" + EcosystemPlanner.class.getName(), "plans.Nothing")
                .build(temporary.resolve("plugins/nothing.jar"));

        try (PluginDirectory plugins = PluginDirectory.open(temporary.resolve("plugins"))) {
            PlatformProviders providers = PlatformProviders.load(plugins, ProviderSource.of(List.of(new Feeding())));
            assertThat(providers.failures()).isEmpty();
            assertThat(providers.planners()).extracting(InstalledPlanner::name).containsExactly("nothing");
            assertThat(RenderEngine.of(providers, new TestStages())
                            .render(model().loaded(), out())
                            .problems())
                    .isEmpty();
        }
    }
}
