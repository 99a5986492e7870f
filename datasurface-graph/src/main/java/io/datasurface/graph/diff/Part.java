package io.datasurface.graph.diff;

import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.container.DataContainer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component of a record of the model that something may render from: all but the words for people. Found by reflection, because others
 * may add kinds of captures, containers and programs.
 */
final class Part {
    /** What a component holds, as far as its changes mean something of their own. */
    enum Role {
        CONTAINER,
        CREDENTIAL,
        SCHEDULE,
        CODE,
        /** Texts by dataset, such as {@code tableForDataset}. */
        BY_DATASET,
        OTHER
    }

    private static final ClassValue<Long> KINDS = new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
            return Hash64.of(type.getSimpleName());
        }
    };

    private static final ClassValue<Optional<List<Part>>> PARTS = new ClassValue<>() {
        @Override
        protected Optional<List<Part>> computeValue(Class<?> type) {
            return find(type);
        }
    };

    private final String name;
    private final long nameHash;
    private final Role role;
    private final boolean ordered;
    private final Method accessor;

    private Part(RecordComponent component) {
        name = component.getName();
        nameHash = Hash64.of(name);
        role = role(component);
        ordered = component.isAnnotationPresent(OrderMatters.class);
        accessor = component.getAccessor();
    }

    /** The parts of a record; empty if its components cannot be read, because its package is closed. */
    static Optional<List<Part>> of(Record owner) {
        return PARTS.get(owner.getClass());
    }

    /** Hash of the name by which files call the kind; a package may change. */
    static long kind(Object value) {
        return KINDS.get(value.getClass());
    }

    private static Optional<List<Part>> find(Class<?> type) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAccessor().trySetAccessible()) {
                return Optional.empty();
            }
            if (content(component.getGenericType()) != Documentation.class) {
                parts.add(new Part(component));
            }
        }
        return Optional.of(List.copyOf(parts));
    }

    String name() {
        return name;
    }

    long nameHash() {
        return nameHash;
    }

    Role role() {
        return role;
    }

    /** Whether the order of the list or map means something. */
    boolean ordered() {
        return ordered;
    }

    Object value(Record owner) {
        try {
            return accessor.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "cannot read " + name + " of " + owner.getClass().getName(), e);
        }
    }

    private static Role role(RecordComponent component) {
        Class<?> content = content(component.getGenericType());
        if (DataContainer.class.isAssignableFrom(content)) {
            return Role.CONTAINER;
        }
        if (content == Credential.class) {
            return Role.CREDENTIAL;
        }
        if (StepTrigger.class.isAssignableFrom(content)) {
            return Role.SCHEDULE;
        }
        if (CodeArtifact.class.isAssignableFrom(content)) {
            return Role.CODE;
        }
        return content == Map.class && component.getName().endsWith("ForDataset") ? Role.BY_DATASET : Role.OTHER;
    }

    /** The type itself, or what is optional. */
    private static Class<?> content(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Optional.class
                    ? content(generic.getActualTypeArguments()[0])
                    : (Class<?>) generic.getRawType();
        }
        return type instanceof Class<?> raw ? raw : Object.class;
    }
}
