package io.datasurface.host.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small questions to the file system. */
final class Listings {
    private Listings() {}

    /** What is in a folder, sorted. */
    static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    /** Names the first few of many. */
    static String some(List<String> names) {
        int shown = Math.min(names.size(), 5);
        String first = String.join(", ", names.subList(0, shown));
        return shown == names.size() ? first : first + " and " + (names.size() - shown) + " more";
    }

    /** What an exception of the file system says, in words. */
    static String reason(Exception exception) {
        String message = exception.getMessage();
        if (exception instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (exception instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason() + " (" + failed.getFile() + ")";
        }
        return message == null ? exception.getClass().getSimpleName() : message;
    }
}
