package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a previous plan protects. */
class PlanStabilityPropertyTest {
    private static final ChunkLimits LIMITS =
            new ChunkLimits(Map.of("resources", 12L), 0.7, List.of(new Cell("home", Map.of())));

    /** Stores, exports and transformers by name. */
    private static final class World {
        private final List<String> stores = new ArrayList<>();
        private final List<String> exports = new ArrayList<>();
        private final List<String> workspaces = new ArrayList<>();
        private final List<String[]> reads = new ArrayList<>();

        TestGraph graph() {
            TestGraph.Builder builder = TestGraph.builder();
            stores.forEach(builder::ingest);
            for (String export : exports) {
                String[] parts = export.split("/", -1);
                builder.export(parts[2], parts[3], parts[4]);
            }
            workspaces.forEach(workspace -> builder.transformer(workspace, "out" + workspace));
            reads.forEach(edge -> builder.edge(edge[0], edge[1]));
            return builder.build();
        }

        void populate(Random random, int size) {
            for (int i = 0; i < size; i++) {
                stores.add("s" + i);
                workspaces.add("w" + i);
            }
            for (int i = 0; i < size * 4; i++) {
                exports.add("Export/P/c" + random.nextInt(3) + "/s" + random.nextInt(size) + "/d" + i);
            }
            for (int i = 0; i < size * 2; i++) {
                reads.add(
                        new String[] {exports.get(random.nextInt(exports.size())), "Trigger/P/w" + random.nextInt(size)
                        });
            }
        }
    }

    private static ChunkPlan plan(TestGraph graph, Optional<ChunkPlan> previous) {
        ChunkingResult result = Chunker.plan(graph, TestCosts.ONE_EACH, LIMITS, previous);
        PlanCheck.check(graph, TestCosts.ONE_EACH, LIMITS, result);
        return result.plan();
    }

    private static List<String> moved(ChunkPlan before, ChunkPlan after) {
        List<String> moved = new ArrayList<>();
        for (Chunk chunk : before.chunks()) {
            for (String node : chunk.nodes()) {
                if (after.chunkOf(node)
                        .filter(now -> !now.id().equals(chunk.id()))
                        .isPresent()) {
                    moved.add(node);
                }
            }
        }
        return moved;
    }

    @Property(tries = 100)
    void newLeavesAndStoresAndRemovalsMoveNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int size) {
        World world = new World();
        Random random = new Random(seed);
        world.populate(random, size);
        ChunkPlan plan = plan(world.graph(), Optional.empty());
        for (int round = 0; round < 5; round++) {
            world.stores.add("new" + round);
            world.exports.add("Export/P/c0/new" + round + "/first");
            world.exports.add("Export/P/c0/s0/new" + round);
            Collections.shuffle(world.exports, random);
            String gone = world.exports.remove(0);
            world.reads.removeIf(edge -> edge[0].equals(gone));
            ChunkPlan next = plan(world.graph(), Optional.of(plan));
            assertThat(moved(plan, next)).isEmpty();
            plan = next;
        }
    }

    /** The new node is on a way from one node of the chunk to another, so it has to be in the chunk, and it needs the room of one. */
    @Property(tries = 100)
    void aNodeThatHasToBeInAFullChunkMovesAtMostAFew(@ForAll long seed, @ForAll @IntRange(min = 3, max = 20) int size) {
        World world = new World();
        Random random = new Random(seed);
        world.populate(random, size);
        ChunkPlan plan = plan(world.graph(), Optional.empty());
        for (int round = 0; round < 5; round++) {
            String export = "Export/P/c1/s" + random.nextInt(size) + "/between" + round;
            world.exports.add(export);
            world.reads.add(new String[] {export, "Trigger/P/w" + random.nextInt(size)});
            ChunkPlan next = plan(world.graph(), Optional.of(plan));
            assertThat(moved(plan, next)).hasSizeLessThanOrEqualTo(3);
            plan = next;
        }
    }

    @Property(tries = 50)
    void manySmallStoresFillChunksInsteadOfMakingOneEach(@ForAll @IntRange(min = 1, max = 60) int count) {
        World world = new World();
        world.stores.add("first");
        ChunkPlan plan = plan(world.graph(), Optional.empty());
        for (int i = 0; i < count; i++) {
            world.stores.add("next" + i);
            plan = plan(world.graph(), Optional.of(plan));
        }
        assertThat(plan.chunks()).hasSize((count + 1 + 7) / 8);
    }
}
