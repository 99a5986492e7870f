package io.datasurface.host.internal;

import io.datasurface.host.json.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

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
        for (int number = 0; number < journal.steps().size(); number++) {
            Journal.Step step = journal.steps().get(number);
            Path file = tree.file(step.path());
            Path staged = tree.staged(number);
            switch (step.action()) {
                case REMOVE -> {
                    backUp(file, tree.backup(number));
                    tree.deleteEmptyFolders(file);
                }
                case REPLACE -> {
                    if (OutputTree.exists(staged)) {
                        backUp(file, tree.backup(number));
                        put(staged, file);
                    }
                }
                case ADD -> {
                    if (OutputTree.exists(staged)) {
                        put(staged, file);
                    }
                }
            }
        }
        syncFolders();
    }

    /** Makes the old render of whatever is there. */
    void back() throws IOException {
        for (int number = journal.steps().size() - 1; number >= 0; number--) {
            Journal.Step step = journal.steps().get(number);
            Path file = tree.file(step.path());
            Path backup = tree.backup(number);
            if (step.action() != Journal.Action.REMOVE
                    && !OutputTree.exists(tree.staged(number))
                    && OutputTree.exists(file)) {
                files.move(file, tree.staged(number));
            }
            if (OutputTree.exists(backup)) {
                put(backup, file);
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

    private void put(Path from, Path file) throws IOException {
        tree.makeFolders(file);
        files.move(from, file);
    }

    private void syncFolders() throws IOException {
        Set<Path> folders = new TreeSet<>();
        folders.add(tree.staging());
        folders.add(tree.backups());
        folders.add(tree.root());
        for (Journal.Step step : journal.steps()) {
            for (Path folder = OutputTree.parent(tree.file(step.path()));
                    !folder.equals(tree.root());
                    folder = OutputTree.parent(folder)) {
                folders.add(folder);
            }
        }
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                files.syncFolder(folder);
            }
        }
    }
}
