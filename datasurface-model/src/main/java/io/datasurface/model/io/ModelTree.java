package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a model in the order of their paths. Each is listed once, whatever links lead to it; a link that leads to a folder
 * around it is a loop and ignored.
 */
final class ModelTree {
    /**
     * A file.
     *
     * @param path where it is
     * @param name its name for messages, relative to the model's folder, with slashes
     */
    record Entry(Path path, String name) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> visited = new HashSet<>();

    private ModelTree() {}

    /** Lists a folder, or one file. */
    static ModelTree of(Path path) {
        ModelTree tree = new ModelTree();
        if (Files.isDirectory(path)) {
            tree.list(path, "");
            if (TreeStage.isUnfinished(path)) {
                tree.problems.add(
                        new Problem(
                                Severity.ERROR,
                                Codes.UNFINISHED,
                                ObjectPath.ROOT,
                                Optional.of(new SourcePosition(TreeStage.WHOLE, 1, 1)),
                                "A write of this folder was cut off, so its files are partly old and partly new. Write the model again, or let EcosystemTreeWriter.recover carry the write to its end."));
            }
        } else {
            Path name = path.getFileName();
            tree.entries.add(new Entry(path, name == null ? path.toString() : name.toString()));
        }
        return tree;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Problem> problems() {
        return problems;
    }

    private void list(Path folder, String prefix) {
        try {
            Path real = folder.toRealPath();
            if (!visited.add(real)) {
                return;
            }
            for (Path child : children(folder)) {
                String name = String.valueOf(child.getFileName());
                if (name.startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(child)) {
                    if (real.startsWith(child.toRealPath())) {
                        continue;
                    }
                    list(child, prefix + name + "/");
                } else if (Parsers.isModelFile(name) && visited.add(realPath(child))) {
                    entries.add(new Entry(child, prefix + name));
                }
            }
        } catch (IOException e) {
            problems.add(new Problem(
                    Severity.ERROR,
                    Codes.UNREADABLE,
                    ObjectPath.ROOT,
                    Optional.of(new SourcePosition(prefix.isEmpty() ? "." : prefix, 1, 1)),
                    "This folder cannot be read: " + Failures.reason(e) + "."));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted((left, right) ->
                            String.valueOf(left.getFileName()).compareTo(String.valueOf(right.getFileName())))
                    .toList();
        }
    }

    /** Returns the file behind links; a link that leads nowhere stays as it is, and reading it is a problem. */
    private static Path realPath(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    }
}
