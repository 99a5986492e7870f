package io.datasurface.federation.facts;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import io.datasurface.spi.PlatformCapabilities;
import java.util.List;
import java.util.Optional;

/** Whether platforms can fill a datastore: capture it from its source, or run the transformer that writes it. */
public final class Abilities {
    private final EcosystemIndex ecosystem;

    /**
     * Abilities in a model.
     *
     * @param ecosystem the model
     */
    public Abilities(EcosystemIndex ecosystem) {
        this.ecosystem = ecosystem;
    }

    /**
     * Says what a platform lacks.
     *
     * @param store the store
     * @param can what the platform can do
     * @return a continuation of "it cannot"; empty if it can
     */
    public Optional<String> lack(EcosystemIndex.DatastoreEntry store, PlatformCapabilities can) {
        Optional<CaptureMetadata> capture = store.datastore().capture();
        if (capture.isEmpty()) {
            return Optional.empty(); // Lint says that nothing is known of it.
        }
        if (capture.get() instanceof DataTransformerOutput output) {
            return ecosystem
                    .workspace(output.workSpaceName())
                    .flatMap(workspace -> lackForTransformer(workspace.workspace(), can));
        }
        if (!can.canCapture(capture.get())) {
            return Optional.of("capture by " + capture.get().getClass().getSimpleName());
        }
        return capture.get()
                .dataContainer()
                .flatMap(container -> can.canIngestFrom(container)
                        ? reach(container, can)
                        : Optional.of("ingest from containers of the kind "
                                + container.getClass().getSimpleName()));
    }

    private Optional<String> lackForTransformer(Workspace workspace, PlatformCapabilities can) {
        if (workspace.dataTransformer().isPresent()
                && !can.canRun(workspace.dataTransformer().get().code())) {
            return Optional.of("run transformers of the kind "
                    + workspace.dataTransformer().get().code().getClass().getSimpleName());
        }
        return workspace
                .dataContainer()
                .flatMap(container -> can.canExportTo(container)
                        ? reach(container, can)
                        : Optional.of("export to containers of the kind "
                                + container.getClass().getSimpleName()));
    }

    private Optional<String> reach(DataContainer container, PlatformCapabilities can) {
        for (LocationKey place : container.locations()) {
            String name = place.path().substring(place.path().lastIndexOf('/') + 1);
            boolean reachesVendor =
                    Permits.company(ecosystem, place).map(can::canReach).orElse(true);
            if (!reachesVendor || (!name.isEmpty() && !can.canReach(name))) {
                return Optional.of("reach containers in " + place);
            }
        }
        return Optional.empty();
    }

    /**
     * Where the data comes from that fills a store.
     *
     * @param store the store
     * @return locations of its source, or of the container of its transformer
     */
    public List<LocationKey> origin(EcosystemIndex.DatastoreEntry store) {
        Optional<CaptureMetadata> capture = store.datastore().capture();
        Optional<DataContainer> container = capture.isPresent() && capture.get() instanceof DataTransformerOutput output
                ? ecosystem
                        .workspace(output.workSpaceName())
                        .flatMap(entry -> entry.workspace().dataContainer())
                : capture.flatMap(CaptureMetadata::dataContainer);
        return container.map(DataContainer::locations).orElse(List.of());
    }
}
