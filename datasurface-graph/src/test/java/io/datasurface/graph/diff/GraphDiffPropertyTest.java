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
import net.jqwik.api.constraints.Size;

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

    @Property(tries = 500)
    void diffAppliedToTheOldGraphGivesTheNewOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int size,
            @ForAll @Size(max = 30) List<RandomEdit> edits) {
        Version before = Version.of(RichEcosystem.of(seed, size));
        Version after = Version.of(edited(before.ecosystem(), edits, new Random(seed)));
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
        Version after = Version.of(edited(before.ecosystem(), List.of(edit), new Random(seed)));
        for (String platform : before.graphs().keySet()) {
            GraphDiff diff = GraphDiff.between(before.snapshot(platform), after.snapshot(platform));
            assertThat(told(diff)).isEqualTo(expected(before, after, platform));
        }
    }

    /** Both ways to look at content agree, and what is there before and after is the same as seen through any kind of graph. */
    @Property(tries = 1000)
    void hashesAreOthersWhereTheDiffSaysSo(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int size,
            @ForAll @Size(max = 3) List<RandomEdit> edits) {
        Version before = Version.of(RichEcosystem.of(seed, size));
        Version after = Version.of(edited(before.ecosystem(), edits, new Random(seed)));
        for (String platform : before.graphs().keySet()) {
            Map<String, Long> old = hashes(before.snapshot(platform));
            Map<String, Long> now = hashes(after.snapshot(platform));
            GraphDiff diff = GraphDiff.between(before.snapshot(platform), after.snapshot(platform));
            Set<String> changed = new TreeSet<>(old.keySet());
            changed.removeIf(name -> !now.containsKey(name) || now.get(name).equals(old.get(name)));
            assertThat(diff.changed()).extracting(NodeChange::name).containsExactlyInAnyOrderElementsOf(changed);
            assertThat(hashes(GraphSnapshot.of(new OtherGraph(after.graphs().get(platform)), after.index())))
                    .isEqualTo(now);
        }
    }

    @Property(tries = 300)
    void anyKindOfGraphIsComparedAlike(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int size,
            @ForAll @Size(max = 5) List<RandomEdit> edits) {
        Version before = Version.of(RichEcosystem.of(seed, size));
        Version after = Version.of(edited(before.ecosystem(), edits, new Random(seed)));
        for (String platform : before.graphs().keySet()) {
            GraphSnapshot old = GraphSnapshot.of(new OtherGraph(before.graphs().get(platform)), before.index());
            GraphSnapshot now = GraphSnapshot.of(new OtherGraph(after.graphs().get(platform)), after.index());
            assertThat(GraphDiff.between(old, now))
                    .isEqualTo(GraphDiff.between(before.snapshot(platform), after.snapshot(platform)));
        }
    }

    private static Map<String, Long> hashes(GraphSnapshot snapshot) {
        return snapshot.nodeContents().stream().collect(Collectors.toMap(NodeContent::name, NodeContent::hash));
    }

    /** Applies edits, as long as there is something to edit. */
    static Ecosystem edited(Ecosystem model, List<RandomEdit> edits, Random random) {
        Ecosystem edited = model;
        for (RandomEdit edit : edits) {
            if (Edit.stores(edited).isEmpty()
                    || Edit.workspaces(edited).isEmpty()
                    || Edit.stores(edited).stream()
                            .anyMatch(store -> store.datasets().isEmpty())) {
                return edited;
            }
            edited = edit.apply(edited, random);
        }
        return edited;
    }

    /** Name of a node and the facets that differ, or what happens to it as a whole. */
    static Map<String, Set<String>> told(GraphDiff diff) {
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
