package org.example.sqlplatform;

import io.datasurface.spi.PlatformException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes names and texts so that PostgreSQL and the shell take them for nothing else. */
final class Sql {
    /** PostgreSQL cuts longer names, in bytes. */
    static final int LONGEST_NAME = 63;

    private Sql() {}

    /** Whether PostgreSQL keeps the name as it is. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.indexOf('\0') < 0
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    static String name(String name) {
        if (!isName(name)) {
            throw new PlatformException(
                    PlatformException.Code.UNSUPPORTED,
                    "PostgreSQL cannot have the name " + comment(name) + "; take one of 1 to " + LONGEST_NAME
                            + " bytes, none of them 0");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String names(Collection<String> names) {
        return list(names, Sql::name);
    }

    static String list(Collection<String> names, UnaryOperator<String> part) {
        return names.stream().map(part).collect(Collectors.joining(", "));
    }

    /** A text constant that means the same whatever the server thinks of backslashes. */
    static String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new PlatformException(
                    PlatformException.Code.UNSUPPORTED,
                    "PostgreSQL cannot have a text with a character 0: " + comment(text) + "; take it out");
        }
        String quoted = "'" + text.replace("'", "''") + "'";
        return quoted.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    /** Text that does not leave its line. */
    static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
