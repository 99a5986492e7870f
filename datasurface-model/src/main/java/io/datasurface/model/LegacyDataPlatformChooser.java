package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.container.DataContainer;
import java.util.List;
import java.util.Optional;

/**
 * An existing pipeline under governance: nothing is rendered for it.
 *
 * @param dataPlatformName name of the legacy platform
 * @param documentation words for people
 * @param containers containers that the pipeline fills
 */
public record LegacyDataPlatformChooser(
        String dataPlatformName, Optional<Documentation> documentation, List<DataContainer> containers)
        implements DataPlatformChooser {
    /** Copies the containers. */
    public LegacyDataPlatformChooser {
        containers = List.copyOf(containers);
    }
}
