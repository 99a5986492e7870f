package io.datasurface.model.io;

import org.jspecify.annotations.Nullable;

/** A class that cannot be written to a model file; the message says which, why and what to do. */
final class ShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShapeException(String message) {
        super(message);
    }

    ShapeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
