package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Datasets that a workspace uses under the same terms.
 *
 * @param name name in its workspace
 * @param documentation words for people
 * @param platformMD how its platform is chosen; absent in a transformer's workspace
 * @param sinks the datasets
 */
public record DatasetGroup(
        String name,
        Optional<Documentation> documentation,
        Optional<DataPlatformChooser> platformMD,
        List<DatasetSink> sinks)
        implements Named {
    /** Copies the sinks. */
    public DatasetGroup {
        sinks = List.copyOf(sinks);
    }

    /**
     * What the consumer needs of history and freshness.
     *
     * @return the requirements that the chooser states, if any
     */
    public Optional<ConsumerRetentionRequirements> retention() {
        if (platformMD.isEmpty()) {
            return Optional.empty();
        }
        if (platformMD.get() instanceof WorkspacePlatformConfig config) {
            return Optional.of(config.retention());
        }
        if (platformMD.get() instanceof WorkspaceFixedDataPlatform fixed) {
            return fixed.retention();
        }
        return Optional.empty();
    }

    /**
     * Begins a dataset group; everything else has its default.
     *
     * @param name name in its workspace
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name);
        builder.documentation = documentation;
        builder.platformMD = platformMD;
        builder.sinks = new ArrayList<>(sinks);
        return builder;
    }

    /** Collects the parts of a dataset group. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<DataPlatformChooser> platformMD = Optional.empty();
        private List<DatasetSink> sinks = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link DatasetGroup#name}.
         *
         * @param name name in its workspace
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link DatasetGroup#documentation}.
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
         * Sets {@link DatasetGroup#platformMD}.
         *
         * @param platformMD how its platform is chosen; absent in a transformer's workspace
         * @return this builder
         */
        public Builder platformMD(DataPlatformChooser platformMD) {
            this.platformMD = Optional.of(platformMD);
            return this;
        }

        /**
         * Adds to {@link DatasetGroup#sinks}.
         *
         * @param sink what is added
         * @return this builder
         */
        public Builder sink(DatasetSink sink) {
            sinks.add(sink);
            return this;
        }

        /**
         * Sets all {@link DatasetGroup#sinks}.
         *
         * @param sinks the datasets
         * @return this builder
         */
        public Builder sinks(List<DatasetSink> sinks) {
            this.sinks = new ArrayList<>(sinks);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a dataset group
         */
        public DatasetGroup build() {
            return new DatasetGroup(name, documentation, platformMD, sinks);
        }
    }
}
