package io.datasurface.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as maps, lists, strings and nulls, for tests. */
final class Json {
    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value;
    }

    static Json parse(String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return new Json(read(parser));
        }
    }

    private static @Nullable Object read(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                map.put(key, read(parser));
            }
            return map;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(read(parser));
            }
            return list;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getString();
    }

    List<String> keys() {
        return List.copyOf(map().keySet().stream().map(String::valueOf).toList());
    }

    Json get(String key) {
        return new Json(map().get(key));
    }

    List<Json> items() {
        List<Json> items = new ArrayList<>();
        for (Object item : (List<?>) present()) {
            items.add(new Json(item));
        }
        return items;
    }

    String text() {
        return (String) present();
    }

    String textOr(String other) {
        return value == null ? other : text();
    }

    private Map<?, ?> map() {
        return (Map<?, ?>) present();
    }

    private Object present() {
        if (value == null) {
            throw new IllegalStateException("null or missing");
        }
        return value;
    }
}
