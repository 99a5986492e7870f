package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code apply-order.json}: in which order to apply the root modules. Format, version 1:
 *
 * <pre>{@code
 * {"version": 1, "waves": [["foundation"], ["chunks/a", "chunks/b"], ["chunks/c"]]}
 * }</pre>
 *
 * <p>Each name is the folder of a root module beside the file. Modules of a wave need only modules of earlier waves and can be applied
 * at the same time. The foundation comes first, then those of the other cells, then what lets people into workspaces, one after the other where Lake
 * Formation grants, because it refuses grants that are made at the same time; the chunks follow by their wave in the plan, sorted by name.
 * Modules of chunks that are no longer in the plan come last: what they let go of has been taken up by then.
 */
public final class ApplyOrder {
    private ApplyOrder() {}

    /**
     * Returns the folders of the root modules by wave.
     *
     * @param instance the instance
     * @param plan how the graph is cut into chunks
     * @param retiring chunks that are applied once more
     * @param access folders of the root modules that let people into workspaces
     */
    public static List<List<String>> waves(
            Instance instance, ChunkPlan plan, List<Chunk> retiring, List<String> access) {
        SortedMap<Integer, List<String>> byWave = new TreeMap<>();
        for (Chunk chunk : plan.chunks()) {
            byWave.computeIfAbsent(chunk.wave(), wave -> new ArrayList<>()).add("chunks/" + chunk.id());
        }
        List<List<String>> waves = new ArrayList<>();
        waves.add(List.of(FoundationRenderer.FOLDER));
        List<CellAccount> others = instance.cells().others();
        if (!others.isEmpty()) {
            waves.add(others.stream()
                    .map(cell -> instance.in(cell.name()).folder(FoundationRenderer.FOLDER))
                    .toList());
        }
        if (instance.usesLakeFormation()) {
            access.forEach(folder -> waves.add(List.of(folder)));
        } else if (!access.isEmpty()) {
            waves.add(access);
        }
        byWave.values().forEach(modules -> waves.add(modules.stream().sorted().toList()));
        if (!retiring.isEmpty()) {
            waves.add(retiring.stream().map(chunk -> "chunks/" + chunk.id()).toList());
        }
        return waves;
    }

    /** Returns the file; names of modules need no escaping. */
    static String of(Instance instance, ChunkPlan plan, List<Chunk> retiring, List<String> access) {
        return waves(instance, plan, retiring, access).stream()
                .map(modules ->
                        modules.stream().map(module -> '"' + module + '"').collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(",\n    ", "{\n  \"version\": 1,\n  \"waves\": [\n    ", "\n  ]\n}\n"));
    }
}
