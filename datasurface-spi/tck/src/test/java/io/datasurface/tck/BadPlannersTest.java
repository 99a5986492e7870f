package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.ListedGraph;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;
import io.datasurface.spi.EcosystemPlanner;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.GraphChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each rule catches a planner that breaks it, and lets the good one pass. */
class BadPlannersTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** A contract whose rules are called one by one. */
    private static class Spoiled extends EcosystemPlannerContract {
        private final Supplier<EcosystemPlanner> planner;

        Spoiled(Supplier<EcosystemPlanner> planner) {
            this.planner = planner;
        }

        @Override
        protected EcosystemPlanner planner() {
            return planner.get();
        }

        @Override
        protected List<DataPlatformProvider> plugins() {
            return List.of(new SharingProvider());
        }

        @Override
        protected List<Ecosystem> models() {
            return List.of(SampleModels.shared("good", Map.of()));
        }
    }

    private static void assertCaught(
            Supplier<EcosystemPlanner> bad, Consumer<EcosystemPlannerContract> rule, String... words) {
        assertThatCode(() -> rule.accept(new Spoiled(GoodPlanner::new))).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.accept(new Spoiled(bad)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    /** A planner that answers something else than the good one. */
    private static Supplier<EcosystemPlanner> answering(
            BiFunction<EcosystemPlanRequest, EcosystemPlan, EcosystemPlan> change) {
        return () -> new GoodPlanner() {
            @Override
            public EcosystemPlan plan(EcosystemPlanRequest request, ProblemCollector problems) {
                return change.apply(request, super.plan(request, problems));
            }
        };
    }

    private static EcosystemPlan with(EcosystemPlan plan, String key, String value) {
        TreeMap<String, String> decisions = new TreeMap<>(plan.decisions());
        decisions.put(key, value);
        return new EcosystemPlan(plan.graphs(), plan.changes(), plan.takes(), decisions);
    }

    /** A planner that has something more to say. */
    private static Supplier<EcosystemPlanner> deciding(Function<EcosystemPlanRequest, String> more) {
        return answering((request, plan) -> with(plan, "zz-more", more.apply(request)));
    }

    private static Supplier<EcosystemPlanner> rendering(Consumer<ArtifactSink> more) {
        return () -> new GoodPlanner() {
            @Override
            public void render(EcosystemPlanRequest request, EcosystemPlan plan, ArtifactSink sink) {
                more.accept(sink);
            }
        };
    }

    @Test
    void aPlannerThatIsNotRegistered() {
        assertCaught(
                () -> new GoodPlanner() {}, EcosystemPlannerContract::isRegisteredUnderItsName, "META-INF/services");
    }

    @Test
    void aPlannerThatDoesNotSayWhatItIs() {
        assertCaught(
                () -> new GoodPlanner() {
                    @Override
                    public String description() {
                        return " ";
                    }
                },
                EcosystemPlannerContract::saysWhatItIs,
                "description()");
        assertCaught(
                () -> new GoodPlanner() {
                    private final int number = COUNTER.incrementAndGet();

                    @Override
                    public String version() {
                        return "1." + number;
                    }
                },
                EcosystemPlannerContract::saysWhatItIs,
                "say the same each time");
        assertCaught(
                () -> new GoodPlanner() {
                    @Override
                    public String spiVersion() {
                        return "0.0";
                    }
                },
                EcosystemPlannerContract::saysWhatItIs,
                "SpiVersion.CURRENT");
    }

    @Test
    void aPlannerThatPlansNothingOrThrows() {
        assertCaught(
                answering((request, plan) -> EcosystemPlan.unchanged(request)),
                EcosystemPlannerContract::plansTheModels,
                "changes that are planned");
        assertCaught(
                rendering(sink -> {
                    throw new IllegalStateException("boom");
                }),
                EcosystemPlannerContract::plansTheModels,
                "boom");
    }

    @Test
    void aPlannerThatChangesTheProcess() {
        TimeZone zone = TimeZone.getDefault();
        assertCaught(
                deciding(request -> {
                    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                    return "";
                }),
                EcosystemPlannerContract::leavesTheProcessAlone,
                "set no default");
        TimeZone.setDefault(zone);
    }

    @Test
    void aPlannerThatCounts() {
        assertCaught(
                deciding(request -> "" + COUNTER.incrementAndGet()),
                EcosystemPlannerContract::plansTheSameTwice,
                "decisions when planned again");
    }

    @Test
    void aPlannerThatRemembers() {
        assertCaught(
                () -> new GoodPlanner() {
                    private int most;

                    @Override
                    public EcosystemPlan plan(EcosystemPlanRequest request, ProblemCollector problems) {
                        most = Math.max(most, (int) request.graphs().nodeCount());
                        return with(super.plan(request, problems), "zz-most", "" + most);
                    }
                },
                EcosystemPlannerContract::rememberedPlansDoNotMatter,
                "planned after other models");
    }

    @Test
    void aPlannerThatMixesThreads() {
        assertCaught(
                () -> {
                    Meeting meeting = new Meeting();
                    return deciding(request -> {
                                String met = "" + meeting.enter();
                                meeting.leave();
                                return met;
                            })
                            .get();
                },
                EcosystemPlannerContract::plansTheSameOnManyThreads,
                "planned by 8 threads at once");
    }

    @Test
    void aPlannerThatSpeaksTheLanguageOfTheMachine() {
        assertCaught(
                deciding(request -> String.format(Locale.getDefault(), "%d", 12)),
                EcosystemPlannerContract::plansTheSameInAnotherLanguageAndTimeZone,
                "planned in ar-EG");
    }

    /** A process makes it by its name. */
    static final class OfAnUnsortedSet extends Spoiled {
        OfAnUnsortedSet() {
            super(deciding(request -> Set.of("a", "b", "c").toString()));
        }
    }

    /** A process makes it by its name. */
    static final class OfTheLineEnds extends Spoiled {
        OfTheLineEnds() {
            super(rendering(sink -> sink.add("a.txt", "%n".formatted())));
        }
    }

    @Test
    void plannersThatDependOnTheProcess() {
        for (EcosystemPlannerContract contract : List.of(new OfAnUnsortedSet(), new OfTheLineEnds())) {
            assertThatThrownBy(contract::plansTheSameInAnotherProcess)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("another order of Set.of");
        }
    }

    @Test
    void aPlannerThatKeepsTheOrderOfTheModel() {
        assertCaught(
                deciding(request -> request.ecosystem().ecosystem().zones().values().stream()
                        .flatMap(zone -> zone.teams().values().stream())
                        .map(team -> List.copyOf(team.dataStores().keySet()).toString())
                        .collect(Collectors.joining())),
                EcosystemPlannerContract::orderOfTheModelDoesNotMatter,
                "planned from the model in another order");
    }

    @Test
    void aPlannerThatTrustsTexts() {
        assertCaught(
                () -> new GoodPlanner() {
                    @Override
                    public void render(EcosystemPlanRequest request, EcosystemPlan plan, ArtifactSink sink) {
                        request.ecosystem().ecosystem().zones().values().stream()
                                .flatMap(zone -> zone.teams().values().stream())
                                .flatMap(team -> team.documentation().stream())
                                .map(Documentation::description)
                                .forEach(text -> sink.add(text + ".txt", ""));
                    }
                },
                EcosystemPlannerContract::hostileNamesAreHarmless,
                "escape the rest");
    }

    @Test
    void aPlannerThatThrowsWhatIsAProblem() {
        assertCaught(
                deciding(request -> {
                    request.ecosystem().ecosystem().zones().values().stream()
                            .flatMap(zone -> zone.teams().values().stream())
                            .flatMap(team -> team.dataStores().values().stream())
                            .flatMap(store -> store.datasets().values().stream())
                            .forEach(dataset -> {
                                if (dataset.originalSchema()
                                        .orElseThrow()
                                        .primaryKeyColumns()
                                        .isEmpty()) {
                                    throw new IllegalStateException("no key");
                                }
                            });
                    return "";
                }),
                EcosystemPlannerContract::whatCannotBePlannedIsAProblem,
                "without a primary key");
    }

    @Test
    void aPlannerThatTrustsItsDecisions() {
        assertCaught(
                deciding(request -> "" + Integer.parseInt(request.previous().getOrDefault("zz-more", "1"))),
                EcosystemPlannerContract::strangeDecisionsDoNoHarm,
                "after the decisions",
                "NumberFormatException");
    }

    @Test
    void aPlannerThatFlaps() {
        assertCaught(
                () -> new GoodPlanner() {
                    @Override
                    String chosen(EcosystemPlanRequest request, String store, String first) {
                        return first.equals(request.previous().get(store)) ? "Platform" : first;
                    }
                },
                EcosystemPlannerContract::theNextRunPlansTheSame,
                "planned on top of the last plan");
    }

    @Test
    void aPlannerThatMovesWhatIsThere() {
        assertCaught(
                () -> new GoodPlanner() {
                    @Override
                    String chosen(EcosystemPlanRequest request, String store, String first) {
                        return request.ecosystem().datastores().size() % 2 == 0 || !ingests(request, "Platform", store)
                                ? first
                                : "Platform";
                    }
                },
                EcosystemPlannerContract::somethingUnrelatedMovesNothing,
                "what nodes read after a datastore");
    }

    @Test
    void aPlannerWhoseGraphsAndFeedsSayOtherThings() {
        Consumer<EcosystemPlannerContract> rule = EcosystemPlannerContract::feedsAndGraphsSayTheSame;
        assertCaught(
                answering((request, plan) ->
                        new EcosystemPlan(plan.graphs(), plan.changes(), List.of(), plan.decisions())),
                rule,
                "Platform reads crm from Other, and takes no feed of it");
        assertCaught(
                answering((request, plan) -> {
                    List<FeedTake> takes = new ArrayList<>(plan.takes());
                    takes.add(new FeedTake(
                            "Other", "Platform", "crm", SharingProvider.FORMAT, List.of("orders"), "Why not."));
                    return new EcosystemPlan(plan.graphs(), plan.changes(), takes, plan.decisions());
                }),
                rule,
                "Other takes crm from Platform, and no node of its graph reads there");
        assertCaught(
                answering((request, plan) -> {
                    ListedGraph.Builder circle = ListedGraph.builder("Other");
                    List<GraphChange> changes = new ArrayList<>(plan.changes());
                    List<FeedTake> takes = new ArrayList<>(plan.takes());
                    plan.graphs().find("Other").orElseThrow().nodes().forEach(node -> {
                        boolean crm = SharingProvider.store(node).equals(Optional.of("crm"));
                        circle.node(crm ? GoodPlanner.reading(node, "Platform") : node, List.of());
                        changes.add(new GraphChange("Other", node.name(), "In a circle."));
                    });
                    takes.add(new FeedTake(
                            "Other", "Platform", "crm", SharingProvider.FORMAT, List.of("orders"), "In a circle."));
                    return new EcosystemPlan(
                            new IntentionGraphs(List.of(
                                    circle.build(),
                                    plan.graphs().find("Platform").orElseThrow())),
                            changes,
                            takes,
                            plan.decisions());
                }),
                rule,
                "reads crm in a circle");
    }

    @Test
    void aPlannerWhoseDocumentsHaveNoVersion() {
        assertCaught(
                rendering(sink -> sink.add("x.json", "{\"stores\": 1}")),
                EcosystemPlannerContract::documentsAreVersioned,
                "documents of the model",
                "x.json");
    }
}
