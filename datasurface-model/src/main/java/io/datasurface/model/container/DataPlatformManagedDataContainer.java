package io.datasurface.model.container;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.List;
import java.util.Optional;

/**
 * A container that the platform provides itself: consumers query the tables of the platform where they are, for example Iceberg tables through Athena.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is; empty: wherever the platform is
 */
public record DataPlatformManagedDataContainer(
        String name, Optional<Documentation> documentation, List<LocationKey> locations) implements DataContainer {
    /** Copies the locations. */
    public DataPlatformManagedDataContainer {
        locations = List.copyOf(locations);
    }
}
