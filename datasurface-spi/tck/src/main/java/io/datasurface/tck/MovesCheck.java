package io.datasurface.tck;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.AnalyzedPlatform;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.PlatformRenderRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Moves all nodes of a chunk into another one, for a platform that says that it hands them over, and looks whether that shows: not every node
 * has things to hand over, but some must have.
 */
final class MovesCheck {
    private final AnalyzedPlatform platform;
    private final List<String> mistakes = new ArrayList<>();
    private boolean arrives;
    private boolean leaves;
    private boolean retires;
    private boolean differs;
    private boolean knows;

    private MovesCheck(AnalyzedPlatform platform) {
        this.platform = platform;
    }

    /** What is wrong, a line for each. */
    static List<String> mistakes(ContractRun run) {
        List<String> mistakes = new ArrayList<>();
        for (PlannedPlatform platform : run.platforms()) {
            if (platform.movesState() && platform.plan().chunks().size() > 1) {
                mistakes.addAll(new MovesCheck(platform.platform()).check(platform.plan()));
            }
        }
        return mistakes;
    }

    private List<String> check(ChunkPlan plan) {
        for (Chunk from : plan.chunks()) {
            plan.chunks().stream()
                    .filter(to -> !to.id().equals(from.id()) && to.cell().equals(from.cell()))
                    .findFirst()
                    .ifPresent(to -> move(plan, from, to));
        }
        if (mistakes.isEmpty()) {
            expect(arrives, "no chunk is other when nodes are arriving()");
            expect(leaves, "no chunk is other when nodes are leaving()");
            expect(!arrives || !leaves || differs, "what arrives and what leaves is rendered in the same way");
            expect(
                    knows,
                    "renderPlatform() gives the same whether chunks are retiring() or not; who applies chunks has to know those, too");
            expect(retires, "nothing is rendered for a chunk without nodes that only lets go");
        }
        return mistakes;
    }

    private void expect(boolean seen, String otherwise) {
        if (!seen) {
            mistakes.add(otherwise);
        }
    }

    private void move(ChunkPlan plan, Chunk from, Chunk to) {
        List<String> all = Stream.concat(from.nodes().stream(), to.nodes().stream())
                .sorted()
                .toList();
        Chunk merged = new Chunk(to.id(), to.cell(), to.wave(), all, to.cost(), to.needs());
        Chunk retired = new Chunk(from.id(), from.cell(), 0, List.of(), Map.of(), List.of());
        ChunkPlan after = new ChunkPlan(
                plan.platform(),
                plan.chunks().stream()
                        .filter(chunk -> !chunk.id().equals(from.id()))
                        .map(chunk -> chunk.id().equals(to.id()) ? merged : chunk)
                        .toList());
        SortedMap<String, String> taken = render(after, merged, from.nodes(), List.of());
        arrives |= !taken.equals(render(after, merged, List.of(), List.of()));
        retires |= !render(after, retired, List.of(), from.nodes()).isEmpty();
        knows |= !whole(after, List.of(retired)).equals(whole(after, List.of()))
                || whole(after, List.of()).isEmpty();
        // As seen by the chunk to which they were on their way when the plan was made anew.
        SortedMap<String, String> let = render(plan, to, List.of(), from.nodes());
        leaves |= !let.equals(render(plan, to, List.of(), List.of()));
        differs |= !let.equals(render(plan, to, from.nodes(), List.of()));
    }

    private SortedMap<String, String> whole(ChunkPlan plan, List<Chunk> retiring) {
        SortedMap<String, String> artifacts = new TreeMap<>();
        ArtifactSink sink = (path, content) -> artifacts.put(path, new String(content, StandardCharsets.ISO_8859_1));
        try {
            platform.platform().renderPlatform(new PlatformRenderRequest(platform.model(), plan, retiring), sink);
        } catch (RuntimeException e) {
            mistakes.add("the platform as a whole, with retiring chunks "
                    + retiring.stream().map(Chunk::id).toList() + ": " + e);
        }
        return artifacts;
    }

    private SortedMap<String, String> render(ChunkPlan plan, Chunk chunk, List<String> arriving, List<String> leaving) {
        SortedMap<String, String> artifacts = new TreeMap<>();
        ArtifactSink sink = (path, content) -> artifacts.put(path, new String(content, StandardCharsets.ISO_8859_1));
        try {
            platform.platform().render(new ChunkRenderRequest(platform.model(), plan, chunk, arriving, leaving), sink);
        } catch (RuntimeException e) {
            mistakes.add("chunk " + chunk.id() + (chunk.nodes().isEmpty() ? ", which is without nodes now" : "")
                    + ", arriving " + arriving + ", leaving " + leaving + ": " + e);
        }
        return artifacts;
    }
}
