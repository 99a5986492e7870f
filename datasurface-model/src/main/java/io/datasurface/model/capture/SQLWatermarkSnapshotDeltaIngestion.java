package io.datasurface.model.capture;

import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.schema.DataType;
import java.util.LinkedHashMap;
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

    /**
     * Begins a capture; everything else has its default.
     *
     * @param watermarkColumn a column of every dataset that only grows
     * @return a builder
     */
    public static Builder builder(String watermarkColumn) {
        return new Builder(watermarkColumn);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(watermarkColumn);
        builder.singleOrMultiDatasetIngestion = singleOrMultiDatasetIngestion;
        builder.stepTrigger = stepTrigger;
        builder.dataContainer = dataContainer;
        builder.credential = credential;
        builder.schemaName = schemaName;
        builder.tableForDataset = new LinkedHashMap<>(tableForDataset);
        builder.watermarkDataType = watermarkDataType;
        return builder;
    }

    /** Collects the parts of a capture. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion = Optional.empty();
        private Optional<StepTrigger> stepTrigger = Optional.empty();
        private Optional<DataContainer> dataContainer = Optional.empty();
        private Optional<Credential> credential = Optional.empty();
        private Optional<String> schemaName = Optional.empty();
        private Map<String, String> tableForDataset = new LinkedHashMap<>();
        private String watermarkColumn;
        private Optional<DataType> watermarkDataType = Optional.empty();

        private Builder(String watermarkColumn) {
            this.watermarkColumn = watermarkColumn;
        }

        /**
         * Sets {@link SQLWatermarkSnapshotDeltaIngestion#singleOrMultiDatasetIngestion}.
         *
         * @param singleOrMultiDatasetIngestion what one batch covers
         * @return this builder
         */
        public Builder singleOrMultiDatasetIngestion(IngestionConsistencyType singleOrMultiDatasetIngestion) {
            this.singleOrMultiDatasetIngestion = Optional.of(singleOrMultiDatasetIngestion);
            return this;
        }

        /**
         * Sets {@link SQLWatermarkSnapshotDeltaIngestion#stepTrigger}.
         *
         * @param stepTrigger what starts a capture
         * @return this builder
         */
        public Builder stepTrigger(StepTrigger stepTrigger) {
            this.stepTrigger = Optional.of(stepTrigger);
            return this;
        }

        /**
         * Sets {@link SQLWatermarkSnapshotDeltaIngestion#dataContainer}.
         *
         * @param dataContainer where the data is captured from
         * @return this builder
         */
        public Builder dataContainer(DataContainer dataContainer) {
            this.dataContainer = Optional.of(dataContainer);
            return this;
        }

        /**
         * Sets {@link SQLWatermarkSnapshotDeltaIngestion#credential}.
         *
         * @param credential the secret with which the platform reads
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link SQLWatermarkSnapshotDeltaIngestion#schemaName}.
         *
         * @param schemaName the database schema of the tables
         * @return this builder
         */
        public Builder schemaName(String schemaName) {
            this.schemaName = Optional.of(schemaName);
            return this;
        }

        /**
         * Adds to {@link SQLWatermarkSnapshotDeltaIngestion#tableForDataset}, in the place of one with the same key.
         *
         * @param key its key
         * @param value its value
         * @return this builder
         */
        public Builder table(String key, String value) {
            tableForDataset.put(key, value);
            return this;
        }

        /**
         * Sets all {@link SQLWatermarkSnapshotDeltaIngestion#tableForDataset}.
         *
         * @param tableForDataset tables whose names differ from their dataset's
         * @return this builder
         */
        public Builder tableForDataset(Map<String, String> tableForDataset) {
            this.tableForDataset = new LinkedHashMap<>(tableForDataset);
            return this;
        }

        /**
         * Sets {@link SQLWatermarkSnapshotDeltaIngestion#watermarkColumn}.
         *
         * @param watermarkColumn a column of every dataset that only grows
         * @return this builder
         */
        public Builder watermarkColumn(String watermarkColumn) {
            this.watermarkColumn = watermarkColumn;
            return this;
        }

        /**
         * Sets {@link SQLWatermarkSnapshotDeltaIngestion#watermarkDataType}.
         *
         * @param watermarkDataType the type that the column must have
         * @return this builder
         */
        public Builder watermarkDataType(DataType watermarkDataType) {
            this.watermarkDataType = Optional.of(watermarkDataType);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a capture
         */
        public SQLWatermarkSnapshotDeltaIngestion build() {
            return new SQLWatermarkSnapshotDeltaIngestion(
                    singleOrMultiDatasetIngestion,
                    stepTrigger,
                    dataContainer,
                    credential,
                    schemaName,
                    tableForDataset,
                    watermarkColumn,
                    watermarkDataType);
        }
    }
}
