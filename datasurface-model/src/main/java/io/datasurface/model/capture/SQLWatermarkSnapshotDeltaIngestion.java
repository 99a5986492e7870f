package io.datasurface.model.capture;

import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.schema.DataType;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot, then at each trigger the rows whose watermark column has grown.
 *
 * @param singleOrMultiDatasetIngestion what one batch covers
 * @param stepTrigger what starts a capture
 * @param dataContainer where the data is captured from
 * @param credential the secret with which the platform reads
 * @param schemaName the database schema of the tables
 * @param tableForDataset tables whose names differ from their dataset's
 * @param watermarkColumn a column of every dataset that only grows
 * @param watermarkDataType the type that the column must have
 */
public record SQLWatermarkSnapshotDeltaIngestion(
        Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion,
        Optional<StepTrigger> stepTrigger,
        Optional<DataContainer> dataContainer,
        Optional<Credential> credential,
        Optional<String> schemaName,
        Map<String, String> tableForDataset,
        String watermarkColumn,
        Optional<DataType> watermarkDataType)
        implements SQLIngestion {
    /** Copies the tables. */
    public SQLWatermarkSnapshotDeltaIngestion {
        tableForDataset = Copies.ordered(tableForDataset);
    }
}
