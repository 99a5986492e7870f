package io.datasurface.model.change;

import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.common.Repository;
import io.datasurface.model.schema.DataType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The components of the records of a model, also of those that a platform brings. */
final class RecordParts {
    /** Types that are compared as a whole, though they are records. */
    private static final List<Class<?>> VALUES = List.of(DataType.class, LocationKey.class, JsonValue.class);

    private static final ClassValue<RecordParts> KNOWN = new ClassValue<>() {
        @Override
        protected RecordParts computeValue(Class<?> type) {
            return new RecordParts(type);
        }
    };

    /**
     * A component.
     *
     * @param name its name
     * @param isOrdered whether the order of its elements means something
     * @param mayHideOrder whether objects inside may be equal although they differ: equal maps can be in another order
     * @param accessor reads it
     */
    record Component(String name, boolean isOrdered, boolean mayHideOrder, MethodHandle accessor) {
        Object of(Object holder) {
            try {
                return accessor.invokeExact(holder);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("The accessor of a record declares no exception", e);
            }
        }
    }

    private final List<Component> components = new ArrayList<>();
    private boolean mayHideOrder;

    private RecordParts(Class<?> type) {
        if (VALUES.stream().anyMatch(value -> value.isAssignableFrom(type))) {
            return;
        }
        try {
            for (RecordComponent component : type.getRecordComponents()) {
                components.add(new Component(
                        component.getName(),
                        component.isAnnotationPresent(OrderMatters.class),
                        hidesOrder(component, new HashSet<>(Set.of(type))),
                        accessor(component)));
            }
        } catch (IllegalAccessException e) {
            components.clear(); // A record of somebody else that is not public: equal or not is all that can be said.
        }
        mayHideOrder = components.stream().anyMatch(Component::mayHideOrder);
    }

    static List<Component> of(Object holder) {
        return KNOWN.get(holder.getClass()).components;
    }

    /** Whether two values are equal, and equal ones of their type cannot differ in order. */
    static boolean isSurelySame(Object before, Object after) {
        return !(before instanceof Record && KNOWN.get(before.getClass()).mayHideOrder) && before.equals(after);
    }

    /** Whether a value is looked into. */
    static boolean isComposite(Object value) {
        return value instanceof Record && !of(value).isEmpty();
    }

    private static boolean hidesOrder(RecordComponent component, Set<Class<?>> seen) {
        boolean orderedMap = component.isAnnotationPresent(OrderMatters.class) && component.getType() == Map.class;
        return orderedMap || hidesOrder(component.getGenericType(), seen);
    }

    private static boolean hidesOrder(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                if (hidesOrder(argument, seen)) {
                    return true;
                }
            }
            return false;
        }
        if (!(type instanceof Class<?> raw)) {
            return true;
        }
        if (raw.isRecord()) {
            boolean isNew = seen.add(raw);
            for (RecordComponent component : raw.getRecordComponents()) {
                if (isNew && hidesOrder(component, seen)) {
                    return true;
                }
            }
            return false;
        }
        boolean isValue = VALUES.contains(raw) || raw == Repository.class;
        return raw.isInterface() && !isValue;
    }

    private static MethodHandle accessor(RecordComponent component) throws IllegalAccessException {
        return MethodHandles.lookup()
                .unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
    }
}
