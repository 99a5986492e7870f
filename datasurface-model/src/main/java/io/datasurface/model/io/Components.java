package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.OrderMatters;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reflection says about a record and its components. Only what everybody may call is called. */
final class Components {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private Components() {}

    static String place(RecordComponent component) {
        return component.getDeclaringRecord().getName() + "." + component.getName();
    }

    /** Returns the canonical constructor; it takes all components in an array. */
    static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return LOOKUP.unreflectConstructor(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw notPublic(type, e);
        }
    }

    static MethodHandle accessor(RecordComponent component) {
        try {
            return LOOKUP.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw notPublic(component.getDeclaringRecord(), e);
        }
    }

    private static ShapeException notPublic(Class<?> type, ReflectiveOperationException cause) {
        return new ShapeException(
                "%s cannot be called; make it a public record of an exported package".formatted(type.getName()), cause);
    }

    static boolean isOrdered(RecordComponent component) {
        return component.isAnnotationPresent(OrderMatters.class);
    }

    static Shape ordered(RecordComponent component, Shape shape) {
        if (shape instanceof Shape.Items items) {
            return new Shape.Items(items.element(), true);
        }
        if (shape instanceof Shape.Entries entries) {
            return new Shape.Entries(entries.value(), entries.named(), true);
        }
        throw new ShapeException(
                "%s has @OrderMatters, which is for maps and lists; take it away".formatted(place(component)));
    }

    /** An object or list that stands for a record must not look like the record itself. */
    static void checkShorthand(RecordComponent component, Shape shape, boolean isSecond) {
        if (isSecond) {
            throw new ShapeException("%s is a second @Shorthand; mark one component".formatted(place(component)));
        }
        if (shape instanceof UnionShape || shape instanceof Shape.Entries || shape instanceof Shape.Free) {
            throw new ShapeException("%s has @Shorthand, but is written as an object like its record; take it away"
                    .formatted(place(component)));
        }
    }

    /** Returns the component's value if a file leaves it out; null if none may. */
    static @Nullable Object absent(RecordComponent component, Shape shape, boolean optional) {
        Default given = component.getAnnotation(Default.class);
        boolean isCollection = shape instanceof Shape.Items || shape instanceof Shape.Entries;
        if (given != null && (optional || isCollection)) {
            throw new ShapeException(
                    "%s is empty by default and cannot have a @Default; take it away".formatted(place(component)));
        }
        if (optional) {
            return Optional.empty();
        }
        if (isCollection) {
            return shape instanceof Shape.Items ? List.of() : ImmutableMap.of();
        }
        return given == null ? null : Scalars.parseDefault(component, shape, given.value());
    }
}
