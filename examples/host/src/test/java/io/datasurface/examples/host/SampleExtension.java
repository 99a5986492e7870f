package io.datasurface.examples.host;

import io.datasurface.model.common.Description;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.extension.ModelExtension;
import java.util.List;
import java.util.Optional;

/** Brings a container that is only there to be brought. */
public final class SampleExtension implements ModelExtension {
    /** A container with nothing of its own. */
    @Description("A sample.")
    public record SampleContainer(String name, Optional<Documentation> documentation, List<LocationKey> locations)
            implements DataContainer {
        /** Copies the locations. */
        public SampleContainer {
            locations = List.copyOf(locations);
        }
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<Class<? extends DataContainer>> containers() {
        return List.of(SampleContainer.class);
    }
}
