package io.datasurface.tck.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * What a JSON text consists of, without its names and values: a text that got out of its quotes makes more of it, or no JSON at all. Names
 * are left out because plugins make them of names in the model.
 */
public final class JsonShape {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonShape() {}

    /**
     * Reads JSON of which no object has a name twice.
     *
     * @param content a JSON text
     * @return the shape; two of the same shape differ by names, values and order only
     * @throws IllegalArgumentException if it is no such JSON, with what is wrong
     */
    public static String of(byte[] content) {
        Deque<List<String>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    open.push(new ArrayList<>());
                } else if (token.isStructEnd()) {
                    List<String> parts = open.pop();
                    Collections.sort(parts);
                    open.element().add((token == JsonToken.END_OBJECT ? "o" : "a") + parts);
                } else if (token.isScalarValue()) {
                    open.element().add(token == JsonToken.VALUE_STRING ? "s" : "v");
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return open.element().toString();
    }

    /**
     * The texts of a JSON text, names of objects among them.
     *
     * @param content a JSON text
     * @return its texts in their order, without escapes
     * @throws IllegalArgumentException if it is no such JSON, with what is wrong
     */
    public static List<String> texts(byte[] content) {
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                    texts.add(parser.getString());
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return texts;
    }
}
