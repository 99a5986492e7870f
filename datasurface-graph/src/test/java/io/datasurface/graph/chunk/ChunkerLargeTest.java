package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IntentionNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More than 100,000 nodes. */
class ChunkerLargeTest {
    private static final int STORES = 4_000;

    /** A quarter, so that there is time for a hundred plans. */
    private static final int FEWER = 1_000;

    /** Nodes that single changes move; each for a circle that it would close. */
    private static final int MOST_MOVED = 12;

    private static final ChunkLimits LIMITS = new ChunkLimits(
            Map.of("resources", 1000L, "tasks", 200L, "jobs", 300L), 0.8, List.of(new Cell("home", Map.of())));

    /** Fixed seeds: what is large must not meet a new case in a change that has nothing to do with it. */
    static List<Long> seeds() {
        return List.of(1L, 20_240_601L);
    }

    /** The weights of a rendered node, as resources, replication tasks and jobs. */
    private static final TestCosts COSTS = new TestCosts(
            List.of("resources", "tasks", "jobs"), node -> new NodeEstimate(cost(node), List.of()), Map.of());

    /** The same, with what is paid per store and container. */
    private static final TestCosts GROUPED = new TestCosts(
            List.of("resources", "tasks", "jobs"),
            node -> new NodeEstimate(Cost.of(1, 0, 0), groups(node)),
            new GroupCostsByPrefix());

    private static final class GroupCostsByPrefix extends HashMap<String, GroupEstimate> {
        private static final long serialVersionUID = 1L;

        @Override
        public GroupEstimate get(Object key) {
            return key.toString().startsWith("store:")
                    ? new GroupEstimate(Cost.of(4, 1, 1), true)
                    : new GroupEstimate(Cost.of(1, 0, 0), false);
        }
    }

    private static Cost cost(IntentionNode node) {
        return switch (node.kind()) {
            case INGESTION_MULTI -> Cost.of(4, 1, 1);
            case INGESTION_SINGLE -> Cost.of(3, 1, 0);
            case EXPORT -> Cost.of(1, 0, 0);
            case TRIGGER -> Cost.of(2, 0, 1);
            case DATA_TRANSFORMER -> Cost.of(3, 0, 1);
        };
    }

    private static List<String> groups(IntentionNode node) {
        String[] parts = node.name().split("/", -1);
        return switch (node.kind()) {
            case INGESTION_MULTI, INGESTION_SINGLE -> List.of("store:" + parts[2]);
            case EXPORT -> List.of("container:" + parts[2]);
            case TRIGGER, DATA_TRANSFORMER -> List.of();
        };
    }

    private static ChunkingResult plan(TestGraph graph, TestCosts costs, Optional<ChunkPlan> previous) {
        ChunkingResult result = Chunker.plan(graph, costs, LIMITS, previous);
        PlanCheck.check(graph, costs, LIMITS, result);
        assertThat(result.problems()).isEmpty();
        return result;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLargePlanIsRightAndGood(long seed) {
        TestGraph graph = EcosystemShape.of(seed, STORES).build();
        assertThat(graph.nodeCount()).isGreaterThan(100_000);
        ChunkPlan plan = plan(graph, COSTS, Optional.empty()).plan();
        PlanReport report = PlanReport.of(graph, plan, LIMITS);
        assertThat(report.depth()).isLessThanOrEqualTo(16);
        assertThat((double) report.references() / report.edges()).isLessThan(0.145);
        assertThat(report.dimensions())
                .hasEntrySatisfying(
                        "resources", use -> assertThat(use.meanFill()).isGreaterThan(0.75));
        assertThat(plan(graph, COSTS, Optional.of(plan)).plan()).isEqualTo(plan);
    }

    /** Chains of twenty: the graph itself is 80 edges deep, and has more stages than a plan may have waves. */
    @Test
    void chainsOfManyTransformersMakeNoLongerWaysOfChunks() {
        TestGraph.Builder builder = TestGraph.builder();
        Random random = new Random(1);
        int chains = 60;
        for (int chain = 0; chain < chains; chain++) {
            for (int level = 0; level < 20; level++) {
                String workspace = "w" + chain + "x" + level;
                for (int i = 0; i < 8; i++) {
                    String store = "s" + random.nextInt(chains) + "x" + level;
                    builder.ingest(store, "d" + i).export("c" + chain, store, "d" + i);
                    builder.edge("Export/P/c" + chain + "/" + store + "/d" + i, "Trigger/P/" + workspace);
                }
                builder.transformer(workspace, "out" + chain + "x" + level);
                if (level > 0) {
                    String before = "out" + Math.max(0, chain - random.nextInt(2)) + "x" + (level - 1);
                    builder.export("c" + chain, before, "o");
                    builder.edge("Export/P/c" + chain + "/" + before + "/o", "Trigger/P/" + workspace);
                }
            }
        }
        PlanReport report = PlanReport.of(
                builder.build(), plan(builder.build(), COSTS, Optional.empty()).plan(), LIMITS);
        assertThat(report.chunks()).isGreaterThan(30);
        assertThat(report.depth()).isLessThanOrEqualTo(16);
    }

    @Test
    void groupsAndIndivisibleStoresAtScale() {
        TestGraph graph = EcosystemShape.of(2, STORES).build();
        ChunkPlan plan = plan(graph, GROUPED, Optional.empty()).plan();
        PlanReport report = PlanReport.of(graph, plan, LIMITS);
        assertThat(report.depth()).isLessThanOrEqualTo(16);
        assertThat(report.dimensions())
                .hasEntrySatisfying(
                        "resources", use -> assertThat(use.meanFill()).isGreaterThan(0.7));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void singleAdditionsTouchFewChunks(long seed) {
        TestGraph.Builder builder = EcosystemShape.of(1, STORES);
        ChunkPlan plan = plan(builder.build(), COSTS, Optional.empty()).plan();
        Random random = new Random(seed);
        List<Integer> touched = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            String store = "new" + round;
            TestGraph grown = builder.ingest(store)
                    .export("hub", store, "d")
                    .edge("Export/P/hub/" + store + "/d", "Trigger/P/w" + random.nextInt(STORES / 5))
                    .build();
            ChunkPlan next =
                    Chunker.plan(grown, COSTS, LIMITS, Optional.of(plan)).plan();
            Map<String, List<String>> before = new HashMap<>();
            plan.chunks().forEach(chunk -> before.put(chunk.id(), chunk.nodes()));
            touched.add((int) next.chunks().stream()
                    .filter(chunk -> !chunk.nodes().equals(before.get(chunk.id())))
                    .count());
            plan = next;
        }
        touched.sort(null);
        assertThat(touched.get(5)).isEqualTo(1);
        assertThat(touched.get(9)).isLessThanOrEqualTo(5);
    }

    /** What exists is used by somebody who did not, what is new is used at once; half of the changes are taken back. */
    @Test
    void aHundredSingleChangesTouchFewChunks() {
        TestGraph graph = EcosystemShape.of(1, FEWER).build();
        ChunkPlan plan = plan(graph, COSTS, Optional.empty()).plan();
        Random random = new Random(20_240_601);
        List<Integer> touched = new ArrayList<>();
        int moved = 0;
        for (int round = 0; round < 50; round++) {
            TestGraph.Builder builder = EcosystemShape.of(1, FEWER);
            String trigger = "Trigger/P/w" + random.nextInt(FEWER / 5);
            String store = round % 2 == 0 ? "new" + round : usedStore(graph, random);
            if (round % 2 == 0) {
                builder.ingest(store);
            }
            builder.export("more", store, "d").edge("Export/P/more/" + store + "/d", trigger);
            ChunkPlan grown = next(builder.build(), plan);
            ChunkPlan back = next(graph, grown);
            touched.add(touched(plan, grown));
            touched.add(touched(grown, back));
            moved += moved(plan, grown) + moved(grown, back);
            plan = back;
        }
        touched.sort(null);
        assertThat(touched.get(50)).isEqualTo(1);
        assertThat(touched.get(99)).isLessThanOrEqualTo(5);
        assertThat(moved).isLessThanOrEqualTo(MOST_MOVED);
    }

    /** A store that is ingested as a whole. */
    private static String usedStore(TestGraph graph, Random random) {
        while (true) {
            String name = graph.name(random.nextInt(graph.nodeCount()));
            if (name.startsWith("Ingest/P/s") && name.indexOf('/', "Ingest/P/s".length()) < 0) {
                return name.substring("Ingest/P/".length());
            }
        }
    }

    private static ChunkPlan next(TestGraph graph, ChunkPlan plan) {
        return Chunker.plan(graph, COSTS, LIMITS, Optional.of(plan)).plan();
    }

    /** How many chunks have other nodes, are new or gone. */
    private static int touched(ChunkPlan before, ChunkPlan after) {
        Map<String, List<String>> nodes = new HashMap<>();
        before.chunks().forEach(chunk -> nodes.put(chunk.id(), chunk.nodes()));
        int count = 0;
        for (Chunk chunk : after.chunks()) {
            List<String> was = nodes.remove(chunk.id());
            count += chunk.nodes().equals(was) ? 0 : 1;
        }
        return count + nodes.size();
    }

    private static int moved(ChunkPlan before, ChunkPlan after) {
        Map<String, String> chunkOf = new HashMap<>();
        before.chunks().forEach(chunk -> chunk.nodes().forEach(node -> chunkOf.put(node, chunk.id())));
        int count = 0;
        for (Chunk chunk : after.chunks()) {
            for (String node : chunk.nodes()) {
                count += chunkOf.getOrDefault(node, chunk.id()).equals(chunk.id()) ? 0 : 1;
            }
        }
        return count;
    }
}
