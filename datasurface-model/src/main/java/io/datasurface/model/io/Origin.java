package io.datasurface.model.io;

import java.security.CodeSource;

/** Where a class came from, for messages. */
final class Origin {
    private Origin() {}

    static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? "unknown place"
                : source.getLocation().toString();
    }
}
