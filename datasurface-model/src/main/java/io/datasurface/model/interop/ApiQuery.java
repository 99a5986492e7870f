package io.datasurface.model.interop;

import io.datasurface.model.internal.Quoted;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A command of the API with its parameters.
 *
 * @param command name of the command
 * @param parameters its parameters in order
 * @param key where the answer holds what was asked for
 * @param unknown what the server says, with status 500, when it does not have it
 */
record ApiQuery(String command, Map<String, String> parameters, String key, List<String> unknown) {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String STORE = "store_name";

    static ApiQuery workspaces() {
        return new ApiQuery("list_workspaces", Map.of(), "workspaces", List.of());
    }

    static ApiQuery teams() {
        return new ApiQuery("list_teams", Map.of(), "teams", List.of());
    }

    static ApiQuery datastores() {
        return new ApiQuery("list_datastores", Map.of(), "datastores", List.of());
    }

    static ApiQuery workspace(String name) {
        return one("get_workspace", Map.of("workspace_name", name), "workspace", "Unknown workspace " + name);
    }

    static ApiQuery team(String zone, String team) {
        return one(
                "get_team",
                Map.of("governance_zone", zone, "team_name", team),
                "team",
                "Unknown team " + team + " in zone " + zone);
    }

    static ApiQuery datastore(String name) {
        return one("get_datastore", Map.of(STORE, name), "datastore", "Unknown datastore " + name);
    }

    static ApiQuery dataset(String store, String name) {
        return one(
                "get_dataset", Map.of(STORE, store, "dataset_name", name), "dataset", "Dataset " + name + " not found");
    }

    static ApiQuery dependencies(String store) {
        return one("get_dependencies", Map.of(STORE, store), "dependencies", pythonLiteral(store));
    }

    /** An empty name names nothing; the server then calls it a missing parameter. */
    private static ApiQuery one(String command, Map<String, String> parameters, String key, String unknown) {
        Map<String, String> ordered = new TreeMap<>(parameters);
        List<String> said = ordered.entrySet().stream()
                .filter(parameter -> parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + " is required")
                .collect(Collectors.toList());
        said.add(unknown);
        return new ApiQuery(command, ordered, key, said);
    }

    /** The question for messages, and as the place where positions are counted. */
    String question() {
        return command + parameters.values().stream().map(Quoted::of).collect(Collectors.joining(", ", "(", ")"));
    }

    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("command", command);
            out.writeObjectPropertyStart("params");
            parameters.forEach(out::writeStringProperty);
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString();
    }

    /** A text as Python shows it, which is all that a missing key of a dictionary says. */
    private static String pythonLiteral(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder literal = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c == '\\' || c == quote ? "\\" : "").append(c);
            }
        }
        return literal.append(quote).toString();
    }
}
