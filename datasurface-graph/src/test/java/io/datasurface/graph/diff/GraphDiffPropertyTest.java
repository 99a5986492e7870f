package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.RandomEcosystems;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for the diffs of all ecosystems. */
class GraphDiffPropertyTest {
    /** A model with its graphs. */
    record Version(Ecosystem ecosystem, EcosystemIndex index, Map<String, IntentionGraph> graphs) {
        static Version of(Ecosystem ecosystem) {
            EcosystemIndex index = EcosystemIndex.of(ecosystem);
            return new Version(
                    ecosystem,
                    index,
                    RandomEcosystems.graphs(index).graphs().stream()
                            .collect(Collectors.toMap(IntentionGraph::platform, graph -> graph)));
        }

        GraphSnapshot snapshot(String platform) {
            return GraphSnapshot.of(graphs.get(platform), index);
        }
    }

    @Property(tries = 300)
    void aGraphDoesNotDifferFromItself(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int size) {
        Version one = Version.of(RichEcosystem.of(seed, size));
        Version other = Version.of(RichEcosystem.of(seed, size));
        for (String platform : one.graphs().keySet()) {
            assertThat(GraphDiff.between(one.snapshot(platform), one.snapshot(platform))
                            .isEmpty())
                    .isTrue();
            assertThat(GraphDiff.between(one.snapshot(platform), other.snapshot(platform)))
                    .isEqualTo(new GraphDiff(
                            platform, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        }
    }

    @Property(tries = 300)
    void diffAppliedToTheOldGraphGivesTheNewOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int size,
            @ForAll @IntRange(min = 0, max = 30) int edits) {
        Random random = new Random(seed);
        Version before = Version.of(RichEcosystem.of(seed, size));
        Ecosystem edited = before.ecosystem();
        for (int i = 0; i < edits; i++) {
            edited = edit(edited, random);
        }
        Version after = Version.of(edited);
        for (String platform : before.graphs().keySet()) {
            GraphDiff diff = GraphDiff.between(before.snapshot(platform), after.snapshot(platform));
            assertThat(GraphOutline.of(before.graphs().get(platform)).apply(diff))
                    .isEqualTo(GraphOutline.of(after.graphs().get(platform)));
        }
    }

    @Property(tries = 3000)
    void oneEditTouchesWhatItTouches(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int size, @ForAll RandomEdit edit) {
        Version before = Version.of(RichEcosystem.of(seed, size));
        if (Edit.stores(before.ecosystem()).isEmpty()
                || Edit.workspaces(before.ecosystem()).isEmpty()) {
            return;
        }
        Version after = Version.of(edit.apply(before.ecosystem(), new Random(seed)));
        for (String platform : before.graphs().keySet()) {
            GraphDiff diff = GraphDiff.between(before.snapshot(platform), after.snapshot(platform));
            assertThat(told(diff)).isEqualTo(expected(before, after, platform));
        }
    }

    private static Ecosystem edit(Ecosystem model, Random random) {
        return Edit.stores(model).stream().anyMatch(store -> store.datasets().isEmpty())
                        || Edit.stores(model).isEmpty()
                        || Edit.workspaces(model).isEmpty()
                ? model
                : RandomEdit.pick(List.of(RandomEdit.values()), random).apply(model, random);
    }

    /** Name of a node and the facets that differ, or what happens to it as a whole. */
    private static Map<String, Set<String>> told(GraphDiff diff) {
        Map<String, Set<String>> told = new TreeMap<>();
        diff.added().forEach(node -> told.put(node.name(), Set.of("added")));
        diff.removed().forEach(node -> told.put(node.name(), Set.of("removed")));
        diff.changed().forEach(node -> told.put(node.name(), facets(node)));
        return told;
    }

    private static Set<String> facets(NodeChange node) {
        Set<String> facets = new TreeSet<>();
        node.changes()
                .forEach(change ->
                        facets.add(change.reason().facet().orElseThrow().code()));
        return facets;
    }

    private static Map<String, Set<String>> expected(Version before, Version after, String platform) {
        Map<String, Map<Facet, Map<String, Object>>> old =
                ContentOracle.of(before.graphs().get(platform), before.index());
        Map<String, Map<Facet, Map<String, Object>>> now =
                ContentOracle.of(after.graphs().get(platform), after.index());
        Map<String, Set<String>> expected = new TreeMap<>();
        List<String> names = new ArrayList<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            if (!old.containsKey(name)) {
                expected.put(name, Set.of("added"));
            } else if (!now.containsKey(name)) {
                expected.put(name, Set.of("removed"));
            } else {
                Set<String> facets = ContentOracle.differences(old.get(name), now.get(name)).stream()
                        .map(Facet::code)
                        .collect(Collectors.toCollection(TreeSet::new));
                if (!facets.isEmpty()) {
                    expected.put(name, facets);
                }
            }
        }
        return expected;
    }
}
