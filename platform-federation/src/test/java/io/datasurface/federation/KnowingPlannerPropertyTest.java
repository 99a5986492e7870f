package io.datasurface.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.testing.Model;
import io.datasurface.federation.testing.RandomModels;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;
import io.datasurface.spi.ParameterValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A planner that has planned before plans the same as one that was just made, whatever has changed in between. */
class KnowingPlannerPropertyTest {
    private static final int EDITS = 6;

    /** All that a planner says and writes, in words. */
    private static List<String> words(
            FederationPlanner planner, EcosystemPlanRequest request, SortedMap<String, String> decided) {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        EcosystemPlan plan = planner.plan(request, problems);
        List<String> words = new ArrayList<>();
        problems.problems().forEach(problem -> words.add(problem.toString()));
        plan.changes().forEach(change -> words.add(change.toString()));
        plan.takes().forEach(take -> words.add(take.toString()));
        words.add(plan.decisions().toString());
        for (IntentionGraph graph : plan.graphs().graphs()) {
            for (IntentionNode node : graph.nodes()) {
                words.add(node.toString());
            }
        }
        planner.render(
                request, plan, (path, content) -> words.add(path + "\n" + new String(content, StandardCharsets.UTF_8)));
        if (!problems.hasErrors()) {
            decided.clear();
            decided.putAll(plan.decisions());
        }
        return words;
    }

    private static EcosystemPlanRequest request(Model model, SortedMap<String, String> previous) {
        EcosystemIndex index = EcosystemIndex.of(model.ecosystem());
        return new EcosystemPlanRequest(
                index,
                IntentionGraphBuilder.build(EcosystemGraphSource.of(index), new ProblemCollector(SourceMap.NONE)),
                model.capabilities,
                List.of(),
                previous);
    }

    private static void edit(Model model, Random random, int number) {
        String store = model.stores.get(random.nextInt(model.stores.size())).name();
        String platform = "P" + random.nextInt(3);
        switch (random.nextInt(9)) {
            case 0 -> model.pin(store, platform);
            case 1 -> model.pins.clear();
            case 2 -> model.consumer("n" + number, List.of("P0", "P1", "P2"), "s0.a");
            case 3 ->
                model.store("n" + number, "GCP:us", "a", "b")
                        .consumer("n" + number, List.of(platform), "n" + number + ".b");
            case 4 -> model.parameter("volume.rows", ParameterValues.of(1L + random.nextInt(1_000_000_000)));
            case 5 -> model.parameter("hop", ParameterValues.of(random.nextInt(9) + ".5"));
            case 6 -> model.keepOut(random.nextBoolean() ? "GCP:eu" : "AWS:eu");
            case 7 -> model.assignments.remove(model.assignments.size() - 1);
            default -> model.parameter("draining", ParameterValues.of(List.of(platform)));
        }
    }

    @Property(tries = 200)
    void whatItRemembersChangesNothing(@ForAll Random random) {
        Model model = RandomModels.of(random);
        FederationPlanner knowing = new FederationPlanner();
        SortedMap<String, String> decided = new TreeMap<>();
        for (int i = 0; i < EDITS; i++) {
            EcosystemPlanRequest request = request(model, decided);
            SortedMap<String, String> same = new TreeMap<>(decided);
            List<String> words = words(knowing, request, decided);
            assertThat(words).isEqualTo(words(new FederationPlanner(), request, same));
            assertThat(decided).isEqualTo(same);
            if (model.assignments.isEmpty()) {
                return;
            }
            edit(model, random, i);
        }
    }
}
