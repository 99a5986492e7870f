package io.datasurface.tck;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        try {
            Load load =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
            List<String> documents = new ArrayList<>();
            load.loadAllFromInputStream(new ByteArrayInputStream(content))
                    .forEach(document -> documents.add(of(document)));
            return documents.toString();
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String of(Object value) {
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
