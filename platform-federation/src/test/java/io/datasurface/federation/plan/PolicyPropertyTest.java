package io.datasurface.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.testing.Model;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Data is nowhere but where the policies of its zone let it be: neither where it is ingested, nor where it is read, nor where it is passed on,
 * nor where a transformer runs that reads it, nor during a change of the primary platform.
 */
class PolicyPropertyTest {
    private static final List<String> PLACES = List.of("AWS:us", "AWS:eu", "GCP:us", "GCP:eu");

    /** A random federation, and what the policies say in words of the test's own. */
    private static final class Case {
        private final Model model = new Model();
        private final Map<String, String> placeOf = new HashMap<>();
        private final Map<String, List<String>> placesOf = new HashMap<>();
        private final Random random;

        Case(Random random) {
            this.random = random;
            // Little is kept and much moves, so that it pays to pass things on.
            model.parameter("volume.rows", ParameterValues.of(1_000L))
                    .parameter("volume.changesPerDay", ParameterValues.of(100_000_000L))
                    .parameter("hop", ParameterValues.of("0"));
            for (int i = 0; i < 4 + random.nextInt(4); i++) {
                String place = PLACES.get(random.nextInt(PLACES.size()));
                placeOf.put("P" + i, place);
                model.platform("P" + i, place, formats());
            }
            List<String> datasets = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                model.store("s" + i, PLACES.get(random.nextInt(PLACES.size())), "a", "b");
                datasets.add("s" + i + ".a");
                zone("s" + i);
            }
            for (int i = 0; i < random.nextInt(3); i++) {
                model.transformer("t" + i, "out" + i, List.of(), some(datasets, datasets.size()));
                datasets.add("out" + i + ".d");
                zone("out" + i);
            }
            for (int i = 0; i < 2 + random.nextInt(8); i++) {
                String platform = "P" + random.nextInt(placeOf.size());
                // Whom the model itself assigns where data must not be, the linter of models reports.
                List<String> allowed = datasets.stream()
                        .filter(sink -> may(sink.substring(0, sink.indexOf('.')), platform))
                        .toList();
                if (!allowed.isEmpty()) {
                    model.consumer("w" + i, List.of(platform), some(allowed, 2));
                }
            }
        }

        private PlatformCapabilities formats() {
            return switch (random.nextInt(6)) {
                case 0 -> Model.all().offers("parquet").takes("parquet").build();
                case 1 -> PlatformCapabilities.builder().takes("parquet").build();
                default -> Model.all().build();
            };
        }

        private String[] some(List<String> all, int most) {
            List<String> some = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(most); i++) {
                String one = all.get(random.nextInt(all.size()));
                if (!some.contains(one)) {
                    some.add(one);
                }
            }
            return some.toArray(String[]::new);
        }

        /** Anywhere, at one place only, at two, not at one, or at none where there is a platform. */
        private void zone(String store) {
            String place = PLACES.get(random.nextInt(PLACES.size()));
            List<String> others =
                    PLACES.stream().filter(other -> !other.equals(place)).toList();
            switch (random.nextInt(8)) {
                case 0, 1 -> allow(store, List.of(place), List.of());
                case 2 -> allow(store, others.subList(0, 2), List.of());
                case 3, 4 -> allow(store, List.of(), List.of(place));
                case 5 -> {
                    if (random.nextInt(4) == 0) {
                        model.zone("of " + store, List.of("AWS:moon"), List.of(), store);
                        placesOf.put(store, List.of());
                    }
                }
                default -> {}
            }
        }

        private void allow(String store, List<String> places, List<String> notAt) {
            model.zone("of " + store, places, notAt, store);
            placesOf.put(
                    store,
                    PLACES.stream()
                            .filter(place -> (places.isEmpty() || places.contains(place)) && !notAt.contains(place))
                            .toList());
        }

        boolean may(String store, String platform) {
            return placesOf.getOrDefault(store, PLACES)
                    .contains(Optional.ofNullable(placeOf.get(platform)).orElseThrow());
        }

        /** Looks at all that platforms get. */
        void check(FederationPlan plan) {
            for (IntentionGraph graph : plan.graphs().graphs()) {
                for (IntentionNode node : graph.nodes()) {
                    store(node)
                            .ifPresent(store -> assertThat(may(store, graph.platform()))
                                    .as("%s at %s", node.name(), placeOf.get(graph.platform()))
                                    .isTrue());
                }
            }
            for (FeedTake take : plan.takes()) {
                assertThat(may(take.store(), take.platform())).as("%s", take).isTrue();
                assertThat(may(take.store(), take.from())).as("%s", take).isTrue();
            }
        }
    }

    private static Optional<String> store(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single ? Optional.of(single.store()) : Optional.empty();
    }

    @Property(tries = 300)
    void dataIsOnlyWhereItMayBe(@ForAll Random random) {
        Case one = new Case(random);
        one.model.plan().plan().ifPresent(one::check);
    }

    /** Pins wander; whoever ingested it, and whoever shall, may have it. */
    @Property(tries = 200)
    void dataIsOnlyWhereItMayBeWhilePrimariesChange(@ForAll Random random) {
        Case one = new Case(random);
        Map<String, String> decisions = Map.of();
        for (int i = 0; i < 4; i++) {
            Model.Planned planned = one.model.plan(decisions);
            planned.plan().ifPresent(one::check);
            decisions = planned.plan().isPresent() ? planned.decisions() : decisions;
            one.model.pins.clear();
            String platform = "P" + random.nextInt(one.placeOf.size());
            if (one.may("s0", platform)) {
                one.model.pin("s0", platform);
            }
            one.allow("s1", List.of(PLACES.get(random.nextInt(PLACES.size()))), List.of());
            one.model.assignments.removeIf(assignment -> random.nextInt(3) == 0);
            one.model.workspaces.stream()
                    .filter(workspace -> workspace.dataTransformer().isEmpty())
                    .filter(workspace -> workspace.dsgs().values().stream()
                            .flatMap(group -> group.sinks().stream())
                            .anyMatch(sink -> sink.storeName().equals("s1")))
                    .forEach(workspace -> one.model.assignments.removeIf(
                            assignment -> assignment.workspace().equals(workspace.name())));
        }
    }

    /** Seeds are fixed: that the properties see plans with feeds, plans with somebody in between, and both kinds of refusals. */
    @Test
    void thePropertiesDecide() {
        int planned = 0;
        int feeds = 0;
        int passing = 0;
        Map<String, Integer> refused = new HashMap<>();
        for (int seed = 0; seed < 300; seed++) {
            Model.Planned result = new Case(new Random(seed)).model.plan();
            planned += result.plan().isPresent() ? 1 : 0;
            for (FeedTake take : result.plan().map(FederationPlan::takes).orElse(List.of())) {
                feeds++;
                passing += take.reason().contains("passes it on") ? 1 : 0;
            }
            result.problems().stream()
                    .map(Problem::code)
                    .distinct()
                    .forEach(code -> refused.merge(code, 1, Integer::sum));
        }
        assertThat(planned).isGreaterThan(60);
        assertThat(feeds).isGreaterThan(100);
        assertThat(passing).isGreaterThan(5);
        assertThat(refused).containsKeys("federation-no-primary", "federation-no-feed");
    }

    /** A transformer is made of data that must stay in the US, and what it writes may be anywhere. */
    @Test
    void aTransformerRunsWhereItsInputsMayBe() {
        Model model = new Model()
                .platform("E", "AWS:eu")
                .platform("U", "AWS:us")
                .store("crm", "AWS:us")
                .zone("states", List.of("AWS:us"), List.of(), "crm")
                .transformer("mask", "masked", List.of(), "crm.d")
                .consumer("w", List.of("E"), "masked.d");
        assertThat(model.plan().primaries()).containsEntry("masked", "U").containsEntry("crm", "U");

        Model.Planned pinned = model.pin("masked", "E").plan();
        assertThat(pinned.plan()).isEmpty();
        assertThat(pinned.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("federation-primary-cannot");
            assertThat(problem.message())
                    .contains(
                            "the policy places of states of the zone states does not let the datastore crm come to it");
        });
    }

    /** Data that must be nowhere can be ingested by nobody, and that is told with each platform's reason. */
    @Test
    void dataThatMayBeNowhereIsIngestedByNobody() {
        Model model = new Model()
                .platform("E", "AWS:eu")
                .platform("U", "AWS:us")
                .store("crm", "AWS:us")
                .store("erp", "AWS:us")
                .zone("none", List.of("AWS:moon"), List.of(), "crm")
                .consumer("w", List.of("E"), "erp.d");
        assertThat(model.plan().primaries()).containsOnlyKeys("erp");

        Model.Planned wanted = model.consumer("v", List.of("U"), "crm.d").plan();
        assertThat(wanted.plan()).isEmpty();
        assertThat(wanted.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("federation-no-primary");
            assertThat(problem.message()).contains("E: the policy places of none", "U: the policy places of none");
        });
    }
}
