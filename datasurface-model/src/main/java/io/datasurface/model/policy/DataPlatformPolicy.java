package io.datasurface.model.policy;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.ProductionStatus;
import java.util.List;
import java.util.Optional;

/**
 * On which platform instances, by name, the datastores of a zone may be processed. A policy may be limited to datastores of one production status, for example to keep non-production data off production platforms.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param allowed allowed platforms; empty allows every platform that is not forbidden
 * @param notAllowed forbidden platforms
 * @param storeStatus the production status of the datastores that it is about; absent: all
 * @param platformStatus the production status that a platform must have, if the policy asks for one
 */
public record DataPlatformPolicy(
        String name,
        Optional<Documentation> documentation,
        List<String> allowed,
        List<String> notAllowed,
        Optional<ProductionStatus> storeStatus,
        Optional<ProductionStatus> platformStatus)
        implements AllowDisallowPolicy<String> {
    /** Copies the lists. */
    public DataPlatformPolicy {
        allowed = List.copyOf(allowed);
        notAllowed = List.copyOf(notAllowed);
    }
}
