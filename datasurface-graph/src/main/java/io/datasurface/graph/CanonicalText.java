package io.datasurface.graph;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text that says everything about a value, the same in every run and on every machine: records by their components, sets and maps in
 * the order of their elements' texts, every string with its length. A record whose components are not accessible, and any other type,
 * speaks for itself with {@link Object#toString}.
 */
final class CanonicalText {
    private CanonicalText() {}

    static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append('!');
        } else if (value instanceof Record fields) {
            appendRecord(text, fields);
        } else if (value instanceof Optional<?> optional) {
            text.append('?');
            optional.ifPresent(inner -> append(text, inner));
            text.append(';');
        } else if (value instanceof Map<?, ?> map) {
            TreeMap<String, String> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(of(key), of(inner)));
            text.append('{');
            sorted.forEach((key, inner) -> text.append(key).append('=').append(inner));
            text.append('}');
        } else if (value instanceof List<?> list) {
            text.append('[');
            list.forEach(inner -> append(text, inner));
            text.append(']');
        } else if (value instanceof Collection<?> collection) {
            TreeSet<String> sorted = new TreeSet<>();
            collection.forEach(inner -> sorted.add(of(inner)));
            text.append('(');
            sorted.forEach(text::append);
            text.append(')');
        } else if (value instanceof Enum<?> constant) {
            appendWords(text, constant.name());
        } else {
            appendWords(text, value.toString());
        }
    }

    private static void appendRecord(StringBuilder text, Record fields) {
        // The name by which files call the kind; a package may change.
        appendWords(text, fields.getClass().getSimpleName());
        StringBuilder inside = new StringBuilder();
        try {
            for (RecordComponent component : fields.getClass().getRecordComponents()) {
                if (!component.getAccessor().trySetAccessible()) {
                    appendWords(text, fields.toString());
                    return;
                }
                appendWords(inside, component.getName());
                append(inside, component.getAccessor().invoke(fields));
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "cannot read " + fields.getClass().getName() + " \"" + fields + "\"", e);
        }
        text.append('<').append(inside).append('>');
    }

    private static void appendWords(StringBuilder text, String words) {
        text.append(words.length()).append(':').append(words);
    }
}
