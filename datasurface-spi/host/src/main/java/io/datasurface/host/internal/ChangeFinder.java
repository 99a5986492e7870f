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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds what has to change on the disk to make a render of what is there, and refuses to touch what is not ours. */
final class ChangeFinder {
    private final OutputTree tree;
    private final PublishedRender last;
    private final Staging staging;
    private final KnownFolders folders;

    /** Whether a folder of files is there: nothing changes while this looks. */
    private final Map<Path, Boolean> there = new HashMap<>();

    /** Files of the last render. */
    private final SortedSet<String> ours = new TreeSet<>();

    private final List<Change> changes = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();
    private final List<String> edited = new ArrayList<>();
    private final List<String> inTheWay = new ArrayList<>();
    private int unchanged;

    /**
     * Makes a finder.
     *
     * @param staging has taken everything that was rendered, the plan and the manifest
     */
    ChangeFinder(OutputTree tree, FileOperations files, PublishedRender last, Staging staging) {
        this.tree = tree;
        this.last = last;
        this.staging = staging;
        this.folders = new KnownFolders(tree, files);
        last.manifest().ifPresent(manifest -> {
            ours.add(Manifest.FILE);
            ours.add(RenderPlan.FILE);
            ours.addAll(manifest.artifacts().keySet());
        });
    }

    /** Removals first, then files by path, the plan and the manifest last. */
    List<Change> find(Set<String> artifacts) throws IOException {
        for (String path : ours) {
            if (!artifacts.contains(path) && !path.equals(Manifest.FILE) && !path.equals(RenderPlan.FILE)) {
                remove(path);
            }
        }
        for (String path : artifacts) {
            put(path);
        }
        replacePlan();
        if (!inTheWay.isEmpty()) {
            throw new OutputException(
                    OutputException.Reason.FOREIGN,
                    tree.root() + " holds what no render made, where this render has files: " + Listings.some(inTheWay)
                            + ". Move it away and render again");
        }
        return changes;
    }

    /** The plan and the manifest with another content. */
    List<Change> replacePlan() throws IOException {
        put(RenderPlan.FILE);
        put(Manifest.FILE);
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
        Path file = folders.file(path);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (staging.isEdited(path, Files.readAllBytes(file))) {
                edited.add(path);
            }
            changes.add(new Change(Journal.Action.REMOVE, path, OptionalInt.empty()));
            removed.add(path);
        } else if (OutputTree.exists(file)) {
            inTheWay.add(path);
        }
    }

    /** What was not put is taken over from the last render as it is. */
    private void put(String path) throws IOException {
        Staging.Staged staged = staging.staged(path).orElse(Staging.Staged.SAME);
        if (staged.number().isEmpty()) {
            unchanged++;
            return;
        }
        Path file = folders.file(path);
        boolean hasFolder = there.computeIfAbsent(
                OutputTree.parent(file), folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS));
        if (!hasFolder) {
            add(path, file, staged);
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            replace(path, staged);
        } else if (OutputTree.exists(file) && !isEmptied(file)) {
            inTheWay.add(path);
        } else {
            add(path, file, staged);
        }
    }

    private void replace(String path, Staging.Staged staged) {
        if (!ours.contains(path) && !last.mayReplace(path)) {
            inTheWay.add(path);
            return;
        }
        if (staged.edited()) {
            edited.add(path);
        }
        changes.add(new Change(Journal.Action.REPLACE, path, staged.number()));
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

    private void add(String path, Path file, Staging.Staged staged) {
        for (Path folder = OutputTree.parent(file); !folder.equals(tree.root()); folder = OutputTree.parent(folder)) {
            if (!there.computeIfAbsent(folder, each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    && OutputTree.exists(folder)
                    && !isRemoved(folder)) {
                inTheWay.add(path);
                return;
            }
        }
        changes.add(new Change(Journal.Action.ADD, path, staged.number()));
    }

    private boolean isRemoved(Path file) {
        return removed.contains(tree.root().relativize(file).toString().replace('\\', '/'));
    }
}
