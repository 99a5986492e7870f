package io.datasurface.model.policy;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
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

    /** A place is also forbidden if it is around a forbidden one: data there may lie where it must not. */
    @Override
    public boolean isCompatible(LocationKey thing) {
        return AllowDisallowPolicy.super.isCompatible(thing)
                && notAllowed.stream().noneMatch(forbidden -> covers(thing, forbidden));
    }

    @Override
    public boolean covers(LocationKey entry, LocationKey thing) {
        return entry.equals(thing) || thing.text().startsWith(entry.text() + "/");
    }
}
