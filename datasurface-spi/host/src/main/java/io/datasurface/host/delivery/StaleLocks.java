package io.datasurface.host.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lock files that a dead process has left in a repository of ours. Nobody else uses it: the work folder has a lock of its own. */
final class StaleLocks {
    private static final String LOCK = ".lock";

    private StaleLocks() {}

    static void remove(Path gitFolder) throws IOException {
        if (!Files.isDirectory(gitFolder)) {
            return;
        }
        for (Path lock : locks(gitFolder, 1)) {
            Files.delete(lock);
        }
        for (Path lock : locks(gitFolder.resolve("refs"), Integer.MAX_VALUE)) {
            Files.delete(lock);
        }
    }

    private static List<Path> locks(Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(LOCK) && Files.isRegularFile(file))
                    .toList();
        }
    }
}
