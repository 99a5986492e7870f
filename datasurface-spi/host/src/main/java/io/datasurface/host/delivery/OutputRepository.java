package io.datasurface.host.delivery;

import io.datasurface.host.delivery.DeliveryException.Reason;
import io.datasurface.host.internal.FolderNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;

/**
 * A clone of the repository that renders are delivered to, with its files on one branch. Between {@link #begin} and {@link #end} the files
 * are ours: if the process dies there, the next run takes them back to what the branch holds. At all other times files that differ from
 * the branch are somebody's work, and nothing is done.
 */
final class OutputRepository implements AutoCloseable {
    private static final String REMOTE = "origin";
    private static final String MARKER = "datasurface-delivery";
    private static final int MOST_NAMES = 5;

    private final Git git;
    private final String address;
    private final String branch;
    private final GitCredentials credentials;

    private OutputRepository(Git git, String address, String branch, GitCredentials credentials) {
        this.git = git;
        this.address = address;
        this.branch = branch;
        this.credentials = credentials;
    }

    /**
     * Clones a repository, or brings its clone up to date, and puts the files of a branch in place. A branch that does not exist is begun
     * without history.
     *
     * @param folder where the clone is, or is made
     * @param uri the repository: an HTTPS address or a path
     * @param branch the branch, such as {@code rendered}
     * @param credentials what opens the repository
     * @return the clone; close it
     * @throws DeliveryException if the repository cannot be reached, or the clone has files or commits that the branch does not have
     */
    static OutputRepository open(Path folder, String uri, String branch, GitCredentials credentials) {
        String address = GitText.address(uri);
        if (!Repository.isValidRefName(Constants.R_HEADS + branch)) {
            throw new DeliveryException(
                    Reason.NOT_FOUND,
                    "\"" + GitText.line(branch) + "\" cannot be the name of a branch; choose another");
        }
        credentials.check(uri);
        OutputRepository clone;
        try {
            StaleLocks.remove(folder.resolve(Constants.DOT_GIT));
            Git git = Git.init()
                    .setDirectory(folder.toFile())
                    .setInitialBranch(branch)
                    .call();
            clone = new OutputRepository(git, address, branch, credentials);
        } catch (GitAPIException | IOException | RuntimeException e) {
            throw new DeliveryException(
                    Reason.FAILED, "Cannot make a clone of " + address + " in " + folder + ": " + GitText.reason(e), e);
        }
        try {
            clone.configure(uri);
            clone.update();
            return clone;
        } catch (DeliveryException e) {
            clone.close();
            throw e;
        } catch (IOException | GitAPIException | RuntimeException e) {
            clone.close();
            throw clone.failed("prepare the clone", e);
        }
    }

    /** Bytes are committed as they are, whatever the user's own settings say. */
    private void configure(String uri) throws IOException {
        StoredConfig config = git.getRepository().getConfig();
        config.setString("remote", REMOTE, "url", uri);
        config.setBoolean("core", null, "autocrlf", false);
        config.setBoolean("core", null, "symlinks", false);
        config.setBoolean("core", null, "filemode", false);
        config.setBoolean("commit", null, "gpgsign", false);
        config.save();
        Path attributes = git.getRepository().getDirectory().toPath().resolve(Constants.INFO_ATTRIBUTES);
        Files.createDirectories(attributes.getParent());
        Files.writeString(attributes, "* -text -filter -ident -working-tree-encoding\n");
        // What the host knows of the last render stays from run to run, else each would render everything.
        Path exclude = attributes.resolveSibling("exclude");
        Files.writeString(exclude, FolderNames.CONTROL + "/\n");
    }

    private void update() throws IOException, GitAPIException {
        fetch();
        boolean ours = Files.exists(marker());
        if (!ours) {
            refuseChanges();
        }
        Optional<ObjectId> remote = remoteHead();
        if (!ours && isAhead(remote)) {
            throw new DeliveryException(
                    Reason.CONFLICT,
                    "The clone " + folder() + " has commits on " + branch + " that " + address
                            + " does not have, and they are not deliveries. Push them or remove the clone");
        }
        take(remote, ours);
        Files.deleteIfExists(marker());
    }

    /** Brings the branch, and nothing else of a repository that may hold those of many platforms. */
    private void fetch() {
        String ref = Constants.R_HEADS + branch;
        try {
            boolean exists = credentials.applyTo(git.lsRemote()).setRemote(REMOTE).setHeads(true).call().stream()
                    .anyMatch(head -> head.getName().equals(ref));
            if (exists) {
                FetchResult result = credentials
                        .applyTo(git.fetch())
                        .setRemote(REMOTE)
                        .setRefSpecs(new RefSpec("+" + ref + ":" + tracking()))
                        .setTagOpt(TagOpt.NO_TAGS)
                        .call();
                Fetched.check(result, address);
            } else {
                delete(tracking());
            }
        } catch (DeliveryException e) {
            throw e;
        } catch (GitAPIException | IOException | RuntimeException e) {
            throw new DeliveryException(
                    Reason.UNREACHABLE,
                    "Cannot fetch from " + address + " with " + credentials + ": " + GitText.reason(e),
                    e);
        }
    }

    private void delete(String name) throws IOException {
        RefUpdate gone = git.getRepository().updateRef(name);
        gone.setForceUpdate(true);
        gone.delete();
    }

    private void refuseChanges() throws GitAPIException {
        Status status = git.status().call();
        TreeSet<String> changed = new TreeSet<>(status.getUncommittedChanges());
        changed.addAll(status.getUntracked());
        if (!changed.isEmpty()) {
            List<String> shown =
                    changed.stream().limit(MOST_NAMES).map(GitText::line).toList();
            throw new DeliveryException(
                    Reason.DIRTY,
                    "The clone " + folder() + " has files that are not committed, " + changed.size() + " in all: "
                            + String.join(", ", shown)
                            + ". Somebody works there: commit them elsewhere, or remove them");
        }
    }

    private boolean isAhead(Optional<ObjectId> remote) throws IOException {
        Optional<ObjectId> local = head();
        if (local.isEmpty() || local.equals(remote)) {
            return false;
        }
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            return remote.isEmpty()
                    || !walk.isMergedInto(walk.parseCommit(local.get()), walk.parseCommit(remote.get()));
        }
    }

    /**
     * Puts the files of a commit in place, or none, and removes all else.
     *
     * @param ignored whether to remove also what git ignores: what a delivery that died has left
     */
    private void take(Optional<ObjectId> commit, boolean ignored) throws IOException, GitAPIException {
        Repository repository = git.getRepository();
        repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + branch);
        if (commit.isPresent()) {
            git.reset()
                    .setMode(ResetCommand.ResetType.HARD)
                    .setRef(commit.get().name())
                    .call();
        } else {
            delete(Constants.R_HEADS + branch);
            DirCache index = repository.lockDirCache();
            index.clear();
            index.write();
            index.commit();
        }
        git.clean().setCleanDirectories(true).setForce(true).setIgnore(!ignored).call();
    }

    /**
     * What the branch held at its commits.
     *
     * @throws DeliveryException if the history cannot be read
     */
    BranchHistory history() {
        try {
            return new BranchHistory(git.getRepository(), branch, head());
        } catch (IOException | RuntimeException e) {
            throw failed("read the history", e);
        }
    }

    /**
     * The folder with the branch's files.
     *
     * @return an absolute path
     */
    Path folder() {
        return git.getRepository().getWorkTree().toPath().toAbsolutePath();
    }

    /**
     * Says that files will be changed now.
     *
     * @throws DeliveryException if that cannot be noted
     */
    void begin() {
        try {
            Files.writeString(
                    marker(), "A delivery changes files here. If none is running, the next one takes them back.\n");
        } catch (IOException e) {
            throw failed("note the delivery", e);
        }
    }

    /**
     * Takes all changes of a render that came to its end since {@link #begin} back. What the host notes for itself stays: it says what
     * chunks were made from, and is compared with the files that are there.
     *
     * @throws DeliveryException if that fails; the next {@link #open} tries again
     */
    void rollback() {
        try {
            take(remoteHead(), false);
            end();
        } catch (IOException | GitAPIException | RuntimeException e) {
            throw failed("take the changes back", e);
        }
    }

    /**
     * Says that the files are as they should be.
     *
     * @throws DeliveryException if that cannot be noted
     */
    void end() {
        try {
            Files.deleteIfExists(marker());
        } catch (IOException e) {
            throw failed("end the delivery", e);
        }
    }

    /**
     * Commits the files of a render, byte for byte, whatever is ignored here, and pushes them. The commit depends on the files, the message,
     * the author, the time and the commit before only. If somebody else was faster, nothing is pushed.
     *
     * @param paths all files of the render, as paths in the repository with slashes
     * @param removed files that an earlier render had made and this one did not
     * @param message the message
     * @param author name and address of author and committer, and when the commit counts as made
     * @return id of the commit
     * @throws DeliveryException if it cannot be pushed
     */
    String commitAndPush(Set<String> paths, Set<String> removed, String message, PersonIdent author) {
        String id;
        try {
            RenderIndex.put(git.getRepository(), paths, removed);
            id = git.commit()
                    .setMessage(message)
                    .setAuthor(author)
                    .setCommitter(author)
                    .setAllowEmpty(false)
                    .setNoVerify(true)
                    .setSign(false)
                    .call()
                    .name();
        } catch (IOException | GitAPIException | RuntimeException e) {
            throw failed("commit", e);
        }
        push();
        return id;
    }

    private void push() {
        List<RemoteRefUpdate> refused = new ArrayList<>();
        try {
            String ref = Constants.R_HEADS + branch;
            Iterable<PushResult> results = credentials
                    .applyTo(git.push())
                    .setRemote(REMOTE)
                    .setRefSpecs(new RefSpec(ref + ":" + ref))
                    .call();
            for (PushResult result : results) {
                result.getRemoteUpdates().stream()
                        .filter(update -> update.getStatus() != RemoteRefUpdate.Status.OK
                                && update.getStatus() != RemoteRefUpdate.Status.UP_TO_DATE)
                        .forEach(refused::add);
            }
        } catch (GitAPIException | RuntimeException e) {
            throw new DeliveryException(
                    Reason.UNREACHABLE,
                    "Cannot push to " + branch + " of " + address + " with " + credentials + ": " + GitText.reason(e),
                    e);
        }
        if (!refused.isEmpty()) {
            RemoteRefUpdate update = refused.get(0);
            throw new DeliveryException(
                    Reason.CONFLICT,
                    address + " has refused the push to " + branch + " (" + update.getStatus()
                            + (update.getMessage() == null ? "" : ", " + GitText.line(update.getMessage()))
                            + "). If somebody else has pushed in the meantime, run again on top of that");
        }
    }

    private Optional<ObjectId> head() throws IOException {
        return find(Constants.R_HEADS + branch);
    }

    private Optional<ObjectId> remoteHead() throws IOException {
        return find(tracking());
    }

    private String tracking() {
        return Constants.R_REMOTES + REMOTE + "/" + branch;
    }

    private Optional<ObjectId> find(String name) throws IOException {
        return Optional.ofNullable(git.getRepository().exactRef(name)).map(Ref::getObjectId);
    }

    private Path marker() {
        return git.getRepository().getDirectory().toPath().resolve(MARKER);
    }

    private DeliveryException failed(String what, Exception e) {
        return new DeliveryException(Reason.FAILED, "Cannot " + what + " in " + folder() + ": " + GitText.reason(e), e);
    }

    @Override
    public void close() {
        git.close();
    }
}
