package io.datasurface.awsbatch.jobs.quality;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param holds whether it is as it should be
 * @param failing rows that break the rule, if it is about rows
 * @param value what was measured, if it is not a number of rows
 */
record Finding(boolean holds, Optional<Long> failing, Optional<String> value) {
    /** A number of rows that was measured; of no rows there may be none. */
    static long count(@Nullable Object measured) {
        return measured == null ? 0 : (Long) measured;
    }

    /** So many rows break it. */
    static Finding broken(long rows) {
        return new Finding(rows == 0, Optional.of(rows), Optional.empty());
    }

    /** A number that is as it should be or not. */
    static Finding value(boolean holds, String value) {
        return new Finding(holds, Optional.empty(), Optional.of(value));
    }

    /** Makes it of numbers. */
    @FunctionalInterface
    interface Of {
        /** From the number of rows and what was measured, which is null if there was nothing. */
        Finding apply(long rows, @Nullable Object measured);
    }
}
