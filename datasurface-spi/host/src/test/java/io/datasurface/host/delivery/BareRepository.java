package io.datasurface.host.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A repository on the disk, as a server would have it. */
final class BareRepository {
    private final Repository repository;
    private int clock = 1_780_000_000;

    private BareRepository(Repository repository) {
        this.repository = repository;
    }

    static BareRepository create(Path folder) {
        try {
            return new BareRepository(
                    Git.init().setBare(true).setGitDir(folder.toFile()).call().getRepository());
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    Path path() {
        return repository.getDirectory().toPath();
    }

    /** Commits these files, and no others, to a branch. */
    RevCommit commit(String branch, String message, Map<String, String> files) {
        Map<String, DirCacheEntry> entries = new TreeMap<>();
        files.forEach((path, text) -> entries.put(path, entry(path, FileMode.REGULAR_FILE)));
        return commit(branch, message, entries, files);
    }

    RevCommit link(String branch, String file, String text, String link, String target) {
        Map<String, DirCacheEntry> entries = new TreeMap<>();
        entries.put(file, entry(file, FileMode.REGULAR_FILE));
        entries.put(link, entry(link, FileMode.SYMLINK));
        return commit(branch, "link", entries, Map.of(file, text, link, target));
    }

    private static DirCacheEntry entry(String path, FileMode mode) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        return entry;
    }

    private RevCommit commit(
            String branch, String message, Map<String, DirCacheEntry> entries, Map<String, String> contents) {
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(repository)) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, DirCacheEntry> entry : entries.entrySet()) {
                byte[] bytes = String.valueOf(contents.get(entry.getKey())).getBytes(StandardCharsets.UTF_8);
                entry.getValue().setObjectId(inserter.insert(Constants.OBJ_BLOB, bytes));
                builder.add(entry.getValue());
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            Ref head = repository.exactRef(Constants.R_HEADS + branch);
            if (head != null) {
                commit.setParentId(head.getObjectId());
            }
            PersonIdent person = new PersonIdent("t", "t@example.com", Instant.ofEpochSecond(clock++), ZoneOffset.UTC);
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
            update.setNewObjectId(id);
            update.forceUpdate();
            return walk.parseCommit(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tag(String name, RevCommit commit) {
        try {
            RefUpdate update = repository.updateRef(Constants.R_TAGS + name);
            update.setNewObjectId(commit);
            update.update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String branch) {
        try {
            RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RevCommit head(String branch) {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit head = walk.parseCommit(repository.resolve(Constants.R_HEADS + branch));
            walk.parseBody(head);
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> files(String branch) {
        Map<String, String> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(head(branch).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(
                        walk.getPathString(),
                        new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
