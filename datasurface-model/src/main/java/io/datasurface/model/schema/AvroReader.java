package io.datasurface.model.schema;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the top-level record of an Avro schema as columns. One object reads one schema. */
final class AvroReader {
    /** What was read. */
    record Result(Map<String, DDLColumn> columns, List<String> mistakes) {}

    private static final int DEEPEST = 64;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final JsonValue NULL = new JsonValue.Text("null");

    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, DataType> named = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private int depth;

    Result read(AvroSchema schema) {
        Map<String, DDLColumn> columns = new LinkedHashMap<>();
        if (schema.avro() instanceof JsonValue.Group record
                && text(record, "type").equals(Optional.of("record"))) {
            String namespace = open(record, "", "");
            for (JsonValue element : list(record, "fields", "")) {
                column(element, namespace, schema).ifPresent(column -> {
                    if (columns.putIfAbsent(column.name(), column) != null) {
                        wrong(column.name(), "the record has another field of this name");
                    }
                });
            }
        } else {
            wrong("", "the schema must be a record: {\"type\": \"record\", \"name\": …, \"fields\": […]}");
        }
        return new Result(ImmutableMap.copyOf(columns), List.copyOf(mistakes));
    }

    private Optional<DDLColumn> column(JsonValue element, String namespace, AvroSchema schema) {
        Optional<String> name = fieldName(element, "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        JsonValue.Group field = (JsonValue.Group) element;
        JsonValue declared = field.values().getOrDefault("type", NULL);
        if (!field.values().containsKey("type")) {
            wrong(name.get(), "the field has no type");
        }
        DataType type = type(declared, namespace, name.get());
        Optional<Documentation> words = text(field, "doc").map(Documentation::of);
        return Optional.of(new DDLColumn(name.get(), type, isNullable(declared), schema.classification(), words));
    }

    private static boolean isNullable(JsonValue type) {
        return type.equals(NULL)
                || (type instanceof JsonValue.Items union && union.values().contains(NULL));
    }

    private DataType type(JsonValue value, String namespace, String path) {
        if (++depth > DEEPEST) {
            wrong(path, "types are nested deeper than " + DEEPEST);
            depth--;
            return new VariantType(Optional.empty());
        }
        DataType type;
        if (value instanceof JsonValue.Text name) {
            type = primitive(name.value()).orElseGet(() -> reference(name.value(), namespace, path));
        } else if (value instanceof JsonValue.Items union) {
            type = union(union, namespace, path);
        } else if (value instanceof JsonValue.Group group) {
            type = complex(group, namespace, path);
        } else {
            wrong(path, "a type must be a name, a list or an object");
            type = new VariantType(Optional.empty());
        }
        depth--;
        return type;
    }

    private static Optional<DataType> primitive(String name) {
        return switch (name) {
            case "boolean" -> Optional.of(new BooleanType());
            case "int" -> Optional.of(new IntegerType(32, true));
            case "long" -> Optional.of(new IntegerType(64, true));
            case "float" -> Optional.of(FloatTypes.IEEE32);
            case "double" -> Optional.of(FloatTypes.IEEE64);
            case "bytes" -> Optional.of(new BinaryType(Optional.empty()));
            case "string" -> Optional.of(new StringType(StringKind.STRING, Optional.empty(), Optional.empty()));
            case "null" -> Optional.of(new VariantType(Optional.empty()));
            default -> Optional.empty();
        };
    }

    private DataType reference(String name, String namespace, String path) {
        String full = full(name, namespace);
        if (open.contains(full)) {
            return new VariantType(Optional.empty());
        }
        DataType type = named.get(full);
        if (type == null) {
            wrong(path, "the type \"" + name + "\" is not defined before it is used");
            return new VariantType(Optional.empty());
        }
        return type;
    }

    private DataType union(JsonValue.Items union, String namespace, String path) {
        List<DataType> types = new ArrayList<>();
        for (JsonValue branch : union.values()) {
            if (branch instanceof JsonValue.Items) {
                wrong(path, "a union cannot hold a union");
            } else if (!branch.equals(NULL)) {
                types.add(type(branch, namespace, path));
            }
        }
        return types.size() == 1 ? types.get(0) : new VariantType(Optional.empty());
    }

    private DataType complex(JsonValue.Group group, String namespace, String path) {
        JsonValue declared = group.values().get("type");
        if (declared == null) {
            wrong(path, "the object has no \"type\"");
            return new VariantType(Optional.empty());
        }
        if (!(declared instanceof JsonValue.Text name)) {
            return type(declared, namespace, path);
        }
        return switch (name.value()) {
            case "record", "error" -> record(group, namespace, path);
            case "enum" -> enumeration(group, namespace, path);
            case "fixed" -> fixed(group, namespace, path);
            case "array" -> new ArrayType(Optional.empty(), inner(group, "items", namespace, path));
            case "map" ->
                new MapType(
                        new StringType(StringKind.STRING, Optional.empty(), Optional.empty()),
                        inner(group, "values", namespace, path));
            default -> logical(group, type(declared, namespace, path), path);
        };
    }

    private DataType inner(JsonValue.Group group, String key, String namespace, String path) {
        JsonValue value = group.values().get(key);
        if (value == null) {
            wrong(path, "the type has no \"" + key + "\"");
            return new VariantType(Optional.empty());
        }
        return type(value, namespace, path);
    }

    private DataType record(JsonValue.Group group, String namespace, String path) {
        String inside = open(group, namespace, path);
        String name = full(text(group, "name").orElse(""), namespaceOf(group, namespace));
        List<StructField> fields = new ArrayList<>();
        for (JsonValue element : list(group, "fields", path)) {
            fieldName(element, path).ifPresent(field -> {
                String below = path + "." + field;
                fields.add(new StructField(field, inner((JsonValue.Group) element, "type", inside, below)));
            });
        }
        open.remove(name);
        return define(name, new StructType(fields, true));
    }

    private DataType enumeration(JsonValue.Group group, String namespace, String path) {
        String name = full(name(group, path), namespaceOf(group, namespace));
        int longest = 1;
        for (JsonValue symbol : list(group, "symbols", path)) {
            longest = symbol instanceof JsonValue.Text text
                    ? Math.max(longest, text.value().length())
                    : longest;
        }
        return define(name, new StringType(StringKind.VARCHAR, Optional.of(longest), Optional.empty()));
    }

    private DataType fixed(JsonValue.Group group, String namespace, String path) {
        String name = full(name(group, path), namespaceOf(group, namespace));
        Optional<Integer> size = number(group, "size");
        if (size.isEmpty() || size.get() < 0) {
            wrong(path, "a fixed type needs a \"size\" in bytes");
        }
        return define(name, logical(group, new BinaryType(size), path));
    }

    private DataType define(String name, DataType type) {
        named.put(name, type);
        return type;
    }

    /** The type that a logical type makes of another; as Avro asks, one that is unknown or does not fit is ignored. */
    private DataType logical(JsonValue.Group group, DataType base, String path) {
        boolean whole = base instanceof IntegerType;
        switch (text(group, "logicalType").orElse("")) {
            case "decimal":
                return base instanceof BinaryType ? decimal(group, base, path) : base;
            case "date":
                return whole ? new DateType() : base;
            case "timestamp-millis", "timestamp-micros", "timestamp-nanos":
                return whole ? new TimestampType("UTC") : base;
            case "uuid":
                return new StringType(StringKind.CHAR, Optional.of(36), Optional.empty());
            case "duration":
                return base instanceof BinaryType ? new IntervalType() : base;
            default:
                return base;
        }
    }

    private DataType decimal(JsonValue.Group group, DataType base, String path) {
        Optional<Integer> precision = number(group, "precision");
        int scale = number(group, "scale").orElse(0);
        if (precision.isEmpty() || precision.get() < 1 || scale < 0 || scale > precision.get()) {
            wrong(path, "a decimal needs a \"precision\" above 0 and a \"scale\" from 0 to it");
            return base;
        }
        return new DecimalType(precision.get(), scale);
    }

    /** Begins a named record, which its fields may mention; returns the namespace inside. */
    private String open(JsonValue.Group group, String namespace, String path) {
        String own = namespaceOf(group, namespace);
        open.add(full(name(group, path), own));
        String name = text(group, "name").orElse("");
        int dot = name.lastIndexOf('.');
        return dot < 0 ? own : name.substring(0, dot);
    }

    private static String namespaceOf(JsonValue.Group group, String namespace) {
        return text(group, "namespace").orElse(namespace);
    }

    private static String full(String name, String namespace) {
        return name.indexOf('.') >= 0 || namespace.isEmpty() ? name : namespace + "." + name;
    }

    private String name(JsonValue.Group group, String path) {
        Optional<String> name = text(group, "name");
        if (name.isEmpty()) {
            wrong(path, "the type has no \"name\"");
        }
        return name.orElse("");
    }

    private Optional<String> fieldName(JsonValue element, String path) {
        Optional<String> name = element instanceof JsonValue.Group field ? text(field, "name") : Optional.empty();
        if (name.isEmpty()) {
            wrong(path, "a field must be an object with a \"name\"");
        } else if (!NAME.matcher(name.get()).matches()) {
            wrong(
                    path,
                    "the field \"" + name.get()
                            + "\" must be named by letters, digits and _, not beginning with a digit");
        }
        return name;
    }

    private List<JsonValue> list(JsonValue.Group group, String key, String path) {
        if (group.values().get(key) instanceof JsonValue.Items items) {
            return items.values();
        }
        wrong(path, "the type has no list \"" + key + "\"");
        return List.of();
    }

    private static Optional<String> text(JsonValue.Group group, String key) {
        return group.values().get(key) instanceof JsonValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static Optional<Integer> number(JsonValue.Group group, String key) {
        if (group.values().get(key) instanceof JsonValue.Numeric number) {
            try {
                return Optional.of(number.value().intValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void wrong(String path, String reason) {
        mistakes.add(path.isEmpty() ? reason : path + ": " + reason);
    }
}
