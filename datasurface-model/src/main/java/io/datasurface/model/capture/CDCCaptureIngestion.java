package io.datasurface.model.capture;

import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot, then every change as it happens (change data capture).
 *
 * @param singleOrMultiDatasetIngestion what one batch covers
 * @param stepTrigger what starts a capture
 * @param dataContainer where the data is captured from
 * @param credential the secret with which the platform reads
 * @param schemaName the database schema of the tables
 * @param tableForDataset tables whose names differ from their dataset's
 */
public record CDCCaptureIngestion(
        Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion,
        Optional<StepTrigger> stepTrigger,
        Optional<DataContainer> dataContainer,
        Optional<Credential> credential,
        Optional<String> schemaName,
        Map<String, String> tableForDataset)
        implements SQLIngestion {
    /** Copies the tables. */
    public CDCCaptureIngestion {
        tableForDataset = Copies.ordered(tableForDataset);
    }
}
