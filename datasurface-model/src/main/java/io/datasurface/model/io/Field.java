package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * A component of a record.
 *
 * @param name its key
 * @param key the same, as it is written
 * @param keyHash hash of the key in paths
 * @param shape what its value is
 * @param optional whether the component is an {@link Optional}
 * @param absent the component's value if the key is left out; null if it must not be
 * @param accessor reads the component
 */
record Field(
        String name,
        SerializedString key,
        long keyHash,
        Shape shape,
        boolean optional,
        @Nullable Object absent,
        MethodHandle accessor) {
    Field(String name, Shape shape, boolean optional, @Nullable Object absent, MethodHandle accessor) {
        this(name, new SerializedString(name), ObjectPath.keyHash(name), shape, optional, absent, accessor);
    }

    /** Returns the component of a record. */
    Object get(Object record) {
        try {
            return accessor.invokeExact(record);
        } catch (Throwable e) {
            throw Reflected.rethrown(e);
        }
    }

    /** Whether the component's value is what a reader takes if the key is left out. */
    boolean isLeftOut(Object value) {
        if (value == absent) {
            return true; // Most often it is the very object.
        }
        if (optional) {
            return ((Optional<?>) value).isEmpty();
        }
        if (shape instanceof Shape.Items) {
            return ((List<?>) value).isEmpty();
        }
        if (shape instanceof Shape.Entries) {
            return ((Map<?, ?>) value).isEmpty();
        }
        return absent != null && value.equals(absent);
    }

    /** Makes the component's value from what a file holds. */
    Object wrap(Object value) {
        return optional ? Optional.of(value) : value;
    }
}
