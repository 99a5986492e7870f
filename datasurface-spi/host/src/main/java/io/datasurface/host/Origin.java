package io.datasurface.host;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where a class came from, for messages. */
final class Origin {
    private Origin() {}

    static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null ? "unknown place" : shown(source.getLocation());
    }

    /** Files by their paths, everything else by its address. */
    private static String shown(URL location) {
        try {
            URI address = location.toURI();
            return "file".equals(address.getScheme()) ? Path.of(address).toString() : address.toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return location.toString();
        }
    }
}
