package io.datasurface.model.policy;

import io.datasurface.model.Documentation;
import io.datasurface.model.LocationKey;
import java.util.List;
import java.util.Optional;

/**
 * Where data of a zone may live. A location covers everything inside it.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param allowed what is allowed; empty allows everything that is not forbidden
 * @param notAllowed what is forbidden
 */
public record InfraStructureLocationPolicy(
        String name, Optional<Documentation> documentation, List<LocationKey> allowed, List<LocationKey> notAllowed)
        implements AllowDisallowPolicy<LocationKey> {
    /** Copies the lists. */
    public InfraStructureLocationPolicy {
        allowed = List.copyOf(allowed);
        notAllowed = List.copyOf(notAllowed);
    }

    @Override
    public boolean covers(LocationKey entry, LocationKey thing) {
        return entry.equals(thing) || thing.text().startsWith(entry.text() + "/");
    }
}
