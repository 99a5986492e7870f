package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
     * @param readable whether it may be opened: nothing else than a file, which could block for ever
     * @param size its size in bytes
     */
    record Entry(Path path, String name, boolean readable, long size) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> visited = new HashSet<>();

    private ModelTree() {}

    /** Lists a folder, or one file. */
    static ModelTree of(Path path) {
        ModelTree tree = new ModelTree();
        try {
            if (Files.isDirectory(path)) {
                tree.list(path, path.toRealPath(), "");
                tree.checkFinished(path);
            } else {
                Path last = path.getFileName();
                String name = last == null ? path.toString() : last.toString();
                if (Files.exists(path)) {
                    tree.add(path, name, attributes(path));
                } else {
                    tree.entries.add(new Entry(path, name, true, 0)); // to read it is a problem that says why
                }
            }
        } catch (IOException e) {
            tree.report("", e);
        }
        return tree;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Problem> problems() {
        return problems;
    }

    private void list(Path folder, Path real, String prefix) {
        if (visited.add(real)) {
            try {
                for (Path child : children(folder)) {
                    String name = String.valueOf(child.getFileName());
                    if (!name.startsWith(".")) {
                        visit(child, name, real, prefix);
                    }
                }
            } catch (IOException e) {
                report(prefix, e);
            }
        }
    }

    private void visit(Path child, String name, Path realFolder, String prefix) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Path real = realFolder.resolve(name);
        if (attributes.isSymbolicLink()) {
            attributes = attributes(child);
            real = Files.exists(child) ? child.toRealPath() : child.toAbsolutePath();
        }
        if (attributes.isDirectory()) {
            if (!realFolder.startsWith(real)) {
                list(child, real, prefix + name + "/");
            }
        } else if (Parsers.isModelFile(name) && visited.add(real)) {
            add(child, prefix + name, attributes);
        }
    }

    /** Returns what a link leads to, or the link itself if that is nothing: to read it is then a problem. */
    private static BasicFileAttributes attributes(Path path) throws IOException {
        LinkOption[] options = Files.exists(path) ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        return Files.readAttributes(path, BasicFileAttributes.class, options);
    }

    private void add(Path path, String name, BasicFileAttributes attributes) {
        boolean readable = attributes.isRegularFile() || attributes.isSymbolicLink();
        entries.add(new Entry(path, name, readable, attributes.size()));
    }

    private void checkFinished(Path folder) {
        if (TreeStage.isUnfinished(folder)) {
            problems.add(
                    new Problem(
                            Severity.ERROR,
                            Codes.UNFINISHED,
                            ObjectPath.ROOT,
                            Optional.of(new SourcePosition(TreeStage.WHOLE, 1, 1)),
                            "A write of this folder was cut off, so its files are partly old and partly new. Write the model again, or let EcosystemTreeWriter.recover carry the write to its end."));
        }
    }

    private void report(String prefix, IOException e) {
        problems.add(new Problem(
                Severity.ERROR,
                Codes.UNREADABLE,
                ObjectPath.ROOT,
                Optional.of(new SourcePosition(prefix.isEmpty() ? "." : prefix, 1, 1)),
                "This folder cannot be read: " + Failures.reason(e) + "."));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted(ModelTree::compare).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Orders as the paths of what is in folders: {@code Orders.yaml} before {@code Orders/stores/crm.yaml}. Asks whether something is a
     * folder only where that decides.
     */
    private static int compare(Path left, Path right) {
        String one = String.valueOf(left.getFileName());
        String other = String.valueOf(right.getFileName());
        if (goesOnBeforeSlash(other, one) && Files.isDirectory(left)) {
            return 1;
        }
        return goesOnBeforeSlash(one, other) && Files.isDirectory(right) ? -1 : one.compareTo(other);
    }

    /** Whether a name is a shorter one and then a character that comes before the slash, such as the dot of an ending. */
    private static boolean goesOnBeforeSlash(String name, String shorter) {
        return name.length() > shorter.length() && name.charAt(shorter.length()) < '/' && name.startsWith(shorter);
    }
}
