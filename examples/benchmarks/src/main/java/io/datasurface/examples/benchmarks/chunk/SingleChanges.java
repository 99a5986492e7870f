package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Adds one dataset somewhere and takes it away again, many times, and counts what that changes in a plan. */
final class SingleChanges {
    private final Weighed weighed;
    private final int[] changed;
    private int moved;

    private SingleChanges(Weighed weighed, int count) {
        this.weighed = weighed;
        this.changed = new int[count];
    }

    /**
     * What the changes did.
     *
     * @param count how many there were
     * @param median how many chunks were changed in the middle
     * @param most how many at most
     * @param moved nodes, of all changes together, that the change did not touch and that are in another chunk
     */
    record Outcome(int count, int median, int most, int moved) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d single changes: %d chunks changed in the middle, %d at most; %d nodes moved that the change did not touch.",
                    count,
                    median,
                    most,
                    moved);
        }
    }

    /** Makes changes, half of them additions, each to the plan of the graph as it is. */
    static Outcome of(Weighed weighed, ChunkPlan plan, int count, long seed) {
        SingleChanges changes = new SingleChanges(weighed, count);
        GraphSource source = weighed.source();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i + 1 < count; i += 2) {
            OneMoreDataset more = new OneMoreDataset(
                    source, random.nextInt(source.storeCount()), random.nextInt(source.groupCount()));
            IntentionGraph larger = IntentionGraphBuilder.build(more, new ProblemCollector(SourceMap.NONE))
                    .graphs()
                    .get(0);
            ChunkPlan grown = changes.plan(larger, plan);
            changes.changed[i] = changes.compare(plan, grown);
            changes.changed[i + 1] = changes.compare(grown, changes.plan(weighed.graph(), grown));
        }
        Arrays.sort(changes.changed);
        return new Outcome(count, changes.changed[count / 2], changes.changed[count - 1], changes.moved);
    }

    private ChunkPlan plan(IntentionGraph graph, ChunkPlan previous) {
        return Chunker.plan(graph, weighed.estimator(), weighed.limits(), Optional.of(previous))
                .plan();
    }

    /** How many chunks have other nodes, are new or gone. */
    private int compare(ChunkPlan before, ChunkPlan after) {
        Map<String, List<String>> nodes = new HashMap<>();
        before.chunks().forEach(chunk -> nodes.put(chunk.id(), chunk.nodes()));
        int count = 0;
        for (Chunk chunk : after.chunks()) {
            List<String> was = nodes.remove(chunk.id());
            if (was == null || !was.equals(chunk.nodes())) {
                count++;
                chunk.nodes().stream()
                        .filter(node -> before.chunkOf(node)
                                .filter(old -> !old.id().equals(chunk.id()))
                                .isPresent())
                        .forEach(node -> moved++);
            }
        }
        return count + nodes.size();
    }
}
