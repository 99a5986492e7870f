package io.datasurface.awsbatch.testing;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.io.EcosystemWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A model as the JSON of its file, which tests take apart, put in another order and spoil. */
public final class ModelTree {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String MARKER = "datasurface";
    /** Lists whose order means something; lists in parameters too. */
    private static final Set<String> ORDERED_LISTS =
            Set.of("primaryKeyColumns", "ingestionPartitionColumns", "requirements");

    private static final String ORDERED_MAP = "columns";

    private final Map<String, @Nullable Object> root;

    private ModelTree(Map<String, @Nullable Object> root) {
        this.root = root;
    }

    /** The tree of a model. */
    public static ModelTree of(Ecosystem ecosystem) {
        return new ModelTree(JsonTree.parseObject(EcosystemWriter.toJson(ecosystem)));
    }

    /** Returns the JSON text. */
    public String text() {
        return text(root);
    }

    /** Writes the model to a file of a folder. */
    public Path write(Path folder) {
        Path file = folder.resolve("model.json");
        Trees.write(file, text());
        return file;
    }

    /** The same model with all that has no order shuffled. */
    public ModelTree shuffled(Random random) {
        return new ModelTree(markerFirst(JsonTree.object(shuffled("", root, false, random))));
    }

    private static @Nullable Object shuffled(String key, @Nullable Object value, boolean inParameters, Random random) {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> map = JsonTree.object(value);
            List<String> keys = new ArrayList<>(map.keySet());
            if (!key.equals(ORDERED_MAP)) {
                Collections.shuffle(keys, random);
            }
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            for (String inner : keys) {
                boolean parameters = inParameters || inner.equals("parameters");
                result.put(inner, shuffled(inner, map.get(inner), parameters, random));
            }
            return result;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>();
            list.forEach(element -> result.add(shuffled("", element, inParameters, random)));
            if (!inParameters && !ORDERED_LISTS.contains(key)) {
                Collections.shuffle(result, random);
            }
            return result;
        }
        return value;
    }

    private static Map<String, @Nullable Object> markerFirst(Map<String, @Nullable Object> map) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(MARKER, map.get(MARKER));
        result.putAll(map);
        return result;
    }

    /** The same model with each text and key changed. */
    public ModelTree mapTexts(UnaryOperator<String> change) {
        return new ModelTree(JsonTree.object(mapped(root, change)));
    }

    private static @Nullable Object mapped(@Nullable Object value, UnaryOperator<String> change) {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            JsonTree.object(value).forEach((key, inner) -> result.put(change.apply(key), mapped(inner, change)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>();
            list.forEach(element -> result.add(mapped(element, change)));
            return result;
        }
        return value instanceof String text ? change.apply(text) : value;
    }

    /** Sets all texts with a key, wherever they are. */
    public ModelTree setAll(String key, String text) {
        return new ModelTree(JsonTree.object(withAll(root, key, text)));
    }

    private static @Nullable Object withAll(@Nullable Object value, String key, String text) {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            JsonTree.object(value)
                    .forEach((name, inner) -> result.put(
                            name, name.equals(key) && inner instanceof String ? text : withAll(inner, key, text)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>();
            list.forEach(element -> result.add(withAll(element, key, text)));
            return result;
        }
        return value;
    }

    /** Sets what is at the path, whose last key may be new. */
    public ModelTree set(@Nullable Object value, String... path) {
        Map<String, @Nullable Object> copy = JsonTree.object(mapped(root, UnaryOperator.identity()));
        Map<String, @Nullable Object> map = copy;
        for (int i = 0; i < path.length - 1; i++) {
            map = JsonTree.object(map.get(path[i]));
        }
        map.put(path[path.length - 1], value);
        return new ModelTree(copy);
    }

    /** Returns what is at the path. */
    public Map<String, @Nullable Object> get(String... path) {
        Map<String, @Nullable Object> map = root;
        for (String key : path) {
            map = JsonTree.object(map.get(key));
        }
        return map;
    }

    /** Writes the model in as many files as possible: one per assignment, datastore and workspace, in folders by zone and team. */
    public void split(Path folder) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(root);
        Map<String, @Nullable Object> zones = get("zones");
        rest.remove("zones");
        int number = 0;
        if (rest.remove("dsgPlatformMappings") instanceof List<?> mappings) {
            for (Object mapping : mappings) {
                write(
                        folder.resolve("z" + number++ + ".json"),
                        Map.of(),
                        Map.of("dsgPlatformMappings", List.of(mapping)));
            }
        }
        write(folder.resolve("last.json"), Map.of(), rest);
        for (String zone : zones.keySet()) {
            Map<String, @Nullable Object> ofZone = new LinkedHashMap<>(get("zones", zone));
            ofZone.remove("teams");
            Map<String, String> head = Map.of("zone", zone);
            write(folder.resolve("zone").resolve(number++ + ".json"), head, ofZone);
            for (String team : get("zones", zone, "teams").keySet()) {
                splitTeam(folder.resolve("team" + number++), zone, team);
            }
        }
    }

    private void splitTeam(Path folder, String zone, String team) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("zone", zone);
        head.put("team", team);
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(get("zones", zone, "teams", team));
        int number = 0;
        for (String field : List.of("dataStores", "workspaces")) {
            if (rest.remove(field) instanceof Map<?, ?> objects) {
                for (Map.Entry<?, ?> object : objects.entrySet()) {
                    Map<String, @Nullable Object> one = new LinkedHashMap<>();
                    one.put(String.valueOf(object.getKey()), object.getValue());
                    write(folder.resolve(field + number++ + ".json"), head, Map.of(field, one));
                }
            }
        }
        write(folder.resolve("team.json"), head, rest);
    }

    private static void write(Path file, Map<String, String> head, Map<String, ? extends @Nullable Object> content) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put(MARKER, BigDecimal.ONE);
        whole.putAll(head);
        content.forEach(whole::putIfAbsent);
        Trees.write(file, text(whole));
    }

    private static String text(Map<String, @Nullable Object> map) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(out, map);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            out.writeStartObject();
            JsonTree.object(value).forEach((key, inner) -> {
                out.writeName(key);
                write(out, inner);
            });
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(element -> write(out, element));
            out.writeEndArray();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else {
            throw new IllegalArgumentException("A model file holds no " + value);
        }
    }

    /** Returns all texts that are somewhere below a value, keys included. */
    public static Set<String> texts(@Nullable Object value) {
        Set<String> texts = new LinkedHashSet<>();
        mapped(value, text -> {
            texts.add(text);
            return text;
        });
        return texts;
    }
}
