package io.datasurface.host.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/** What is committed next: the files of a render byte for byte, unlike {@code git add}, which ignores and converts as the branch says. */
final class RenderIndex {
    private RenderIndex() {}

    /**
     * Puts files of a render into the index.
     *
     * @param paths all files of the render, as paths in the repository with slashes
     * @param removed files that an earlier render had made and this one did not
     */
    static void put(Repository repository, Set<String> paths, Set<String> removed) throws IOException {
        Path folder = repository.getWorkTree().toPath();
        DirCache index = repository.lockDirCache();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCacheBuilder builder = index.builder();
            for (int i = 0; i < index.getEntryCount(); i++) {
                String path = index.getEntry(i).getPathString();
                if (!paths.contains(path) && !removed.contains(path)) {
                    builder.add(index.getEntry(i));
                }
            }
            for (String path : paths) {
                Path file = folder.resolve(path);
                byte[] content = Files.readAllBytes(file);
                DirCacheEntry entry = new DirCacheEntry(path);
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, content));
                entry.setLength(content.length);
                entry.setLastModified(Files.getLastModifiedTime(file).toInstant());
                builder.add(entry);
            }
            inserter.flush();
            builder.finish();
            index.write();
            if (!index.commit()) {
                throw new IOException("the index could not be written");
            }
        } finally {
            index.unlock();
        }
    }
}
