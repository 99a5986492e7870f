package io.datasurface.awsbatch.jobs.json;

import io.datasurface.awsbatch.jobs.drop.BadFileException;
import io.datasurface.awsbatch.jobs.drop.Columns;
import io.datasurface.awsbatch.jobs.drop.Raw;
import io.datasurface.awsbatch.jobs.drop.Records;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Rows that are JSON objects, one per line or in one array. Numbers and truth values are texts, as they stand in the file. */
public final class JsonRecords implements Records {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final BufferedReader reader;
    private final Columns columns;
    private final Optional<JsonParser> array;
    private final SortedSet<String> unknown = new TreeSet<>();
    private long row;
    private long line;

    /**
     * Begins.
     *
     * @param reader of the file's text
     * @param lines whether each line is an object; else the file is one array
     * @throws BadFileException if it should be an array and is none
     */
    public JsonRecords(Reader reader, Columns columns, boolean lines) throws IOException {
        this.reader = new BufferedReader(reader);
        this.columns = columns;
        this.array =
                lines ? Optional.empty() : Optional.of(FACTORY.createParser(ObjectReadContext.empty(), this.reader));
        if (array.isPresent()) {
            begin(array.get());
        }
    }

    private static void begin(JsonParser json) throws IOException {
        try {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new BadFileException(1, "it is no JSON array; expected [ and one object per row");
            }
        } catch (JacksonException e) {
            throw bad(e);
        }
    }

    @Override
    public Optional<Raw> next() throws IOException {
        return array.isPresent() ? element(array.get()) : object();
    }

    private Optional<Raw> element(JsonParser json) throws IOException {
        try {
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                if (json.nextToken() != null) {
                    throw new BadFileException(
                            json.currentLocation().getLineNr(), "there is something behind the array");
                }
                return Optional.empty();
            }
            row++;
            long at = json.currentTokenLocation().getLineNr();
            if (token != JsonToken.START_OBJECT) {
                throw new BadFileException(at, "row " + row + " is no JSON object");
            }
            return Optional.of(raw(json, at));
        } catch (JacksonException e) {
            throw bad(e);
        }
    }

    private Optional<Raw> object() throws IOException {
        String text;
        do {
            text = reader.readLine();
            line++;
        } while (text != null && text.isBlank());
        if (text == null) {
            return Optional.empty();
        }
        row++;
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of(Raw.bad(row, line, new Raw.Problem("", text, "it is no JSON object")));
            }
            Raw raw = raw(json, line);
            return Optional.of(
                    json.nextToken() == null
                            ? raw
                            : Raw.bad(row, line, new Raw.Problem("", text, "there is something behind the object")));
        } catch (JacksonException e) {
            return Optional.of(
                    Raw.bad(row, line, new Raw.Problem("", text, "it is no JSON: " + e.getOriginalMessage())));
        }
    }

    private Raw raw(JsonParser json, long at) {
        List<@Nullable Object> values =
                new ArrayList<>(Arrays.asList(new Object[columns.all().size()]));
        boolean[] seen = new boolean[columns.all().size()];
        Optional<Raw.Problem> problem = Optional.empty();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            Object value = value(json);
            Optional<Integer> place = columns.place(name);
            if (place.isEmpty()) {
                unknown.add(name);
            } else if (seen[place.get()]) {
                problem = Optional.of(new Raw.Problem(name, String.valueOf(value), "it is there twice"));
            } else {
                seen[place.get()] = true;
                values.set(place.get(), value);
            }
        }
        return problem.isPresent() ? Raw.bad(row, at, problem.get()) : Raw.of(row, at, values);
    }

    private static @Nullable Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json));
                }
                yield items;
            }
            case START_OBJECT -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (String name = json.nextName(); name != null; name = json.nextName()) {
                    json.nextToken();
                    fields.put(name, value(json));
                }
                yield fields;
            }
            default -> json.getString();
        };
    }

    private static IOException bad(JacksonException e) {
        if (e instanceof JacksonIOException && e.getCause() instanceof IOException unread) {
            return unread;
        }
        long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
        return new BadFileException(line, "it is no JSON: " + e.getOriginalMessage());
    }

    @Override
    public SortedSet<String> unknown() {
        return unknown;
    }
}
