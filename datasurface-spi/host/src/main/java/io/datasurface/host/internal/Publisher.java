package io.datasurface.host.internal;

import io.datasurface.host.json.Journal;
import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes an output folder from one render to the next so that neither a crash nor a refusal of the file system leaves a mix.
 *
 * <ol>
 *   <li><b>Stage</b>: every new file is written below {@code .datasurface/staging} while the rest is rendered ({@link Staging}). Several
 *       threads write, each a file at a time, and each waits until its file is on the disk; when all are, the names in the folder are
 *       brought there, too. Nobody looks at a staged file before there is a journal, so it does not matter in which order they come, nor
 *       which of them are there when the process dies. Until here nothing of the render was touched; a failure deletes the staged files, a
 *       crash leaves them to the next run, which deletes them.
 *   <li><b>Journal</b>: the list of steps is written beside it and renamed to {@code .datasurface/journal.json}.
 *   <li><b>Apply</b>: step by step, the old file is moved to {@code .datasurface/backup} and the staged one into its place, the manifest
 *       last. A crash from here on leaves the journal, and the next run finishes the steps. Where the file system refuses a step, now or
 *       then, the steps are taken back.
 *   <li><b>Done</b>: the journal is deleted, and when the disk knows that, the backups are.
 * </ol>
 *
 * <p>Why not a swap of the whole folder: people keep things in it that are not ours, such as {@code .terraform/} and state files in the
 * root modules, a {@code .git}, open shells. A swap would have to carry them over, which is neither atomic nor possible while Terraform
 * runs. Steps in place touch the files of the render and no other, and leave a file whose bytes are the same as it is, with its inode and
 * time. The price: between the journal and the end of the steps a reader sees a mix. It is there for the time of some renames and says
 * so by the journal.
 */
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final OutputTree tree;
    private final FileOperations files;

    Publisher(OutputTree tree, FileOperations files) {
        this.tree = tree;
        this.files = files;
    }

    /** Makes room for staged files. */
    void begin() throws IOException {
        deleteLeftovers();
        files.makeFolder(tree.staging());
        files.makeFolder(tree.backups());
    }

    /** Makes the changes; where it fails, nothing has changed. */
    void publish(List<Change> changes, Staging staging) {
        try {
            staging.finish();
            files.syncFolder(tree.staging());
            files.syncFolder(tree.control());
        } catch (IOException e) {
            tidy();
            throw failed("Cannot write the render", e, "The last render in it is whole.");
        }
        Journal journal = new Journal(changes.stream()
                .map(change -> new Journal.Step(change.action(), change.path(), change.staged()))
                .toList());
        try {
            writeJournal(journal);
        } catch (IOException e) {
            abandon(e);
        }
        run(journal);
        tidy();
    }

    /** Ends what a run that died has begun. */
    Recovery recover() {
        try {
            if (!OutputTree.exists(tree.journal())) {
                return Recovery.NONE;
            }
            LOG.warn("A run that did not end has left {}", tree.journal());
            Journal journal = JournalRun.read(tree);
            try {
                run(journal);
                return Recovery.FINISHED;
            } catch (OutputException e) {
                if (OutputTree.exists(tree.journal())) {
                    throw e;
                }
                LOG.warn("The render of the run that did not end was taken back", e);
                return Recovery.ROLLED_BACK;
            }
        } catch (IOException e) {
            throw failed("Cannot read what a run that did not end has left", e, "The render in it may be a mix.");
        } finally {
            tidy();
        }
    }

    private void run(Journal journal) {
        JournalRun run = new JournalRun(tree, files, journal);
        try {
            run.forward();
            deleteJournal();
        } catch (IOException | OutputException e) {
            try {
                run.back();
                deleteJournal();
            } catch (IOException | OutputException again) {
                e.addSuppressed(again);
                throw failed(
                        "Cannot finish the render, nor take it back",
                        e,
                        "It may be a mix of two renders now; the next run will try again to mend it.");
            }
            tidy();
            throw failed("Cannot put the render in place", e, "The last render in it is whole.");
        }
    }

    private void writeJournal(Journal journal) throws IOException {
        Path draft = tree.staging().resolve("journal");
        files.write(draft, journal.write());
        files.move(draft, tree.journal());
        files.syncFolder(tree.control());
    }

    /** Once the journal is gone the change is over. What it needs stays until the disk says so, too. */
    private void deleteJournal() throws IOException {
        files.delete(tree.journal());
    }

    /** Gives up before the first step. The journal may be there already, and without it nothing has happened. */
    private void abandon(IOException cause) {
        String state = "The last render in it is whole.";
        if (OutputTree.exists(tree.journal())) {
            try {
                files.delete(tree.journal());
            } catch (IOException e) {
                cause.addSuppressed(e);
                state = "The last render in it is whole, but the next run will put this one in place first.";
            }
        }
        tidy();
        throw failed("Cannot write the journal", cause, state);
    }

    /** Deletes staged files and backups when no journal needs them; if that fails, the next run does it. */
    void tidy() {
        if (OutputTree.exists(tree.journal())) {
            return;
        }
        try {
            deleteLeftovers();
        } catch (IOException e) {
            LOG.warn("Cannot delete temporary files in {}; the next run will", tree.control(), e);
        }
    }

    /**
     * Deletes what only a journal needs. The disk has to know first that there is none: after a power cut it would come back otherwise, and take
     * steps whose files are gone for steps that were made.
     */
    private void deleteLeftovers() throws IOException {
        List<Path> folders = Stream.of(tree.staging(), tree.backups())
                .filter(OutputTree::exists)
                .toList();
        if (!folders.isEmpty()) {
            files.syncFolder(tree.control());
        }
        for (Path folder : folders) {
            for (Path file : Listings.of(folder)) {
                files.delete(file);
            }
            files.delete(folder);
        }
    }

    private OutputException failed(String what, Exception cause, String state) {
        return failed(tree, what, cause, state);
    }

    static OutputException failed(OutputTree tree, String what, Exception cause, String state) {
        return new OutputException(
                OutputException.Reason.FAILED,
                what + " in " + tree.root() + ": " + Listings.reason(cause) + ". " + state
                        + " Make sure that there is space and that everything in the folder can be written, and render again",
                cause);
    }
}
