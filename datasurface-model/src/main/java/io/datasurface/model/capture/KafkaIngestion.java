package io.datasurface.model.capture;

import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of Kafka topics.
 *
 * @param singleOrMultiDatasetIngestion what one batch covers
 * @param stepTrigger what starts a capture
 * @param dataContainer where the data is captured from
 * @param credential the secret with which the platform reads
 * @param topicForDataset topics whose names differ from their dataset's
 */
public record KafkaIngestion(
        Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion,
        Optional<StepTrigger> stepTrigger,
        Optional<DataContainer> dataContainer,
        Optional<Credential> credential,
        Map<String, String> topicForDataset)
        implements TopicIngestion {
    /** Copies the collections. */
    public KafkaIngestion {
        topicForDataset = Copies.ordered(topicForDataset);
    }

    @Override
    public String topic(String dataset) {
        return topicForDataset.getOrDefault(dataset, dataset);
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
        builder.topicForDataset = new LinkedHashMap<>(topicForDataset);
        return builder;
    }

    /** Collects the parts of a capture. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion = Optional.empty();
        private Optional<StepTrigger> stepTrigger = Optional.empty();
        private Optional<DataContainer> dataContainer = Optional.empty();
        private Optional<Credential> credential = Optional.empty();
        private Map<String, String> topicForDataset = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets {@link KafkaIngestion#singleOrMultiDatasetIngestion}.
         *
         * @param singleOrMultiDatasetIngestion what one batch covers
         * @return this builder
         */
        public Builder singleOrMultiDatasetIngestion(IngestionConsistencyType singleOrMultiDatasetIngestion) {
            this.singleOrMultiDatasetIngestion = Optional.of(singleOrMultiDatasetIngestion);
            return this;
        }

        /**
         * Sets {@link KafkaIngestion#stepTrigger}.
         *
         * @param stepTrigger what starts a capture
         * @return this builder
         */
        public Builder stepTrigger(StepTrigger stepTrigger) {
            this.stepTrigger = Optional.of(stepTrigger);
            return this;
        }

        /**
         * Sets {@link KafkaIngestion#dataContainer}.
         *
         * @param dataContainer where the data is captured from
         * @return this builder
         */
        public Builder dataContainer(DataContainer dataContainer) {
            this.dataContainer = Optional.of(dataContainer);
            return this;
        }

        /**
         * Sets {@link KafkaIngestion#credential}.
         *
         * @param credential the secret with which the platform reads
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Adds to {@link KafkaIngestion#topicForDataset}, in the place of one with the same key.
         *
         * @param key its key
         * @param value its value
         * @return this builder
         */
        public Builder topic(String key, String value) {
            topicForDataset.put(key, value);
            return this;
        }

        /**
         * Sets all {@link KafkaIngestion#topicForDataset}.
         *
         * @param topicForDataset topics whose names differ from their dataset's
         * @return this builder
         */
        public Builder topicForDataset(Map<String, String> topicForDataset) {
            this.topicForDataset = new LinkedHashMap<>(topicForDataset);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a capture
         */
        public KafkaIngestion build() {
            return new KafkaIngestion(
                    singleOrMultiDatasetIngestion, stepTrigger, dataContainer, credential, topicForDataset);
        }
    }
}
