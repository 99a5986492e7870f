package io.datasurface.host.internal;

import io.datasurface.host.output.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;

/** Whether the files of a manifest are there as it says. They are read: sizes and times say little about who wrote them last. */
final class IntactFiles {
    private final Iterator<Map.Entry<String, Manifest.Artifact>> next;
    private final KnownFolders folders;
    private volatile boolean different;

    IntactFiles(OutputTree tree, SortedMap<String, Manifest.Artifact> artifacts) {
        this.next = artifacts.entrySet().iterator();
        this.folders = new KnownFolders(tree, FileOperations.REAL);
    }

    boolean areThere(int threads) {
        List<Callable<Boolean>> readers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            readers.add(this::read);
        }
        Parallel.run("datasurface-check", threads, readers, RuntimeException.class);
        return !different;
    }

    private boolean read() {
        while (!different) {
            Map.Entry<String, Manifest.Artifact> artifact;
            synchronized (next) {
                if (!next.hasNext()) {
                    return true;
                }
                artifact = next.next();
            }
            if (!isThere(folders.file(artifact.getKey()), artifact.getValue())) {
                different = true;
            }
        }
        return false;
    }

    /** Whether a file is there with certain bytes. */
    static boolean isThere(Path file, Manifest.Artifact artifact) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == artifact.size()
                    && Hashes.sha256(Files.readAllBytes(file)).equals(artifact.sha256());
        } catch (IOException e) {
            return false; // Publishing tells what is wrong with it.
        }
    }
}
