package io.datasurface.graph.diff.json;

import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.graph.diff.SnapshotColumns;
import io.datasurface.model.SourcePosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads one snapshot. */
final class GraphSnapshotReader {
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<String> FIELDS =
            List.of("format", "version", "platform", "texts", "numbers", "steps", "hashes");

    private final String file;
    private final JsonParser json;

    private GraphSnapshotReader(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    static GraphSnapshot read(String file, Reader in) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            return new GraphSnapshotReader(file, json).read();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (StreamReadException e) {
            throw new GraphSnapshotFormatException(
                    at(file, e.getLocation()), "This is not JSON that can be read: " + e.getOriginalMessage());
        }
    }

    private static SourcePosition at(String file, TokenStreamLocation location) {
        return new SourcePosition(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private GraphSnapshotFormatException wrong(String message) {
        return new GraphSnapshotFormatException(at(file, json.currentTokenLocation()), message);
    }

    private GraphSnapshot read() throws IOException {
        json.nextToken();
        expect(JsonToken.START_OBJECT, "a snapshot", "an object with " + String.join(", ", FIELDS));
        // The columns come behind the platform's name, whose object they go into.
        header("format", GraphSnapshotJson.FORMAT);
        header("version", String.valueOf(GraphSnapshotJson.VERSION));
        SnapshotColumns columns = new SnapshotColumns(platform());
        Set<String> missing = new LinkedHashSet<>(FIELDS.subList(3, FIELDS.size()));
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            if (!missing.remove(field)) {
                throw wrong("The field \"" + field + "\" is not known here; accepted are "
                        + String.join(", ", FIELDS.subList(3, FIELDS.size())));
            }
            columns(field, columns);
        }
        if (!missing.isEmpty()) {
            throw wrong("The fields " + String.join(", ", missing) + " are missing");
        }
        if (json.nextToken() != null) {
            throw wrong("Nothing may follow the snapshot");
        }
        try {
            return columns.toSnapshot();
        } catch (IllegalArgumentException e) {
            throw new GraphSnapshotFormatException(
                    new SourcePosition(file, 1, 1),
                    "These columns are no snapshot: " + e.getMessage() + "; render again to write a new one");
        }
    }

    private void header(String field, String accepted) throws GraphSnapshotFormatException {
        next(field);
        if (!accepted.equals(json.getString())) {
            throw wrong("\"" + field + "\" is \"" + json.getString() + "\"; accepted is \"" + accepted + "\"");
        }
    }

    private String platform() throws GraphSnapshotFormatException {
        next("platform");
        expect(JsonToken.VALUE_STRING, "the value of \"platform\"", "a string");
        return json.getString();
    }

    private void next(String field) throws GraphSnapshotFormatException {
        if (!field.equals(json.nextName())) {
            throw wrong("Here should be the field \"" + field + "\"");
        }
        json.nextToken();
    }

    private void columns(String field, SnapshotColumns columns) throws IOException {
        json.nextToken();
        expect(JsonToken.START_OBJECT, "the value of \"" + field + "\"", "an object of columns");
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            expect(JsonToken.START_ARRAY, "the column \"" + name + "\"", "a list");
            try {
                switch (field) {
                    case "texts" -> columns.put(name, texts());
                    case "hashes" -> columns.put(name, hashes());
                    default -> columns.put(name, numbers(field.equals("steps")));
                }
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
    }

    private String[] texts() throws GraphSnapshotFormatException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_STRING, "an element of the column", "a string");
            texts.add(json.getString());
        }
        return texts.toArray(new String[0]);
    }

    private int[] numbers(boolean areSteps) throws GraphSnapshotFormatException {
        int[] numbers = new int[16];
        int size = 0;
        long last = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_NUMBER_INT, "an element of the column", "a whole number");
            long number = json.getNumberType() == JsonParser.NumberType.INT
                    ? json.getIntValue() + (areSteps ? last : 0)
                    : Long.MAX_VALUE;
            if (number != (int) number) {
                throw wrong("The number " + json.getString() + " is too large");
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = (int) number;
            last = number;
        }
        return Arrays.copyOf(numbers, size);
    }

    private long[] hashes() throws GraphSnapshotFormatException {
        long[] hashes = new long[16];
        int size = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_STRING, "an element of the column", "a hash");
            OptionalLong hash = HashText.parse(json.getString());
            if (hash.isEmpty()) {
                throw wrong("\"" + json.getString() + "\" is no hash; accepted are 11 characters of URL-safe Base64");
            }
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * size);
            }
            hashes[size++] = hash.getAsLong();
        }
        return Arrays.copyOf(hashes, size);
    }

    private void expect(JsonToken token, String what, String accepted) throws GraphSnapshotFormatException {
        if (json.currentToken() != token) {
            throw wrong("Here should be " + what + "; accepted is " + accepted);
        }
    }
}
