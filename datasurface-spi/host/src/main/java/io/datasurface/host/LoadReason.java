package io.datasurface.host;

import io.datasurface.host.internal.MissingClass;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a class of a plugin cannot be loaded, and what to do about it. */
final class LoadReason {
    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");

    /** Java 1 had class files of version 45. */
    private static final int FIRST_VERSION = 44;

    private LoadReason() {}

    static String of(Throwable thrown) {
        if (thrown instanceof UnsupportedClassVersionError) {
            Matcher version = CLASS_FILE_VERSION.matcher(String.valueOf(thrown.getMessage()));
            return "It is compiled for Java "
                    + (version.find() ? Integer.parseInt(version.group(1)) - FIRST_VERSION : "of a later version")
                    + ", and this host runs on Java " + Runtime.version().feature()
                    + ". Run the host on that Java, or take a build of the plugin for this one";
        }
        Throwable root = root(thrown);
        if (root != thrown && root instanceof UnsupportedClassVersionError) {
            return of(root);
        }
        Optional<String> missing = MissingClass.words(root);
        if (missing.isPresent()) {
            return missing.get();
        }
        @Nullable Throwable cause = thrown.getCause();
        return "It cannot be loaded: " + (cause == null ? thrown : thrown + ", caused by " + cause)
                + ". Ask its author, or remove it";
    }

    /** The cause that says most: service errors, and errors of static initializers, only wrap it. */
    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while ((root instanceof ServiceConfigurationError || root instanceof ExceptionInInitializerError)
                && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
