package io.datasurface.graph.diff;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Short words for values. */
final class Told {
    private static final int LONGEST = 80;

    private Told() {}

    /** The value as text, cut if it is long. */
    static String of(Object value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    /** Returns {@code (a, b)}, or nothing for none. */
    static String list(List<String> names) {
        return names.isEmpty() ? "" : of(names.stream().collect(Collectors.joining(", ", "(", ")")));
    }

    /** Names of constants, in their order. */
    static String constants(Set<? extends Enum<?>> constants) {
        return constants.stream()
                .sorted((one, other) -> Integer.compare(one.ordinal(), other.ordinal()))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
