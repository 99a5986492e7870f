package io.datasurface.awsbatch.override;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The arguments of resource types that both providers have and that hold one text, number or truth value, or a list of texts. */
final class Attributes {
    private static final String FILE = "attributes.txt";

    private final SortedMap<String, SortedMap<String, String>> types = new TreeMap<>();

    private Attributes() {}

    /** Reads the table that comes with the plugin: a line per type, and below it, indented, a line per argument with its kind. */
    static Attributes load() {
        Attributes attributes = new Attributes();
        String type = "";
        for (String line : Splitter.on('\n').omitEmptyStrings().split(text())) {
            if (line.startsWith(" ")) {
                List<String> parts = Splitter.on(' ').omitEmptyStrings().splitToList(line);
                attributes.types.computeIfAbsent(type, key -> new TreeMap<>()).put(parts.get(0), parts.get(1));
            } else {
                type = line;
            }
        }
        return attributes;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Attributes.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The plugin's jar lacks " + FILE, e);
        }
    }

    /** Returns the kind of an argument, such as {@code number}; empty if it cannot be overridden. */
    Optional<String> kind(String type, String path) {
        return Optional.ofNullable(of(type).get(path));
    }

    /** Returns the arguments of a type with their kinds; none if there is no such type. */
    SortedMap<String, String> of(String type) {
        return types.getOrDefault(type, Collections.emptySortedMap());
    }

    /** Returns the types. */
    List<String> types() {
        return List.copyOf(types.keySet());
    }
}
