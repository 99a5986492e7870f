package io.datasurface.tck;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.diff.Facet;
import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.graph.diff.NodeContent;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.tck.ModelPlaces.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes one thing of a model at a time, of those that nodes of the graph render from, and looks whether that shows of each of these nodes: in an
 * artifact of its chunk or of the whole platform, in a problem, or in a note on the plan. Chunks have one node if the plugin allows that, so that
 * what one node shows hides nothing that another forgets.
 */
final class EffectCheck {
    /** Of each thing the first and the last: a plugin may look at one of several. */
    private static final int MOST_PLACES = 2;

    private static final int MOST_TRIES = 4;
    private static final int THREADS = 2;
    private static final String HISTORY = "ConsumerRetentionRequirements.milestoningStrategy";

    private final Predicate<String> ignored;
    private final Set<String> mistakes = new TreeSet<>();
    /** Things that were looked at in an earlier model. */
    private final Set<String> done = new HashSet<>();

    private EffectCheck(Predicate<String> ignored) {
        this.ignored = ignored;
    }

    /** What shows nowhere, a line for each thing. */
    static List<String> mistakes(ContractRun run, Predicate<String> ignored) {
        EffectCheck check = new EffectCheck(ignored);
        if (ignored.test("")) {
            return List.of(); // Nothing is of interest.
        }
        check.changes(run.inChunksOf(1));
        check.inputs(run);
        Map<String, Ecosystem> variants = ModelVariants.of(run.model());
        for (Ecosystem variant : variants.values()) {
            ContractRun other = run.with(variant);
            if (!other.hasErrors()) {
                check.changes(other.inChunksOf(1));
            }
        }
        return List.copyOf(check.mistakes);
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
        Looked before = new Looked(base);
        // Hosts call plugins on several threads, too.
        Together.map(THREADS, List.copyOf(byName.values()), places -> silent(places, before))
                .forEach(mistakes::addAll);
    }

    /** Of what a program reads each is awaited by name: that chunks come in an order, when all of them are run, is not enough. */
    private void inputs(ContractRun run) {
        InputPlaces.of(run.model()).ifPresent(inputs -> {
            ContractRun base = run.with(inputs.base());
            if (!base.hasErrors()) {
                mistakes.addAll(silent(inputs.places(), Looked.withOnePlan(base.inChunksOf(1))));
            }
        });
    }

    /** What shows nowhere, at the first and last of places of the same name. */
    private Set<String> silent(List<Place> places, Looked before) {
        Set<String> silent = new TreeSet<>();
        int looked = 0;
        boolean shows = false;
        for (int i = 0; i < Math.min(places.size(), MOST_TRIES) && looked < MOST_PLACES; i++) {
            // From both ends, as what stands in the middle is seldom forgotten alone.
            Place place = places.get(i % 2 == 0 ? i / 2 : places.size() - 1 - i / 2);
            Optional<Set<Facets>> nodes = look(place, before);
            nodes.orElse(Set.of()).stream()
                    .filter(each -> !isIgnored(each, place.name()))
                    .forEach(each ->
                            silent.add(each.kind() + " " + each.own() + " " + place.name() + " (" + place.how() + ")"));
            looked += nodes.isPresent() ? 1 : 0;
            shows |= nodes.filter(Set::isEmpty).isPresent();
        }
        return shows && isHow(places.get(0)) ? Set.of() : silent;
    }

    /** By the facets of the node, with or without its kind, or by those of all nodes together. */
    private boolean isIgnored(Facets facets, String name) {
        return ignored.test(facets.kind() + " " + facets.own() + " " + name)
                || ignored.test(facets.own() + " " + name)
                || ignored.test(facets.all() + " " + name);
    }

    /**
     * Facets in which nodes of a kind differ.
     *
     * @param kind of the nodes
     * @param own codes of the facets
     * @param all those of all nodes that differ
     */
    private record Facets(String kind, String own, String all) {}

    private static String key(Place place) {
        return place.name() + " " + place.how() + " " + place.branch();
    }

    /** Of the nodes that render from the place and do not show it; nothing at all if no node renders from it. */
    private Optional<Set<Facets>> look(Place place, Looked before) {
        Optional<Set<Facets>> silent = Optional.empty();
        boolean refused = false;
        for (Ecosystem model : (Iterable<Ecosystem>) place.models()::iterator) {
            ContractRun changed = before.run().with(model);
            if (changed.hasErrors()) {
                refused |= !hasModelErrors(model); // By the plugin, if the library has nothing against it.
                continue;
            }
            Looked after = before.like(changed);
            Map<String, Facets> differing = difference(before.contents(), after.contents());
            if (differing.isEmpty()) {
                break;
            }
            Set<Facets> missing = before.notShown(differing, after);
            if (missing.isEmpty()
                    || (isUpToPlugin(place, missing)
                            && missing.size() < Set.copyOf(differing.values()).size())) {
                return Optional.of(Set.of());
            }
            silent.ifPresent(missing::retainAll);
            silent = Optional.of(missing);
        }
        return silent.isEmpty() && refused ? Optional.of(Set.of()) : silent;
    }

    /** How soon and how well: which of the nodes on the way sees to it, is up to the plugin. That history is kept, none of them may forget. */
    private static boolean isHow(Place place) {
        return !place.name().equals(HISTORY)
                && (place.name().startsWith("ConsumerRetentionRequirements.")
                        || place.name().startsWith("Workspace."));
    }

    /** The same of whom data belongs to, which is for people. */
    private static boolean isUpToPlugin(Place place, Set<Facets> missing) {
        return isHow(place) || missing.stream().allMatch(facets -> facets.own().equals(Facet.OWNER.code()));
    }

    /** A run, and what it shows of each node. */
    private static final class Looked {
        private final ContractRun run;
        private final ContractRun plans;
        private final boolean isOnePlan;
        private final Map<String, Map<Facet, Long>> contents;
        /** Of the platform, which is asked only if nodes do not show something. */
        private @Nullable Shown whole;
        /** Of those that somebody has asked for: most changes are of one or two nodes. */
        private final Map<String, Map<String, String>> ofNodes = new ConcurrentHashMap<>();

        Looked(ContractRun run) {
            this(run, run, false);
        }

        private Looked(ContractRun run, ContractRun plans, boolean isOnePlan) {
            this.run = run;
            this.plans = plans;
            this.isOnePlan = isOnePlan;
            this.contents = EffectCheck.contents(run);
        }

        /** With the plan of this run for all that is held against it. */
        static Looked withOnePlan(ContractRun run) {
            return new Looked(run, run, true);
        }

        Looked like(ContractRun other) {
            return new Looked(other, isOnePlan ? plans : other, isOnePlan);
        }

        ContractRun run() {
            return run;
        }

        Map<String, Map<Facet, Long>> contents() {
            return contents;
        }

        /** Kinds and facets of those nodes of which nothing differs. */
        Set<Facets> notShown(Map<String, Facets> differing, Looked other) {
            Set<Facets> missing = new HashSet<>();
            differing.forEach((node, facets) -> {
                if (of(node).equals(other.of(node))) {
                    missing.add(facets);
                }
            });
            return missing.isEmpty() || whole().equals(other.whole()) ? missing : Set.of();
        }

        private synchronized Shown whole() {
            Shown known = whole;
            if (known == null) {
                known = new Shown(
                        run.artifactsOfPlatforms(plans),
                        Shown.ownProblems(run),
                        isOnePlan ? List.of() : run.planNotes());
                whole = known;
            }
            return known;
        }

        /** The work that a trigger starts, and when that is, may stand in one place. */
        private List<Map<String, String>> of(String node) {
            return Stream.of(
                            node,
                            node.replaceFirst("/Trigger/", "/DataTransformer/"),
                            node.replaceFirst("/DataTransformer/", "/Trigger/"))
                    .map(each -> ofNodes.computeIfAbsent(each, name -> run.artifactsOfNode(name, plans)))
                    .toList();
        }
    }

    private static boolean hasModelErrors(Ecosystem model) {
        return Shown.modelProblems(model).stream().anyMatch(Expectations::isError);
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

    /** The facets in which each node differs; empty if none does, or if nodes come or go, which shows in their names. */
    private static Map<String, Facets> difference(
            Map<String, Map<Facet, Long>> before, Map<String, Map<Facet, Long>> after) {
        if (!before.keySet().equals(after.keySet())) {
            return Map.of();
        }
        Map<String, Set<String>> codes = new HashMap<>();
        Set<String> all = new TreeSet<>();
        before.forEach((node, facets) -> {
            Map<Facet, Long> now = after.getOrDefault(node, Map.of());
            Set<Facet> either = new HashSet<>(facets.keySet());
            either.addAll(now.keySet());
            either.removeIf(facet -> Objects.equals(facets.get(facet), now.get(facet)));
            if (!either.isEmpty()) {
                codes.put(node, either.stream().map(Facet::code).collect(Collectors.toCollection(TreeSet::new)));
                all.addAll(codes.get(node));
            }
        });
        Map<String, Facets> differing = new HashMap<>();
        codes.forEach((node, own) ->
                differing.put(node, new Facets(ContractRun.kind(node), String.join("+", own), String.join("+", all))));
        return differing;
    }
}
