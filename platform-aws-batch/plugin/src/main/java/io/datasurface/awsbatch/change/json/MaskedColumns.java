package io.datasurface.awsbatch.change.json;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The columns that the table mappings of a replication mask. */
public final class MaskedColumns {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String MASKING = "data-masking-";
    /** Of rules, which are in a list in an object. */
    private static final int RULE = 2;

    private MaskedColumns() {}

    /**
     * Reads table mappings.
     *
     * @param mappings the JSON as it stands in a rendered module
     * @return by table and column, such as {@code customers.email}, what DMS calls the way; none if that is no JSON
     */
    public static SortedMap<String, String> of(String mappings) {
        SortedMap<String, String> columns = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), mappings)) {
            int depth = 0;
            Map<String, String> rule = new HashMap<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> depth++;
                    case VALUE_STRING -> rule.put(String.valueOf(parser.currentName()), parser.getString());
                    case END_OBJECT -> {
                        if (depth == RULE) {
                            add(rule, columns);
                            rule.clear();
                        }
                        depth--;
                    }
                    default -> {
                        // Nothing of a rule that masks.
                    }
                }
            }
        } catch (JacksonException e) {
            return new TreeMap<>();
        }
        return columns;
    }

    private static void add(Map<String, String> rule, SortedMap<String, String> columns) {
        String action = rule.getOrDefault("rule-action", "");
        if (action.startsWith(MASKING)) {
            String table = rule.getOrDefault("table-name", "").replace("[_]", "_");
            columns.put(table + "." + rule.getOrDefault("column-name", ""), action.substring(MASKING.length()));
        }
    }
}
