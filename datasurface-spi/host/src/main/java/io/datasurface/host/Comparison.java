package io.datasurface.host;

import io.datasurface.model.lint.Problem;
import java.util.List;

/**
 * What a change of the model means.
 *
 * @param changes one for each platform instance that is before or after, in the order of their names, also where nothing changes
 * @param problems platforms that could not be asked, sorted; the usual rules were used for them
 */
public record Comparison(List<PlatformChange> changes, List<Problem> problems) {
    /** Copies the lists. */
    public Comparison {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }
}
