package io.datasurface.model.io;

/** Failures of calls through method handles. */
final class Reflected {
    private Reflected() {}

    /** Returns the failure as one that need not be declared; accessors and constructors of records declare none. */
    static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            return exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failure);
    }
}
