package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.internal.ParserMessages;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.internal.Utf8File;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON file into a tree that knows where each value stands. */
final class DumpParser {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private static final String NOT_UTF8 =
            "The file is not valid UTF-8; here is the first byte that does not fit. Save it as UTF-8.";

    private static final String WIDE = "The file is written in UTF-16 or UTF-32, or is no text. Save it as UTF-8.";

    private final DumpContext context;
    private final String file;
    private final JsonParser parser;
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

    private DumpParser(DumpContext context, String file, JsonParser parser) {
        this.context = context;
        this.file = file;
        this.parser = parser;
    }

    /** Returns the file's value, or nothing if it cannot be read, which is then a problem. */
    static Optional<DumpNode> parse(DumpContext context, Path path, String file) {
        SourcePosition start = new SourcePosition(file, 1, 1);
        if (Files.exists(path) && !Files.isRegularFile(path)) { // to open a pipe would wait for ever
            context.error(
                    DumpReader.UNREADABLE,
                    ObjectPath.ROOT,
                    start,
                    "This is no regular file, so it cannot be read; put the file here.");
            return Optional.empty();
        }
        try (Reader reader = Utf8File.open(path);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), reader)) {
            if (Utf8File.isWide(path)) {
                context.error(DumpReader.SYNTAX, ObjectPath.ROOT, start, WIDE);
                return Optional.empty();
            }
            return document(context, file, parser);
        } catch (CharacterCodingException e) {
            context.error(DumpReader.SYNTAX, ObjectPath.ROOT, firstFault(path, file), NOT_UTF8);
        } catch (IOException e) {
            String reason = "The file cannot be read: " + Quoted.of(String.valueOf(e.getMessage()))
                    + "; check that it exists and may be read.";
            context.error(DumpReader.UNREADABLE, ObjectPath.ROOT, start, reason);
        }
        return Optional.empty();
    }

    private static Optional<DumpNode> document(DumpContext context, String file, JsonParser parser) throws IOException {
        try {
            return new DumpParser(context, file, parser).document();
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            boolean located = e.getLocation() != null && e.getLocation().getLineNr() > 0;
            TokenStreamLocation at = located ? e.getLocation() : parser.currentLocation();
            context.error(
                    DumpReader.SYNTAX,
                    ObjectPath.ROOT,
                    position(file, at),
                    "The file is not valid JSON: " + ParserMessages.clean(e.getOriginalMessage())
                            + "; mend it or dump the model again.");
            return Optional.empty();
        }
    }

    private static SourcePosition firstFault(Path path, String file) {
        try {
            Utf8File.Place fault = Utf8File.firstFault(path);
            return new SourcePosition(file, fault.line(), fault.column());
        } catch (IOException e) {
            return new SourcePosition(file, 1, 1);
        }
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
                return new DumpNode.Numeric(at, number());
            case VALUE_TRUE:
            case VALUE_FALSE:
                return new DumpNode.Flag(at, token == JsonToken.VALUE_TRUE);
            case VALUE_NULL:
                return new DumpNode.Nothing(at);
            default:
                return new DumpNode.Text(at, text(parser.getString()));
        }
    }

    private BigDecimal number() {
        try {
            return new BigDecimal(parser.getString());
        } catch (NumberFormatException e) {
            throw new StreamReadException(
                    parser,
                    Quoted.of(parser.getString()) + " is too large or too small a number",
                    parser.currentTokenLocation());
        }
    }

    /** Refuses half a character: no file can hold it, so the model could not be written. */
    private String text(String text) {
        if (!utf8.canEncode(text)) {
            throw new StreamReadException(
                    parser, "the text " + Quoted.of(text) + " holds half a character", parser.currentTokenLocation());
        }
        return text;
    }

    private DumpNode group(SourcePosition at) {
        Map<String, DumpNode> members = new LinkedHashMap<>();
        Set<String> repeated = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = text(parser.currentName());
            SourcePosition keyAt = here();
            parser.nextToken();
            DumpNode member = value();
            if (members.putIfAbsent(key, member) != null && repeated.add(key)) {
                context.error(
                        DumpReader.DUPLICATE,
                        ObjectPath.ROOT,
                        keyAt,
                        "The key " + Quoted.of(key)
                                + " stands more than once in one object; the first one counts. Remove the others.");
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
