package io.datasurface.model.container;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container that the platform provides itself: consumers query the tables of the platform where they are, for example Iceberg tables through Athena.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is; empty: wherever the platform is
 * @param serverSideEncryption how the platform encrypts what it holds
 * @param clientSideEncryption how the platform encrypts before it writes
 */
public record DataPlatformManagedDataContainer(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption)
        implements DataContainer {
    /** Copies the locations. */
    public DataPlatformManagedDataContainer {
        locations = List.copyOf(locations);
    }

    /**
     * Begins a container; everything else has its default.
     *
     * @param name name of the container
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
        builder.locations = new ArrayList<>(locations);
        builder.serverSideEncryption = serverSideEncryption;
        builder.clientSideEncryption = clientSideEncryption;
        return builder;
    }

    /** Collects the parts of a container. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<LocationKey> locations = new ArrayList<>();
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link DataPlatformManagedDataContainer#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link DataPlatformManagedDataContainer#documentation}.
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
         * Adds to {@link DataPlatformManagedDataContainer#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link DataPlatformManagedDataContainer#locations}.
         *
         * @param locations where it is; empty: wherever the platform is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Sets {@link DataPlatformManagedDataContainer#serverSideEncryption}.
         *
         * @param serverSideEncryption how the platform encrypts what it holds
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link DataPlatformManagedDataContainer#clientSideEncryption}.
         *
         * @param clientSideEncryption how the platform encrypts before it writes
         * @return this builder
         */
        public Builder clientSideEncryption(EncryptionSystem clientSideEncryption) {
            this.clientSideEncryption = Optional.of(clientSideEncryption);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a container
         */
        public DataPlatformManagedDataContainer build() {
            return new DataPlatformManagedDataContainer(
                    name, documentation, locations, serverSideEncryption, clientSideEncryption);
        }
    }
}
