package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks by plain counting that a plan is what the chunker promises. */
final class PlanCheck {
    private final IntentionGraph graph;
    private final ResourceEstimator estimator;
    private final ChunkLimits limits;
    private final ChunkingResult result;
    private final Map<String, String> chunkOf = new HashMap<>();

    private PlanCheck(IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits, ChunkingResult result) {
        this.graph = graph;
        this.estimator = estimator;
        this.limits = limits;
        this.result = result;
    }

    static void check(IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits, ChunkingResult result) {
        PlanCheck check = new PlanCheck(graph, estimator, limits, result);
        check.everyNodeInOneChunk();
        check.ids();
        check.costsAndCaps();
        check.cells();
        check.indivisibleGroups();
        check.order();
    }

    private void everyNodeInOneChunk() {
        assertThat(result.plan().platform()).isEqualTo(graph.platform());
        for (Chunk chunk : result.plan().chunks()) {
            assertThat(chunk.nodes()).as("nodes of " + chunk.id()).isNotEmpty().isSorted();
            for (String node : chunk.nodes()) {
                if (chunkOf.put(node, chunk.id()) != null || graph.find(node).isEmpty()) {
                    fail("in a second chunk, or not in the graph: " + node);
                }
            }
        }
        assertThat(chunkOf).hasSize(graph.nodeCount());
    }

    private void ids() {
        assertThat(result.plan().chunks()).extracting(Chunk::id).isSorted().doesNotHaveDuplicates();
        for (Chunk chunk : result.plan().chunks()) {
            assertThat(chunk.id()).matches("[a-z][a-z0-9-]{0,30}[a-z0-9]");
        }
    }

    private void costsAndCaps() {
        Set<String> reported =
                problemsWith("chunk-node-too-large").stream().map(chunkOf::get).collect(Collectors.toSet());
        reported.addAll(problemsWith("chunk-pinned-too-large"));
        for (Chunk chunk : result.plan().chunks()) {
            Map<String, Long> expected = new HashMap<>();
            Set<String> groups = new HashSet<>();
            for (String node : chunk.nodes()) {
                NodeEstimate estimate = estimate(node);
                add(expected, estimate.cost());
                groups.addAll(estimate.groups());
            }
            groups.forEach(group -> add(expected, estimator.group(group).cost()));
            assertThat(chunk.cost()).as("cost of " + chunk.id()).isEqualTo(expected);
            boolean within = limits.hardCap().entrySet().stream()
                    .allMatch(cap -> expected.getOrDefault(cap.getKey(), 0L) <= cap.getValue());
            assertThat(reported.contains(chunk.id()))
                    .as("chunk " + chunk.id() + " of " + expected + " is reported as too large")
                    .isEqualTo(!within);
        }
    }

    private NodeEstimate estimate(String node) {
        IntentionNode view = graph.node(graph.find(node).orElseThrow());
        return estimator.node(view);
    }

    private void add(Map<String, Long> sums, Cost cost) {
        for (int d = 0; d < cost.dimensions(); d++) {
            sums.merge(estimator.dimensions().get(d), cost.amount(d), Long::sum);
        }
    }

    private List<String> problemsWith(String code) {
        return result.problems().stream()
                .filter(problem -> problem.code().equals(code))
                .map(problem -> problem.path().key())
                .toList();
    }

    private void cells() {
        Map<String, Map<String, Long>> loads = new HashMap<>();
        for (Chunk chunk : result.plan().chunks()) {
            Map<String, Long> load = loads.computeIfAbsent(chunk.cell(), key -> new HashMap<>());
            chunk.cost().forEach((name, amount) -> load.merge(name, amount, Long::sum));
        }
        Map<String, Map<String, Long>> loadOfCell = Map.copyOf(loads);
        Set<String> overfull = new HashSet<>();
        for (Cell cell : limits.cells()) {
            Map<String, Long> load = loads.getOrDefault(cell.name(), Map.of());
            loads.remove(cell.name());
            cell.capacity().forEach((name, amount) -> {
                if (load.getOrDefault(name, 0L) > amount) {
                    overfull.add(cell.name());
                }
            });
        }
        assertThat(loads).as("chunks in cells that there are not").isEmpty();
        assertThat(new HashSet<>(problemsWith("chunk-cell-full"))).isEqualTo(overfull);
        for (Chunk chunk : result.plan().chunks()) {
            if (overfull.contains(chunk.cell())
                    && addsToWhatIsTooMuch(chunk, loadOfCell)
                    && Collections.disjoint(chunk.nodes(), estimator.pinned())) {
                for (Cell other : limits.cells()) {
                    Map<String, Long> load = loadOfCell.getOrDefault(other.name(), Map.of());
                    boolean hasRoom = other.capacity().entrySet().stream()
                            .allMatch(capacity -> load.getOrDefault(capacity.getKey(), 0L)
                                            + chunk.cost().getOrDefault(capacity.getKey(), 0L)
                                    <= capacity.getValue());
                    assertThat(hasRoom)
                            .as("chunk " + chunk.id() + " overfills its cell, but would fit into " + other.name())
                            .isFalse();
                }
            }
        }
    }

    private boolean addsToWhatIsTooMuch(Chunk chunk, Map<String, Map<String, Long>> loadOfCell) {
        Map<String, Long> load = loadOfCell.getOrDefault(chunk.cell(), Map.of());
        return limits.cells().stream()
                .filter(cell -> cell.name().equals(chunk.cell()))
                .flatMap(cell -> cell.capacity().entrySet().stream())
                .anyMatch(capacity -> load.getOrDefault(capacity.getKey(), 0L) > capacity.getValue()
                        && chunk.cost().getOrDefault(capacity.getKey(), 0L) > 0);
    }

    private void indivisibleGroups() {
        Map<String, String> chunkOfGroup = new HashMap<>();
        chunkOf.forEach((node, chunk) -> {
            for (String group : estimate(node).groups()) {
                if (estimator.group(group).indivisible()) {
                    String other = chunkOfGroup.put(group, chunk);
                    if (other != null && !other.equals(chunk)) {
                        fail("group " + group + " is split");
                    }
                }
            }
        });
    }

    private void order() {
        Map<String, Set<String>> needs = new HashMap<>();
        result.plan().chunks().forEach(chunk -> needs.put(chunk.id(), new TreeSet<>()));
        for (int node = 0; node < graph.nodeCount(); node++) {
            String from = chunkOf.get(graph.name(node));
            for (int i = 0; i < graph.successorCount(node); i++) {
                String to = chunkOf.get(graph.name(graph.successor(node, i)));
                if (!graph.isPreviousBatch(node, i) && !from.equals(to)) {
                    needs.get(to).add(from);
                }
            }
        }
        Map<String, Integer> waves = new HashMap<>();
        for (Chunk chunk : result.plan().chunks()) {
            assertThat(chunk.needs()).as("needs of " + chunk.id()).isEqualTo(new ArrayList<>(needs.get(chunk.id())));
            waves.put(chunk.id(), chunk.wave());
        }
        for (Chunk chunk : result.plan().chunks()) {
            int wave = chunk.needs().stream()
                    .mapToInt(id -> waves.get(id) + 1)
                    .max()
                    .orElse(0);
            assertThat(chunk.wave()).as("wave of " + chunk.id()).isEqualTo(wave);
        }
    }
}
