package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.model.lint.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkerTest {
    private static final Cell CELL = new Cell("home", Map.of());

    private static ChunkLimits limits(long cap) {
        return new ChunkLimits(Map.of("resources", cap), 1.0, List.of(CELL));
    }

    private static ChunkingResult plan(TestGraph graph, ChunkLimits limits) {
        ChunkingResult result = Chunker.plan(graph, TestCosts.ONE_EACH, limits, Optional.empty());
        PlanCheck.check(graph, TestCosts.ONE_EACH, limits, result);
        return result;
    }

    private static ChunkingResult replan(TestGraph graph, ChunkLimits limits, ChunkPlan previous) {
        ChunkingResult result = Chunker.plan(graph, TestCosts.ONE_EACH, limits, Optional.of(previous));
        PlanCheck.check(graph, TestCosts.ONE_EACH, limits, result);
        return result;
    }

    /** A store whose two datasets a transformer reads, and a consumer of its output. */
    private static TestGraph.Builder masking() {
        return TestGraph.builder()
                .ingest("crm")
                .export("lake", "crm", "customers")
                .export("lake", "crm", "orders")
                .transformer("Mask Customers", "masked")
                .edge("Export/P/lake/crm/customers", "Trigger/P/Mask Customers")
                .edge("Export/P/lake/crm/orders", "Trigger/P/Mask Customers")
                .export("athena", "masked", "customers");
    }

    @Test
    void anEmptyGraphHasAnEmptyPlan() {
        assertThat(plan(TestGraph.builder().build(), limits(10)).plan())
                .isEqualTo(new ChunkPlan(TestGraph.PLATFORM, List.of()));
    }

    @Test
    void aSmallModelIsOneChunk() {
        List<Chunk> chunks = plan(masking().build(), limits(7)).plan().chunks();
        assertThat(chunks).hasSize(1);
        assertThat(chunks.get(0).id()).matches("workspace-mask-customer-[0-9a-f]{8}");
        assertThat(chunks.get(0).cost()).containsExactly(Map.entry("resources", 7L));
    }

    @Test
    void theRoomOfACellIsNotTheSizeOfAChunk() {
        ChunkLimits scarce = new ChunkLimits(Map.of(), 0.5, List.of(new Cell("home", Map.of("resources", 7L))));
        ChunkLimits small = new ChunkLimits(Map.of("resources", 8L), 0.5, List.of(CELL));

        assertThat(plan(masking().build(), scarce).plan().chunks()).hasSize(1);
        assertThat(plan(masking().build(), small).plan().chunks()).hasSizeGreaterThan(1);
    }

    @Test
    void previousBatchEdgesDoNotCount() {
        TestGraph graph = masking()
                .lateEdge("Export/P/athena/masked/customers", "Trigger/P/Mask Customers")
                .build();
        assertThat(plan(graph, limits(4)).plan().chunks()).hasSizeBetween(2, 3);
    }

    @Test
    void whatOnlyOneChunkReadsIsInIt() {
        TestGraph.Builder builder = masking();
        for (int i = 0; i < 8; i++) {
            builder.ingest("other" + i).export("lake", "other" + i, "things");
        }
        ChunkPlan plan = plan(builder.build(), limits(10)).plan();
        assertThat(plan.chunkOf("Ingest/P/crm")).isEqualTo(plan.chunkOf("Trigger/P/Mask Customers"));
    }

    @Test
    void aNodeThatIsTooLargeIsNamedAndAlone() {
        TestGraph graph = masking().build();
        TestCosts costs = new TestCosts(
                List.of("resources"),
                node -> new NodeEstimate(Cost.of(node.kind() == NodeKind.DATA_TRANSFORMER ? 11 : 1), List.of()),
                Map.of());
        ChunkingResult result = Chunker.plan(graph, costs, limits(10), Optional.empty());
        PlanCheck.check(graph, costs, limits(10), result);
        assertThat(result.problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith(
                        "The node DataTransformer/P/Mask Customers needs 11 resources (at most 10) and is alone in chunk ");
        assertThat(result.plan()
                        .chunkOf("DataTransformer/P/Mask Customers")
                        .orElseThrow()
                        .nodes())
                .hasSize(1);
    }

    @Test
    void anIndivisibleStoreIsInOneChunkAndItsGroupIsPaidOnce() {
        TestGraph.Builder builder = TestGraph.builder();
        for (int i = 0; i < 6; i++) {
            builder.ingest("crm", "t" + i).export("lake", "crm", "t" + i);
        }
        TestGraph graph = builder.build();
        TestCosts costs = new TestCosts(
                List.of("resources", "tasks"),
                node -> new NodeEstimate(
                        Cost.of(1, 0), node.kind() == NodeKind.EXPORT ? List.of("container") : List.of("store")),
                Map.of(
                        "store", new GroupEstimate(Cost.of(2, 1), true),
                        "container", new GroupEstimate(Cost.of(1, 0), false)));
        ChunkLimits limits = new ChunkLimits(Map.of("resources", 9L), 1.0, List.of(CELL));
        ChunkingResult result = Chunker.plan(graph, costs, limits, Optional.empty());
        PlanCheck.check(graph, costs, limits, result);
        assertThat(result.plan().chunks()).hasSize(2);
        assertThat(result.plan().chunks().stream()
                        .mapToLong(chunk -> chunk.cost().getOrDefault("tasks", 0L))
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void cellsAreFilledInOrderAndWhatIsMissingIsReported() {
        TestGraph.Builder builder = TestGraph.builder();
        for (int i = 0; i < 30; i++) {
            builder.ingest("store" + i);
        }
        TestGraph graph = builder.build();
        ChunkLimits enough = new ChunkLimits(
                Map.of("resources", 5L),
                1.0,
                List.of(new Cell("home", Map.of("resources", 12L)), new Cell("second", Map.of("resources", 20L))));
        ChunkingResult fits = plan(graph, enough);
        assertThat(fits.problems()).isEmpty();
        assertThat(fits.plan().chunks())
                .filteredOn(chunk -> chunk.cell().equals("home"))
                .hasSize(2);

        ChunkLimits tooSmall =
                new ChunkLimits(Map.of("resources", 5L), 1.0, List.of(new Cell("home", Map.of("resources", 12L))));
        assertThat(plan(graph, tooSmall).problems())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("The chunks do not fit into the cells: cell home has to hold 30 resources and can hold 12;"
                        + " 18 are missing. Raise its capacity or add a cell.");
    }

    @Test
    void aLimitOnWhatIsNotCountedIsReported() {
        ChunkLimits limits = new ChunkLimits(Map.of("resorces", 5L), 1.0, List.of(CELL));
        assertThat(plan(masking().build(), limits).problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("chunk-limit-unknown-dimension");
    }

    @Test
    void anEstimatorThatForgetsADimensionIsRefused() {
        TestCosts costs =
                new TestCosts(List.of("resources", "tasks"), node -> new NodeEstimate(Cost.of(1), List.of()), Map.of());
        assertThatThrownBy(() -> Chunker.plan(masking().build(), costs, limits(5), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gives the cost [1] for node")
                .hasMessageContaining("[resources, tasks]");
    }

    @Test
    void thePlanOfAnotherPlatformIsRefused() {
        ChunkPlan other = new ChunkPlan("Q", List.of());
        assertThatThrownBy(() -> Chunker.plan(masking().build(), TestCosts.ONE_EACH, limits(5), Optional.of(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("platform Q");
    }

    @Test
    void namesThatAreNotAsciiGiveUsableIds() {
        TestGraph graph = TestGraph.builder().ingest("Käufe ${x} 购买").build();
        assertThat(plan(graph, limits(5)).plan().chunks().get(0).id()).matches("store-k-ufe-x-[0-9a-f]{8}");
    }

    @Test
    void aNewNodeBetweenTwoNodesOfAFullChunkMovesOneNode() {
        TestGraph before = masking().build();
        ChunkPlan full = plan(before, limits(7)).plan();
        TestGraph after = masking()
                .export("lake", "crm", "payments")
                .edge("Export/P/lake/crm/payments", "Trigger/P/Mask Customers")
                .build();
        ChunkPlan plan = replan(after, limits(7), full).plan();
        Chunk old = plan.chunk(full.chunks().get(0).id()).orElseThrow();
        assertThat(plan.chunks()).hasSize(2);
        assertThat(old.nodes()).hasSize(7).contains("Export/P/lake/crm/payments");
    }

    @Test
    void whenTwoChunksWouldNeedEachOtherOneNodeMoves() {
        ChunkPlan previous = new ChunkPlan(
                TestGraph.PLATFORM,
                List.of(
                        new Chunk(
                                "chunk-a",
                                "home",
                                0,
                                List.of("Ingest/P/a1", "Ingest/P/a2", "Ingest/P/a3"),
                                Map.of(),
                                List.of()),
                        new Chunk(
                                "chunk-b",
                                "home",
                                1,
                                List.of("Export/P/c/s/b1", "Export/P/c/s/b2"),
                                Map.of(),
                                List.of("chunk-a"))));
        TestGraph graph = TestGraph.builder()
                .ingest("a1")
                .ingest("a2")
                .ingest("a3")
                .node("Export/P/c/s/b1", NodeKind.EXPORT)
                .node("Export/P/c/s/b2", NodeKind.EXPORT)
                .edge("Ingest/P/a1", "Export/P/c/s/b1")
                .edge("Export/P/c/s/b2", "Ingest/P/a2")
                .build();
        ChunkPlan plan = replan(graph, limits(4), previous).plan();
        long moved = previous.chunks().stream()
                .flatMap(chunk -> chunk.nodes().stream()
                        .filter(node -> !plan.chunkOf(node).orElseThrow().id().equals(chunk.id())))
                .count();
        assertThat(moved).isEqualTo(1);
    }

    @Test
    void chunksKeepTheirIdsAndCellsWhenTheirNamesakesGo() {
        TestGraph.Builder builder = TestGraph.builder();
        for (int i = 0; i < 10; i++) {
            builder.ingest("s" + i);
        }
        ChunkPlan before = plan(builder.build(), limits(5)).plan();
        TestGraph.Builder fewer = TestGraph.builder();
        Chunk second = before.chunkOf("Ingest/P/s9").orElseThrow();
        second.nodes().forEach(name -> fewer.node(name, NodeKind.INGESTION_MULTI));
        ChunkPlan after = replan(fewer.build(), limits(5), before).plan();
        assertThat(after.chunks()).containsExactly(second);
    }

    @Test
    void aChunkLeavesACellThatHasBecomeTooSmall() {
        TestGraph.Builder builder = TestGraph.builder();
        for (int i = 0; i < 10; i++) {
            builder.ingest("s" + i);
        }
        ChunkPlan before = plan(builder.build(), limits(5)).plan();
        ChunkLimits shrunk = new ChunkLimits(
                Map.of("resources", 5L),
                1.0,
                List.of(new Cell("home", Map.of("resources", 7L)), new Cell("away", Map.of())));
        ChunkingResult after = replan(builder.build(), shrunk, before);
        assertThat(after.plan().chunks()).extracting(Chunk::cell).containsExactlyInAnyOrder("home", "away");
        assertThat(after.problems()).singleElement().extracting(Problem::code).isEqualTo("chunk-cell-moved");
    }

    @Test
    void theIndexFindsEveryNodeAndNothingElse() {
        TestGraph graph = masking().build();
        ChunkPlan plan = plan(graph, limits(3)).plan();
        for (IntentionNode node : graph.nodes()) {
            assertThat(plan.chunkOf(node.name()).orElseThrow().nodes()).contains(node.name());
        }
        assertThat(plan.chunkOf("Ingest/P/nothing")).isEmpty();
    }
}
