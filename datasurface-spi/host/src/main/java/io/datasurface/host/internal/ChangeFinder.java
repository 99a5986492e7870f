package io.datasurface.host.internal;

import io.datasurface.host.json.Journal;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.Publication;
import io.datasurface.host.output.RenderPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what has to change on the disk to make a render of what is there, and refuses to touch what is not ours. */
final class ChangeFinder {
    private static final byte[] NOTHING = {};

    private final OutputTree tree;
    private final PublishedRender last;

    /** Files of the last render; the content of the manifest itself is not known here. */
    private final Map<String, Optional<Manifest.Artifact>> ours = new TreeMap<>();

    private final List<Change> changes = new ArrayList<>();
    private final List<String> edited = new ArrayList<>();
    private final List<String> inTheWay = new ArrayList<>();
    private int unchanged;

    ChangeFinder(OutputTree tree, PublishedRender last) {
        this.tree = tree;
        this.last = last;
        last.manifest().ifPresent(manifest -> {
            ours.put(Manifest.FILE, Optional.empty());
            ours.put(RenderPlan.FILE, Optional.empty());
            manifest.artifacts().forEach((path, artifact) -> ours.put(path, Optional.of(artifact)));
        });
    }

    /** Removals first, then files by path, the plan and the manifest last. */
    List<Change> find(RenderFiles render, byte[] manifest) throws IOException {
        for (String path : ours.keySet()) {
            if (!render.index().containsKey(path) && !path.equals(Manifest.FILE)) {
                remove(path);
            }
        }
        unchanged += render.index().size() - render.contents().size();
        for (Map.Entry<String, byte[]> artifact : render.contents().entrySet()) {
            if (!artifact.getKey().equals(RenderPlan.FILE)) {
                put(artifact.getKey(), artifact.getValue());
            }
        }
        put(RenderPlan.FILE, render.contents().getOrDefault(RenderPlan.FILE, NOTHING));
        put(Manifest.FILE, manifest);
        if (!inTheWay.isEmpty()) {
            throw new OutputException(
                    OutputException.Reason.FOREIGN,
                    tree.root() + " holds what no render made, where this render has files: " + Listings.some(inTheWay)
                            + ". Move it away and render again");
        }
        return changes;
    }

    /** Files of the last render with another content, the manifest last. */
    List<Change> replace(SortedMap<String, byte[]> contents) throws IOException {
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            if (!file.getKey().equals(Manifest.FILE)) {
                put(file.getKey(), file.getValue());
            }
        }
        put(Manifest.FILE, contents.getOrDefault(Manifest.FILE, NOTHING));
        return changes;
    }

    Publication publication() {
        Collections.sort(edited);
        return new Publication(
                paths(Journal.Action.ADD),
                paths(Journal.Action.REPLACE),
                paths(Journal.Action.REMOVE),
                edited,
                unchanged);
    }

    private List<String> paths(Journal.Action action) {
        return changes.stream()
                .filter(change -> change.action() == action)
                .map(Change::path)
                .sorted()
                .toList();
    }

    private void remove(String path) throws IOException {
        Path file = tree.file(path);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            noteEdited(path, Files.readAllBytes(file));
            changes.add(new Change(Journal.Action.REMOVE, path, NOTHING));
        } else if (OutputTree.exists(file)) {
            inTheWay.add(path);
        }
    }

    private void put(String path, byte[] content) throws IOException {
        Path file = tree.file(path);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content)) {
                unchanged++;
            } else if (ours.containsKey(path)) {
                noteEdited(path, Files.readAllBytes(file));
                changes.add(new Change(Journal.Action.REPLACE, path, content));
            } else if (last.mayReplace(path)) {
                changes.add(new Change(Journal.Action.REPLACE, path, content));
            } else {
                inTheWay.add(path);
            }
        } else if (OutputTree.exists(file) && !isEmptied(file)) {
            inTheWay.add(path);
        } else {
            checkFolders(path, file);
            changes.add(new Change(Journal.Action.ADD, path, content));
        }
    }

    private void noteEdited(String path, byte[] onDisk) {
        Optional<Manifest.Artifact> rendered = ours.getOrDefault(path, Optional.empty());
        if (rendered.isPresent() && !rendered.get().sha256().equals(Hashes.sha256(onDisk))) {
            edited.add(path);
        }
    }

    /** Whether a folder that stands where a file goes holds nothing but files that are removed. */
    private boolean isEmptied(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        List<Path> entries = Listings.of(folder);
        for (Path entry : entries) {
            if (!isRemoved(entry) && !isEmptied(entry)) {
                return false;
            }
        }
        return !entries.isEmpty();
    }

    private void checkFolders(String path, Path file) {
        for (Path folder = OutputTree.parent(file); !folder.equals(tree.root()); folder = OutputTree.parent(folder)) {
            if (OutputTree.exists(folder)
                    && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && !isRemoved(folder)) {
                inTheWay.add(path);
                return;
            }
        }
    }

    private boolean isRemoved(Path file) {
        String path = tree.root().relativize(file).toString().replace('\\', '/');
        return changes.stream()
                .anyMatch(change -> change.action() == Journal.Action.REMOVE
                        && change.path().equals(path));
    }
}
