package io.datasurface.model.capture;

import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tables that another platform has merged, instead of the source.
 *
 * @param singleOrMultiDatasetIngestion what one batch covers
 * @param stepTrigger what starts a capture
 * @param dataContainer where the data is captured from
 * @param credential the secret with which the platform reads
 * @param schemaName the database schema of the tables
 * @param tableForDataset tables whose names differ from their dataset's
 * @param dataPlatform name of the platform instance that merges them
 */
public record SQLMergeIngestion(
        Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion,
        Optional<StepTrigger> stepTrigger,
        Optional<DataContainer> dataContainer,
        Optional<Credential> credential,
        Optional<String> schemaName,
        Map<String, String> tableForDataset,
        String dataPlatform)
        implements SQLIngestion {
    /** Copies the collections. */
    public SQLMergeIngestion {
        tableForDataset = Copies.ordered(tableForDataset);
    }

    /**
     * Begins a capture; everything else has its default.
     *
     * @param dataPlatform name of the platform instance that merges them
     * @return a builder
     */
    public static Builder builder(String dataPlatform) {
        return new Builder(dataPlatform);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(dataPlatform);
        builder.singleOrMultiDatasetIngestion = singleOrMultiDatasetIngestion;
        builder.stepTrigger = stepTrigger;
        builder.dataContainer = dataContainer;
        builder.credential = credential;
        builder.schemaName = schemaName;
        builder.tableForDataset = new LinkedHashMap<>(tableForDataset);
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
        private String dataPlatform;

        private Builder(String dataPlatform) {
            this.dataPlatform = dataPlatform;
        }

        /**
         * Sets {@link SQLMergeIngestion#singleOrMultiDatasetIngestion}.
         *
         * @param singleOrMultiDatasetIngestion what one batch covers
         * @return this builder
         */
        public Builder singleOrMultiDatasetIngestion(IngestionConsistencyType singleOrMultiDatasetIngestion) {
            this.singleOrMultiDatasetIngestion = Optional.of(singleOrMultiDatasetIngestion);
            return this;
        }

        /**
         * Sets {@link SQLMergeIngestion#stepTrigger}.
         *
         * @param stepTrigger what starts a capture
         * @return this builder
         */
        public Builder stepTrigger(StepTrigger stepTrigger) {
            this.stepTrigger = Optional.of(stepTrigger);
            return this;
        }

        /**
         * Sets {@link SQLMergeIngestion#dataContainer}.
         *
         * @param dataContainer where the data is captured from
         * @return this builder
         */
        public Builder dataContainer(DataContainer dataContainer) {
            this.dataContainer = Optional.of(dataContainer);
            return this;
        }

        /**
         * Sets {@link SQLMergeIngestion#credential}.
         *
         * @param credential the secret with which the platform reads
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link SQLMergeIngestion#schemaName}.
         *
         * @param schemaName the database schema of the tables
         * @return this builder
         */
        public Builder schemaName(String schemaName) {
            this.schemaName = Optional.of(schemaName);
            return this;
        }

        /**
         * Adds to {@link SQLMergeIngestion#tableForDataset}, in the place of one with the same key.
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
         * Sets all {@link SQLMergeIngestion#tableForDataset}.
         *
         * @param tableForDataset tables whose names differ from their dataset's
         * @return this builder
         */
        public Builder tableForDataset(Map<String, String> tableForDataset) {
            this.tableForDataset = new LinkedHashMap<>(tableForDataset);
            return this;
        }

        /**
         * Sets {@link SQLMergeIngestion#dataPlatform}.
         *
         * @param dataPlatform name of the platform instance that merges them
         * @return this builder
         */
        public Builder dataPlatform(String dataPlatform) {
            this.dataPlatform = dataPlatform;
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a capture
         */
        public SQLMergeIngestion build() {
            return new SQLMergeIngestion(
                    singleOrMultiDatasetIngestion,
                    stepTrigger,
                    dataContainer,
                    credential,
                    schemaName,
                    tableForDataset,
                    dataPlatform);
        }
    }
}
