package io.datasurface.awsbatch.change.json;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the files of a root module as this plugin has rendered them. */
public final class RootReader {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final Pattern REMOVED = Pattern.compile("(?m)^removed \\{\n  from = (\\S+)$");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{\n  to = (\\S+)\n  id = \"(.*)\"$");
    private static final Pattern LOCAL = Pattern.compile("(?m)^  ([A-Za-z0-9_-]+) *= (.*)$");
    private static final Pattern BACKEND = Pattern.compile("(?ms)^  backend \"([^\"]*)\" \\{\n(.*?)^  \\}$");
    private static final Pattern SETTING = Pattern.compile("(?m)^    (bucket|key|region) *= (.*)$");

    private final SortedMap<String, RootContent.Block> resources = new TreeMap<>();
    private final SortedMap<String, String> places = new TreeMap<>();
    private final SortedMap<String, String> locals = new TreeMap<>();
    private final SortedSet<String> removed = new TreeSet<>();
    private final SortedMap<String, String> imports = new TreeMap<>();

    private RootReader() {}

    /**
     * Reads a module.
     *
     * @param files contents by name, those of the module's folder itself
     * @return what they say; empty if a file is not what this plugin renders
     */
    public static Optional<RootContent> read(Map<String, byte[]> files) {
        RootReader reader = new RootReader();
        try {
            files.forEach(reader::file);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(
                new RootContent(reader.resources, reader.places, reader.locals, reader.removed, reader.imports));
    }

    private void file(String name, byte[] content) {
        if (name.endsWith(".tf.json")) {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
                parser.nextToken();
                sections(parser);
            }
        } else if (name.endsWith(".tf")) {
            hcl(name, new String(content, StandardCharsets.UTF_8));
        }
    }

    private void hcl(String name, String text) {
        REMOVED.matcher(text).results().forEach(found -> removed.add(found.group(1)));
        IMPORT.matcher(text).results().forEach(found -> imports.put(found.group(1), found.group(2)));
        Matcher backend = BACKEND.matcher(text);
        if (backend.find()) {
            places.put("backend", backend.group(1));
            SETTING.matcher(backend.group(2))
                    .results()
                    .forEach(found -> places.put("backend " + found.group(1), found.group(2)));
        }
        if (name.equals("locals.tf")) {
            LOCAL.matcher(text).results().forEach(found -> locals.put(found.group(1), found.group(2)));
        }
    }

    private void sections(JsonParser parser) {
        for (String section = first(parser); section != null; section = next(parser)) {
            if (section.equals("resource") || section.equals("data")) {
                types(parser, section.equals("data") ? "data." : "");
            } else if (section.equals("provider")) {
                SortedMap<String, String> found = new TreeMap<>();
                flatten(parser, "", found);
                found.forEach(this::place);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void place(String path, String value) {
        if (path.endsWith(".region") || path.contains(".allowed_account_ids")) {
            places.put("provider " + path, value);
        }
    }

    private void types(JsonParser parser, String prefix) {
        for (String type = first(parser); type != null; type = next(parser)) {
            for (String label = first(parser); label != null; label = next(parser)) {
                SortedMap<String, String> found = new TreeMap<>();
                flatten(parser, "", found);
                resources.put(prefix + type + "." + label, block(type, found));
            }
        }
    }

    private static RootContent.Block block(String type, SortedMap<String, String> found) {
        SortedMap<String, String> arguments = new TreeMap<>();
        Set<String> ignored = new HashSet<>();
        found.forEach((path, value) -> {
            if (path.startsWith("lifecycle.ignore_changes.")) {
                ignored.add(value);
            } else if (!path.startsWith("lifecycle.") && !path.startsWith("depends_on.") && !path.equals("//")) {
                arguments.put(path, value);
            }
        });
        return new RootContent.Block(
                StackTemplates.open(type, arguments),
                arguments,
                ignored,
                "true".equals(found.get("lifecycle.prevent_destroy")));
    }

    /** Enters an object; returns its first name, or null. */
    private static @Nullable String first(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("No object: " + parser.currentToken());
        }
        return next(parser);
    }

    private static @Nullable String next(JsonParser parser) {
        if (parser.nextToken() != JsonToken.PROPERTY_NAME) {
            return null;
        }
        String name = parser.currentName();
        parser.nextToken();
        return name;
    }

    /** Puts all values of a document into a map by their path. */
    static void flatten(JsonParser parser, String path, SortedMap<String, String> found) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            for (String name = first(parser); name != null; name = next(parser)) {
                flatten(parser, below(path, name), found);
            }
        } else if (token == JsonToken.START_ARRAY) {
            int place = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                flatten(parser, below(path, Integer.toString(place)), found);
                place++;
            }
        } else if (token != null && token.isScalarValue()) {
            found.put(path, parser.getString());
        } else {
            throw new IllegalArgumentException("No value: " + token);
        }
    }

    private static String below(String path, String part) {
        return path.isEmpty() ? part : path + "." + part;
    }
}
