package io.datasurface.model.platform;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Named;
import io.datasurface.model.internal.Copies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team and the services that it runs for platform instances.
 *
 * @param name name in the ecosystem
 * @param documentation words for people
 * @param locations where it works
 * @param credentialStore where its secrets are
 * @param dataPlatforms its platform instances by name
 * @param hints advice
 */
public record PlatformServicesProvider(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        Optional<CredentialStore> credentialStore,
        Map<String, DataPlatformInstance> dataPlatforms,
        List<PlatformRuntimeHint> hints)
        implements Named {
    /** Copies the collections. */
    public PlatformServicesProvider {
        locations = List.copyOf(locations);
        dataPlatforms = Copies.byName("PlatformServicesProvider.dataPlatforms", dataPlatforms);
        hints = List.copyOf(hints);
    }
}
