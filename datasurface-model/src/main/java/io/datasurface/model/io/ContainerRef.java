package io.datasurface.model.io;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import java.util.List;
import java.util.Optional;

/**
 * Stands for a container that the team describes under {@code containers}, until the whole model is read.
 *
 * @param name the name of that container
 */
record ContainerRef(String name) implements DataContainer {
    /** The only key of a reference. */
    static final String KEY = "ref";

    @Override
    public Optional<Documentation> documentation() {
        return Optional.empty();
    }

    @Override
    public List<LocationKey> locations() {
        return List.of();
    }
}
