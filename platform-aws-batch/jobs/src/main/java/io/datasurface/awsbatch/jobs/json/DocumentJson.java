package io.datasurface.awsbatch.jobs.json;

import io.datasurface.awsbatch.jobs.document.DocumentValue;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Fields;
import io.datasurface.awsbatch.jobs.document.Doubles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Documents as JSON. Lists and objects know their text as it stands in the document. */
public final class DocumentJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser json;
    private final String text;
    private final Function<Fields, DocumentValue> unwrap;

    private DocumentJson(JsonParser json, String text, Function<Fields, DocumentValue> unwrap) {
        this.json = json;
        this.text = text;
        this.unwrap = unwrap;
    }

    /**
     * What a text says.
     *
     * @param unwrap what an object stands for, inner ones first
     * @throws IllegalArgumentException with the reason, if it is no JSON or has a field twice
     */
    public static DocumentValue parse(String text, Function<Fields, DocumentValue> unwrap) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() == null) {
                throw new IllegalArgumentException("it is no JSON: there is nothing");
            }
            DocumentValue value = new DocumentJson(json, text, unwrap).value();
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("it is no JSON: there is something behind it");
            }
            return value;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no JSON, or cut on its way: " + e.getOriginalMessage(), e);
        }
    }

    private DocumentValue value() {
        return switch (json.currentToken()) {
            case VALUE_NULL -> new DocumentValue.Nothing();
            case START_ARRAY -> {
                int start = start();
                List<DocumentValue> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value());
                }
                yield new DocumentValue.Items(items, textFrom(start));
            }
            case START_OBJECT -> {
                int start = start();
                Map<String, DocumentValue> fields = new LinkedHashMap<>();
                for (String name = json.nextName(); name != null; name = json.nextName()) {
                    json.nextToken();
                    if (fields.put(name, value()) != null) {
                        throw new IllegalArgumentException("the field " + name + " is there twice");
                    }
                }
                yield unwrap.apply(new Fields(fields, textFrom(start)));
            }
            case VALUE_NUMBER_FLOAT -> new DocumentValue.Plain(Doubles.shortest(json.getString()));
            default -> new DocumentValue.Plain(json.getString());
        };
    }

    private int start() {
        return Math.toIntExact(json.currentTokenLocation().getCharOffset());
    }

    private String textFrom(int start) {
        return text.substring(start, Math.toIntExact(json.currentLocation().getCharOffset()));
    }
}
