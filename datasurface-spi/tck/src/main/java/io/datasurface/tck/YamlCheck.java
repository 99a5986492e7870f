package io.datasurface.tck;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML, and refuses what only some readers take. */
final class YamlCheck {
    /** Half a character: section 5.7 of YAML 1.2 has escapes of whole ones only, and libyaml refuses these. */
    private static final Pattern HALF = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u[dD][89a-fA-F]");

    private YamlCheck() {}

    /**
     * What a file consists of, without its names and values, but with the kinds of values: a text that got out of its quotes makes more of it,
     * or something else than a text.
     *
     * @throws IllegalArgumentException if it is no YAML, an object has a name twice, or a character is escaped in two halves
     */
    static String shape(byte[] content) {
        if (HALF.matcher(new String(content, StandardCharsets.UTF_8)).find()) {
            throw new IllegalArgumentException(
                    "a character is escaped as two halves (\\ud83d\\ude00), which YAML does not have; write it as it is, or with \\U");
        }
        return documents(content).stream().map(YamlCheck::of).toList().toString();
    }

    /**
     * The texts of a file, names of objects among them, without escapes.
     *
     * @throws IllegalArgumentException if it is no YAML
     */
    static List<String> texts(byte[] content) {
        List<String> texts = new ArrayList<>();
        documents(content).forEach(document -> addTexts(document, texts));
        return texts;
    }

    private static void addTexts(@Nullable Object value, List<String> texts) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, each) -> {
                addTexts(key, texts);
                addTexts(each, texts);
            });
        } else if (value instanceof Collection<?> list) {
            list.forEach(each -> addTexts(each, texts));
        } else if (value instanceof String text) {
            texts.add(text);
        }
    }

    private static List<Object> documents(byte[] content) {
        try {
            Load load =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
            List<Object> documents = new ArrayList<>();
            load.loadAllFromInputStream(new ByteArrayInputStream(content)).forEach(documents::add);
            return documents;
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String of(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return "o" + parts(object.values());
        }
        if (value instanceof Collection<?> list) {
            return "a" + parts(list);
        }
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    private static List<String> parts(Collection<?> values) {
        List<String> parts = new ArrayList<>();
        values.forEach(value -> parts.add(of(value)));
        Collections.sort(parts);
        return parts;
    }
}
