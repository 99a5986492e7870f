package io.datasurface.tck;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.diff.Facet;
import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.graph.diff.NodeContent;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import io.datasurface.tck.ModelPlaces.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Changes one thing of a model at a time, of those that a node of the graph renders from, and looks whether that shows: in an artifact, a
 * problem, or a note on the plan.
 */
final class EffectCheck {
    /** Of each thing the first and the last: a plugin may look at one of several. */
    private static final int MOST_PLACES = 2;

    private static final int MOST_TRIES = 4;

    private final ContractRun run;
    private final Predicate<String> ignored;
    private final Set<String> mistakes = new TreeSet<>();
    /** Things that were looked at in an earlier model. */
    private final Set<String> done = new HashSet<>();

    private EffectCheck(ContractRun run, Predicate<String> ignored) {
        this.run = run;
        this.ignored = ignored;
    }

    /** What shows nowhere, a line for each thing. */
    static List<String> mistakes(ContractRun run, Predicate<String> ignored) {
        EffectCheck check = new EffectCheck(run, ignored);
        if (ignored.test("")) {
            return List.of(); // Nothing is of interest.
        }
        check.changes(run);
        Map<String, Ecosystem> variants = ModelVariants.of(run.model());
        check.history(variants);
        for (Ecosystem variant : variants.values()) {
            ContractRun other = variant.equals(run.model()) ? run : run.with(variant);
            if (!other.hasErrors()) {
                check.changes(other);
            }
        }
        return List.copyOf(check.mistakes);
    }

    /** No two kinds of history are the same to who asks for them, whatever else shows that they were asked for. */
    private void history(Map<String, Ecosystem> variants) {
        String name = "requirements ConsumerRetentionRequirements.milestoningStrategy";
        Map<Shown, MilestoningStrategy> seen = new HashMap<>();
        for (MilestoningStrategy strategy : MilestoningStrategy.values()) {
            ContractRun variant = run.with(variants.getOrDefault(ModelVariants.HISTORY + strategy, run.model()));
            if (!variant.hasErrors() && !ignored.test(name)) {
                MilestoningStrategy same = seen.putIfAbsent(Shown.of(variant), strategy);
                if (same != null) {
                    mistakes.add(name + " (" + same + " and " + strategy + " are the same)");
                }
            }
        }
    }

    private void changes(ContractRun base) {
        Map<String, List<Place>> byName = ModelPlaces.of(base.model()).stream()
                .filter(place -> !done.contains(key(place)))
                .collect(Collectors.groupingBy(EffectCheck::key, LinkedHashMap::new, Collectors.toList()));
        if (byName.isEmpty()) {
            return;
        }
        // Where nothing renders from it here, nothing does in a variant.
        done.addAll(byName.keySet());
        Shown shown = Shown.of(base);
        Map<String, Map<Facet, Long>> contents = contents(base);
        // Hosts call plugins on several threads, too.
        byName.values().parallelStream()
                .map(places -> silent(places, shown, contents))
                .toList()
                .forEach(mistakes::addAll);
    }

    /** What shows nowhere, at one of the first or last of places of the same name. */
    private Set<String> silent(List<Place> places, Shown shown, Map<String, Map<Facet, Long>> contents) {
        Set<String> silent = new HashSet<>();
        int looked = 0;
        int shows = 0;
        for (int i = 0; i < Math.min(places.size(), MOST_TRIES) && looked < MOST_PLACES; i++) {
            // From both ends, as what stands in the middle is seldom forgotten alone.
            Place place = places.get(i % 2 == 0 ? i / 2 : places.size() - 1 - i / 2);
            Optional<String> facets = look(place, shown, contents);
            facets.filter(each -> !each.isEmpty() && !ignored.test(each + " " + place.name()))
                    .ifPresent(each -> silent.add(each + " " + place.name() + " (" + place.how() + ")"));
            looked += facets.isPresent() ? 1 : 0;
            shows += facets.filter(String::isEmpty).isPresent() ? 1 : 0;
        }
        return shows == 0 || places.get(0).isText() ? silent : Set.of();
    }

    private static String key(Place place) {
        return place.name() + " " + place.how() + " " + place.branch();
    }

    /** The facets of nodes that render from the place and do not show it; empty text if it shows, and nothing if no node renders from it. */
    private Optional<String> look(Place place, Shown before, Map<String, Map<Facet, Long>> contents) {
        Optional<String> silent = Optional.empty();
        boolean refused = false;
        for (Ecosystem model : (Iterable<Ecosystem>) place.models()::iterator) {
            if (hasModelErrors(model)) {
                continue;
            }
            ContractRun changed = run.with(model);
            if (changed.hasErrors()) {
                refused = true; // By the plugin, as the library has nothing against it.
                continue;
            }
            String facets = difference(contents, contents(changed));
            if (facets.isEmpty()) {
                break;
            }
            if (!Shown.of(changed).equals(before)) {
                return Optional.of("");
            }
            silent = Optional.of(facets);
        }
        return silent.isEmpty() && refused ? Optional.of("") : silent;
    }

    private static boolean hasModelErrors(Ecosystem model) {
        return modelProblems(model).stream().anyMatch(Expectations::isError);
    }

    private static List<Problem> modelProblems(Ecosystem model) {
        return EcosystemLinter.lint(EcosystemIndex.of(model), SourceMap.NONE);
    }

    private static Map<String, Map<Facet, Long>> contents(ContractRun run) {
        EcosystemIndex index = EcosystemIndex.of(run.model());
        Map<String, Map<Facet, Long>> contents = new HashMap<>();
        for (IntentionGraph graph : run.graphs()) {
            for (NodeContent node : GraphSnapshot.of(graph, index).nodeContents()) {
                contents.put(graph.platform() + "/" + node.name(), node.facets());
            }
        }
        return contents;
    }

    /** Codes of the facets in which nodes differ; empty if none does, or if nodes come or go, which shows in their names. */
    private static String difference(Map<String, Map<Facet, Long>> before, Map<String, Map<Facet, Long>> after) {
        if (!before.keySet().equals(after.keySet())) {
            return "";
        }
        Set<String> codes = new TreeSet<>();
        before.forEach((node, facets) -> {
            Map<Facet, Long> now = after.getOrDefault(node, Map.of());
            Set<Facet> all = new HashSet<>(facets.keySet());
            all.addAll(now.keySet());
            all.stream()
                    .filter(facet -> !Objects.equals(facets.get(facet), now.get(facet)))
                    .map(Facet::code)
                    .forEach(codes::add);
        });
        return String.join("+", codes);
    }

    /** All that a plugin makes of a model; what the library says of it is not the plugin's. */
    record Shown(Map<String, String> artifacts, List<?> problems, List<List<String>> notes) {
        static Shown of(ContractRun run) {
            List<Problem> problems = new ArrayList<>(run.problems());
            problems.removeAll(modelProblems(run.model()));
            return new Shown(run.artifacts(), problems, run.planNotes());
        }
    }
}
