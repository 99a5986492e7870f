package io.datasurface.model.policy;

import io.datasurface.model.common.Documentation;
import java.util.List;
import java.util.Optional;

/**
 * Which classifications of data the workspaces of a zone (or one workspace) may read.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param allowed what is allowed; empty allows everything that is not forbidden
 * @param notAllowed what is forbidden
 */
public record DataClassificationPolicy(
        String name, Optional<Documentation> documentation, List<SimpleDC> allowed, List<SimpleDC> notAllowed)
        implements AllowDisallowPolicy<SimpleDC> {
    /** Copies the lists. */
    public DataClassificationPolicy {
        allowed = List.copyOf(allowed);
        notAllowed = List.copyOf(notAllowed);
    }

    @Override
    public boolean covers(SimpleDC entry, SimpleDC thing) {
        return entry.covers(thing);
    }
}
