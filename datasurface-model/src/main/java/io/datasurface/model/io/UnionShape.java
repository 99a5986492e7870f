package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/** One of several kinds of object, told apart by the key {@code type}. */
final class UnionShape implements Shape {
    private final Class<?> type;
    private final Optional<Class<?>> implied;
    private final String remedy;
    private Map<String, RecordShape> kinds = Map.of();
    private Map<Class<?>, RecordShape> byClass = Map.of();

    /**
     * A shape without kinds yet.
     *
     * @param type the interface
     * @param implied the kind that leaves its type out
     * @param remedy sentences that say what to do about an unknown kind
     */
    UnionShape(Class<?> type, Optional<Class<?>> implied, String remedy) {
        this.type = type;
        this.implied = implied;
        this.remedy = remedy;
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

    /** Says what to do about an unknown kind. */
    String remedy() {
        return remedy;
    }

    /** Returns the kind of an object. */
    RecordShape kindOf(Object value) {
        RecordShape kind = byClass.get(value.getClass());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "%s (%s) is no kind of %s that this format knows; known: %s. Register it in a ModelExtension, and give the ModelFormat that has it."
                            .formatted(
                                    value.getClass().getName(),
                                    Origin.of(value.getClass()),
                                    type.getSimpleName(),
                                    String.join(", ", kinds.keySet())));
        }
        return kind;
    }

    @Override
    public String accepted() {
        return "an object";
    }
}
