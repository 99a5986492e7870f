package io.datasurface.awsbatch.change.json;

import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The tables that the table mappings of a replication task name. */
public final class SelectedTables {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private SelectedTables() {}

    /**
     * Reads table mappings.
     *
     * @param mappings the JSON as it stands in a rendered module
     * @return names of tables as they stand there; none if that is no JSON
     */
    public static SortedSet<String> of(String mappings) {
        SortedSet<String> tables = new TreeSet<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), mappings)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("table-name")) {
                    parser.nextToken();
                    tables.add(parser.getString().replace("[_]", "_"));
                }
            }
        } catch (JacksonException e) {
            return new TreeSet<>();
        }
        return tables;
    }
}
