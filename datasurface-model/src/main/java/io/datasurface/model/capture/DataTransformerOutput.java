package io.datasurface.model.capture;

import io.datasurface.model.container.DataContainer;
import java.util.Optional;

/**
 * The output of a transformer: written by it, not captured.
 *
 * @param workSpaceName the workspace whose transformer writes the datastore
 * @param dataContainer where the transformer writes; absent: the workspace's container
 */
public record DataTransformerOutput(String workSpaceName, Optional<DataContainer> dataContainer)
        implements CaptureMetadata {
    @Override
    public Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion() {
        return Optional.of(IngestionConsistencyType.MULTI_DATASET);
    }

    @Override
    public Optional<StepTrigger> stepTrigger() {
        return Optional.empty();
    }
}
