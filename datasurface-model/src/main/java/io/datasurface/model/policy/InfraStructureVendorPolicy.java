package io.datasurface.model.policy;

import io.datasurface.model.common.Documentation;
import java.util.List;
import java.util.Optional;

/**
 * At which vendors, by name, data of a zone may live.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param allowed what is allowed; empty allows everything that is not forbidden
 * @param notAllowed what is forbidden
 */
public record InfraStructureVendorPolicy(
        String name, Optional<Documentation> documentation, List<String> allowed, List<String> notAllowed)
        implements AllowDisallowPolicy<String> {
    /** Copies the lists. */
    public InfraStructureVendorPolicy {
        allowed = List.copyOf(allowed);
        notAllowed = List.copyOf(notAllowed);
    }
}
