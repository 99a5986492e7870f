package io.datasurface.host.json;

import io.datasurface.host.output.OutputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON file of ours. Whatever is not as it should be is an {@link OutputException} with file, line and column. */
final class JsonInput {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Where the parser says that something was opened, in words of its own: our position is enough. */
    private static final Pattern OPENED = Pattern.compile(" \\((?:start marker|for \\w+ starting) at \\[[^\\]]*]\\)");

    private final String file;
    private final JsonParser parser;

    private JsonInput(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a file that holds one object.
     *
     * @param file how messages call the file
     * @param bytes its content
     * @param body reads the object and returns what it holds
     */
    static <T> T read(String file, byte[] bytes, Function<JsonInput, T> body) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            JsonInput input = new JsonInput(file, parser);
            parser.nextToken();
            T result = body.apply(input);
            if (parser.nextToken() != null) {
                throw input.damaged("there is something behind the end of the object");
            }
            return result;
        } catch (JacksonException e) {
            throw damaged(file, e.getLocation(), "this is not JSON: " + clean(e.getOriginalMessage()));
        }
    }

    /** Reads an object whose fields the consumer knows by name. */
    void fields(Set<String> required, Consumer<String> field) {
        fields(required, Set.of(), field);
    }

    /** Reads an object that may have further fields. */
    void fields(Set<String> required, Set<String> optional, Consumer<String> field) {
        expect(JsonToken.START_OBJECT, "an object");
        Set<String> seen = new HashSet<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw damaged("there is an unknown field \"" + name + "\"");
            }
            seen.add(name);
            parser.nextToken();
            field.accept(name);
        }
        for (String name : required.stream().sorted().toList()) {
            if (!seen.contains(name)) {
                throw damaged("the field \"" + name + "\" is missing");
            }
        }
    }

    /** Reads an object that holds values by name. */
    <T> SortedMap<String, T> map(Supplier<T> value) {
        expect(JsonToken.START_OBJECT, "an object");
        SortedMap<String, T> map = new TreeMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            map.put(name, value.get());
        }
        return map;
    }

    <T> List<T> list(Supplier<T> element) {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(element.get());
        }
        return list;
    }

    String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        return parser.getString();
    }

    boolean flag() {
        if (parser.currentToken() != JsonToken.VALUE_TRUE) {
            expect(JsonToken.VALUE_FALSE, "true or false");
            return false;
        }
        return true;
    }

    /** Reads a number that is not negative and fits an {@code int}. */
    int count() {
        long number = number();
        if (number > Integer.MAX_VALUE) {
            throw damaged("the number " + number + " is too large");
        }
        return (int) number;
    }

    /** Reads a number that is not negative. */
    long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        long number = parser.getLongValue();
        if (number < 0) {
            throw damaged("a negative number has no meaning here");
        }
        return number;
    }

    /** Reads the version of the file's format. */
    void version(int supported) {
        long version = number();
        if (version != supported) {
            throw new OutputException(
                    OutputException.Reason.VERSION,
                    place(file, parser.currentTokenLocation()) + ": the file has format version " + version
                            + ", and this release reads version " + supported
                            + "; use the release that wrote it, or a later one");
        }
    }

    /** Passes over a list or an object. */
    void skip() {
        parser.skipChildren();
    }

    /** A value that a field must have given by the time it is asked for. */
    static <T> T given(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    OutputException damaged(String what) {
        return damaged(file, parser.currentTokenLocation(), what);
    }

    private static String clean(String message) {
        return OPENED.matcher(message).replaceAll("").replaceAll("\\p{Cntrl}+", " ");
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw damaged("expected " + what);
        }
    }

    private static String place(String file, @Nullable TokenStreamLocation at) {
        return at == null ? file : file + ":" + at.getLineNr() + ":" + at.getColumnNr();
    }

    private static OutputException damaged(String file, @Nullable TokenStreamLocation at, String what) {
        return new OutputException(
                OutputException.Reason.DAMAGED,
                place(file, at) + ": " + what
                        + ". The file was written by an earlier render: restore it, for example from version control,"
                        + " or render into a new folder");
    }
}
