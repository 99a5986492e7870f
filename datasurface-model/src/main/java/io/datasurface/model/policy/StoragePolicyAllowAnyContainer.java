package io.datasurface.model.policy;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.container.DataContainer;
import java.util.Optional;

/**
 * A storage policy that every container satisfies.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param mandatory which datasets it is about
 * @param deprecation set if it should no longer be used
 */
public record StoragePolicyAllowAnyContainer(
        String name,
        Optional<Documentation> documentation,
        @Default("INDIVIDUALLY_MANDATED") PolicyMandate mandatory,
        Optional<Deprecation> deprecation)
        implements StoragePolicy {
    @Override
    public boolean isCompatible(DataContainer container) {
        return true;
    }
}
