package io.datasurface.host.delivery;

import io.datasurface.host.delivery.DeliveryException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The repository that the model lives in, as a bare copy that is brought up to date. Files are written as they were committed: no filter,
 * hook, link or sub-module of the repository does anything here.
 */
final class ModelRepository implements AutoCloseable {
    private static final List<RefSpec> EVERYTHING =
            List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));
    private static final String FULL_ID = "[0-9a-fA-F]{40}";

    private final Git git;
    private final String address;

    private ModelRepository(Git git, String address) {
        this.git = git;
        this.address = address;
    }

    /**
     * Brings a copy of a repository up to date.
     *
     * @param folder where the copy is, or is made; nothing else may be in it
     * @param uri the repository: an HTTPS address or a path
     * @param credentials what opens it
     * @return the copy; close it
     * @throws DeliveryException if the repository cannot be reached or the copy not be written
     */
    static ModelRepository fetch(Path folder, String uri, GitCredentials credentials) {
        String address = GitText.address(uri);
        Git git;
        credentials.check(uri);
        try {
            StaleLocks.remove(folder);
            git = Git.init().setBare(true).setGitDir(folder.toFile()).call();
        } catch (GitAPIException | IOException | RuntimeException e) {
            throw new DeliveryException(
                    Reason.FAILED, "Cannot make a copy of " + address + " in " + folder + ": " + GitText.reason(e), e);
        }
        try {
            FetchResult result = credentials
                    .applyTo(git.fetch())
                    .setRemote(uri)
                    .setRefSpecs(EVERYTHING)
                    .setTagOpt(TagOpt.FETCH_TAGS)
                    .setRemoveDeletedRefs(true)
                    .call();
            Fetched.check(result, address);
            return new ModelRepository(git, address);
        } catch (DeliveryException e) {
            git.close();
            throw e;
        } catch (GitAPIException | RuntimeException e) {
            git.close();
            throw new DeliveryException(
                    Reason.UNREACHABLE,
                    "Cannot fetch the model from " + address + " with " + credentials + ": " + GitText.reason(e),
                    e);
        }
    }

    /**
     * Finds a version.
     *
     * @param name a branch, a tag, or the id of a commit in full; if a branch and a tag have one name, the branch
     * @return the version
     * @throws DeliveryException if there is none of that name
     */
    ModelVersion resolve(String name) {
        Repository repository = git.getRepository();
        try (RevWalk walk = new RevWalk(repository)) {
            Optional<ObjectId> id = find(repository, name);
            if (id.isPresent()) {
                RevCommit commit = walk.parseCommit(id.get());
                return new ModelVersion(
                        commit.name(),
                        Instant.ofEpochSecond(commit.getCommitTime()),
                        GitText.line(commit.getShortMessage()));
            }
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            throw new DeliveryException(
                    Reason.NOT_FOUND, "\"" + GitText.line(name) + "\" in " + address + " is no commit", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw new DeliveryException(
                Reason.NOT_FOUND,
                address + " has no branch, tag or commit \"" + GitText.line(name)
                        + "\"; write the name of a branch or tag, or all 40 digits of a commit");
    }

    private static Optional<ObjectId> find(Repository repository, String name) throws IOException {
        for (String prefix : List.of("refs/heads/", "refs/tags/")) {
            if (Repository.isValidRefName(prefix + name)) {
                Optional<ObjectId> id =
                        Optional.ofNullable(repository.exactRef(prefix + name)).map(ref -> ref.getObjectId());
                if (id.isPresent()) {
                    return id;
                }
            }
        }
        return name.matches(FULL_ID) ? Optional.of(ObjectId.fromString(name)) : Optional.empty();
    }

    /**
     * Writes the files of a version, or of a folder in it.
     *
     * @param version a version of this repository
     * @param folder path in the repository, with slashes; empty: all files
     * @param into a folder, which is made; it must not hold anything
     * @return paths in the repository that were left out because they are links or sub-modules, sorted
     * @throws DeliveryException if the folder is not there, or a file cannot be written
     */
    List<String> export(ModelVersion version, String folder, Path into) {
        Repository repository = git.getRepository();
        try (RevWalk commits = new RevWalk(repository)) {
            RevTree tree =
                    commits.parseCommit(ObjectId.fromString(version.commit())).getTree();
            ObjectId root = folder.isEmpty() ? tree : subtree(repository, tree, folder, version);
            Files.createDirectories(into);
            return new TreeExport(repository, into).write(root);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ObjectId subtree(Repository repository, RevTree tree, String folder, ModelVersion version)
            throws IOException {
        try (TreeWalk found = TreeWalk.forPath(repository, folder, tree)) {
            if (found != null && found.getFileMode() == FileMode.TREE) {
                return found.getObjectId(0);
            }
        }
        throw new DeliveryException(
                Reason.NOT_FOUND,
                "Commit " + version.shortCommit() + " of " + address + " has no folder " + GitText.line(folder)
                        + "; name the folder that the model is in");
    }

    private DeliveryException unreadable(IOException e) {
        return new DeliveryException(
                Reason.FAILED, "Cannot read or write files of " + address + ": " + GitText.reason(e), e);
    }

    @Override
    public void close() {
        git.close();
    }

    /** Writes the files of a tree. */
    private static final class TreeExport {
        private static final ObjectChecker PATHS =
                new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true);

        private final Repository repository;
        private final Path into;

        TreeExport(Repository repository, Path into) {
            this.repository = repository;
            this.into = into;
        }

        List<String> write(ObjectId tree) throws IOException {
            List<String> left = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(tree);
                walk.setRecursive(true);
                while (walk.next()) {
                    FileMode mode = walk.getFileMode();
                    if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
                        write(walk.getPathString(), walk.getObjectId(0));
                    } else {
                        left.add(walk.getPathString());
                    }
                }
            }
            return left;
        }

        private void write(String path, ObjectId content) throws IOException {
            check(path);
            Path file = into.resolve(path);
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try (OutputStream stream = Files.newOutputStream(file)) {
                repository.open(content).copyTo(stream);
            }
        }

        /** Git's own rules: no path that leads out of the folder, on no system. */
        private void check(String path) throws IOException {
            try {
                PATHS.checkPath(path);
            } catch (CorruptObjectException e) {
                throw new IOException("a path of the repository is not allowed: " + GitText.line(path), e);
            }
        }
    }
}
