package io.datasurface.awsbatch.jobs.drop;

import org.jspecify.annotations.Nullable;

/** Makes a value of what stands in a file. */
@FunctionalInterface
public interface Conversion {
    /**
     * The value, as rows of Spark have it; null stays null.
     *
     * @param raw a text, a list or a map, or null
     * @throws NoValueException if it is none of the type
     */
    @Nullable Object of(@Nullable Object raw) throws NoValueException;

    /** What stands in a file is no value of the type. */
    final class NoValueException extends Exception {
        private static final long serialVersionUID = 1L;

        /** With the reason; rows are many, so it has no trace. */
        public NoValueException(String reason) {
            super(reason, null, false, false);
        }
    }
}
