package io.datasurface.host;

import io.datasurface.graph.GraphSource;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.host.internal.CodeHash;
import io.datasurface.host.internal.InputDigest;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.SpiVersion;
import io.datasurface.spi.json.FeedJson;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hashes of what each part of a render is made from. If a hash is the same as in an earlier render, so are the artifacts, because rendering
 * is a pure function of its request. Safe for concurrent use.
 */
final class Fingerprints {
    /** Grows when a release of the host gives the same request other bytes, or hashes something else. */
    private static final String FORMAT = "3";

    private final ModelHashes hashes;
    private final String code;
    private final String run;
    private final SortedMap<String, String> platforms = new TreeMap<>();
    private final IdentityHashMap<GraphSource, NamedHashes> bySource = new IdentityHashMap<>();
    private final SortedMap<String, Neighbourhood> neighbourhoods = new TreeMap<>();

    private Fingerprints(Planned planned, ModelHashes hashes, RenderPlan previous, byte[] plan, String code) {
        this.hashes = hashes;
        this.code = code;
        InputDigest all = new InputDigest()
                .add(FORMAT)
                .add(SpiVersion.CURRENT)
                .add(code)
                .add(hashes.whole())
                .add(plan);
        previous.planners().forEach((planner, decisions) -> {
            all.add(planner).add(Integer.toString(decisions.size()));
            decisions.forEach((name, decision) -> all.add(name).add(decision));
        });
        this.run = all.hex();
        planned.platforms().forEach((name, platform) -> {
            platforms.put(name, instance(platform));
        });
        planned.platforms().values().stream()
                .filter(platform -> platform.chunkInputs() == ChunkInputs.NEIGHBOURHOOD)
                .forEach(this::addNeighbourhood);
    }

    /** Where a graph is not told by columns, its chunks depend on everything. */
    private void addNeighbourhood(PlannedPlatform planned) {
        AnalyzedPlatform platform = planned.platform();
        EcosystemIndex model = platform.model().ecosystem();
        platform.model().graph().asColumns().ifPresent(columns -> {
            NamedHashes named =
                    bySource.computeIfAbsent(columns.source(), source -> new NamedHashes(model, hashes, source));
            HintHashes hints = new HintHashes(model, platform.name(), hashes);
            neighbourhoods.put(platform.name(), new Neighbourhood(planned, columns, named, hints));
        });
    }

    /**
     * Looks at what a render is made from.
     *
     * @param planned how the graphs are cut
     * @param hashes the model as it was read
     * @param previous the decisions that were to be kept
     * @param plan the new decisions as they are written
     * @param plugins all plugins and planners that had their say, also those of platforms that are not rendered
     * @return the hashes; empty if the code cannot be read, and then nothing is known
     */
    static Optional<Fingerprints> of(
            Planned planned, ModelHashes hashes, RenderPlan previous, byte[] plan, PlatformProviders plugins) {
        return code(plugins).map(code -> new Fingerprints(planned, hashes, previous, plan, code));
    }

    /**
     * Hashes all that a run is made from but what is in the output folder: the files of the model, the code, and which platforms are
     * rendered. How many threads there are, and how long a plugin may take, makes no difference.
     *
     * @param model the model as it was read
     * @param plugins all plugins and planners
     * @param options how the run is done
     * @return the hash; empty if it is not known, or if the run does more than rendering the model
     */
    static Optional<String> ofRun(LoadedModel model, PlatformProviders plugins, EngineOptions options) {
        if (options.full()
                || options.rebalance().isPresent()
                || !options.allowances().isEmpty()
                || model.fingerprint().isEmpty()) {
            return Optional.empty();
        }
        return code(plugins).map(code -> {
            InputDigest digest = new InputDigest()
                    .add(FORMAT)
                    .add(SpiVersion.CURRENT)
                    .add(code)
                    .add(model.fingerprint().get());
            options.only().ifPresent(names -> digest.add(new TreeSet<>(names)));
            return digest.hex();
        });
    }

    /** The host, the plugins and the planners: one that is not rendered may offer feeds, and so change graphs of others. */
    private static Optional<String> code(PlatformProviders plugins) {
        List<String> all = new ArrayList<>();
        List<Optional<String>> files = new ArrayList<>();
        files.add(CodeHash.ofProcess());
        for (InstalledPlatform plugin : plugins.installed()) {
            all.add(plugin.toString());
            files.add(CodeHash.of(plugin.provider().getClass().getClassLoader()));
        }
        for (InstalledPlanner planner : plugins.planners()) {
            all.add(planner.toString());
            files.add(CodeHash.of(planner.planner().getClass().getClassLoader()));
        }
        if (files.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        files.forEach(hash -> all.add(hash.orElseThrow()));
        return Optional.of(new InputDigest().add(all).hex());
    }

    /** Everything; if it is the same again, so is each of the others. */
    String run() {
        return run;
    }

    /** Of the artifacts that belong to a platform as a whole. */
    String ofPlatform(PlannedPlatform platform) {
        return new InputDigest()
                .add(run)
                .add(instance(platform.platform().name()))
                .hex();
    }

    /** Of the artifacts of a planner. */
    String ofPlanner(AppliedPlanner planner) {
        return new InputDigest().add(run).add(planner.planner().name()).hex();
    }

    /** Of the artifacts of a chunk. */
    String ofChunk(PlannedPlatform platform, ChunkRenderRequest request) {
        String name = platform.platform().name();
        Chunk chunk = request.chunk();
        InputDigest digest = new InputDigest();
        Neighbourhood neighbourhood = neighbourhoods.get(name);
        digest.add(instance(name)).add(chunk.id()).add(request.arriving()).add(request.leaving());
        if (neighbourhood == null) {
            return digest.add(run).hex();
        }
        digest.add(chunk.cell()).add(Integer.toString(chunk.wave())).add(chunk.needs());
        new TreeMap<>(chunk.cost())
                .forEach((dimension, amount) -> digest.add(dimension).add(amount.toString()));
        neighbourhood.add(request, digest);
        return digest.hex();
    }

    private String instance(String platform) {
        return Optional.ofNullable(platforms.get(platform)).orElseThrow();
    }

    /** What belongs to all parts of an instance. */
    private String instance(PlannedPlatform platform) {
        AnalyzedPlatform analyzed = platform.platform();
        return new InputDigest()
                .add(FORMAT)
                .add(SpiVersion.CURRENT)
                .add(code)
                .add(analyzed.name())
                .add(analyzed.plugin().toString())
                .add(Boolean.toString(platform.movesState()))
                .add(platform.chunkInputs().name())
                .add(hashes.rest())
                .add(analyzed.model()
                        .ecosystem()
                        .platform(analyzed.name())
                        .map(entry -> hashes.instance(entry.instance()))
                        .orElse(""))
                .add(new HintHashes(analyzed.model().ecosystem(), analyzed.name(), hashes).ofOthers())
                .add(FeedJson.write(analyzed.model().feeds()))
                .hex();
    }
}
