package io.datasurface.model.io;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * New files of a folder, prepared in a hidden folder inside. Nothing outside of it changes until it is whole; from then on the change
 * is carried out step by step, and each step can be done again, so that whoever comes next can carry on where a crash stopped it.
 */
final class TreeStage {
    /** There while the stage is prepared; worth nothing after a crash. */
    static final String DRAFT = ".datasurface-tree.tmp";

    /** There from when the stage is whole to when all is done. */
    static final String WHOLE = ".datasurface-tree.new";

    private static final String FILES = "files";
    private static final String REMOVED = "removed";

    /** Does one step; tests let it fail. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Runs steps. */
    @FunctionalInterface
    interface Runner {
        void run(Step step) throws IOException;
    }

    private final Path folder;
    private final Runner runner;

    TreeStage(Path folder, Runner runner) {
        this.folder = folder;
        this.runner = runner;
    }

    static boolean isUnfinished(Path folder) {
        return Files.isDirectory(folder.resolve(WHOLE), LinkOption.NOFOLLOW_LINKS);
    }

    /** Begins a new stage, without what a crash left of another one. */
    void begin() throws IOException {
        runner.run(() -> TreeFiles.deleteAll(folder.resolve(DRAFT)));
        runner.run(() -> Files.createDirectories(folder.resolve(DRAFT).resolve(FILES)));
    }

    void add(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(DRAFT).resolve(FILES).resolve(path);
        runner.run(() -> {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        });
    }

    void abandon() throws IOException {
        runner.run(() -> TreeFiles.deleteAll(folder.resolve(DRAFT)));
    }

    /** Takes the stage for whole and carries it out. */
    void commit(List<String> removed, TreeManifest manifest) throws IOException {
        add(TreeManifest.FILE, TreeFiles.bytes(TreeManifest.FILE, manifest.text()));
        Path list = folder.resolve(DRAFT).resolve(REMOVED);
        runner.run(() -> Files.write(list, removed));
        runner.run(() -> Files.move(folder.resolve(DRAFT), folder.resolve(WHOLE), StandardCopyOption.ATOMIC_MOVE));
        finish();
    }

    /**
     * Carries out a stage that is whole. Files are removed first: where case does not count, a file that only changes the case of its
     * name would else be removed after it was written.
     */
    void finish() throws IOException {
        Path stage = folder.resolve(WHOLE);
        Path list = stage.resolve(REMOVED);
        if (Files.exists(list)) {
            for (String path : Files.readAllLines(list)) {
                Path file = target(path);
                runner.run(() -> Files.deleteIfExists(file));
                runner.run(() -> TreeFiles.deleteEmptyFolders(folder, file));
            }
            runner.run(() -> Files.delete(list));
        }
        Path files = stage.resolve(FILES);
        for (Path file : staged(files)) {
            Path target = target(files.relativize(file).toString().replace(File.separatorChar, '/'));
            runner.run(() -> {
                Files.createDirectories(target.getParent());
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            });
        }
        runner.run(() -> TreeFiles.deleteAll(stage));
    }

    /** Nobody knows who made the stage: it may only touch what a writer would. */
    private Path target(String path) throws IOException {
        if ((!path.equals(TreeManifest.FILE) && !TreeManifest.isOurs(path)) || TreeFiles.leadsElsewhere(folder, path)) {
            throw new IOException("%s holds what no writer put there: %s; look at it and take it away"
                    .formatted(folder.resolve(WHOLE), path));
        }
        return folder.resolve(path);
    }

    /** The files in their order, the manifest last. */
    private static List<Path> staged(Path files) throws IOException {
        if (!Files.exists(files)) {
            return List.of();
        }
        Path manifest = files.resolve(TreeManifest.FILE);
        try (Stream<Path> all = Files.walk(files)) {
            List<Path> sorted = all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.equals(manifest))
                    .sorted()
                    .toList();
            return Files.exists(manifest)
                    ? Stream.concat(sorted.stream(), Stream.of(manifest)).toList()
                    : sorted;
        }
    }
}
