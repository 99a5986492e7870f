package io.datasurface.model.lint;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path with wildcards: {@code *} and {@code ?} stand for characters of one part, {@code **} as a whole part for any number of parts.
 */
final class FilePattern {
    private enum Kind {
        /** This character. */
        ONE,
        /** A character of a part. */
        ANY,
        /** Characters of a part, or none. */
        STAR,
        /** Before folders that may be left out, see {@link #FOLDERS}. */
        ENTRY,
        /** Folders, up to a slash. */
        FOLDERS,
        /** Everything that is left. */
        REST
    }

    /** Sets of characters, beside those of one character, which are their own number. */
    private static final int NONE = -1;

    private static final int NO_SLASH = Character.MAX_VALUE + 1;
    private static final int EVERY = NO_SLASH + 1;

    private static final Pattern DRIVE_OR_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private final Kind[] kinds;
    private final char[] characters;
    private int size;

    private FilePattern(String text) {
        kinds = new Kind[text.length()];
        characters = new char[text.length()];
        for (int i = 0; i < text.length(); i++) {
            boolean whole = text.startsWith("**", i) && (i == 0 || text.charAt(i - 1) == '/');
            if (whole && text.startsWith("/", i + 2)) {
                add(Kind.ENTRY, '*');
                add(Kind.FOLDERS, '*');
                i += 2;
            } else if (whole && i + 2 == text.length()) {
                add(Kind.REST, '*');
                i++;
            } else {
                char c = text.charAt(i);
                add(c == '*' ? Kind.STAR : c == '?' ? Kind.ANY : Kind.ONE, c);
            }
        }
    }

    private void add(Kind kind, char c) {
        kinds[size] = kind;
        characters[size++] = c;
    }

    /** Why a text is no path below a folder; empty if it is one. */
    static Optional<String> mistake(String text) {
        if (text.isBlank()) {
            return Optional.of("it is empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("it has control characters");
        }
        if (text.indexOf('\\') >= 0) {
            return Optional.of("its parts are separated by /, not by \\");
        }
        if (text.startsWith("/") || DRIVE_OR_SCHEME.matcher(text).matches()) {
            return Optional.of("it does not begin below the container");
        }
        for (String part : text.split("/", -1)) {
            if (part.equals("..") || part.equals(".")) {
                return Optional.of("it must not step aside by " + part);
            }
            if (part.isEmpty()) {
                return Optional.of("one of its parts is empty");
            }
            if (part.contains("**") && !part.equals("**")) {
                return Optional.of("** stands for whole parts only");
            }
        }
        return Optional.empty();
    }

    /** What stands before the first wildcard. */
    static String literalPrefix(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '*' && text.charAt(end) != '?') {
            end++;
        }
        return text.substring(0, end);
    }

    /** Whether there is a path that both patterns match. */
    static boolean overlap(String left, String right) {
        return left.equals(right) || new FilePattern(left).meets(new FilePattern(right));
    }

    /** Walks through both at once: a pair of positions is reached if some text leads to both. Positions only grow, so one pass suffices. */
    private boolean meets(FilePattern other) {
        int row = other.size + 1;
        boolean[] reached = new boolean[(size + 1) * row];
        reached[0] = true;
        for (int i = 0; i <= size; i++) {
            for (int j = 0; j <= other.size; j++) {
                if (reached[i * row + j]) {
                    if (i < size && mayBeLeftOut(i)) {
                        reached[behind(i) * row + j] = true;
                    }
                    if (i < size && kinds[i] == Kind.ENTRY) {
                        reached[(i + 1) * row + j] = true;
                    }
                    if (j < other.size && other.mayBeLeftOut(j)) {
                        reached[i * row + other.behind(j)] = true;
                    }
                    if (j < other.size && other.kinds[j] == Kind.ENTRY) {
                        reached[i * row + j + 1] = true;
                    }
                    for (int step = 0; i < size && j < other.size && step < 4; step++) {
                        int left = step & 1;
                        int right = step >> 1;
                        if (share(takes(i, left == 1), other.takes(j, right == 1))) {
                            reached[(i + left) * row + j + right] = true;
                        }
                    }
                }
            }
        }
        return reached[reached.length - 1];
    }

    private boolean mayBeLeftOut(int position) {
        Kind kind = kinds[position];
        return kind == Kind.STAR || kind == Kind.REST || kind == Kind.ENTRY;
    }

    private int behind(int position) {
        return kinds[position] == Kind.ENTRY ? position + 2 : position + 1;
    }

    /** The characters that a position takes when the walk stays there, or leaves it. */
    private int takes(int position, boolean leaves) {
        return switch (kinds[position]) {
            case ONE -> leaves ? characters[position] : NONE;
            case ANY -> leaves ? NO_SLASH : NONE;
            case STAR -> leaves ? NONE : NO_SLASH;
            case ENTRY -> NONE;
            case FOLDERS -> leaves ? '/' : EVERY;
            case REST -> leaves ? NONE : EVERY;
        };
    }

    private static boolean share(int left, int right) {
        if (left == NONE || right == NONE) {
            return false;
        }
        if (left < NO_SLASH) {
            return right == EVERY || (right == NO_SLASH ? left != '/' : left == right);
        }
        return right >= NO_SLASH || left == EVERY || right != '/';
    }
}
