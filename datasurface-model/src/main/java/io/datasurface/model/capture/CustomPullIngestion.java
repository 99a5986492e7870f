package io.datasurface.model.capture;

import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.container.DataContainer;
import java.util.Optional;

/**
 * A program of the producer that pulls the data, unchanged, into files: one folder per dataset, named like it.
 *
 * @param singleOrMultiDatasetIngestion what one batch covers
 * @param stepTrigger what starts a capture
 * @param dataContainer where the data is captured from
 * @param credential the secret with which the platform reads
 * @param code the program
 * @param format how the files are written
 * @param content what one delivery says
 */
public record CustomPullIngestion(
        Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion,
        Optional<StepTrigger> stepTrigger,
        Optional<DataContainer> dataContainer,
        Optional<Credential> credential,
        CodeArtifact code,
        FileFormat format,
        @Default("SNAPSHOT") FileContent content)
        implements IngestionMetadata {
    /**
     * Begins a capture; everything else has its default.
     *
     * @param code the program
     * @param format how the files are written
     * @return a builder
     */
    public static Builder builder(CodeArtifact code, FileFormat format) {
        return new Builder(code, format);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(code, format);
        builder.singleOrMultiDatasetIngestion = singleOrMultiDatasetIngestion;
        builder.stepTrigger = stepTrigger;
        builder.dataContainer = dataContainer;
        builder.credential = credential;
        builder.content = content;
        return builder;
    }

    /** Collects the parts of a capture. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion = Optional.empty();
        private Optional<StepTrigger> stepTrigger = Optional.empty();
        private Optional<DataContainer> dataContainer = Optional.empty();
        private Optional<Credential> credential = Optional.empty();
        private CodeArtifact code;
        private FileFormat format;
        private FileContent content = FileContent.SNAPSHOT;

        private Builder(CodeArtifact code, FileFormat format) {
            this.code = code;
            this.format = format;
        }

        /**
         * Sets {@link CustomPullIngestion#singleOrMultiDatasetIngestion}.
         *
         * @param singleOrMultiDatasetIngestion what one batch covers
         * @return this builder
         */
        public Builder singleOrMultiDatasetIngestion(IngestionConsistencyType singleOrMultiDatasetIngestion) {
            this.singleOrMultiDatasetIngestion = Optional.of(singleOrMultiDatasetIngestion);
            return this;
        }

        /**
         * Sets {@link CustomPullIngestion#stepTrigger}.
         *
         * @param stepTrigger what starts a capture
         * @return this builder
         */
        public Builder stepTrigger(StepTrigger stepTrigger) {
            this.stepTrigger = Optional.of(stepTrigger);
            return this;
        }

        /**
         * Sets {@link CustomPullIngestion#dataContainer}.
         *
         * @param dataContainer where the data is captured from
         * @return this builder
         */
        public Builder dataContainer(DataContainer dataContainer) {
            this.dataContainer = Optional.of(dataContainer);
            return this;
        }

        /**
         * Sets {@link CustomPullIngestion#credential}.
         *
         * @param credential the secret with which the platform reads
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link CustomPullIngestion#code}.
         *
         * @param code the program
         * @return this builder
         */
        public Builder code(CodeArtifact code) {
            this.code = code;
            return this;
        }

        /**
         * Sets {@link CustomPullIngestion#format}.
         *
         * @param format how the files are written
         * @return this builder
         */
        public Builder format(FileFormat format) {
            this.format = format;
            return this;
        }

        /**
         * Sets {@link CustomPullIngestion#content}.
         *
         * @param content what one delivery says
         * @return this builder
         */
        public Builder content(FileContent content) {
            this.content = content;
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a capture
         */
        public CustomPullIngestion build() {
            return new CustomPullIngestion(
                    singleOrMultiDatasetIngestion, stepTrigger, dataContainer, credential, code, format, content);
        }
    }
}
