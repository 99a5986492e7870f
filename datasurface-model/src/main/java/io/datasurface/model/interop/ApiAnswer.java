package io.datasurface.model.interop;

import io.datasurface.model.lint.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a server said about one object.
 *
 * @param value the object as far as it could be read; empty if the server does not have it, or nothing of it could be read, which is
 *     then a problem
 * @param untold what belongs to the object and cannot be told
 * @param problems what could not be read of the answer; positions are in the answer, whose question stands for a file
 * @param <T> type of the object
 */
public record ApiAnswer<T>(Optional<T> value, List<Untold> untold, List<Problem> problems) {
    /** Copies the lists. */
    public ApiAnswer {
        untold = List.copyOf(untold);
        problems = List.copyOf(problems);
    }
}
