package io.datasurface.model;

import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.internal.Copies;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor of infrastructure with the tree of its locations.
 *
 * @param name name of the vendor in this ecosystem
 * @param documentation words for people
 * @param hardCloudVendor the company behind it
 * @param locations top locations, by name
 */
public record InfrastructureVendor(
        String name,
        Optional<Documentation> documentation,
        Optional<CloudVendor> hardCloudVendor,
        Map<String, InfrastructureLocation> locations)
        implements Named {
    /** Copies the locations. */
    public InfrastructureVendor {
        locations = Copies.byName("InfrastructureVendor.locations", locations);
    }
}
