package io.datasurface.host;

import io.datasurface.host.internal.FaultyRuns;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.spi.ChunkInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Renders of a {@link ChangingModel} in folders, and what is in these. */
final class Renders {
    /** What is rendered near chunks, and everything. */
    final NosyProvider narrow = new NosyProvider(ChunkInputs.NEIGHBOURHOOD);

    final NosyProvider whole = new NosyProvider.OfWholeModel();
    final UnlintedStages stages = new UnlintedStages();
    final RenderEngine engine = engine(stages, narrow, whole);

    static RenderEngine engine(Stages stages, NosyProvider... providers) {
        return RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(providers))), stages)
                .withThreads(2);
    }

    /** Renders without waiting for the disk, so that hundreds of runs take seconds. */
    static RenderResult render(RenderEngine engine, ChangingModel model, Path out) {
        return render(engine, model.read(), out);
    }

    static RenderResult render(RenderEngine engine, LoadedModel model, Path out) {
        List<RenderResult> result = new ArrayList<>();
        FaultyRuns.run(out, 0, Integer.MAX_VALUE, folder -> result.add(engine.render(model, folder, out)));
        return result.get(0);
    }

    static void write(Path folder, SortedMap<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    static SortedMap<String, byte[]> everything(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    static SortedMap<String, String> artifacts(Path root) {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            everything(root).forEach((path, bytes) -> {
                if (!path.startsWith(".datasurface")) {
                    texts.put(path, new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
                }
            });
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who and when of every file, the host's own among them. */
    static SortedMap<String, String> stamps(Path root) throws IOException {
        SortedMap<String, String> stamps = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                stamps.put(
                        root.relativize(path).toString(),
                        attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size());
            }
        }
        return stamps;
    }

    static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
