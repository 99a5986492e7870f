package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.common.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of a JSON Schema that grows key by key. */
final class SchemaObject {
    private final Map<String, JsonValue> values = new LinkedHashMap<>();

    SchemaObject put(String key, JsonValue value) {
        values.put(key, value);
        return this;
    }

    SchemaObject put(String key, String text) {
        return put(key, new JsonValue.Text(text));
    }

    SchemaObject put(String key, Optional<String> text) {
        text.ifPresent(given -> put(key, given));
        return this;
    }

    SchemaObject put(String key, boolean flag) {
        return put(key, new JsonValue.Flag(flag));
    }

    SchemaObject put(String key, long number) {
        return put(key, new JsonValue.Numeric(BigDecimal.valueOf(number)));
    }

    SchemaObject put(String key, SchemaObject object) {
        return put(key, object.value());
    }

    SchemaObject put(String key, Collection<String> texts) {
        List<JsonValue> all =
                texts.stream().map(text -> (JsonValue) new JsonValue.Text(text)).toList();
        return put(key, new JsonValue.Items(all));
    }

    SchemaObject putAll(SchemaObject other) {
        values.putAll(other.values);
        return this;
    }

    JsonValue.Group value() {
        return new JsonValue.Group(ImmutableMap.copyOf(values));
    }

    /** A reference to a definition. */
    static SchemaObject reference(String definition) {
        return new SchemaObject().put("$ref", "#/$defs/" + definition);
    }
}
