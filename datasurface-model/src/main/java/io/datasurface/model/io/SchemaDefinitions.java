package io.datasurface.model.io;

import io.datasurface.model.common.JsonValue;
import io.datasurface.model.container.DataContainer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Makes JSON Schemas of shapes. Each record and each interface is a definition; a record has several where it stands under its own name,
 * which the object then does not repeat, or as a kind of an interface, where it has a type.
 */
final class SchemaDefinitions {
    /** What may stand at a place is told by what is there, so that an editor's message is about that and not about all that could be. */
    private static final String IF = "if";

    private static final String OUR_PACKAGE = "io.datasurface.model.";

    private final Map<String, JsonValue> definitions = new TreeMap<>();
    private final Set<String> begun = new HashSet<>();

    /** Returns all definitions that were needed so far, by name. */
    SchemaObject all() {
        SchemaObject all = new SchemaObject();
        definitions.forEach(all::put);
        return all;
    }

    /** Returns the schema of a value at a place. */
    SchemaObject schema(Shape shape) {
        if (shape instanceof Shape.Scalar scalar) {
            String name = SchemaTexts.definition(scalar);
            if (name.isEmpty()) {
                return SchemaTexts.of(scalar);
            }
            return define(name, () -> SchemaTexts.of(scalar));
        }
        if (shape instanceof Shape.Constants constants) {
            return constants(constants);
        }
        if (shape instanceof Shape.Items items) {
            return new SchemaObject().put("type", "array").put("items", schema(items.element()));
        }
        if (shape instanceof Shape.Entries entries) {
            SchemaObject value = entries.named() ? entry(entries.value()) : schema(entries.value());
            return new SchemaObject().put("type", "object").put("additionalProperties", value);
        }
        if (shape instanceof UnionShape union) {
            return union(union, false);
        }
        if (shape instanceof RecordShape record) {
            return record(record, false, false);
        }
        return new SchemaObject().put("type", List.of("string", "number", "boolean", "array", "object"));
    }

    private SchemaObject entry(Shape shape) {
        return shape instanceof UnionShape union ? union(union, true) : record((RecordShape) shape, true, false);
    }

    private SchemaObject define(String name, Supplier<SchemaObject> definition) {
        if (begun.add(name)) {
            definitions.put(name, definition.get().value());
        }
        return SchemaObject.reference(name);
    }

    /** Names of the model are simple; those of extensions are whole, because nobody keeps two from being alike. */
    static String name(Class<?> type) {
        String whole = Optional.ofNullable(type.getCanonicalName()).orElse(type.getName());
        return whole.startsWith(OUR_PACKAGE) ? type.getSimpleName() : whole;
    }

    private SchemaObject constants(Shape.Constants shape) {
        Class<?> type = shape.byName().values().iterator().next().getDeclaringClass();
        return define(name(type), () -> {
            StringBuilder text = new StringBuilder(Descriptions.of(type).orElse(""));
            for (Enum<?> constant : shape.byName().values()) {
                Descriptions.ofConstant(constant)
                        .ifPresent(meaning -> text.append(text.isEmpty() ? "" : "\n")
                                .append(constant.name())
                                .append(": ")
                                .append(meaning));
            }
            SchemaObject schema = new SchemaObject().put("title", type.getSimpleName());
            if (!text.isEmpty()) {
                schema.put("description", text.toString());
            }
            return schema.put("type", "string").put("enum", shape.byName().keySet());
        });
    }

    private SchemaObject record(RecordShape shape, boolean named, boolean typed) {
        String name = name(shape.type()) + (typed ? ".kind" : "") + (named ? ".entry" : "");
        return define(name, () -> {
            SchemaObject schema = titled(shape.type());
            SchemaObject object = object(shape, named, typed);
            if (shape.shorthand() < 0 || typed) {
                return schema.put("type", "object").putAll(object);
            }
            return schema.put("type", jsonTypes(shape))
                    .put(IF, new SchemaObject().put("type", "object"))
                    .put("then", object)
                    .put("else", schema(shape.field(shape.shorthand()).shape()));
        });
    }

    private static SchemaObject titled(Class<?> type) {
        return new SchemaObject().put("title", type.getSimpleName()).put("description", Descriptions.of(type));
    }

    /** Returns what an object may and must have. */
    private SchemaObject object(RecordShape shape, boolean named, boolean typed) {
        SchemaObject properties = new SchemaObject();
        List<String> required = new ArrayList<>();
        if (typed) {
            properties.put(ValueReader.TYPE, new SchemaObject().put("const", shape.name()));
        }
        for (Field field : shape.fields()) {
            if (!named || !field.name().equals(ObjectReader.NAME)) {
                properties.put(field.name(), property(shape, field));
                if (field.absent() == null) {
                    required.add(field.name());
                }
            }
        }
        SchemaObject schema = new SchemaObject().put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    /** Returns the schema of a component with what it means and what it is when left out. */
    SchemaObject property(RecordShape shape, Field field) {
        SchemaObject schema =
                schema(field.shape()).put("description", Descriptions.ofComponent(shape.type(), field.name()));
        Object absent = field.absent();
        if (absent != null && !field.optional()) {
            defaultValue(absent).ifPresent(value -> schema.put("default", value));
        }
        return schema;
    }

    private static Optional<JsonValue> defaultValue(Object value) {
        if (value instanceof Boolean flag) {
            return Optional.of(new JsonValue.Flag(flag));
        }
        if (value instanceof Number number) {
            return Optional.of(new JsonValue.Numeric(new BigDecimal(number.toString())));
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(new JsonValue.Text(constant.name()));
        }
        if (value instanceof Duration duration) {
            return Optional.of(new JsonValue.Text(Scalars.write(duration)));
        }
        return value instanceof String text ? Optional.of(new JsonValue.Text(text)) : Optional.empty();
    }

    private SchemaObject union(UnionShape shape, boolean named) {
        boolean referable = shape.type() == DataContainer.class && !named;
        return define(name(shape.type()) + (named ? ".entry" : ""), () -> {
            SchemaObject properties = new SchemaObject()
                    .put(
                            ValueReader.TYPE,
                            new SchemaObject()
                                    .put(
                                            "description",
                                            "which kind of " + shape.type().getSimpleName() + " this is")
                                    .put("enum", shape.kinds().keySet()));
            if (referable) {
                properties.put(
                        ContainerRef.KEY,
                        new SchemaObject()
                                .put("description", "instead of all else: the name of a container of the team")
                                .put("type", "string"));
            }
            SchemaObject schema = titled(shape.type()).put("type", "object").put("properties", properties);
            SchemaObject kind = oneKind(shape, named);
            return referable
                    ? schema.put(IF, new SchemaObject().put("required", List.of(ContainerRef.KEY)))
                            .put(
                                    "then",
                                    new SchemaObject()
                                            .put(
                                                    "properties",
                                                    new SchemaObject().put(ContainerRef.KEY, new JsonValue.Flag(true)))
                                            .put("additionalProperties", false))
                            .put("else", kind)
                    : schema.putAll(kind);
        });
    }

    private SchemaObject oneKind(UnionShape shape, boolean named) {
        SchemaObject schema = new SchemaObject();
        if (shape.implied().isEmpty()) {
            schema.put("required", List.of(ValueReader.TYPE));
        }
        List<JsonValue> all = new ArrayList<>();
        for (RecordShape kind : shape.kinds().values()) {
            SchemaObject condition = new SchemaObject()
                    .put(
                            "properties",
                            new SchemaObject().put(ValueReader.TYPE, new SchemaObject().put("const", kind.name())));
            if (!shape.implied().equals(Optional.of(kind))) {
                condition.put("required", List.of(ValueReader.TYPE));
            }
            all.add(new SchemaObject()
                    .put(IF, condition)
                    .put("then", record(kind, named, true))
                    .value());
        }
        return schema.put("allOf", new JsonValue.Items(all));
    }

    /** Returns the JSON types of an object that may be shortened. */
    private static Set<String> jsonTypes(RecordShape shape) {
        Set<String> types = new TreeSet<>(Set.of("object"));
        Shape inner = shape.field(shape.shorthand()).shape();
        if (inner instanceof RecordShape record && record.shorthand() >= 0) {
            types.addAll(jsonTypes(record));
        } else if (inner instanceof Shape.Scalar scalar) {
            types.add(SchemaTexts.jsonType(scalar));
        } else if (inner instanceof Shape.Constants) {
            types.add("string");
        } else if (inner instanceof Shape.Items) {
            types.add("array");
        }
        return types;
    }
}
