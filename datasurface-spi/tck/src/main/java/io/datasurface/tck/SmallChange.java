package io.datasurface.tck;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.schema.IntegerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One more column in one of many datastores, rendered on top of the render before. */
final class SmallChange {
    private static final int COPIES = 40;
    private static final String CHANGED = ModelGrowth.copy(COPIES / 2);
    private static final int BITS = 32;

    private final ContractRun before;
    private final ContractRun after;

    private SmallChange(ContractRun before, ContractRun after) {
        this.before = before;
        this.after = after;
    }

    static SmallChange of(ContractRun run) {
        return of(run, many -> ModelGrowth.withColumn(many, CHANGED, "tck_added", new IntegerType(BITS, true)));
    }

    /** Another datastore instead, which comes before all others by name. */
    static SmallChange ofOneMore(ContractRun run) {
        List<ModelGrowth.Names> first =
                List.of(new ModelGrowth.Names("aaa_tck_more", "tck_ds", "aaa_tck_reader_of_more", "tck_g"));
        return of(run, many -> ModelGrowth.copiedAs(many, first).orElseThrow());
    }

    private static SmallChange of(ContractRun run, UnaryOperator<Ecosystem> change) {
        Ecosystem many = ModelGrowth.grown(run.model(), COPIES)
                .orElseThrow(() -> new AssertionError(
                        run + " has no dataset group that is assigned to a platform and reads a captured datastore;"
                                + " without one there is nothing to check with, so add one to models()"));
        ContractRun before = run.with(many);
        ContractRun after = before.next(change.apply(many));
        if (before.hasErrors() || after.hasErrors()) {
            throw new AssertionError(run + " cannot be rendered with " + COPIES + " datastores more: "
                    + before.problems() + after.problems());
        }
        return new SmallChange(before, after);
    }

    /** The share of lines that are others, of all lines before and after. */
    double share() {
        SortedMap<String, String> old = before.artifacts();
        SortedMap<String, String> now = after.artifacts();
        long all = 0;
        long changed = 0;
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            List<String> oldLines = old.getOrDefault(path, "").lines().toList();
            List<String> newLines = now.getOrDefault(path, "").lines().toList();
            all += oldLines.size() + newLines.size();
            Map<String, Integer> counts = new HashMap<>();
            oldLines.forEach(line -> counts.merge(line, 1, Integer::sum));
            newLines.forEach(line -> counts.merge(line, -1, Integer::sum));
            changed += counts.values().stream().mapToInt(Math::abs).sum();
        }
        return all == 0 ? 0 : (double) changed / all;
    }

    /** Chunks without a node of the changed datastore whose artifacts are others all the same, each with its first one. */
    List<String> chunksThatNeedNotChange() {
        List<String> changed = new ArrayList<>();
        Map<String, PlannedPlatform> now = new TreeMap<>();
        after.platforms().forEach(platform -> now.put(platform.platform().name(), platform));
        for (PlannedPlatform platform : before.platforms()) {
            PlannedPlatform next = now.get(platform.platform().name());
            for (Chunk chunk : platform.plan().chunks()) {
                if (next == null || chunk.nodes().stream().anyMatch(node -> node.contains(CHANGED))) {
                    continue;
                }
                next.plan()
                        .chunk(chunk.id())
                        .filter(same -> same.nodes().equals(chunk.nodes()))
                        .filter(same -> !texts(platform, chunk).equals(texts(next, same)))
                        .ifPresent(same -> changed.add(chunk.id()));
            }
        }
        return changed;
    }

    private static SortedMap<String, String> texts(PlannedPlatform platform, Chunk chunk) {
        SortedMap<String, String> texts = new TreeMap<>();
        ContractRun.artifacts(platform, chunk)
                .forEach((path, bytes) ->
                        texts.put(path, new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)));
        return texts;
    }
}
