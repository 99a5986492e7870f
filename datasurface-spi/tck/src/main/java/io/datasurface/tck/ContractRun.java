package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.AnalyzedPlatform;
import io.datasurface.host.Comparison;
import io.datasurface.host.Planned;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.host.Rendered;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChangeNote;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformRenderRequest;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plugin and a model. */
final class ContractRun {
    private static final int FEW_NODES = 2;
    private static final int MANY_NODES = 64;

    private final DataPlatformProvider provider;
    private final Ecosystem model;
    private final RenderEngine engine;
    private final Planned planned;

    ContractRun(DataPlatformProvider provider, Ecosystem model) {
        this(provider, model, RenderPlan.NONE);
    }

    private ContractRun(DataPlatformProvider provider, Ecosystem model, RenderPlan previous) {
        this.provider = provider;
        this.model = model;
        PlatformProviders providers = PlatformProviders.load(ProviderSource.of(List.of(provider)));
        assertThat(providers.failures()).as("why the host refuses the plugin").isEmpty();
        this.engine = RenderEngine.of(providers);
        this.planned = engine.plan(engine.analyze(loaded(model), previous), previous);
    }

    private static LoadedModel loaded(Ecosystem model) {
        return new LoadedModel(Optional.of(model), SourceMap.NONE, List.of());
    }

    /** With chunks of a few nodes; with the plugin's own chunks if it does not allow that. */
    ContractRun inSmallChunks() {
        return inChunksOf(FEW_NODES);
    }

    /** With chunks of so many nodes at most, or of as few as the plugin allows. */
    ContractRun inChunksOf(int nodes) {
        for (int most = nodes; most <= MANY_NODES; most *= 2) {
            ContractRun small = new ContractRun(new SmallChunks(provider, most), model);
            if (!small.hasErrors()) {
                return small;
            }
        }
        return this;
    }

    /** Renders into a folder, whatever the plugin would refuse; false if that was not possible, and the folder is as it was. */
    boolean publish(Ecosystem changed, Path folder) {
        RenderResult result = engine.render(loaded(changed), folder);
        if (result.publication().isEmpty() && !result.refusals().isEmpty()) {
            result = engine.withAllowances(result.refusals()).render(loaded(changed), folder);
        }
        return result.publication().isPresent();
    }

    /** Renders all anew and says which files of the folder differ, and how. */
    SortedMap<String, String> verify(Ecosystem changed, Path folder) {
        return engine.verify(loaded(changed), folder).differences();
    }

    DataPlatformProvider provider() {
        return provider;
    }

    Ecosystem model() {
        return model;
    }

    ContractRun with(Ecosystem other) {
        return new ContractRun(provider, other);
    }

    /** All over again, from the model. */
    ContractRun again() {
        return with(model);
    }

    /** As the next run of a host, on top of this one. */
    ContractRun next(Ecosystem changed) {
        return new ContractRun(provider, changed, planned.renderPlan());
    }

    Collection<IntentionGraph> graphs() {
        return planned.analysis().graphs().values();
    }

    int nodes() {
        return graphs().stream().mapToInt(IntentionGraph::nodeCount).sum();
    }

    List<Problem> problems() {
        return planned.problems();
    }

    boolean hasErrors() {
        return planned.hasErrors();
    }

    /** The plan of each instance that can be rendered, as text. */
    SortedMap<String, List<Chunk>> chunks() {
        SortedMap<String, List<Chunk>> chunks = new TreeMap<>();
        planned.platforms()
                .forEach((name, platform) -> chunks.put(name, platform.plan().chunks()));
        return chunks;
    }

    Collection<PlannedPlatform> platforms() {
        return planned.platforms().values();
    }

    Collection<AnalyzedPlatform> analyzed() {
        return planned.analysis().platforms().values();
    }

    /** What the platforms say of their plans. */
    List<List<String>> planNotes() {
        return platforms().stream().map(PlannedPlatform::notes).toList();
    }

    /** What the platforms say of the change from this model to that of another run, with what went wrong. */
    List<?> changesTo(ContractRun other) {
        Comparison comparison = comparison(other);
        List<Object> words = new ArrayList<>(comparison.problems());
        comparison.changes().forEach(change -> {
            words.addAll(change.notes());
            words.add(change.diff());
        });
        return words;
    }

    List<ChangeNote> notesOn(ContractRun other) {
        return comparison(other).changes().stream()
                .flatMap(change -> change.notes().stream())
                .toList();
    }

    Comparison comparison(ContractRun other) {
        return engine.compare(
                Optional.of(planned.analysis()), engine.analyze(loaded(other.model), planned.renderPlan()));
    }

    Rendered render() {
        return engine.render(planned);
    }

    /** Artifacts as texts of one character per byte. */
    SortedMap<String, String> artifacts() {
        SortedMap<String, String> texts = new TreeMap<>();
        render().artifacts().forEach((path, bytes) -> texts.put(path, text(bytes)));
        return texts;
    }

    /** What is rendered for the chunk of each node, by platform and name of the node. */
    Map<String, Map<String, String>> artifactsOfNodes() {
        Map<String, Map<String, String>> ofNodes = new HashMap<>();
        for (PlannedPlatform platform : planned.platforms().values()) {
            for (Chunk chunk : platform.plan().chunks()) {
                Map<String, String> artifacts = chunk(platform.platform(), platform.plan(), chunk);
                chunk.nodes().forEach(node -> ofNodes.put(platform.platform().name() + "/" + node, artifacts));
            }
        }
        return ofNodes;
    }

    /**
     * What is rendered for the chunk of a node; nothing if there is no such node.
     *
     * @param node its name, with that of its platform in front
     * @param plans a run of which the plans are taken; its graphs have the same nodes
     */
    Map<String, String> artifactsOfNode(String node, ContractRun plans) {
        int end = node.indexOf('/');
        String name = node.substring(0, end);
        return Optional.ofNullable(planned.platforms().get(name))
                .flatMap(platform -> plans.plan(name)
                        .flatMap(plan -> plan.chunkOf(node.substring(end + 1))
                                .map(chunk -> chunk(platform.platform(), plan, chunk))))
                .orElse(Map.of());
    }

    private Optional<ChunkPlan> plan(String platform) {
        return Optional.ofNullable(planned.platforms().get(platform)).map(PlannedPlatform::plan);
    }

    /** The kind of a node, from its name behind that of the platform. */
    static String kind(String node) {
        return node.substring(node.indexOf('/') + 1).replaceFirst("[^A-Za-z].*", "");
    }

    /** What is rendered for platforms as a whole, with the plans of a run whose graphs have the same nodes. */
    SortedMap<String, String> artifactsOfPlatforms(ContractRun plans) {
        SortedMap<String, String> artifacts = new TreeMap<>();
        planned.platforms()
                .forEach((name, platform) -> plans.plan(name).ifPresent(plan -> {
                    AnalyzedPlatform of = platform.platform();
                    of.platform()
                            .renderPlatform(
                                    new PlatformRenderRequest(of.model(), plan, List.of()),
                                    (path, content) -> artifacts.put(name + "/" + path, text(content)));
                }));
        return artifacts;
    }

    /** All that is rendered for one platform, whatever moves; nothing if the model does not have it. */
    SortedMap<String, String> artifactsOf(String name) {
        SortedMap<String, String> artifacts = new TreeMap<>();
        PlannedPlatform platform = planned.platforms().get(name);
        if (platform != null) {
            AnalyzedPlatform of = platform.platform();
            of.platform()
                    .renderPlatform(
                            new PlatformRenderRequest(of.model(), platform.plan(), List.of()),
                            (path, content) -> artifacts.put(path, text(content)));
            platform.plan().chunks().forEach(chunk -> artifacts.putAll(chunk(of, platform.plan(), chunk)));
        }
        return artifacts;
    }

    /** The same with what the plugin says of the model, its plan and a change. */
    SortedMap<String, String> artifactsAndWords() {
        SortedMap<String, String> texts = artifacts();
        WordsCheck.said(this).forEach((what, words) -> texts.put(what, text(words.getBytes(StandardCharsets.UTF_8))));
        return texts;
    }

    /** What {@link ChildMain} has written: the artifacts of each model. */
    static List<SortedMap<String, String>> read(Path result) {
        List<SortedMap<String, String>> models = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(result)))) {
            for (int model = in.readInt(); model > 0; model--) {
                SortedMap<String, String> artifacts = new TreeMap<>();
                for (int artifact = in.readInt(); artifact > 0; artifact--) {
                    String path = in.readUTF();
                    artifacts.put(path, text(in.readNBytes(in.readInt())));
                }
                models.add(artifacts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return models;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    List<SortedMap<String, String>> artifactsOfThreads(int threads) {
        return Together.call(threads, this::artifacts);
    }

    /** Paths whose bytes a plugin changed after it had given them away. */
    Set<String> changedAfterwards() {
        Set<String> changed = new TreeSet<>();
        for (PlannedPlatform platform : planned.platforms().values()) {
            for (Chunk chunk : platform.plan().chunks()) {
                Map<String, byte[]> given = new HashMap<>();
                Map<String, byte[]> copies = new HashMap<>();
                ArtifactSink sink = (path, content) -> {
                    given.put(path, content);
                    copies.put(path, content.clone());
                };
                AnalyzedPlatform of = platform.platform();
                of.platform().render(new ChunkRenderRequest(of.model(), platform.plan(), chunk), sink);
                given.forEach((path, content) -> {
                    if (!Arrays.equals(content, copies.get(path))) {
                        changed.add(path);
                    }
                });
            }
        }
        return changed;
    }

    /** Paths that several chunks of a platform give, each with these chunks. */
    Set<String> overlaps() {
        Set<String> overlaps = new TreeSet<>();
        for (PlannedPlatform platform : planned.platforms().values()) {
            Map<String, String> seen = new HashMap<>();
            for (Chunk chunk : platform.plan().chunks()) {
                for (String path :
                        chunk(platform.platform(), platform.plan(), chunk).keySet()) {
                    String first = seen.putIfAbsent(path, said(chunk));
                    if (first != null) {
                        overlaps.add(path + " is of " + first + " and of " + said(chunk));
                    }
                }
            }
        }
        return overlaps;
    }

    private static String said(Chunk chunk) {
        return "chunk " + chunk.id() + " with the nodes " + chunk.nodes();
    }

    /** What is rendered for a chunk of a plan, as texts of one character per byte. */
    static Map<String, String> chunk(AnalyzedPlatform platform, ChunkPlan plan, Chunk chunk) {
        Map<String, String> artifacts = new TreeMap<>();
        ArtifactSink sink = (path, content) -> artifacts.put(path, text(content));
        platform.platform().render(new ChunkRenderRequest(platform.model(), plan, chunk), sink);
        return artifacts;
    }

    /** What is rendered for one chunk, and nothing else. */
    static SortedMap<String, byte[]> artifacts(PlannedPlatform platform, Chunk chunk) {
        return artifacts(platform, chunk, List.of());
    }

    /** The same when nodes come from other chunks. */
    static SortedMap<String, byte[]> artifacts(PlannedPlatform platform, Chunk chunk, List<String> arriving) {
        SortedMap<String, byte[]> artifacts = new TreeMap<>();
        ArtifactSink sink = (path, content) -> artifacts.put(path, content.clone());
        platform.platform()
                .platform()
                .render(
                        new ChunkRenderRequest(
                                platform.platform().model(), platform.plan(), chunk, arriving, List.of()),
                        sink);
        return artifacts;
    }

    @Override
    public String toString() {
        return "the model " + model.name();
    }
}
