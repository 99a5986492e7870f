package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.json.Node.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON that is no spec, such as what else is rendered, as the JDK's collections: an object is a {@link Map} in the order of its fields, an array
 * a {@link List}, and all else a {@link String}, as it is written there; null is an empty one.
 */
public final class PlainJson {
    private PlainJson() {}

    /**
     * Reads an object.
     *
     * @param name of the document, for messages
     * @param json UTF-8
     * @throws IllegalArgumentException if it is no JSON, has a field twice, or is no object
     */
    public static Map<String, Object> read(String name, byte[] json) {
        Node node;
        try {
            node = Parser.parse(json, new Problems(name));
        } catch (SpecFormatException e) {
            throw new IllegalArgumentException(
                    name + " can't be read: " + e.problems().get(0), e);
        }
        if (node.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException(name + " is " + node.kind() + "; an object is needed");
        }
        return object(node);
    }

    private static Map<String, Object> object(Node node) {
        Map<String, Object> members = new LinkedHashMap<>();
        node.members().forEach((name, member) -> members.put(name, value(member)));
        return members;
    }

    private static Object value(Node node) {
        return switch (node.kind()) {
            case OBJECT -> object(node);
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                node.elements().forEach(element -> elements.add(value(element)));
                yield elements;
            }
            default -> node.scalar();
        };
    }

    /**
     * Writes objects with texts, an array with a line for each.
     *
     * @param rows of which each has its fields in the order in which they are written
     */
    public static String write(List<Map<String, String>> rows) {
        return Out.write(out -> out.array(rows, (to, row) -> row.forEach(to::text)));
    }
}
