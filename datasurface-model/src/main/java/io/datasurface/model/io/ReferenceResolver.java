package io.datasurface.model.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the containers of a team where its objects refer to them. Only objects that hold a reference are made again. */
final class ReferenceResolver {
    private final Map<?, ?> containers;
    private final Set<String> described;
    private final Predicate<String> unread;
    private final ProblemCollector problems;

    /**
     * A resolver for a team.
     *
     * @param containers the team's containers by name
     * @param described names of all containers of the team, also of faulty ones, which have been reported
     * @param unread whether a container of a name may have been written where it could not be read
     * @param problems what to report to
     */
    ReferenceResolver(
            Map<?, ?> containers, Set<String> described, Predicate<String> unread, ProblemCollector problems) {
        this.containers = containers;
        this.described = described;
        this.unread = unread;
        this.problems = problems;
    }

    /** Returns the value without references, or null if it was an unknown reference or cannot do without one. */
    @Nullable Object resolve(Object value, Shape shape, ObjectPath path) {
        if (value instanceof ContainerRef reference) {
            return container(reference, path);
        }
        if (!Shapes.holdsContainers(shape)) {
            return value;
        }
        if (shape instanceof Shape.Items items) {
            return list((List<?>) value, items, path);
        }
        if (shape instanceof Shape.Entries entries) {
            return map((Map<?, ?>) value, entries, path);
        }
        return record(value, shape instanceof UnionShape union ? union.kindOf(value) : (RecordShape) shape, path);
    }

    private @Nullable Object container(ContainerRef reference, ObjectPath path) {
        Object found = containers.get(reference.name());
        if (found == null && !described.contains(reference.name()) && !unread.test(reference.name())) {
            problems.error(
                    Codes.UNKNOWN_CONTAINER,
                    path,
                    "The team has no container %s; %s.",
                    Quoted.of(reference.name()),
                    described.isEmpty()
                            ? "describe it under the team's \"containers\""
                            : Suggestions.hint(reference.name(), described));
        }
        return found;
    }

    private ImmutableList<Object> list(List<?> values, Shape.Items shape, ObjectPath path) {
        ImmutableList.Builder<Object> resolved = ImmutableList.builder();
        for (int i = 0; i < values.size(); i++) {
            Object value = resolve(values.get(i), shape.element(), path.child(Integer.toString(i)));
            if (value != null) {
                resolved.add(value);
            }
        }
        return resolved.build();
    }

    private ImmutableMap<Object, Object> map(Map<?, ?> values, Shape.Entries shape, ObjectPath path) {
        ImmutableMap.Builder<Object, Object> resolved = ImmutableMap.builder();
        values.forEach((key, value) -> {
            Object now = resolve(value, shape.value(), path.child(String.valueOf(key)));
            if (now != null) {
                resolved.put(key, now);
            }
        });
        return resolved.buildOrThrow();
    }

    private @Nullable Object record(Object value, RecordShape shape, ObjectPath path) {
        if (!shape.holdsContainers()) {
            return value;
        }
        @Nullable Object[] values = new Object[shape.fields().size()];
        boolean changed = false;
        for (int i = 0; i < values.length; i++) {
            Field field = shape.field(i);
            Object before = field.get(value);
            Object after = component(field, before, path);
            changed |= before != after;
            if (after == null) {
                return null;
            }
            values[i] = after;
        }
        return changed ? shape.construct(values) : value;
    }

    private @Nullable Object component(Field field, Object before, ObjectPath path) {
        if (!Shapes.holdsContainers(field.shape())) {
            return before;
        }
        ObjectPath at = path.child(field.name());
        if (!field.optional()) {
            Object after = resolve(before, field.shape(), at);
            return after == null || after.equals(before) ? (after == null ? field.absent() : before) : after;
        }
        Optional<?> inside = (Optional<?>) before;
        Object after = inside.isEmpty() ? null : resolve(inside.get(), field.shape(), at);
        return inside.isPresent() && inside.get() == after ? before : Optional.ofNullable(after);
    }
}
