package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/** One of several kinds of object, told apart by the key {@code type}. */
final class UnionShape implements Shape {
    private final Class<?> type;
    private final Optional<Class<?>> implied;
    private Map<String, RecordShape> kinds = Map.of();
    private Map<Class<?>, RecordShape> byClass = Map.of();

    UnionShape(Class<?> type, Optional<Class<?>> implied) {
        this.type = type;
        this.implied = implied;
    }

    /** Completes a shape, whose kinds may hold it. */
    void complete(Iterable<RecordShape> all) {
        ImmutableMap.Builder<String, RecordShape> names = ImmutableMap.builder();
        ImmutableMap.Builder<Class<?>, RecordShape> classes = ImmutableMap.builder();
        for (RecordShape kind : all) {
            names.put(kind.name(), kind);
            classes.put(kind.type(), kind);
        }
        kinds = names.buildOrThrow();
        byClass = classes.buildOrThrow();
    }

    Class<?> type() {
        return type;
    }

    Map<String, RecordShape> kinds() {
        return kinds;
    }

    /** Returns the kind that leaves its type out. */
    Optional<RecordShape> implied() {
        return implied.map(byClass::get);
    }

    /** Returns the kind of an object. */
    RecordShape kindOf(Object value) {
        RecordShape kind = byClass.get(value.getClass());
        if (kind == null) {
            throw new IllegalArgumentException("%s is not a registered kind of %s; known: %s"
                    .formatted(value.getClass().getName(), type.getSimpleName(), String.join(", ", kinds.keySet())));
        }
        return kind;
    }

    @Override
    public String accepted() {
        return "an object";
    }
}
