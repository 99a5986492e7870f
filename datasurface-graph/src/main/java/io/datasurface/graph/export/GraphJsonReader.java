package io.datasurface.graph.export;

import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.ListedGraph;
import io.datasurface.graph.Reason;
import io.datasurface.graph.Requirement;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourcePosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads what {@link GraphJson} writes. */
final class GraphJsonReader {
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser json;

    private GraphJsonReader(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    static IntentionGraphs read(String file, Reader in) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            GraphJsonReader reader = new GraphJsonReader(file, json);
            try {
                return reader.readGraphs();
            } catch (IllegalArgumentException e) {
                throw reader.wrong(String.valueOf(e.getMessage()));
            }
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (StreamReadException e) {
            throw new GraphFormatException(
                    at(file, e.getLocation()), "This is not JSON that can be read: " + e.getOriginalMessage());
        }
    }

    private static SourcePosition at(String file, TokenStreamLocation location) {
        return new SourcePosition(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private GraphFormatException wrong(String message) {
        return new GraphFormatException(at(file, json.currentTokenLocation()), message);
    }

    private void expect(JsonToken token, String what) throws GraphFormatException {
        if (json.currentToken() != token) {
            throw wrong("Here should be " + what);
        }
    }

    private void next(JsonToken token, String what) throws GraphFormatException {
        json.nextToken();
        expect(token, what);
    }

    private IntentionGraphs readGraphs() throws IOException {
        TreeMap<String, IntentionGraph> graphs = new TreeMap<>();
        next(JsonToken.START_OBJECT, "an object with format, version, platforms");
        boolean complete = false;
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            switch (field) {
                case "format" -> {
                    if (!text("the format").equals(GraphJson.FORMAT)) {
                        throw wrong("The format is \"" + json.getString() + "\"; accepted is " + GraphJson.FORMAT);
                    }
                }
                case "version" -> {
                    next(JsonToken.VALUE_NUMBER_INT, "the version, a number");
                    if (!json.getString().equals(Integer.toString(GraphJson.VERSION))) {
                        throw wrong("The version is " + json.getString() + "; accepted is " + GraphJson.VERSION
                                + ". The file was written by another version of DataSurface.");
                    }
                }
                case "platforms" -> {
                    complete = true;
                    next(JsonToken.START_OBJECT, "an object with a graph for each platform");
                    for (String platform = json.nextName(); platform != null; platform = json.nextName()) {
                        graphs.put(platform, graph(platform));
                    }
                }
                default -> throw wrong("The field \"" + field + "\" is not known");
            }
        }
        expect(JsonToken.END_OBJECT, "a field or the end of the object");
        if (!complete) {
            throw wrong("The field \"platforms\" is missing");
        }
        if (json.nextToken() != null) {
            throw wrong("Nothing may follow the graphs");
        }
        return new IntentionGraphs(List.copyOf(graphs.values()));
    }

    private IntentionGraph graph(String platform) throws IOException {
        ListedGraph.Builder graph = ListedGraph.builder(platform);
        next(JsonToken.START_OBJECT, "an object with nodes and edges");
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            next(JsonToken.START_ARRAY, "a list");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                switch (field) {
                    case "nodes" -> {
                        expect(JsonToken.START_OBJECT, "a node, an object");
                        NodeDraft draft = node(platform);
                        graph.node(draft.make(), draft.reasons());
                    }
                    case "edges" -> {
                        List<String> edge = texts("an edge: two names and perhaps \"" + GraphJson.PREVIOUS + "\"", 2);
                        if (edge.size() > 2 && !edge.get(2).equals(GraphJson.PREVIOUS)) {
                            throw wrong(
                                    "\"" + edge.get(2) + "\" is no kind of edge; accepted is " + GraphJson.PREVIOUS);
                        }
                        graph.edge(edge.get(0), edge.get(1), edge.size() > 2);
                    }
                    default -> throw wrong("The field \"" + field + "\" is not known; accepted are nodes, edges");
                }
            }
        }
        expect(JsonToken.END_OBJECT, "a field or the end of the graph");
        return graph.build();
    }

    private NodeDraft node(String platform) throws IOException {
        NodeDraft draft = new NodeDraft(platform);
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            switch (field) {
                case "milestoning" -> {
                    next(JsonToken.START_ARRAY, "a list of strategies");
                    Set<MilestoningStrategy> strategies = EnumSet.noneOf(MilestoningStrategy.class);
                    for (String name : texts("a list of strategies", 0)) {
                        strategies.add(NodeDraft.constant(field, MilestoningStrategy.class, name));
                    }
                    draft.milestoning(strategies);
                }
                case "consumers" -> {
                    next(JsonToken.START_ARRAY, "a list of consumers");
                    List<DatasetGroupKey> groups = new ArrayList<>();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        List<String> group = texts("a workspace and its group", 2);
                        groups.add(new DatasetGroupKey(group.get(0), group.get(1)));
                    }
                    draft.consumers(groups);
                }
                case "why" -> readReasons(draft);
                default -> {
                    if (json.nextToken() != JsonToken.VALUE_NULL || !field.equals("priority")) {
                        expect(JsonToken.VALUE_STRING, "the value of \"" + field + "\", a string");
                        draft.text(field, json.getString());
                    }
                }
            }
        }
        expect(JsonToken.END_OBJECT, "a field or the end of the node");
        return draft;
    }

    private void readReasons(NodeDraft draft) throws IOException {
        next(JsonToken.START_OBJECT, "an object with a reason for each requirement");
        for (String label = json.nextName(); label != null; label = json.nextName()) {
            Requirement requirement = requirement(label);
            next(JsonToken.START_ARRAY, "who asks");
            List<String> who = texts("a workspace, its group and perhaps a regulator", 2);
            draft.reason(new Reason(
                    requirement,
                    new DatasetGroupKey(who.get(0), who.get(1)),
                    who.size() > 2 ? Optional.of(who.get(2)) : Optional.empty()));
        }
    }

    private Requirement requirement(String label) throws GraphFormatException {
        for (Requirement requirement : Requirement.values()) {
            if (requirement.label().equals(label)) {
                return requirement;
            }
        }
        throw wrong("\"" + label + "\" is no requirement");
    }

    private String text(String what) throws GraphFormatException {
        next(JsonToken.VALUE_STRING, what + ", a string");
        return json.getString();
    }

    /** The strings of the list that begins here; if a number is given, so many or one more. */
    private List<String> texts(String what, int count) throws GraphFormatException {
        expect(JsonToken.START_ARRAY, what);
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_STRING, what);
            texts.add(json.getString());
        }
        if (count > 0 && (texts.size() < count || texts.size() > count + 1)) {
            throw wrong("Here should be " + what + "; there are " + texts.size() + " strings");
        }
        return texts;
    }
}
