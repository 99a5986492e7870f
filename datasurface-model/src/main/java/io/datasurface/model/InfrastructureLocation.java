package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.internal.Copies;
import java.util.Map;
import java.util.Optional;

/**
 * A place of a vendor: a continent, country, region or building.
 *
 * @param name name below the parent
 * @param documentation words for people
 * @param locations places inside this one, by name
 */
public record InfrastructureLocation(
        String name, Optional<Documentation> documentation, Map<String, InfrastructureLocation> locations)
        implements Named {
    /** Copies the locations. */
    public InfrastructureLocation {
        locations = Copies.byName("InfrastructureLocation.locations", locations);
    }
}
