package io.datasurface.model.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.datasurface.model.common.Named;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.schema.Schema;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;

/** A record of the model: an object whose keys are the components. */
final class RecordShape implements Shape {
    private final Class<?> type;
    private final MethodHandle constructor;
    private List<Field> fields = List.of();
    private Map<String, Integer> indexes = Map.of();
    private int shorthand = -1;
    private boolean holdsContainers;
    private final boolean shared;

    RecordShape(Class<?> type, MethodHandle constructor) {
        this.type = type;
        this.constructor = constructor;
        this.shared = (!Named.class.isAssignableFrom(type) && !Schema.class.isAssignableFrom(type))
                || DataContainer.class.isAssignableFrom(type);
    }

    /** Completes a shape, which may hold itself. */
    void complete(List<Field> all, int shorthandIndex) {
        fields = ImmutableList.copyOf(all);
        ImmutableMap.Builder<String, Integer> byName = ImmutableMap.builder();
        for (int i = 0; i < all.size(); i++) {
            byName.put(all.get(i).name(), i);
        }
        indexes = byName.buildOrThrow();
        shorthand = shorthandIndex;
    }

    /** Whether equal objects are likely to be read again: containers, and what is small and has no name of its own. */
    boolean isShared() {
        return shared;
    }

    void markHoldsContainers() {
        holdsContainers = true;
    }

    Class<?> type() {
        return type;
    }

    /** Returns the discriminator of the record where several kinds are possible. */
    String name() {
        return type.getSimpleName();
    }

    /** Returns the name for the beginning of a sentence: "A Team", "An Ecosystem". */
    String nameWithArticle() {
        return ("AEIOU".indexOf(name().charAt(0)) >= 0 ? "An " : "A ") + name();
    }

    List<Field> fields() {
        return fields;
    }

    Field field(int index) {
        return fields.get(index);
    }

    /** Returns the index of a field, or -1. */
    int indexOf(String field) {
        Integer index = indexes.get(field);
        return index == null ? -1 : index;
    }

    /** Returns the index of the field that may stand for the whole record, or -1. */
    int shorthand() {
        return shorthand;
    }

    /** Whether a data container can be somewhere inside, and so a reference to one. */
    boolean holdsContainers() {
        return holdsContainers;
    }

    /** Returns the values of all fields of a record. */
    Object[] values(Object record) {
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).get(record);
        }
        return values;
    }

    /** Makes the record; the array has a value for every field. */
    Object construct(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (Throwable e) {
            throw Reflected.rethrown(e);
        }
    }

    @Override
    public String accepted() {
        return shorthand < 0
                ? "an object"
                : "an object or " + fields.get(shorthand).shape().accepted();
    }
}
