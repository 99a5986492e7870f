package io.datasurface.host.delivery;

import io.datasurface.host.delivery.DeliveryException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The commits of the branch that renders are delivered to. */
final class BranchHistory {
    /** Footer of a delivery's message: the commit of the model. */
    static final String MODEL_FOOTER = "DataSurface-Model";

    /** Footer of a delivery's message: the folder of the render, if it is not the whole branch. */
    static final String FOLDER_FOOTER = "DataSurface-Folder";

    private final Repository repository;
    private final String branch;
    private final Optional<ObjectId> head;

    /**
     * Of a commit of the branch and a file in it.
     *
     * @param commit id of the commit
     * @param time when it counts as made
     * @param content the bytes of the file
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, by who asked for it.
    record Committed(String commit, Instant time, byte[] content) {}

    BranchHistory(Repository repository, String branch, Optional<ObjectId> head) {
        this.repository = repository;
        this.branch = branch;
        this.head = head;
    }

    /**
     * The commit of the model that a folder of the branch holds a render of.
     *
     * @param subfolder the folder in the repository, with slashes; empty: all of it
     * @return the id; empty if nothing was delivered to the branch
     * @throws DeliveryException if the history cannot be read
     */
    Optional<String> deliveredModel(String subfolder) {
        if (head.isEmpty()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(head.get()));
            for (RevCommit commit : walk) {
                List<String> models = commit.getFooterLines(MODEL_FOOTER);
                List<String> folders = commit.getFooterLines(FOLDER_FOOTER);
                if (!models.isEmpty() && (folders.isEmpty() ? "" : folders.get(0)).equals(subfolder)) {
                    return Optional.of(models.get(models.size() - 1));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    /**
     * A file as a commit of the branch has it.
     *
     * @param name the commit: an id, whole or its beginning
     * @param path the file's path in the repository
     * @return the file
     * @throws DeliveryException if the branch has no such commit, or that has no such file
     */
    Committed file(String name, String path) {
        try (RevWalk walk = new RevWalk(repository)) {
            Optional<ObjectId> id = commit(name);
            if (id.isEmpty()
                    || head.isEmpty()
                    || !walk.isMergedInto(walk.parseCommit(id.get()), walk.parseCommit(head.get()))) {
                throw new DeliveryException(
                        Reason.NOT_FOUND,
                        "The branch " + branch + " has no commit \"" + GitText.line(name)
                                + "\"; name the commit that was applied, by at least 7 digits of its id");
            }
            RevCommit commit = walk.parseCommit(id.get());
            try (TreeWalk file = TreeWalk.forPath(repository, path, commit.getTree())) {
                if (file == null) {
                    throw new DeliveryException(
                            Reason.NOT_FOUND,
                            "The commit " + commit.name() + " has no " + GitText.line(path)
                                    + "; name a commit that holds a render");
                }
                return new Committed(
                        commit.name(),
                        commit.getCommitterIdent().getWhenAsInstant(),
                        repository.open(file.getObjectId(0)).getBytes());
            }
        } catch (DeliveryException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    /** A whole id is taken at its word until the commit is read; the clone has this branch only. */
    private Optional<ObjectId> commit(String name) throws IOException {
        if (!name.matches("[0-9a-f]{7,40}")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(repository.resolve(name + "^{commit}"));
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    private DeliveryException failed(Exception e) {
        return new DeliveryException(
                Reason.FAILED, "Cannot read the history of " + branch + ": " + GitText.reason(e), e);
    }
}
