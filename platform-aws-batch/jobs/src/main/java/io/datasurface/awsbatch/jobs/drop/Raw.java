package io.datasurface.awsbatch.jobs.drop;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in a file.
 *
 * @param row its number, from 1
 * @param line in which it begins, from 1
 * @param values of the columns in their order: null, a text, a list or a map of such; empty if there is a problem
 * @param problem what is wrong with the row
 */
public record Raw(long row, long line, List<@Nullable Object> values, Optional<Problem> problem) {
    /**
     * What is wrong with a row.
     *
     * @param column in this column; empty if it is the row
     * @param value what stands there
     * @param reason why it cannot be taken
     */
    public record Problem(String column, String value, String reason) {}

    /** A row with values; the list is not copied. */
    public static Raw of(long row, long line, List<@Nullable Object> values) {
        return new Raw(row, line, Collections.unmodifiableList(values), Optional.empty());
    }

    /** A row that cannot be read. */
    public static Raw bad(long row, long line, Problem problem) {
        return new Raw(row, line, List.of(), Optional.of(problem));
    }
}
