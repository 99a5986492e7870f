package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.InstanceParameters;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Renders the foundation of the small model, with changes to its text and to the parameters of its instance. */
final class Rendering {
    private final Instance instance;
    private final PlatformModel model;

    private Rendering(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.model = model;
    }

    static Rendering small(Map<String, JsonValue> parameters) {
        return of(UnaryOperator.identity(), "dev", parameters);
    }

    static Rendering of(UnaryOperator<String> change, String platform, Map<String, JsonValue> parameters) {
        Ecosystem ecosystem = load(change.apply(smallText()));
        EcosystemIndex index = EcosystemIndex.of(ecosystem);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        IntentionGraph graph = IntentionGraphBuilder.build(EcosystemGraphSource.of(index), problems)
                .find(platform)
                .orElseThrow();
        EcosystemIndex.PlatformEntry entry = index.platform(platform).orElseThrow();
        Map<String, JsonValue> given = new LinkedHashMap<>(entry.instance().parameters());
        given.putAll(parameters);
        Parameters checked = Parameters.check(InstanceParameters.ALL, given, entry.path(), problems)
                .orElseThrow(() -> new IllegalStateException("Parameters: " + problems.problems()));
        if (problems.hasErrors()) {
            throw new IllegalStateException("Problems: " + problems.problems());
        }
        return new Rendering(new Instance(new PlatformContext(index, entry, checked)), new PlatformModel(index, graph));
    }

    /** The same with feeds. */
    Rendering with(FeedPlan feeds) {
        return new Rendering(instance, new PlatformModel(model.ecosystem(), model.graph(), feeds));
    }

    private static String smallText() {
        try (InputStream in = Objects.requireNonNull(Rendering.class.getResourceAsStream("small.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ecosystem load(String text) {
        try {
            Path file = Files.createTempFile("model", ".yaml");
            try {
                Files.writeString(file, text);
                LoadedModel loaded = ModelLoader.load(file);
                return loaded.ecosystem()
                        .orElseThrow(() -> new IllegalStateException("Problems: " + loaded.problems()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instance instance() {
        return instance;
    }

    PlatformModel model() {
        return model;
    }

    /** All nodes in one chunk, which a second one without nodes follows. */
    private ChunkPlan plan() {
        List<String> nodes =
                model.graph().nodes().stream().map(IntentionNode::name).sorted().toList();
        return new ChunkPlan(
                instance.name(),
                List.of(
                        new Chunk("crm", "home", 0, nodes, Map.of(), List.of()),
                        new Chunk("later", "home", 1, List.of(), Map.of(), List.of("crm"))));
    }

    /** Everything that is rendered, by path. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        PlatformRenderRequest request = request();
        FoundationRenderer.render(instance, request, Foundations.of(instance, request), (path, content) -> {
            if (files.put(path, new String(content, StandardCharsets.UTF_8)) != null) {
                throw new IllegalStateException("Twice: " + path);
            }
        });
        return files;
    }

    /** The files of the root modules of all cells, each by the folder of its module. */
    SortedMap<String, SortedMap<String, String>> foundations() {
        SortedMap<String, SortedMap<String, String>> modules = Trees.rootModules(files());
        modules.keySet().removeIf(folder -> !folder.endsWith("foundation"));
        return modules;
    }

    /** The same, and the root modules that let people into workspaces. */
    SortedMap<String, SortedMap<String, String>> roots() {
        SortedMap<String, SortedMap<String, String>> modules = Trees.rootModules(files());
        modules.keySet().removeIf(folder -> !folder.endsWith("foundation") && !folder.startsWith("access/"));
        return modules;
    }

    /** Everything that is asked for. */
    PlatformRenderRequest request() {
        return new PlatformRenderRequest(model, plan());
    }

    /** The files of the root module, by name. */
    SortedMap<String, String> foundation() {
        SortedMap<String, String> inside = new TreeMap<>();
        files().forEach((path, text) -> {
            if (path.startsWith("foundation/")) {
                inside.put(path.substring("foundation/".length()), text);
            }
        });
        return inside;
    }
}
