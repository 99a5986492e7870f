package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of a model, however deep they are. */
final class ModelTexts {
    private final String part;
    private final Set<String> found = new HashSet<>();

    private ModelTexts(String part) {
        this.part = part;
    }

    /** Those that have a part. */
    static Set<String> with(String part, Ecosystem model) {
        ModelTexts texts = new ModelTexts(part);
        texts.look(model);
        return texts.found;
    }

    private void look(Object value) {
        if (value instanceof String text) {
            if (text.contains(part)) {
                found.add(text);
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::look);
        } else if (value instanceof Collection<?> list) {
            list.forEach(this::look);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                look(key);
                look(each);
            });
        } else if (value instanceof Record record) {
            RecordParts.of(record).ifPresent(parts -> {
                for (Object each : parts) {
                    look(each);
                }
            });
        }
    }
}
