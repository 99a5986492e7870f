package io.datasurface.tck;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Copies of records with another part. */
final class RecordParts {
    private RecordParts() {}

    /** The parts of a record in order; empty for a record that keeps them to itself, as one of a plugin may. */
    static Optional<Object[]> of(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = components[i].getAccessor().invoke(record);
            }
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
        return Optional.of(parts);
    }

    /**
     * A record of the same type, of other parts.
     *
     * @throws IllegalArgumentException if the type does not take them
     */
    static Record copy(Record record, Object[] parts) {
        try {
            Constructor<?> constructor = record.getClass()
                    .getConstructor(Arrays.stream(record.getClass().getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return (Record) constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(record.getClass() + " cannot be copied", e.getCause());
        } catch (ReflectiveOperationException e) {
            return record; // A type of a plugin that keeps its parts to itself.
        }
    }

    /** A copy in which the part of a name is another one; the record itself if it has no such part. */
    @SuppressWarnings("unchecked") // A copy is of the same type.
    static <T> T with(T value, String name, Object part) {
        if (value instanceof Record record) {
            RecordComponent[] components = record.getClass().getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                Object[] parts = of(record).orElse(new Object[0]);
                if (components[i].getName().equals(name) && parts.length > i) {
                    parts[i] = part;
                    return (T) copy(record, parts);
                }
            }
        }
        return value;
    }
}
