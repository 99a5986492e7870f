package io.datasurface.awsbatch.jobs.document;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in a document. */
public sealed interface DocumentValue {
    /** Its text; of lists and objects their JSON, as it stands in the document. */
    String text();

    /** Nothing, which a field has that is not there, too. */
    record Nothing() implements DocumentValue {
        @Override
        public String text() {
            return "null";
        }
    }

    /**
     * A text, a number or a truth value.
     *
     * @param text as it stands in the document
     */
    record Plain(String text) implements DocumentValue {}

    /**
     * A point in time.
     *
     * @param time to the millisecond
     */
    record Time(Instant time) implements DocumentValue {
        @Override
        public String text() {
            return time.toString();
        }
    }

    /**
     * A list.
     *
     * @param items what it has
     * @param text its JSON
     */
    record Items(List<DocumentValue> items, String text) implements DocumentValue {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * An object.
     *
     * @param fields what it has, by name
     * @param text its JSON
     */
    record Fields(Map<String, DocumentValue> fields, String text) implements DocumentValue {
        /** Copies the map, and keeps its order. */
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** A field; {@link Nothing} if it is not there. */
        public DocumentValue field(String name) {
            return fields.getOrDefault(name, new Nothing());
        }
    }
}
