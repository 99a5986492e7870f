package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.json.Node.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** JSON text to {@link Node}s. A syntax error ends the reading, because what follows it can't be trusted. */
final class Parser {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    private final JsonParser in;
    private final Problems problems;

    private Parser(JsonParser in, Problems problems) {
        this.in = in;
        this.problems = problems;
    }

    static Node parse(byte[] json, Problems problems) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            Parser parser = new Parser(in, problems);
            in.nextToken();
            Node root = parser.value("$");
            if (in.nextToken() != null) {
                parser.report("$", "nothing may follow the document");
            }
            problems.throwIfAny();
            return root;
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            problems.add(
                    "$",
                    where == null ? 1 : where.getLineNr(),
                    where == null ? 1 : where.getColumnNr(),
                    "the document is no JSON: " + e.getOriginalMessage());
            problems.throwIfAny();
            throw new IllegalStateException("unreachable: a problem was added", e);
        }
    }

    private Node value(String path) {
        JsonToken token = in.currentToken();
        if (token == null) {
            report(path, "the document is empty; expected a spec");
            return node(Kind.NULL, path, null, Map.of(), List.of());
        }
        return switch (token) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> scalar(Kind.STRING, path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Kind.NUMBER, path);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Kind.BOOLEAN, path);
            default -> scalar(Kind.NULL, path);
        };
    }

    private Node object(String path) {
        Map<String, Node> members = new LinkedHashMap<>();
        Node object = node(Kind.OBJECT, path, null, members, List.of());
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            String memberPath = path + "." + name;
            TokenStreamLocation where = in.currentTokenLocation();
            in.nextToken();
            Node member = value(memberPath);
            if (members.putIfAbsent(name, member) != null) {
                problems.add(memberPath, where.getLineNr(), where.getColumnNr(), "the field is there twice");
            }
        }
        return object;
    }

    private Node array(String path) {
        List<Node> elements = new ArrayList<>();
        Node array = node(Kind.ARRAY, path, null, Map.of(), elements);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(path + "[" + elements.size() + "]"));
        }
        return array;
    }

    private Node scalar(Kind kind, String path) {
        return node(kind, path, in.getString(), Map.of(), List.of());
    }

    private Node node(Kind kind, String path, @Nullable String text, Map<String, Node> members, List<Node> elements) {
        TokenStreamLocation where = in.currentTokenLocation();
        return new Node(kind, path, where.getLineNr(), where.getColumnNr(), text, members, elements);
    }

    private void report(String path, String message) {
        TokenStreamLocation where = in.currentTokenLocation();
        problems.add(path, where.getLineNr(), where.getColumnNr(), message);
    }
}
