package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.AnalyzedPlatform;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.model.Ecosystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Adds something to a model that has nothing to do with the rest, and looks at the rest. */
final class UnrelatedCheck {
    private UnrelatedCheck() {}

    /** Adds a store that nothing in the model knows, in a chunk of its own, and names the artifacts of other chunks that change. */
    static void check(ContractRun run, Consumer<String> changed) {
        Optional<Ecosystem> larger = ModelGrowth.withSomethingUnrelated(run.model());
        assertThat(larger)
                .as(
                        "%s has a workspace without a transformer that is assigned to a platform; without one there is nothing to check with",
                        run)
                .isPresent();
        ContractRun beside = run.with(larger.orElseThrow());
        int compared = 0;
        for (PlannedPlatform platform : run.platforms()) {
            AnalyzedPlatform after = platform(beside, platform.platform().name());
            ChunkPlan plan = withAddedChunk(platform.plan(), after);
            for (Chunk chunk : platform.plan().chunks()) {
                Map<String, String> before = ContractRun.chunk(platform.platform(), platform.plan(), chunk);
                Map<String, String> now = ContractRun.chunk(after, plan, chunk);
                compared++;
                Set<String> paths = new HashSet<>(before.keySet());
                paths.addAll(now.keySet());
                paths.stream()
                        .filter(path -> !String.valueOf(before.get(path)).equals(String.valueOf(now.get(path))))
                        .sorted()
                        .forEach(changed);
            }
        }
        assertThat(compared).as("chunks to compare").isPositive();
    }

    private static AnalyzedPlatform platform(ContractRun run, String name) {
        return run.analyzed().stream()
                .filter(platform -> platform.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(run + " cannot be rendered after a store was added: " + run.problems()));
    }

    private static ChunkPlan withAddedChunk(ChunkPlan plan, AnalyzedPlatform after) {
        Set<String> placed = new HashSet<>();
        plan.chunks().forEach(chunk -> placed.addAll(chunk.nodes()));
        List<String> added = after.model().graph().nodes().stream()
                .map(IntentionNode::name)
                .filter(node -> !placed.contains(node))
                .sorted()
                .toList();
        List<Chunk> chunks = new ArrayList<>(plan.chunks());
        if (!added.isEmpty()) {
            String cell =
                    plan.chunks().isEmpty() ? "default" : plan.chunks().get(0).cell();
            chunks.add(new Chunk("zz-tck-unrelated", cell, 0, added, Map.of(), List.of()));
        }
        return new ChunkPlan(plan.platform(), chunks);
    }
}
