package io.datasurface.host.internal;

import io.datasurface.host.json.PlanJson;
import io.datasurface.host.json.RenderCache;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.Publication;
import io.datasurface.host.output.RenderPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Publishes texts, and reads folders as texts. */
final class Trees {
    private Trees() {}

    /** A render from paths and contents in turn. */
    static SortedMap<String, byte[]> render(String... pathsAndContents) {
        SortedMap<String, byte[]> render = new TreeMap<>();
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            render.put(pathsAndContents[i], pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return render;
    }

    /** Puts a render into the store of a folder, and publishes it with a plan. */
    static Publication publish(OutputFolder folder, String model, SortedMap<String, byte[]> render) {
        SortedMap<String, Manifest.Artifact> index = new TreeMap<>();
        render.forEach((path, content) -> index.put(path, folder.store().put(path, content)));
        return folder.publish(index, PlanJson.write(RenderPlan.NONE), manifest(model));
    }

    static Manifest manifest(String model) {
        return new Manifest(
                model, "hash of " + model, Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    static Publication publish(Path out, FileOperations files, String model, SortedMap<String, byte[]> render) {
        try (OutputFolder folder = OutputFolder.open(out, files)) {
            Publication publication = publish(folder, model, render);
            folder.remember(new RenderCache(model, new TreeMap<>()));
            return publication;
        }
    }

    static Publication publish(Path out, String model, SortedMap<String, byte[]> render) {
        return publish(out, FileOperations.REAL, model, render);
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(OutputTree.parent(file));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything below a folder but what is the host's own: text by path, folders with a slash at their end. */
    static SortedMap<String, String> read(Path root) {
        SortedMap<String, String> content = new TreeMap<>();
        if (!Files.exists(root)) {
            return content;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> all = paths.filter(
                            path -> !path.equals(root) && !path.startsWith(root.resolve(FolderNames.CONTROL)))
                    .toList();
            for (Path path : all) {
                String name = root.relativize(path).toString();
                if (Files.isDirectory(path)) {
                    content.put(name + "/", "");
                } else {
                    content.put(name, Files.readString(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }
}
