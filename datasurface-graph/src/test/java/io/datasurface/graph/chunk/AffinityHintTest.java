package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.IntentionNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AffinityHintTest {
    private static final ChunkLimits LIMITS =
            new ChunkLimits(Map.of("resources", 4L), 1.0, List.of(new Cell("home", Map.of())));

    /** Nodes whose names end with the same character have a hint in common. */
    private static TestCosts hints(double affinity) {
        return new TestCosts(
                List.of("resources"),
                node -> new NodeEstimate(Cost.of(1), List.of(group(node))),
                Map.of("x", GroupEstimate.hint(1, affinity), "y", GroupEstimate.hint(1, affinity)));
    }

    private static String group(IntentionNode node) {
        return node.name().substring(node.name().length() - 1);
    }

    private static ChunkPlan plan(TestGraph graph, TestCosts costs, Optional<ChunkPlan> previous) {
        ChunkingResult result = Chunker.plan(graph, costs, LIMITS, previous);
        PlanCheck.check(graph, costs, LIMITS, result);
        assertThat(result.problems()).isEmpty();
        return result.plan();
    }

    @Test
    void aNewNodeGoesToTheChunkOfItsHint() {
        for (String group : List.of("x", "y")) {
            ChunkPlan previous = new ChunkPlan(
                    TestGraph.PLATFORM,
                    List.of(
                            new Chunk("first", "home", 0, List.of("Ingest/P/ax", "Ingest/P/bx"), Map.of(), List.of()),
                            new Chunk(
                                    "second", "home", 0, List.of("Ingest/P/cy", "Ingest/P/dy"), Map.of(), List.of())));
            TestGraph graph = TestGraph.builder()
                    .ingest("ax")
                    .ingest("bx")
                    .ingest("cy")
                    .ingest("dy")
                    .ingest("new" + group)
                    .build();
            ChunkPlan plan = plan(graph, hints(1), Optional.of(previous));
            assertThat(plan.chunkOf("Ingest/P/new" + group).orElseThrow().id())
                    .isEqualTo(group.equals("x") ? "first" : "second");
        }
    }

    /** A hint outweighs one reference, and no limit. */
    @Test
    void aHintIsWeighedAgainstReferencesAndYieldsToLimits() {
        TestGraph.Builder builder =
                TestGraph.builder().ingest("ax").ingest("by").ingest("cy");
        ChunkPlan previous = plan(builder.build(), hints(0), Optional.empty());
        assertThat(previous.chunks()).hasSize(1);
        ChunkPlan apart = new ChunkPlan(
                TestGraph.PLATFORM,
                List.of(
                        new Chunk("first", "home", 0, List.of("Ingest/P/ax"), Map.of(), List.of()),
                        new Chunk("second", "home", 0, List.of("Ingest/P/by", "Ingest/P/cy"), Map.of(), List.of())));
        TestGraph graph = builder.export("c", "ax", "y").build();
        assertThat(plan(graph, hints(0.5), Optional.of(apart))
                        .chunkOf("Export/P/c/ax/y")
                        .orElseThrow()
                        .id())
                .isEqualTo("first");
        assertThat(plan(graph, hints(2), Optional.of(apart))
                        .chunkOf("Export/P/c/ax/y")
                        .orElseThrow()
                        .id())
                .isEqualTo("second");
        TestGraph larger = builder.ingest("dy").ingest("ey").ingest("fy").build();
        assertThat(plan(larger, hints(100), Optional.of(apart)).chunks()).hasSize(2);
    }

    @Test
    void aWeightIsAFiniteNumberThatIsNotNegative() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> GroupEstimate.hint(1, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("GroupEstimate.affinity is " + wrong + "; use a finite number that is not negative");
        }
    }
}
