package io.datasurface.model.io;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Writes a model to a folder of many files, so that a small change of the model is a small change of few files: {@code ecosystem.yaml},
 * {@code zones/Sales.yaml}, {@code zones/Sales/Orders.yaml} for a team and, with {@link TreeOptions.Split#STORES},
 * {@code zones/Sales/Orders/stores/crm.yaml} and {@code zones/Sales/Orders/workspaces/Reports.yaml}. The same model gives the same files,
 * with names that every file system takes, and a file that is right already is not touched.
 *
 * <p>{@code .datasurface-tree} lists the files with the hashes of what was written. Only a file that stands there, with that content, is
 * the writer's own: it is replaced, and removed when the model no longer needs it. Other files of the model stop the writer before it has
 * changed anything; files that no reader of models reads are left alone.
 *
 * <p>After a crash the folder holds the old model, or {@code .datasurface-tree.new} with what is left to do; then readers say so, and the
 * next write, or {@link #recover}, does it. One writer at a time may use a folder.
 */
public final class EcosystemTreeWriter {
    private final Path folder;
    private final TreeOptions options;
    private final TreeStage stage;
    private final SortedMap<String, String> hashes = new TreeMap<>();
    private final List<String> written = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final Set<String> edited = new TreeSet<>();
    private final Set<String> foreign = new TreeSet<>();

    private EcosystemTreeWriter(Path folder, TreeOptions options, TreeStage.Runner runner) {
        this.folder = folder;
        this.options = options;
        this.stage = new TreeStage(folder, runner);
    }

    /**
     * Writes a model.
     *
     * @param ecosystem the model
     * @param folder the folder, which is made if need be
     * @param options how to write
     * @return what was done
     * @throws TreeConflictException if files are in the way; nothing was changed
     * @throws IOException if the folder cannot be read or written, or a text of the model holds half a character that UTF-8 cannot hold
     * @throws IllegalArgumentException if the model holds an object of an extension that is not installed
     */
    public static WrittenTree write(Ecosystem ecosystem, Path folder, TreeOptions options) throws IOException {
        return write(ecosystem, folder, options, ModelFormat.installed());
    }

    /**
     * Writes a model that may hold objects of certain extensions.
     *
     * @param ecosystem the model
     * @param folder the folder, which is made if need be
     * @param options how to write
     * @param format what can stand in the model
     * @return what was done
     * @throws TreeConflictException if files are in the way; nothing was changed
     * @throws IOException if the folder cannot be read or written, or a text of the model holds half a character that UTF-8 cannot hold
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static WrittenTree write(Ecosystem ecosystem, Path folder, TreeOptions options, ModelFormat format)
            throws IOException {
        return write(ecosystem, folder, options, format, TreeStage.Step::run);
    }

    static WrittenTree write(
            Ecosystem ecosystem, Path folder, TreeOptions options, ModelFormat format, TreeStage.Runner runner)
            throws IOException {
        return new EcosystemTreeWriter(folder, options, runner).write(TreeLayout.of(ecosystem, options, format));
    }

    /**
     * Carries a write to its end that a crash cut off, if there was one.
     *
     * @param folder the folder
     * @return whether there was something to do
     * @throws IOException if the folder cannot be read or written
     */
    public static boolean recover(Path folder) throws IOException {
        return recover(folder, TreeStage.Step::run);
    }

    static boolean recover(Path folder, TreeStage.Runner runner) throws IOException {
        boolean unfinished = TreeStage.isUnfinished(folder);
        if (unfinished) {
            new TreeStage(folder, runner).finish();
        }
        return unfinished;
    }

    private WrittenTree write(SortedMap<String, Supplier<String>> layout) throws IOException {
        Files.createDirectories(folder);
        if (TreeStage.isUnfinished(folder)) {
            stage.finish();
        }
        TreeManifest before = TreeManifest.read(folder);
        Set<String> present = present();
        stage.begin();
        try {
            for (Map.Entry<String, Supplier<String>> file : layout.entrySet()) {
                byte[] bytes = TreeFiles.bytes(file.getKey(), file.getValue().get());
                hashes.put(file.getKey(), TreeFiles.hash(bytes));
                judge(file.getKey(), bytes, before, present);
            }
            for (String path : present) {
                if (!hashes.containsKey(path)) {
                    judgeOther(path, before);
                }
            }
            checkConflicts();
        } catch (IOException | RuntimeException e) {
            abandon(e);
            throw e;
        }
        TreeManifest after = TreeManifest.of(hashes);
        if (written.isEmpty() && removed.isEmpty() && after.equals(before)) {
            stage.abandon();
        } else {
            stage.commit(removed, after);
        }
        return new WrittenTree(written, unchanged, removed);
    }

    /** A hidden folder that cannot be taken away does no harm; the reason for the failure must not be lost for it. */
    private void abandon(Exception reason) {
        try {
            stage.abandon();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** The files of models that are there, exactly as they are called. */
    private Set<String> present() throws IOException {
        ModelTree tree = ModelTree.of(folder);
        Optional<Problem> problem = tree.problems().stream().findFirst();
        if (problem.isPresent()) {
            throw new IOException(folder + ": " + problem.get().message());
        }
        Set<String> names = new TreeSet<>();
        tree.entries().forEach(entry -> names.add(entry.name()));
        return names;
    }

    private void judge(String path, byte[] bytes, TreeManifest before, Set<String> present) throws IOException {
        if (!present.contains(path)) {
            if (Files.isDirectory(folder.resolve(path)) || TreeFiles.leadsElsewhere(folder, path)) {
                foreign.add(path);
            }
            change(path, bytes);
            return;
        }
        Optional<String> there = TreeFiles.hash(folder.resolve(path));
        if (there.isPresent() && there.get().equals(hashes.get(path)) && !TreeFiles.leadsElsewhere(folder, path)) {
            unchanged.add(path);
        } else {
            judgeThere(path, there, before);
            change(path, bytes);
        }
    }

    private void change(String path, byte[] bytes) throws IOException {
        stage.add(path, bytes);
        written.add(path);
    }

    private void judgeOther(String path, TreeManifest before) throws IOException {
        judgeThere(path, TreeFiles.hash(folder.resolve(path)), before);
        removed.add(path);
    }

    /** Judges a file that is replaced or removed. */
    private void judgeThere(String path, Optional<String> there, TreeManifest before) {
        if (there.isEmpty() || !before.hashes().containsKey(path) || TreeFiles.leadsElsewhere(folder, path)) {
            foreign.add(path);
        } else if (!before.hashes().containsEntry(path, there.get())) {
            edited.add(path);
        }
    }

    private void checkConflicts() throws TreeConflictException {
        if (!foreign.isEmpty()) {
            throw new TreeConflictException(
                    folder + " holds files that were not written by this writer and would be read with the model",
                    "Take them away, or write to an empty folder; nothing was changed.",
                    List.copyOf(foreign));
        }
        if (!edited.isEmpty() && !options.replaceEdited()) {
            throw new TreeConflictException(
                    "Files of " + folder + " were changed since they were written",
                    "Read the folder, so that the model has the changes, and write with replaceEdited; nothing was changed.",
                    List.copyOf(edited));
        }
    }
}
