package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.NodeKind;
import io.datasurface.model.lint.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PinnedNodesTest {
    private static final Cell HOME = new Cell("home", Map.of());

    private static ChunkLimits limits(long cap) {
        return new ChunkLimits(Map.of("resources", cap), 1.0, List.of(HOME));
    }

    private static Chunk chunk(String id, int wave, String... nodes) {
        return new Chunk(id, "home", wave, List.of(nodes), Map.of(), List.of());
    }

    private static ChunkPlan previous(Chunk... chunks) {
        return new ChunkPlan(TestGraph.PLATFORM, List.of(chunks));
    }

    private static ChunkingResult replan(TestGraph graph, TestCosts costs, ChunkLimits limits, ChunkPlan previous) {
        ChunkingResult result = Chunker.plan(graph, costs, limits, Optional.of(previous));
        PlanCheck.check(graph, costs, limits, result);
        return result;
    }

    private static String chunkOf(ChunkingResult result, String node) {
        return result.plan().chunkOf(node).orElseThrow().id();
    }

    /** A chunk of three ingestions in which one has to go. */
    @Test
    void whatIsPinnedIsNotEvicted() {
        TestGraph graph =
                TestGraph.builder().ingest("a").ingest("b").ingest("c").build();
        ChunkPlan previous = previous(chunk("first", 0, "Ingest/P/a", "Ingest/P/b", "Ingest/P/c"));
        for (String free : List.of("a", "b", "c")) {
            Set<String> pinned = Set.of("Ingest/P/a", "Ingest/P/b", "Ingest/P/c").stream()
                    .filter(name -> !name.endsWith(free))
                    .collect(Collectors.toSet());
            ChunkingResult result = replan(graph, TestCosts.ONE_EACH.pinning(pinned), limits(2), previous);
            assertThat(result.problems()).isEmpty();
            assertThat(chunkOf(result, "Ingest/P/" + free)).isNotEqualTo("first");
        }
    }

    @Test
    void whatIsPinnedAndTooMuchIsReported() {
        TestGraph graph =
                TestGraph.builder().ingest("a").ingest("b").ingest("c").build();
        TestCosts costs = TestCosts.ONE_EACH.pinning(Set.of("Ingest/P/a", "Ingest/P/b", "Ingest/P/unknown"));
        ChunkingResult result =
                replan(graph, costs, limits(1), previous(chunk("first", 0, "Ingest/P/a", "Ingest/P/b", "Ingest/P/c")));
        assertThat(chunkOf(result, "Ingest/P/a")).isEqualTo("first");
        assertThat(chunkOf(result, "Ingest/P/b")).isEqualTo("first");
        assertThat(result.problems())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("Chunk first needs 2 resources (at most 1), and what could leave it is pinned."
                        + " Raise the limit or take a pin away.");
    }

    private static TestGraph circle() {
        return TestGraph.builder()
                .ingest("a1")
                .ingest("a2")
                .node("Export/P/c/s/b1", NodeKind.EXPORT)
                .node("Export/P/c/s/b2", NodeKind.EXPORT)
                .edge("Ingest/P/a1", "Export/P/c/s/b1")
                .edge("Export/P/c/s/b2", "Ingest/P/a2")
                .build();
    }

    private static final ChunkPlan CIRCLE = previous(
            chunk("first", 0, "Ingest/P/a1", "Ingest/P/a2"), chunk("second", 1, "Export/P/c/s/b1", "Export/P/c/s/b2"));

    @Test
    void aCircleIsBrokenWhereNothingIsPinned() {
        Set<String> pinned = Set.of("Ingest/P/a1", "Ingest/P/a2", "Export/P/c/s/b1");
        ChunkingResult result = replan(circle(), TestCosts.ONE_EACH.pinning(pinned), limits(2), CIRCLE);
        assertThat(result.problems()).isEmpty();
        assertThat(chunkOf(result, "Ingest/P/a1")).isEqualTo("first");
        assertThat(chunkOf(result, "Ingest/P/a2")).isEqualTo("first");
        assertThat(chunkOf(result, "Export/P/c/s/b1")).isEqualTo("second");
        assertThat(chunkOf(result, "Export/P/c/s/b2")).isNotIn("first", "second");
    }

    @Test
    void aCircleOfPinnedNodesIsBrokenAllTheSameAndReported() {
        Set<String> pinned = Set.of("Ingest/P/a1", "Ingest/P/a2", "Export/P/c/s/b1", "Export/P/c/s/b2");
        ChunkingResult result = replan(circle(), TestCosts.ONE_EACH.pinning(pinned), limits(3), CIRCLE);
        assertThat(result.problems()).singleElement().extracting(Problem::code).isEqualTo("chunk-pin-broken");
    }

    /** Nothing can be levelled here, so circles are searched for: the way through the three chunks and the new nodes between them. */
    @Test
    void aRingOfPinnedChunksIsBrokenAtOnePlace() {
        TestGraph.Builder builder =
                TestGraph.builder().ingest("new1").ingest("new2").ingest("new3");
        for (int chunk = 1; chunk <= 3; chunk++) {
            String in = "Export/P/c/s/in" + chunk;
            String out = "Export/P/c/s/out" + chunk;
            builder.node(in, NodeKind.EXPORT).node(out, NodeKind.EXPORT);
            builder.edge(out, "Ingest/P/new" + chunk);
            builder.edge("Ingest/P/new" + (chunk % 3 + 1), in);
        }
        TestGraph graph = builder.build();
        Set<String> pinned = Set.of(
                "Export/P/c/s/in1",
                "Export/P/c/s/in2",
                "Export/P/c/s/in3",
                "Export/P/c/s/out1",
                "Export/P/c/s/out2",
                "Export/P/c/s/out3");
        ChunkPlan before = previous(
                chunk("first", 0, "Export/P/c/s/in1", "Export/P/c/s/out1"),
                chunk("second", 1, "Export/P/c/s/in2", "Export/P/c/s/out2"),
                chunk("third", 2, "Export/P/c/s/in3", "Export/P/c/s/out3"));
        ChunkingResult result = replan(graph, TestCosts.ONE_EACH.pinning(pinned), limits(3), before);
        assertThat(result.problems()).singleElement().extracting(Problem::code).isEqualTo("chunk-pin-broken");
        assertThat(pinned.stream()
                        .filter(node -> before.chunkOf(node)
                                .filter(was -> was.id().equals(chunkOf(result, node)))
                                .isEmpty()))
                .hasSize(1);
    }

    @Test
    void aChunkWithPinnedNodesStaysInItsCell() {
        TestGraph graph = TestGraph.builder().ingest("a").ingest("b").build();
        ChunkPlan previous = previous(chunk("first", 0, "Ingest/P/a"), chunk("second", 0, "Ingest/P/b"));
        ChunkLimits shrunk = new ChunkLimits(
                Map.of("resources", 1L),
                1.0,
                List.of(new Cell("home", Map.of("resources", 1L)), new Cell("away", Map.of())));
        for (String stays : List.of("first", "second")) {
            TestCosts costs = TestCosts.ONE_EACH.pinning(Set.of(stays.equals("first") ? "Ingest/P/a" : "Ingest/P/b"));
            ChunkingResult result = replan(graph, costs, shrunk, previous);
            assertThat(result.plan().chunk(stays).orElseThrow().cell()).isEqualTo("home");
            assertThat(result.problems()).extracting(Problem::code).containsExactly("chunk-cell-moved");
        }
    }

    @Test
    void aPinOnWhatThePreviousPlanDoesNotHaveSaysNothing() {
        TestGraph graph = TestGraph.builder().ingest("a").ingest("b").build();
        TestCosts costs = TestCosts.ONE_EACH.pinning(Set.of("Ingest/P/a", "Ingest/P/b"));
        ChunkingResult result = replan(graph, costs, limits(1), previous(chunk("first", 0, "Ingest/P/a")));
        assertThat(result.problems()).isEmpty();
        assertThat(chunkOf(result, "Ingest/P/b")).isNotEqualTo("first");
    }
}
