package io.datasurface.awsbatch.spec.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with its place.
 *
 * @param kind what it is
 * @param path JSON path
 * @param line from 1
 * @param column from 1
 * @param text of a string or number, {@code true} or {@code false} of a boolean
 * @param members of an object
 * @param elements of an array
 */
record Node(
        Kind kind,
        String path,
        int line,
        int column,
        @Nullable String text,
        Map<String, Node> members,
        List<Node> elements) {

    /** The kinds of JSON values, named as in messages. */
    enum Kind {
        OBJECT("an object"),
        ARRAY("an array"),
        STRING("a string"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NULL("null");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The text of a string, number or boolean. */
    String scalar() {
        return text == null ? "" : text;
    }
}
