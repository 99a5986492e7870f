package io.datasurface.host.internal;

import io.datasurface.host.json.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * Takes the steps of a journal, forwards or back. Where each step stands is read off the files: a staged file that is still there was not
 * put, a backup that is there was taken. So both directions can be stopped anywhere, started again, and turned round.
 */
final class JournalRun {
    private final OutputTree tree;
    private final FileOperations files;
    private final Journal journal;

    JournalRun(OutputTree tree, FileOperations files, Journal journal) {
        this.tree = tree;
        this.files = files;
        this.journal = journal;
    }

    static Journal read(OutputTree tree) throws IOException {
        return Journal.read(tree.journal().toString(), Files.readAllBytes(tree.journal()));
    }

    /** Makes the new render of the old one. */
    void forward() throws IOException {
        KnownFolders folders = new KnownFolders(tree, files);
        for (int number = 0; number < journal.steps().size(); number++) {
            Journal.Step step = journal.steps().get(number);
            Path file = folders.file(step.path());
            if (step.action() == Journal.Action.REMOVE) {
                backUp(file, tree.backup(number));
                tree.deleteEmptyFolders(file);
                folders.forget();
                continue;
            }
            Path staged = staged(step);
            if (OutputTree.exists(staged)) {
                if (step.action() == Journal.Action.REPLACE) {
                    backUp(file, tree.backup(number));
                }
                folders.make(file);
                files.move(staged, file);
            }
        }
        syncFolders();
    }

    private Path staged(Journal.Step step) {
        return tree.staged(step.staged().orElseThrow());
    }

    /** Makes the old render of whatever is there. */
    void back() throws IOException {
        for (int number = journal.steps().size() - 1; number >= 0; number--) {
            Journal.Step step = journal.steps().get(number);
            Path file = tree.file(step.path());
            Path backup = tree.backup(number);
            if (step.action() != Journal.Action.REMOVE && !OutputTree.exists(staged(step)) && OutputTree.exists(file)) {
                files.move(file, staged(step));
            }
            if (OutputTree.exists(backup)) {
                tree.makeFolders(file);
                files.move(backup, file);
            } else if (step.action() == Journal.Action.ADD) {
                tree.deleteEmptyFolders(file);
            }
        }
        syncFolders();
    }

    private void backUp(Path file, Path backup) throws IOException {
        if (!OutputTree.exists(backup) && OutputTree.exists(file)) {
            files.move(file, backup);
        }
    }

    /** Each folder is one wait for the disk; several waits at once are little more than one. */
    private void syncFolders() throws IOException {
        Set<Path> folders = new TreeSet<>();
        folders.add(tree.staging());
        folders.add(tree.backups());
        folders.add(tree.root());
        for (Journal.Step step : journal.steps()) {
            for (Path folder = OutputTree.parent(tree.plain(step.path()));
                    !folder.equals(tree.root()) && folders.add(folder);
                    folder = OutputTree.parent(folder)) {}
        }
        List<Callable<Boolean>> syncs = new ArrayList<>();
        for (Path folder : folders) {
            syncs.add(() -> {
                if (Files.isDirectory(folder)) {
                    files.syncFolder(folder);
                }
                return true;
            });
        }
        Parallel.<Boolean, IOException>run("datasurface-publish", Staging.WRITERS, syncs, IOException.class);
    }
}
