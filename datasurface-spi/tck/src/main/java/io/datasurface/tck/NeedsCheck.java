package io.datasurface.tck;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.AnalyzedPlatform;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.spi.PlatformRenderRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Has a chunk need several others, and looks whether each artifact of the platform that shows any of them shows all. */
final class NeedsCheck {
    private static final int MOST_NEEDS = 3;

    private NeedsCheck() {}

    /** Needs of chunks that are left out, a line for each. */
    static List<String> mistakes(ContractRun run) {
        List<String> mistakes = new ArrayList<>();
        for (PlannedPlatform planned : run.inChunksOf(1).platforms()) {
            List<Chunk> chunks = planned.plan().chunks();
            chunks.stream()
                    .filter(chunk -> !chunk.needs().isEmpty())
                    .findFirst()
                    .ifPresent(chunk -> {
                        List<String> needs = chunks.stream()
                                .filter(other -> other.wave() < chunk.wave())
                                .map(Chunk::id)
                                .limit(MOST_NEEDS)
                                .toList();
                        check(planned, chunk, needs, mistakes);
                    });
        }
        return mistakes;
    }

    private static void check(PlannedPlatform planned, Chunk chunk, List<String> needs, List<String> mistakes) {
        if (needs.size() < 2) {
            return;
        }
        SortedMap<String, String> all = rendered(planned, chunk, needs);
        SortedMap<String, String> none = rendered(planned, chunk, List.of());
        for (String need : needs) {
            List<String> left =
                    needs.stream().filter(each -> !each.equals(need)).toList();
            SortedMap<String, String> less = rendered(planned, chunk, left);
            all.forEach((path, text) -> {
                if (!text.equals(none.get(path)) && text.equals(less.get(path))) {
                    mistakes.add(
                            path + " does not say that chunk " + chunk.id() + " needs " + need + " beside " + left);
                }
            });
        }
    }

    private static SortedMap<String, String> rendered(PlannedPlatform planned, Chunk chunk, List<String> needs) {
        Chunk other = new Chunk(chunk.id(), chunk.cell(), chunk.wave(), chunk.nodes(), chunk.cost(), needs);
        List<Chunk> chunks = planned.plan().chunks().stream()
                .map(each -> each.id().equals(chunk.id()) ? other : each)
                .toList();
        AnalyzedPlatform platform = planned.platform();
        SortedMap<String, String> artifacts = new TreeMap<>();
        platform.platform()
                .renderPlatform(
                        new PlatformRenderRequest(
                                platform.model(), new ChunkPlan(planned.plan().platform(), chunks), List.of()),
                        (path, content) -> artifacts.put(path, new String(content, StandardCharsets.ISO_8859_1)));
        return artifacts;
    }
}
