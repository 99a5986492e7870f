package io.datasurface.model.capture;

import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import java.util.Optional;

/**
 * The messages of Kafka topics, each named like its dataset.
 *
 * @param singleOrMultiDatasetIngestion what one batch covers
 * @param stepTrigger what starts a capture
 * @param dataContainer where the data is captured from
 * @param credential the secret with which the platform reads
 */
public record DatasetPerTopicKafkaIngestion(
        Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion,
        Optional<StepTrigger> stepTrigger,
        Optional<DataContainer> dataContainer,
        Optional<Credential> credential)
        implements TopicIngestion {
    @Override
    public String topic(String dataset) {
        return dataset;
    }

    /**
     * Begins a capture; everything else has its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.singleOrMultiDatasetIngestion = singleOrMultiDatasetIngestion;
        builder.stepTrigger = stepTrigger;
        builder.dataContainer = dataContainer;
        builder.credential = credential;
        return builder;
    }

    /** Collects the parts of a capture. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion = Optional.empty();
        private Optional<StepTrigger> stepTrigger = Optional.empty();
        private Optional<DataContainer> dataContainer = Optional.empty();
        private Optional<Credential> credential = Optional.empty();

        private Builder() {}

        /**
         * Sets {@link DatasetPerTopicKafkaIngestion#singleOrMultiDatasetIngestion}.
         *
         * @param singleOrMultiDatasetIngestion what one batch covers
         * @return this builder
         */
        public Builder singleOrMultiDatasetIngestion(IngestionConsistencyType singleOrMultiDatasetIngestion) {
            this.singleOrMultiDatasetIngestion = Optional.of(singleOrMultiDatasetIngestion);
            return this;
        }

        /**
         * Sets {@link DatasetPerTopicKafkaIngestion#stepTrigger}.
         *
         * @param stepTrigger what starts a capture
         * @return this builder
         */
        public Builder stepTrigger(StepTrigger stepTrigger) {
            this.stepTrigger = Optional.of(stepTrigger);
            return this;
        }

        /**
         * Sets {@link DatasetPerTopicKafkaIngestion#dataContainer}.
         *
         * @param dataContainer where the data is captured from
         * @return this builder
         */
        public Builder dataContainer(DataContainer dataContainer) {
            this.dataContainer = Optional.of(dataContainer);
            return this;
        }

        /**
         * Sets {@link DatasetPerTopicKafkaIngestion#credential}.
         *
         * @param credential the secret with which the platform reads
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a capture
         */
        public DatasetPerTopicKafkaIngestion build() {
            return new DatasetPerTopicKafkaIngestion(
                    singleOrMultiDatasetIngestion, stepTrigger, dataContainer, credential);
        }
    }
}
