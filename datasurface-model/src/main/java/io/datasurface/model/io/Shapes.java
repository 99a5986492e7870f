package io.datasurface.model.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.common.Shorthand;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.schema.DataType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives the shapes of a model file from the records of the model. */
final class Shapes {
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

    Shapes(Kinds kinds) {
        this.kinds = kinds;
        this.ecosystem = (RecordShape) of(Ecosystem.class);
        markHoldersOfContainers();
    }

    /** Returns the shape of a whole model. */
    RecordShape ecosystem() {
        return ecosystem;
    }

    private Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new Shape.Items(of(arguments[0]), false);
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                boolean named = arguments[1] instanceof Class<?> value && Named.class.isAssignableFrom(value);
                return new Shape.Entries(of(arguments[1]), named, false);
            }
        }
        if (!(type instanceof Class<?> raw)) {
            throw new IllegalStateException("A model record cannot have a component of type " + type);
        }
        Shape shape = known.get(raw);
        if (shape != null) {
            return shape;
        }
        if (raw.isEnum()) {
            Shape constants = constants(raw);
            known.put(raw, constants);
            return constants;
        }
        return raw.isRecord() ? record(raw) : union(raw);
    }

    private static Shape constants(Class<?> type) {
        ImmutableMap.Builder<String, Enum<?>> byName = ImmutableMap.builder();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), (Enum<?>) constant);
        }
        return new Shape.Constants(byName.buildOrThrow());
    }

    private Shape union(Class<?> type) {
        if (!kinds.byInterface().containsKey(type)) {
            throw new IllegalStateException("No kind of " + type.getName() + " is registered");
        }
        UnionShape shape =
                new UnionShape(type, Optional.ofNullable(kinds.implied().get(type)));
        known.put(type, shape);
        ImmutableList.Builder<RecordShape> all = ImmutableList.builder();
        for (Class<?> kind : kinds.byInterface().get(type)) {
            RecordShape record = (RecordShape) of(kind);
            if (record.indexOf(ValueReader.TYPE) >= 0) {
                throw new IllegalStateException(
                        kind.getName() + " has a component \"type\", which is the key of the kind");
            }
            all.add(record);
        }
        shape.complete(all.build());
        return shape;
    }

    private RecordShape record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        RecordShape shape = new RecordShape(type, constructor(type, components));
        known.put(type, shape);
        List<Field> fields = new ArrayList<>();
        int shorthand = -1;
        for (RecordComponent component : components) {
            if (component.isAnnotationPresent(Shorthand.class)) {
                shorthand = fields.size();
            }
            fields.add(field(component));
        }
        shape.complete(fields, shorthand);
        return shape;
    }

    private Field field(RecordComponent component) {
        Type type = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Shape shape = of(optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type);
        if (component.isAnnotationPresent(OrderMatters.class)) {
            shape = ordered(shape);
        }
        return new Field(component.getName(), shape, optional, absent(component, shape, optional), accessor(component));
    }

    private static Shape ordered(Shape shape) {
        if (shape instanceof Shape.Items items) {
            return new Shape.Items(items.element(), true);
        }
        if (shape instanceof Shape.Entries entries) {
            return new Shape.Entries(entries.value(), entries.named(), true);
        }
        throw new IllegalStateException("@OrderMatters is for maps and lists, not for " + shape.accepted());
    }

    private static @Nullable Object absent(RecordComponent component, Shape shape, boolean optional) {
        Default given = component.getAnnotation(Default.class);
        if (optional) {
            return Optional.empty();
        }
        if (shape instanceof Shape.Items) {
            return ImmutableList.of();
        }
        if (shape instanceof Shape.Entries) {
            return ImmutableMap.of();
        }
        return given == null ? null : Scalars.parseDefault(component, shape, given.value());
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Make " + type.getName() + " a public record of an exported package", e);
        }
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.lookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(
                    "Make " + component.getDeclaringRecord().getName() + " a public record of an exported package", e);
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
