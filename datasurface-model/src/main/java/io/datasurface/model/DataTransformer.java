package io.datasurface.model;

import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.common.Documentation;
import java.util.Optional;

/**
 * A program that reads the datasets of its workspace and writes a datastore.
 *
 * @param name name of the transformer
 * @param documentation words for people
 * @param outputDatastore name of the datastore that it writes, of the same team
 * @param code the program
 * @param trigger what starts it; absent: whenever an input has changed
 */
public record DataTransformer(
        String name,
        Optional<Documentation> documentation,
        String outputDatastore,
        CodeArtifact code,
        Optional<StepTrigger> trigger) {
    /**
     * Begins a data transformer; everything else has its default.
     *
     * @param name name of the transformer
     * @param outputDatastore name of the datastore that it writes, of the same team
     * @param code the program
     * @return a builder
     */
    public static Builder builder(String name, String outputDatastore, CodeArtifact code) {
        return new Builder(name, outputDatastore, code);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, outputDatastore, code);
        builder.documentation = documentation;
        builder.trigger = trigger;
        return builder;
    }

    /** Collects the parts of a data transformer. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private String outputDatastore;
        private CodeArtifact code;
        private Optional<StepTrigger> trigger = Optional.empty();

        private Builder(String name, String outputDatastore, CodeArtifact code) {
            this.name = name;
            this.outputDatastore = outputDatastore;
            this.code = code;
        }

        /**
         * Sets {@link DataTransformer#name}.
         *
         * @param name name of the transformer
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link DataTransformer#documentation}.
         *
         * @param documentation words for people
         * @return this builder
         */
        public Builder documentation(Documentation documentation) {
            this.documentation = Optional.of(documentation);
            return this;
        }

        /**
         * Documents with plain text.
         *
         * @param description the text
         * @return this builder
         */
        public Builder documentation(String description) {
            return documentation(Documentation.of(description));
        }

        /**
         * Sets {@link DataTransformer#outputDatastore}.
         *
         * @param outputDatastore name of the datastore that it writes, of the same team
         * @return this builder
         */
        public Builder outputDatastore(String outputDatastore) {
            this.outputDatastore = outputDatastore;
            return this;
        }

        /**
         * Sets {@link DataTransformer#code}.
         *
         * @param code the program
         * @return this builder
         */
        public Builder code(CodeArtifact code) {
            this.code = code;
            return this;
        }

        /**
         * Sets {@link DataTransformer#trigger}.
         *
         * @param trigger what starts it; absent: whenever an input has changed
         * @return this builder
         */
        public Builder trigger(StepTrigger trigger) {
            this.trigger = Optional.of(trigger);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a data transformer
         */
        public DataTransformer build() {
            return new DataTransformer(name, documentation, outputDatastore, code, trigger);
        }
    }
}
