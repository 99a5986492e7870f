package io.datasurface.model.policy;

import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.Documentation;
import java.util.List;
import java.util.Optional;

/**
 * At which companies data of a zone may live.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param allowed what is allowed; empty allows everything that is not forbidden
 * @param notAllowed what is forbidden
 */
public record InfraHardVendorPolicy(
        String name, Optional<Documentation> documentation, List<CloudVendor> allowed, List<CloudVendor> notAllowed)
        implements AllowDisallowPolicy<CloudVendor> {
    /** Copies the lists. */
    public InfraHardVendorPolicy {
        allowed = List.copyOf(allowed);
        notAllowed = List.copyOf(notAllowed);
    }
}
