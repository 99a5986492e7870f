package io.datasurface.host.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which artifact paths are allowed, each alone and all together: the rules of {@link io.datasurface.spi.ArtifactSink}. Not safe for
 * concurrent use.
 */
public final class PathRules {
    private static final int LONGEST = 200;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._=-]+");

    /** A point at the end is nothing to some file systems, and so to git. */
    private static final Pattern GIT = Pattern.compile("\\.git\\.*", Pattern.CASE_INSENSITIVE);

    /** Paths and their folders as they are first written, by their lower case. */
    private final Map<String, String> files = new HashMap<>();

    private final Map<String, String> folders = new HashMap<>();

    /**
     * Looks at one path alone.
     *
     * @param path any text
     * @return why it is not allowed; empty if it is
     */
    public static Optional<String> check(String path) {
        if (path.length() > LONGEST) {
            return Optional.of("it has " + path.length() + " characters, and at most " + LONGEST + " are allowed");
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty()) {
                return Optional.of(
                        "it has an empty part; write it relative, without a slash at an end or two together");
            }
            if (part.equals(".") || part.equals("..")) {
                return Optional.of("it has the part " + part);
            }
            if (!PART.matcher(part).matches()) {
                return Optional.of("it has characters other than A-Z a-z 0-9 . _ = -");
            }
            if (GIT.matcher(part).matches()) {
                return Optional.of("it has the part " + part + ", which is git's own");
            }
        }
        return Optional.empty();
    }

    /**
     * Looks at a path beside the paths that were added before, and adds it.
     *
     * @param path any text
     * @return why it is not allowed; empty if it is and was added
     */
    public Optional<String> add(String path) {
        Optional<String> alone = check(path);
        if (alone.isPresent()) {
            return alone;
        }
        String folded = path.toLowerCase(Locale.ROOT);
        String same = files.get(folded);
        if (same != null) {
            return Optional.of(
                    same.equals(path)
                            ? "it is used twice"
                            : "it differs from " + same + " by upper and lower case only");
        }
        if (folders.containsKey(folded)) {
            return Optional.of("it is the folder of " + folders.get(folded));
        }
        for (int slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
            String file = files.get(folded.substring(0, slash));
            if (file != null) {
                return Optional.of("its folder " + path.substring(0, slash) + " is the file " + file);
            }
        }
        files.put(folded, path);
        for (int slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
            folders.putIfAbsent(folded.substring(0, slash), path);
        }
        return Optional.empty();
    }
}
