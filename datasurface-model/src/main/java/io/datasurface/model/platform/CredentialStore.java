package io.datasurface.model.platform;

import io.datasurface.model.common.LocationKey;
import java.util.List;
import java.util.Optional;

/**
 * Where the secrets of a services provider are.
 *
 * @param type kind of store, such as {@code AWSSecretsManager}
 * @param name name of the store
 * @param locations where it is
 * @param prefix what stands before a credential's name in the store
 */
public record CredentialStore(String type, String name, List<LocationKey> locations, Optional<String> prefix) {
    /** Copies the locations. */
    public CredentialStore {
        locations = List.copyOf(locations);
    }
}
