package io.datasurface.graph;

/**
 * Composes node names, such as {@code Export/P/container/store/dataset}, and takes them apart. A slash inside a part is written
 * {@code %2F} and a percent sign {@code %25}, so that two nodes never share a name.
 */
final class NodeNames {
    static final String INGEST = "Ingest";
    static final String EXPORT = "Export";
    static final String TRIGGER = "Trigger";
    static final String DATA_TRANSFORMER = "DataTransformer";

    private NodeNames() {}

    static String compose(String verb, String... parts) {
        int length = verb.length();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = escape(parts[i]);
            length += 1 + parts[i].length();
        }
        StringBuilder name = new StringBuilder(length).append(verb);
        for (String part : parts) {
            name.append('/').append(part);
        }
        return name.toString();
    }

    /** The verb and the parts of a name. */
    static String[] split(String name) {
        String[] parts = name.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].replace("%2F", "/").replace("%25", "%");
        }
        return parts;
    }

    private static String escape(String part) {
        return part.indexOf('/') < 0 && part.indexOf('%') < 0
                ? part
                : part.replace("%", "%25").replace("/", "%2F");
    }
}
