package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.internal.ParserMessages;
import io.datasurface.model.internal.Quoted;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON file into a tree that knows where each value stands. */
final class DumpParser {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final DumpContext context;
    private final String file;
    private final JsonParser parser;

    private DumpParser(DumpContext context, String file, JsonParser parser) {
        this.context = context;
        this.file = file;
        this.parser = parser;
    }

    /** Returns the file's value, or nothing if it cannot be read, which is then a problem. */
    static Optional<DumpNode> parse(DumpContext context, Path path, String file) {
        SourcePosition start = new SourcePosition(file, 1, 1);
        try (BufferedReader reader = Files.newBufferedReader(path);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), reader)) {
            return new DumpParser(context, file, parser).document();
        } catch (JacksonException e) {
            SourcePosition at = e.getLocation() == null ? start : position(file, e.getLocation());
            String reason = e.getCause() instanceof CharacterCodingException
                    ? "The file is not valid UTF-8; save it as UTF-8."
                    : "The file is not valid JSON: " + ParserMessages.clean(e.getOriginalMessage())
                            + "; mend it or dump the model again.";
            context.error(DumpReader.SYNTAX, ObjectPath.ROOT, at, reason);
        } catch (IOException e) {
            String reason = "The file cannot be read: " + Quoted.of(String.valueOf(e.getMessage()))
                    + "; check that it exists and may be read.";
            context.error(DumpReader.UNREADABLE, ObjectPath.ROOT, start, reason);
        }
        return Optional.empty();
    }

    /**
     * Reads the answer of a server.
     *
     * @throws IOException if it is not one JSON value in UTF-8
     */
    static DumpNode parse(DumpContext context, byte[] text, String name) throws IOException {
        Reader reader = new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), reader)) {
            DumpParser answer = new DumpParser(context, name, parser);
            if (parser.nextToken() == null) {
                throw new IOException("there is nothing in it");
            }
            DumpNode node = answer.value();
            if (parser.nextToken() != null) {
                throw new IOException("it goes on behind its JSON value");
            }
            return node;
        } catch (JacksonException e) {
            String reason = e.getCause() instanceof CharacterCodingException
                    ? "it is not UTF-8"
                    : ParserMessages.clean(e.getOriginalMessage());
            throw new IOException(reason, e);
        }
    }

    private Optional<DumpNode> document() {
        if (parser.nextToken() == null) {
            context.error(
                    DumpReader.SYNTAX,
                    ObjectPath.ROOT,
                    new SourcePosition(file, 1, 1),
                    "The file is empty; dump the model again.");
            return Optional.empty();
        }
        DumpNode node = value();
        if (parser.nextToken() != null) {
            context.error(
                    DumpReader.SYNTAX,
                    ObjectPath.ROOT,
                    here(),
                    "The file goes on behind its value; leave one JSON value.");
        }
        return Optional.of(node);
    }

    private DumpNode value() {
        SourcePosition at = here();
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT:
                return group(at);
            case START_ARRAY:
                List<DumpNode> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value());
                }
                return new DumpNode.Items(at, elements);
            case VALUE_NUMBER_INT:
            case VALUE_NUMBER_FLOAT:
                return new DumpNode.Numeric(at, new BigDecimal(parser.getString()));
            case VALUE_TRUE:
            case VALUE_FALSE:
                return new DumpNode.Flag(at, token == JsonToken.VALUE_TRUE);
            case VALUE_NULL:
                return new DumpNode.Nothing(at);
            default:
                return new DumpNode.Text(at, parser.getString());
        }
    }

    private DumpNode group(SourcePosition at) {
        Map<String, DumpNode> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SourcePosition keyAt = here();
            parser.nextToken();
            DumpNode member = value();
            if (members.putIfAbsent(key, member) != null) {
                context.error(
                        DumpReader.DUPLICATE,
                        ObjectPath.ROOT,
                        keyAt,
                        "The key " + Quoted.of(key) + " stands twice in one object; the first one counts. Remove one.");
            }
        }
        return new DumpNode.Group(at, members);
    }

    private SourcePosition here() {
        return position(file, parser.currentTokenLocation());
    }

    private static SourcePosition position(String file, TokenStreamLocation location) {
        return new SourcePosition(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
