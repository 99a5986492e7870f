package io.datasurface.graph.chunk.json;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.model.SourcePosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads one plan. */
final class ChunkPlanReader {
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern ID = Pattern.compile("[a-z]([a-z0-9-]{0,30}[a-z0-9])?");
    private static final List<String> PLAN_FIELDS = List.of("format", "version", "platform", "chunks");
    private static final List<String> CHUNK_FIELDS = List.of("id", "cell", "wave", "cost", "needs", "nodes");

    private final String file;
    private final JsonParser json;
    private final Map<String, SourcePosition> positionOfChunk = new TreeMap<>();
    private final Map<String, SourcePosition> positionOfNeed = new TreeMap<>();

    private ChunkPlanReader(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    static ChunkPlan read(String file, Reader in) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            return new ChunkPlanReader(file, json).readPlan();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (StreamReadException e) {
            throw new ChunkPlanFormatException(
                    at(file, e.getLocation()), "This is not JSON that can be read: " + e.getOriginalMessage());
        }
    }

    private static SourcePosition at(String file, TokenStreamLocation location) {
        return new SourcePosition(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private SourcePosition here() {
        return at(file, json.currentTokenLocation());
    }

    private ChunkPlanFormatException wrong(String message) {
        return new ChunkPlanFormatException(here(), message);
    }

    private ChunkPlan readPlan() throws IOException {
        String platform = "";
        List<Chunk> chunks = List.of();
        json.nextToken();
        expect(JsonToken.START_OBJECT, "a chunk plan", "an object with " + String.join(", ", PLAN_FIELDS));
        Set<String> seen = new LinkedHashSet<>();
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            seen.add(field);
            switch (field) {
                case "format" -> {
                    if (!text(field).equals(ChunkPlanJson.FORMAT)) {
                        throw wrong("\"format\" is \"" + json.getString() + "\"; accepted is \"" + ChunkPlanJson.FORMAT
                                + "\"");
                    }
                }
                case "version" -> {
                    if (number(field) != ChunkPlanJson.VERSION) {
                        throw wrong("\"version\" is " + json.getString() + "; accepted is " + ChunkPlanJson.VERSION
                                + ". The plan was written by another version of DataSurface.");
                    }
                }
                case "platform" -> platform = text(field);
                case "chunks" -> chunks = chunks();
                default -> throw unknown(field, PLAN_FIELDS);
            }
        }
        complete("the plan", seen, PLAN_FIELDS);
        if (json.nextToken() != null) {
            throw wrong("Nothing may follow the plan");
        }
        for (Map.Entry<String, SourcePosition> need : positionOfNeed.entrySet()) {
            if (!positionOfChunk.containsKey(need.getKey())) {
                throw new ChunkPlanFormatException(
                        need.getValue(),
                        "\"needs\" names the chunk \"" + need.getKey() + "\", which the plan does not have");
            }
        }
        return new ChunkPlan(platform, chunks);
    }

    private void expect(JsonToken token, String what, String accepted) throws ChunkPlanFormatException {
        if (json.currentToken() != token) {
            throw wrong("Here should be " + what + "; accepted is " + accepted);
        }
    }

    private ChunkPlanFormatException unknown(String field, List<String> accepted) {
        return wrong("The field \"" + field + "\" is not known; accepted are " + String.join(", ", accepted));
    }

    /** Looks at the end of an object. */
    private void complete(String what, Set<String> seen, List<String> fields) throws ChunkPlanFormatException {
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw wrong("Here should be a field or the end of " + what);
        }
        for (String field : fields) {
            if (!seen.contains(field)) {
                throw wrong("The field \"" + field + "\" of " + what + " is missing; needed are "
                        + String.join(", ", fields));
            }
        }
    }

    private String text(String field) throws ChunkPlanFormatException {
        json.nextToken();
        expect(JsonToken.VALUE_STRING, "the value of \"" + field + "\"", "a string");
        return json.getString();
    }

    private long number(String field) throws ChunkPlanFormatException {
        json.nextToken();
        String accepted = "a whole number from 0 to " + Long.MAX_VALUE;
        expect(JsonToken.VALUE_NUMBER_INT, "the value of \"" + field + "\"", accepted);
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
            throw wrong("\"" + field + "\" is " + json.getString() + "; accepted is " + accepted);
        }
        return json.getLongValue();
    }

    private List<Chunk> chunks() throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        json.nextToken();
        expect(JsonToken.START_ARRAY, "the value of \"chunks\"", "a list of chunks");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.START_OBJECT, "a chunk", "an object with " + String.join(", ", CHUNK_FIELDS));
            chunks.add(chunk());
        }
        return chunks;
    }

    private Chunk chunk() throws IOException {
        String id = "";
        String cell = "";
        int wave = 0;
        Map<String, Long> cost = new TreeMap<>();
        List<String> needs = List.of();
        List<String> nodes = List.of();
        Set<String> seen = new LinkedHashSet<>();
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            seen.add(field);
            switch (field) {
                case "id" -> id = id();
                case "cell" -> cell = text(field);
                case "wave" -> {
                    long number = number(field);
                    if (number > Integer.MAX_VALUE) {
                        throw wrong(
                                "\"wave\" is " + number + "; accepted is a whole number up to " + Integer.MAX_VALUE);
                    }
                    wave = (int) number;
                }
                case "cost" -> cost = cost();
                case "needs" -> needs = texts(field, true);
                case "nodes" -> nodes = texts(field, false);
                default -> throw unknown(field, CHUNK_FIELDS);
            }
        }
        complete("a chunk", seen, CHUNK_FIELDS);
        return new Chunk(id, cell, wave, nodes, cost, needs);
    }

    private String id() throws ChunkPlanFormatException {
        String id = text("id");
        if (!ID.matcher(id).matches()) {
            throw wrong(
                    "\"id\" is \"" + id
                            + "\"; accepted are 1 to 32 lower case letters, digits and hyphens that begin with a letter and do not end with a hyphen");
        }
        SourcePosition first = positionOfChunk.putIfAbsent(id, here());
        if (first != null) {
            throw wrong("The chunk \"" + id + "\" is here for the second time; it is at " + first + " too");
        }
        return id;
    }

    private Map<String, Long> cost() throws ChunkPlanFormatException {
        json.nextToken();
        expect(JsonToken.START_OBJECT, "the value of \"cost\"", "an object with a number for each dimension");
        Map<String, Long> cost = new TreeMap<>();
        for (String dimension = json.nextName(); dimension != null; dimension = json.nextName()) {
            cost.put(dimension, number(dimension));
        }
        return cost;
    }

    private List<String> texts(String field, boolean areNeeds) throws ChunkPlanFormatException {
        json.nextToken();
        expect(JsonToken.START_ARRAY, "the value of \"" + field + "\"", "a list of strings");
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_STRING, "an element of \"" + field + "\"", "a string");
            String text = json.getString();
            if (!texts.isEmpty() && texts.get(texts.size() - 1).compareTo(text) >= 0) {
                throw wrong("\"" + text + "\" stands behind \"" + texts.get(texts.size() - 1) + "\" in \"" + field
                        + "\"; accepted are sorted elements, none twice");
            }
            if (areNeeds) {
                positionOfNeed.putIfAbsent(text, here());
            }
            texts.add(text);
        }
        return texts;
    }
}
