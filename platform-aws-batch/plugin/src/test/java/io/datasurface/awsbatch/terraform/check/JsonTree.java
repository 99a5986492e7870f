package io.datasurface.awsbatch.terraform.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads JSON as maps, lists, texts, numbers, truth values and null; a duplicate key is an error. */
public final class JsonTree {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonTree() {}

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    public static @Nullable Object parse(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Object result = read(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Something follows the JSON document: " + parser.currentToken());
            }
            return result;
        }
    }

    /** Reads a document of YAML that is an object; a duplicate key is an error, and so is a second document. */
    public static Map<String, @Nullable Object> yaml(String text) {
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Map<String, @Nullable Object> result = object(read(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Something follows the YAML document: " + parser.currentToken());
            }
            return result;
        }
    }

    /** Reads a document that is an object. */
    public static Map<String, @Nullable Object> parseObject(String text) {
        return object(parse(text));
    }

    /** Reads a document of the class path that is an object. */
    public static Map<String, @Nullable Object> resource(String path) {
        try (InputStream in = JsonTree.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The test resource " + path + " is missing.");
            }
            return parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the test resource " + path, e);
        }
    }

    /** Returns the value as an object. */
    @SuppressWarnings("unchecked") // made by read(), where keys are texts
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("Not a JSON object: " + value);
    }

    /** Writes maps, lists, texts, whole and other numbers, truth values and null. */
    public static String text(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(out, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            out.writeStartObject();
            object(value).forEach((key, inner) -> {
                out.writeName(key);
                write(out, inner);
            });
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(element -> write(out, element));
            out.writeEndArray();
        } else if (value instanceof Number number) {
            out.writeNumber(new BigDecimal(number.toString()));
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value == null) {
            out.writeNull();
        } else {
            out.writeString((String) value);
        }
    }

    private static @Nullable Object read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("The JSON document is empty.");
        }
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException("Unexpected " + token + " in JSON.");
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            result.put(key, read(parser));
        }
        return result;
    }

    private static List<@Nullable Object> readArray(JsonParser parser) {
        List<@Nullable Object> result = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            result.add(read(parser));
        }
        return result;
    }
}
