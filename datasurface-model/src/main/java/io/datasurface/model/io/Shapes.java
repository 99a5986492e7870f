package io.datasurface.model.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Shorthand;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.schema.DataType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Derives the shapes of a model file from the records of the model. */
final class Shapes {
    /** A reader counts the keys that it has seen in the bits of a long. */
    private static final int MOST_COMPONENTS = Long.SIZE;

    private static final Map<Class<?>, Shape> SIMPLE = ImmutableMap.<Class<?>, Shape>builder()
            .put(String.class, Shape.Scalar.TEXT)
            .put(boolean.class, Shape.Scalar.FLAG)
            .put(Boolean.class, Shape.Scalar.FLAG)
            .put(int.class, Shape.Scalar.INT)
            .put(Integer.class, Shape.Scalar.INT)
            .put(long.class, Shape.Scalar.LONG)
            .put(Long.class, Shape.Scalar.LONG)
            .put(BigDecimal.class, Shape.Scalar.DECIMAL)
            .put(Duration.class, Shape.Scalar.DURATION)
            .put(LocalDateTime.class, Shape.Scalar.DATE_TIME)
            .put(DataType.class, Shape.Scalar.DATA_TYPE)
            .put(LocationKey.class, Shape.Scalar.LOCATION)
            .put(JsonValue.class, Shape.Free.VALUE)
            .buildOrThrow();

    /** The shapes of the model with its built-in kinds. */
    static final Shapes BUILT_IN = new Shapes(Kinds.BUILT_IN);

    private final Kinds kinds;
    private final Map<Class<?>, Shape> known = new HashMap<>(SIMPLE);
    private final RecordShape ecosystem;

    /**
     * Derives all shapes.
     *
     * @throws ShapeException if a kind cannot be written to a file
     */
    Shapes(Kinds kinds) {
        this.kinds = kinds;
        this.ecosystem = (RecordShape) of(Ecosystem.class, "the model");
        markHoldersOfContainers();
        for (Shape shape : known.values()) {
            if (shape instanceof RecordShape record && DataContainer.class.isAssignableFrom(record.type())) {
                checkContainer(record);
            }
        }
    }

    /** Returns the keys of all objects of a model. */
    Set<String> keys() {
        return known.values().stream()
                .filter(RecordShape.class::isInstance)
                .flatMap(shape -> ((RecordShape) shape).fields().stream())
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the shape of a whole model. */
    RecordShape ecosystem() {
        return ecosystem;
    }

    /** Returns the shape of a zone. */
    RecordShape zone() {
        return (RecordShape) of(GovernanceZone.class, "the model");
    }

    /** Returns the shape of a team. */
    RecordShape team() {
        return (RecordShape) of(Team.class, "the model");
    }

    /** Returns the shape of a kind of record that a model may hold. */
    RecordShape record(Class<?> type) {
        if (!(known.get(type) instanceof RecordShape shape)) {
            throw new IllegalArgumentException(type.getName() + " is no part of a model");
        }
        return shape;
    }

    private Shape of(Type type, String place) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new Shape.Items(of(arguments[0], place), false);
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                boolean named = arguments[1] instanceof Class<?> value && Named.class.isAssignableFrom(value);
                return new Shape.Entries(of(arguments[1], place), named, false);
            }
        }
        Shape shape = type instanceof Class<?> raw ? known.get(raw) : null;
        if (shape != null) {
            return shape;
        }
        if (type instanceof Class<?> raw && raw.isEnum()) {
            Shape constants = constants(raw);
            known.put(raw, constants);
            return constants;
        }
        if (type instanceof Class<?> raw && raw.isRecord()) {
            return derived(raw);
        }
        if (type instanceof Class<?> raw
                && (raw.isSealed() || kinds.byInterface().containsKey(raw))) {
            return union(raw);
        }
        throw new ShapeException(
                "%s is of type %s, which has no form in a file; use a String, boolean, int, long, BigDecimal, Duration, LocalDateTime, an enum, a public record, a sealed interface of such records, a type of the model, or a List, Map by String or Optional of one"
                        .formatted(place, type.getTypeName()));
    }

    private static Shape constants(Class<?> type) {
        ImmutableMap.Builder<String, Enum<?>> byName = ImmutableMap.builder();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), (Enum<?>) constant);
        }
        return new Shape.Constants(byName.buildOrThrow());
    }

    private Shape union(Class<?> type) {
        UnionShape shape =
                new UnionShape(type, Optional.ofNullable(kinds.implied().get(type)), kinds.remedy());
        known.put(type, shape);
        ImmutableList.Builder<RecordShape> all = ImmutableList.builder();
        Collection<Class<?>> registered = kinds.byInterface().get(type);
        for (Class<?> kind : registered.isEmpty() ? List.of(type.getPermittedSubclasses()) : registered) {
            if (!kind.isRecord()) {
                throw new ShapeException(
                        "%s is no record, but a kind of %s; make it one".formatted(kind.getName(), type.getName()));
            }
            RecordShape record = (RecordShape) of(kind, kind.getName());
            if (record.indexOf(ValueReader.TYPE) >= 0) {
                throw new ShapeException(
                        "%s has a component \"type\", which is the key that tells kinds apart; rename it"
                                .formatted(kind.getName()));
            }
            all.add(record);
        }
        shape.complete(all.build());
        return shape;
    }

    private RecordShape derived(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length > MOST_COMPONENTS) {
            throw new ShapeException("%s has %s components; group them in records, at most %s each"
                    .formatted(type.getName(), components.length, MOST_COMPONENTS));
        }
        RecordShape shape = new RecordShape(type, Components.constructor(type, components));
        known.put(type, shape);
        List<Field> fields = new ArrayList<>();
        int shorthand = -1;
        for (RecordComponent component : components) {
            Field field = field(component);
            if (component.isAnnotationPresent(Shorthand.class)) {
                Components.checkShorthand(component, field.shape(), shorthand >= 0);
                shorthand = fields.size();
            }
            fields.add(field);
        }
        shape.complete(fields, shorthand);
        if (Named.class.isAssignableFrom(type)) {
            checkName(shape);
        }
        return shape;
    }

    private Field field(RecordComponent component) {
        Type type = component.getGenericType();
        String place = Components.place(component);
        boolean optional = component.getType() == Optional.class && type instanceof ParameterizedType;
        Shape shape = of(optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type, place);
        if (Components.isOrdered(component)) {
            shape = Components.ordered(component, shape);
        }
        return new Field(
                component.getName(),
                shape,
                optional,
                Components.absent(component, shape, optional),
                Components.accessor(component));
    }

    /** The key of an entry is the name of its value, so there must be a component that holds it. */
    private static void checkName(RecordShape record) {
        int name = record.indexOf(ObjectReader.NAME);
        if (name < 0
                || record.field(name).shape() != Shape.Scalar.TEXT
                || record.field(name).optional()) {
            throw new ShapeException("%s is known by its name, but has no component \"String name\"; give it one"
                    .formatted(record.type().getName()));
        }
    }

    /** References to containers would be taken for containers, or would not be followed inside of one. */
    private static void checkContainer(RecordShape container) {
        if (container.indexOf(ContainerRef.KEY) >= 0) {
            throw new ShapeException(
                    "%s has a component \"ref\", which is the key of a reference to a container; rename it"
                            .formatted(container.type().getName()));
        }
        if (container.holdsContainers()) {
            throw new ShapeException("%s is a container that holds another one; name the other by a String"
                    .formatted(container.type().getName()));
        }
    }

    private void markHoldersOfContainers() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Shape shape : known.values()) {
                if (shape instanceof RecordShape record
                        && !record.holdsContainers()
                        && record.fields().stream().anyMatch(field -> holdsContainers(field.shape()))) {
                    record.markHoldsContainers();
                    changed = true;
                }
            }
        }
    }

    /** Whether a data container can be at a place or inside of what is there. */
    static boolean holdsContainers(Shape shape) {
        if (shape instanceof Shape.Items items) {
            return holdsContainers(items.element());
        }
        if (shape instanceof Shape.Entries entries) {
            return holdsContainers(entries.value());
        }
        if (shape instanceof UnionShape union) {
            return union.type() == DataContainer.class
                    || union.kinds().values().stream().anyMatch(RecordShape::holdsContainers);
        }
        return shape instanceof RecordShape record && record.holdsContainers();
    }
}
