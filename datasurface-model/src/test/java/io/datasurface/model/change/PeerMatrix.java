package io.datasurface.model.change;

import io.datasurface.model.interop.Fixtures;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the Python DataSurface says of 46 x 46 types: new type, old type, whether it finds no problem. */
final class PeerMatrix {
    private PeerMatrix() {}

    static Map<String, Map<String, Boolean>> read() {
        Map<String, Map<String, Boolean>> matrix = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory()
                .createParser(
                        ObjectReadContext.empty(),
                        Fixtures.folder("type_compat_matrix.json").toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isMatrix = json.currentName().equals("matrix");
                json.nextToken();
                while (isMatrix && json.nextToken() == JsonToken.PROPERTY_NAME) {
                    matrix.put(json.currentName(), row(json));
                }
                json.skipChildren();
            }
        }
        return matrix;
    }

    private static Map<String, Boolean> row(JsonParser json) {
        Map<String, Boolean> row = new LinkedHashMap<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String old = json.currentName();
            json.nextToken();
            boolean compatible = json.nextToken() == JsonToken.END_ARRAY;
            while (json.currentToken() != JsonToken.END_ARRAY) {
                json.nextToken();
            }
            row.put(old, compatible);
        }
        return row;
    }
}
