package io.datasurface.tck;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.host.PlannedPlatform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

/** Holds what an estimator says against what was rendered. */
final class CostCheck {
    /** An estimate may be too high by this factor and this amount: then chunks are a little smaller than they could be. */
    private static final int FACTOR = 2;

    private static final int AMOUNT = 2;

    private final PlannedPlatform platform;
    private final List<String> dimensions;
    private final List<String> mistakes = new ArrayList<>();

    private CostCheck(PlannedPlatform platform) {
        this.platform = platform;
        this.dimensions = platform.dimensions();
    }

    static List<String> mistakes(
            PlannedPlatform platform, Function<SortedMap<String, byte[]>, Map<String, Long>> measure) {
        CostCheck check = new CostCheck(platform);
        check.dimensions();
        check.chunks(measure);
        return check.mistakes;
    }

    private void dimensions() {
        if (new HashSet<>(dimensions).size() < dimensions.size()) {
            mistakes.add("dimensions() has a name twice: " + dimensions + "; give each a name of its own");
        }
    }

    private void chunks(Function<SortedMap<String, byte[]>, Map<String, Long>> measure) {
        Set<String> measured = new HashSet<>();
        for (Chunk chunk : platform.plan().chunks()) {
            measure.apply(ContractRun.artifacts(platform, chunk)).forEach((dimension, actual) -> {
                measured.add(dimension);
                compare(chunk, dimension, actual);
            });
            if (platform.movesState()) {
                measure.apply(ContractRun.artifacts(platform, chunk, chunk.nodes()))
                        .forEach((dimension, actual) -> compare(chunk, dimension, actual));
            }
        }
        if (measured.isEmpty() && !dimensions.equals(ResourceEstimator.COUNTING_NODES.dimensions())) {
            mistakes.add("nothing says how much of " + dimensions
                    + " was rendered; override measure(), which counts that in the artifacts of a chunk");
        }
    }

    private void compare(Chunk chunk, String dimension, long actual) {
        if (!dimensions.contains(dimension)) {
            mistakes.add("measure() counts \"" + dimension + "\", which the estimator does not know; it counts "
                    + dimensions);
            return;
        }
        long estimated = chunk.cost().getOrDefault(dimension, 0L);
        if (estimated < actual || estimated > FACTOR * actual + AMOUNT) {
            mistakes.add(
                    "chunk " + chunk.id() + " is estimated at " + estimated + " \"" + dimension + "\", and " + actual
                            + " were rendered; "
                            + (estimated < actual
                                    ? "raise what the estimator says of its nodes, or limits are exceeded unnoticed"
                                    : "lower what the estimator says of its nodes, or chunks stay half empty"));
        }
    }
}
