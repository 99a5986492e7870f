package io.datasurface.model.capture;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that the producer puts on a share or into a bucket. A platform looks for them at each trigger.
 *
 * @param singleOrMultiDatasetIngestion what one batch covers
 * @param stepTrigger what starts a capture
 * @param dataContainer where the data is captured from
 * @param credential the secret with which the platform reads
 * @param filesForDataset the files of datasets that are not named {@code dataset.*}: a path below the container that may hold {@code *}, {@code ?} and {@code **}
 * @param format how the files are written
 * @param content what one delivery says
 * @param conventions how values are read that the format alone does not tell; of several that are about a column the first counts
 */
public record FileDropIngestion(
        Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion,
        Optional<StepTrigger> stepTrigger,
        Optional<DataContainer> dataContainer,
        Optional<Credential> credential,
        Map<String, String> filesForDataset,
        FileFormat format,
        @Default("SNAPSHOT") FileContent content,
        @OrderMatters List<ValueConvention> conventions)
        implements IngestionMetadata {
    /** Copies the collections. */
    public FileDropIngestion {
        filesForDataset = Copies.ordered(filesForDataset);
        conventions = List.copyOf(conventions);
    }

    /**
     * The files of a dataset.
     *
     * @param dataset name of a dataset of the datastore
     * @return a path below the container with wildcards, by default {@code dataset.*}
     */
    public String files(String dataset) {
        return filesForDataset.getOrDefault(dataset, dataset + ".*");
    }

    /**
     * The convention for a column.
     *
     * @param column name of a column of a dataset
     * @return the first of {@link #conventions} that is about it; empty if its values are as the format has them
     */
    public Optional<ValueConvention> convention(String column) {
        return conventions.stream().filter(one -> one.isAbout(column)).findFirst();
    }

    /**
     * Begins a capture; everything else has its default.
     *
     * @param format how the files are written
     * @return a builder
     */
    public static Builder builder(FileFormat format) {
        return new Builder(format);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(format);
        builder.singleOrMultiDatasetIngestion = singleOrMultiDatasetIngestion;
        builder.stepTrigger = stepTrigger;
        builder.dataContainer = dataContainer;
        builder.credential = credential;
        builder.filesForDataset = new LinkedHashMap<>(filesForDataset);
        builder.content = content;
        builder.conventions = new ArrayList<>(conventions);
        return builder;
    }

    /** Collects the parts of a capture. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion = Optional.empty();
        private Optional<StepTrigger> stepTrigger = Optional.empty();
        private Optional<DataContainer> dataContainer = Optional.empty();
        private Optional<Credential> credential = Optional.empty();
        private Map<String, String> filesForDataset = new LinkedHashMap<>();
        private FileFormat format;
        private FileContent content = FileContent.SNAPSHOT;
        private List<ValueConvention> conventions = new ArrayList<>();

        private Builder(FileFormat format) {
            this.format = format;
        }

        /**
         * Sets {@link FileDropIngestion#singleOrMultiDatasetIngestion}.
         *
         * @param singleOrMultiDatasetIngestion what one batch covers
         * @return this builder
         */
        public Builder singleOrMultiDatasetIngestion(IngestionConsistencyType singleOrMultiDatasetIngestion) {
            this.singleOrMultiDatasetIngestion = Optional.of(singleOrMultiDatasetIngestion);
            return this;
        }

        /**
         * Sets {@link FileDropIngestion#stepTrigger}.
         *
         * @param stepTrigger what starts a capture
         * @return this builder
         */
        public Builder stepTrigger(StepTrigger stepTrigger) {
            this.stepTrigger = Optional.of(stepTrigger);
            return this;
        }

        /**
         * Sets {@link FileDropIngestion#dataContainer}.
         *
         * @param dataContainer where the data is captured from
         * @return this builder
         */
        public Builder dataContainer(DataContainer dataContainer) {
            this.dataContainer = Optional.of(dataContainer);
            return this;
        }

        /**
         * Sets {@link FileDropIngestion#credential}.
         *
         * @param credential the secret with which the platform reads
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Adds to {@link FileDropIngestion#filesForDataset}, in the place of one with the same key.
         *
         * @param key its key
         * @param value its value
         * @return this builder
         */
        public Builder files(String key, String value) {
            filesForDataset.put(key, value);
            return this;
        }

        /**
         * Sets all {@link FileDropIngestion#filesForDataset}.
         *
         * @param filesForDataset the files of datasets that are not named {@code dataset.*}: a path below the container that may hold {@code *}, {@code ?} and {@code **}
         * @return this builder
         */
        public Builder filesForDataset(Map<String, String> filesForDataset) {
            this.filesForDataset = new LinkedHashMap<>(filesForDataset);
            return this;
        }

        /**
         * Sets {@link FileDropIngestion#format}.
         *
         * @param format how the files are written
         * @return this builder
         */
        public Builder format(FileFormat format) {
            this.format = format;
            return this;
        }

        /**
         * Sets {@link FileDropIngestion#content}.
         *
         * @param content what one delivery says
         * @return this builder
         */
        public Builder content(FileContent content) {
            this.content = content;
            return this;
        }

        /**
         * Adds to {@link FileDropIngestion#conventions}.
         *
         * @param convention the next one
         * @return this builder
         */
        public Builder convention(ValueConvention convention) {
            conventions.add(convention);
            return this;
        }

        /**
         * Sets all {@link FileDropIngestion#conventions}.
         *
         * @param conventions how values are read; of several that are about a column the first counts
         * @return this builder
         */
        public Builder conventions(List<ValueConvention> conventions) {
            this.conventions = new ArrayList<>(conventions);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a capture
         */
        public FileDropIngestion build() {
            return new FileDropIngestion(
                    singleOrMultiDatasetIngestion,
                    stepTrigger,
                    dataContainer,
                    credential,
                    filesForDataset,
                    format,
                    content,
                    conventions);
        }
    }
}
