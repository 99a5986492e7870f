package io.datasurface.awsbatch.spec;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the constructors of this package check; every message names the component and the remedy. */
final class Checks {
    private static final Pattern LAKE_NAME = Pattern.compile("[a-z0-9_]{1,255}");
    private static final Pattern LOCATION = Pattern.compile("[a-z][a-z0-9+.-]*:/.*[^/]");

    private Checks() {}

    /** A name or an address: not empty, no control characters, no half of a surrogate pair. */
    static String text(String what, String value) {
        Objects.requireNonNull(value, what);
        if (value.isEmpty()) {
            throw refused(what, value, "it is empty");
        }
        int control = 0;
        while (control < value.length() && !Character.isISOControl(value.charAt(control))) {
            control++;
        }
        if (control < value.length()) {
            throw refused(what, value, "it has a control character at index " + control);
        }
        return unicode(what, value);
    }

    /** Any text that can be written as UTF-8, empty or of several lines. */
    static String unicode(String what, String value) {
        Objects.requireNonNull(value, what);
        int next = 0;
        while (next < value.length()) {
            char c = value.charAt(next);
            if (Character.isSurrogate(c)
                    && (next + 1 == value.length() || !Character.isSurrogatePair(c, value.charAt(next + 1)))) {
                throw refused(what, value, "it has half of a surrogate pair, which is no character");
            }
            next += Character.isSurrogate(c) ? 2 : 1;
        }
        return value;
    }

    static String lakeName(String what, String value) {
        if (!LAKE_NAME.matcher(text(what, value)).matches()) {
            throw refused(what, value, "a name in the lake is 1 to 255 of a-z, 0-9 and _");
        }
        return value;
    }

    static String location(String what, String value) {
        if (!LOCATION.matcher(text(what, value)).matches()) {
            throw refused(what, value, "a location has a scheme and no slash at its end, such as s3://bucket/prefix");
        }
        return value;
    }

    static void encoding(String name) {
        boolean known;
        try {
            known = Charset.isSupported(text("encoding", name));
        } catch (IllegalCharsetNameException e) {
            known = false;
        }
        if (!known) {
            throw refused("encoding", name, "Java has no such character set; use one such as UTF-8");
        }
    }

    /** A path below a folder, which may have wildcards. */
    static void below(String what, String pattern) {
        for (String part : text(what, pattern).split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw refused(what, pattern, "it is no path below the folder; use one such as orders/*.csv");
            }
        }
    }

    static int port(int value) {
        if (value < 1 || value > 65535) {
            throw refused("port", Integer.toString(value), "it must be 1 to 65535");
        }
        return value;
    }

    /** The value is not shown: somebody may have put the secret itself there. */
    static String secretArn(String value) {
        if (!text("secretArn", value).matches("arn:[a-z-]+:secretsmanager:[^:]+:[0-9]{12}:secret:.+")) {
            throw new IllegalArgumentException(
                    "secretArn is refused: expected arn:aws:secretsmanager:<region>:<account>:secret:<name>");
        }
        return value;
    }

    static Duration atLeast(String what, Duration value, Duration least) {
        if (Objects.requireNonNull(value, what).compareTo(least) < 0) {
            throw refused(what, value.toString(), "it must be at least " + least);
        }
        return value;
    }

    static long atLeast(String what, long value, long least) {
        if (value < least) {
            throw refused(what, Long.toString(value), "it must be at least " + least);
        }
        return value;
    }

    static <T> List<T> notEmpty(String what, List<T> values) {
        List<T> copy = List.copyOf(values);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty; give at least one");
        }
        return copy;
    }

    static List<String> texts(String what, Collection<String> values) {
        values.forEach(value -> text(what, value));
        return List.copyOf(values);
    }

    static <T> List<T> distinct(String what, List<T> values, Function<T, Object> key) {
        Set<Object> seen = new HashSet<>(values.size() * 2);
        for (T value : values) {
            Object id = key.apply(value);
            if (!seen.add(id)) {
                throw new IllegalArgumentException(what + " has " + id + " twice; name each one once");
            }
        }
        return values;
    }

    static SortedMap<String, String> texts(String what, Map<String, String> values) {
        values.forEach((key, value) -> {
            text(what + " key", key);
            unicode(what + " value", value);
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static IllegalArgumentException refused(String what, String value, String why) {
        return new IllegalArgumentException(what + " \"" + value + "\" is refused: " + why);
    }
}
