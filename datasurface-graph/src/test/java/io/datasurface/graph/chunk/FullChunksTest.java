package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hard case: all chunks are full, and something new is between a node of a chunk and a node of a chunk before it. Without a move the
 * two chunks would need each other.
 */
class FullChunksTest {
    private static final int CAP = 8;

    private static final ChunkLimits LIMITS =
            new ChunkLimits(Map.of("resources", (long) CAP), 1.0, List.of(new Cell("home", Map.of())));

    /** Nodes by chunk, and edges; grows from step to step. */
    private static final class World {
        private final TreeMap<String, NodeKind> nodes = new TreeMap<>();
        private final List<String[]> edges = new ArrayList<>();
        private final List<List<String>> chunks = new ArrayList<>();

        String node(NodeKind kind, String name) {
            nodes.put(name, kind);
            return name;
        }

        void edge(String from, String to) {
            edges.add(new String[] {from, to});
        }

        TestGraph graph() {
            TestGraph.Builder builder = TestGraph.builder();
            nodes.forEach(builder::node);
            edges.forEach(edge -> builder.edge(edge[0], edge[1]));
            return builder.build();
        }

        ChunkPlan plan() {
            List<Chunk> made = new ArrayList<>();
            for (int i = 0; i < chunks.size(); i++) {
                List<String> sorted = new ArrayList<>(chunks.get(i));
                sorted.sort(null);
                made.add(new Chunk("chunk-%03d".formatted(i), "home", i, sorted, Map.of(), List.of()));
            }
            return new ChunkPlan(TestGraph.PLATFORM, made);
        }
    }

    /** Full chunks in a row: something of each feeds something of the next; nothing is connected inside of a chunk. */
    private static World row(int count) {
        World world = new World();
        for (int chunk = 0; chunk < count; chunk++) {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < CAP; i++) {
                members.add(world.node(NodeKind.EXPORT, "Export/P/c/s%d/d%d".formatted(chunk, i)));
            }
            world.chunks.add(members);
            if (chunk > 0) {
                world.edge(world.chunks.get(chunk - 1).get(0), members.get(1));
            }
        }
        return world;
    }

    private static ChunkPlan replan(World world, ChunkPlan previous) {
        TestGraph graph = world.graph();
        ChunkingResult result = Chunker.plan(graph, TestCosts.ONE_EACH, LIMITS, Optional.of(previous));
        PlanCheck.check(graph, TestCosts.ONE_EACH, LIMITS, result);
        assertThat(result.problems()).isEmpty();
        return result.plan();
    }

    private static List<String> moved(ChunkPlan before, ChunkPlan after) {
        return before.chunks().stream()
                .flatMap(chunk -> chunk.nodes().stream()
                        .filter(node -> !after.chunkOf(node).orElseThrow().id().equals(chunk.id())))
                .toList();
    }

    @Test
    void aNodeThatLeadsBackFromAFullChunkToAFullChunkMovesOneNode() {
        World world = row(2);
        String between = world.node(NodeKind.EXPORT, "Export/P/c/new/d");
        world.edge(world.chunks.get(1).get(5), between);
        world.edge(between, world.chunks.get(0).get(6));
        ChunkPlan before = world.plan();
        ChunkPlan after = replan(world, before);
        assertThat(moved(before, after)).hasSize(1);
        assertThat(after.chunks()).hasSize(3);
    }

    /** The one side is a node with all of its chunk behind it, the other a node with one node before it. */
    @Test
    void theSmallerSideMoves() {
        World world = new World();
        for (int chunk = 0; chunk < 2; chunk++) {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < CAP; i++) {
                members.add(world.node(NodeKind.EXPORT, "Export/P/c/s%d/d%d".formatted(chunk, i)));
            }
            for (int i = 1; i < CAP; i++) {
                world.edge(members.get(i - 1), members.get(i));
            }
            world.chunks.add(members);
        }
        List<String> first = world.chunks.get(0);
        List<String> second = world.chunks.get(1);
        world.edge(first.get(CAP - 2), second.get(3));
        String between = world.node(NodeKind.EXPORT, "Export/P/c/new/d");
        world.edge(second.get(1), between);
        world.edge(between, first.get(CAP - 1));
        ChunkPlan before = world.plan();
        assertThat(moved(before, replan(world, before))).containsExactly(first.get(CAP - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 40})
    void aRingThroughAllChunksIsBrokenAtOnce(int count) {
        World world = row(count);
        for (int chunk = 1; chunk < count; chunk++) {
            String between = world.node(NodeKind.EXPORT, "Export/P/c/new/d" + chunk);
            world.edge(world.chunks.get(chunk).get(5), between);
            world.edge(between, world.chunks.get(chunk - 1).get(6));
        }
        ChunkPlan before = world.plan();
        ChunkPlan after = replan(world, before);
        assertThat(moved(before, after)).hasSizeLessThan(count);
        assertThat(replan(world, after)).isEqualTo(after);
    }

    /** Each step moves one node at most, so none sets off others; nodes that moved before may do so again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aThousandTimesInAnyOrderMovesAtMostOneNodeEachTime(long seed) {
        World world = row(20);
        Random random = new Random(seed);
        List<int[]> steps = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int later = 1 + random.nextInt(19);
            steps.add(new int[] {later, random.nextInt(later), i});
        }
        Collections.shuffle(steps, random);
        ChunkPlan plan = world.plan();
        int most = 0;
        for (int[] step : steps) {
            String between = world.node(NodeKind.EXPORT, "Export/P/c/new/d%04d".formatted(step[2]));
            world.edge(world.chunks.get(step[0]).get(2 + random.nextInt(3)), between);
            world.edge(between, world.chunks.get(step[1]).get(5 + random.nextInt(3)));
            ChunkPlan next = replan(world, plan);
            assertThat(moved(plan, next)).hasSizeLessThanOrEqualTo(1);
            most += moved(plan, next).size();
            plan = next;
        }
        assertThat(most).isLessThan(20 * CAP);
        assertThat(plan.chunks()).hasSizeLessThan((20 * CAP + 1000) / CAP * 5 / 4);
    }

    /** Stores, transformers and their outputs in full chunks; transformers begin to read what chunks behind theirs ingest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void transformersThatReadWhatLaterChunksIngest(long seed) {
        World world = new World();
        for (int chunk = 0; chunk < 30; chunk++) {
            String store = world.node(NodeKind.INGESTION_MULTI, "Ingest/P/s" + chunk);
            String export = world.node(NodeKind.EXPORT, "Export/P/c/s" + chunk + "/d");
            String trigger = world.node(NodeKind.TRIGGER, "Trigger/P/w" + chunk);
            String transformer = world.node(NodeKind.DATA_TRANSFORMER, "DataTransformer/P/w" + chunk);
            String output = world.node(NodeKind.INGESTION_MULTI, "Ingest/P/out" + chunk);
            String handedOut = world.node(NodeKind.EXPORT, "Export/P/c/out" + chunk + "/d");
            world.edge(store, export);
            world.edge(export, trigger);
            world.edge(trigger, transformer);
            world.edge(transformer, output);
            world.edge(output, handedOut);
            if (chunk > 0) {
                world.edge("Export/P/c/s" + (chunk - 1) + "/d", trigger);
            }
            String other = world.node(NodeKind.INGESTION_MULTI, "Ingest/P/t" + chunk);
            world.chunks.add(List.of(
                    store,
                    export,
                    trigger,
                    transformer,
                    output,
                    handedOut,
                    other,
                    world.node(NodeKind.EXPORT, "Export/P/c/t" + chunk + "/d")));
            world.edge(other, "Export/P/c/t" + chunk + "/d");
        }
        Random random = new Random(seed);
        ChunkPlan plan = world.plan();
        for (int round = 0; round < 300; round++) {
            int reader = random.nextInt(29);
            int later = reader + 1 + random.nextInt(29 - reader);
            String export = world.node(NodeKind.EXPORT, "Export/P/mine%d/t%d/d".formatted(round, later));
            world.edge("Ingest/P/t" + later, export);
            world.edge(export, "Trigger/P/w" + reader);
            ChunkPlan next = replan(world, plan);
            assertThat(moved(plan, next)).hasSizeLessThanOrEqualTo(2);
            plan = next;
        }
    }
}
