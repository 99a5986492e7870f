package io.datasurface.host.internal;

import io.datasurface.host.output.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is in an output folder, compared with what should be. The first thing that is wrong with a file is the one that is told. */
final class Differences {
    private final OutputTree tree;
    private final SortedMap<String, String> differences = new TreeMap<>();

    Differences(OutputTree tree) {
        this.tree = tree;
    }

    /** Compares with the manifest that is in the folder. */
    Differences add(Optional<Manifest> manifest) throws IOException {
        if (manifest.isPresent()) {
            compare(manifest.get().artifacts(), "was changed since it was rendered");
        }
        return this;
    }

    /** Compares with what a model renders to. */
    Differences addRender(SortedMap<String, Manifest.Artifact> render) throws IOException {
        compare(render, "is not what the model renders to");
        return this;
    }

    /** Notes what is in the manifest and not in a render. */
    Differences addOthers(Optional<Manifest> manifest, Set<String> render) {
        manifest.stream()
                .flatMap(last -> last.artifacts().keySet().stream())
                .filter(path -> !render.contains(path))
                .forEach(path -> differences.putIfAbsent(path, "is no part of what the model renders to"));
        return this;
    }

    private void compare(SortedMap<String, Manifest.Artifact> wanted, String different) throws IOException {
        for (Map.Entry<String, Manifest.Artifact> artifact : wanted.entrySet()) {
            Path file = tree.file(artifact.getKey());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                differences.putIfAbsent(artifact.getKey(), "is missing");
            } else if (Files.size(file) != artifact.getValue().size()
                    || !Entries.of(Files.readAllBytes(file)).equals(artifact.getValue())) {
                differences.putIfAbsent(artifact.getKey(), different);
            }
        }
    }

    /** Files in some folders that are in no render, hidden ones left out. */
    List<String> leftovers(Set<String> folders, Set<String> render) throws IOException {
        List<String> leftovers = new ArrayList<>();
        for (String name : folders) {
            Path folder = tree.root().resolve(name);
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .map(file -> tree.root().relativize(file).toString().replace('\\', '/'))
                            .filter(path -> !path.contains("/.") && !render.contains(path))
                            .forEach(leftovers::add);
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        }
        return leftovers.stream().sorted().toList();
    }

    SortedMap<String, String> byPath() {
        return differences;
    }
}
