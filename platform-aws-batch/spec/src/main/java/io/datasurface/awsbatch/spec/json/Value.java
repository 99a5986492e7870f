package io.datasurface.awsbatch.spec.json;

import org.jspecify.annotations.Nullable;

/** What a field held, or the fact that a problem was reported for it instead. */
final class Value<T> {
    private final @Nullable T value;

    private Value(@Nullable T value) {
        this.value = value;
    }

    static <T> Value<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Value<T> failed() {
        return new Value<>(null);
    }

    boolean isFailed() {
        return value == null;
    }

    T get() {
        if (value == null) {
            throw new IllegalStateException("A problem was reported for this value");
        }
        return value;
    }
}
