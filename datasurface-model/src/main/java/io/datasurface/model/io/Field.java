package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record.
 *
 * @param name its key
 * @param keyHash hash of the key in paths
 * @param shape what its value is
 * @param optional whether the component is an {@link Optional}
 * @param absent the component's value if the key is left out; null if it must not be
 * @param accessor reads the component
 */
record Field(
        String name,
        long keyHash,
        Shape shape,
        boolean optional,
        @Nullable Object absent,
        MethodHandle accessor) {
    Field(String name, Shape shape, boolean optional, @Nullable Object absent, MethodHandle accessor) {
        this(name, ObjectPath.keyHash(name), shape, optional, absent, accessor);
    }

    /** Returns the component of a record. */
    Object get(Object record) {
        try {
            return accessor.invokeExact(record);
        } catch (Throwable e) {
            throw Reflected.rethrown(e);
        }
    }

    /** Makes the component's value from what a file holds. */
    Object wrap(Object value) {
        return optional ? Optional.of(value) : value;
    }
}
