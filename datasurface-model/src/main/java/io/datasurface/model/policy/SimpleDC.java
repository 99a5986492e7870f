package io.datasurface.model.policy;

import io.datasurface.model.common.Shorthand;
import java.util.Optional;

/**
 * A classification of data: a type, optionally refined by a name. A policy about a type without a name covers every name of it.
 *
 * @param dcType how sensitive
 * @param name a refinement
 */
public record SimpleDC(@Shorthand DataClassificationType dcType, Optional<String> name) {
    /**
     * Whether a statement about this classification covers another one.
     *
     * @param other a classification of data
     * @return true if the types are equal and this one has no name or the same name
     */
    public boolean covers(SimpleDC other) {
        return dcType == other.dcType && (name.isEmpty() || name.equals(other.name));
    }
}
