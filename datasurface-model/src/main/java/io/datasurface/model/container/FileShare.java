package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder on a file server, such as the one into which files are dropped.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param protocol how it is reached
 * @param hostPortPair the server
 * @param path the exported folder
 * @param credential the secret with which a platform reads or writes
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 * @param isReadOnly whether nothing may be written to it
 */
public record FileShare(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        FileShareProtocol protocol,
        HostPortPair hostPortPair,
        String path,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption,
        @Default("false") boolean isReadOnly)
        implements DataContainer {
    /** Copies the collections. */
    public FileShare {
        locations = List.copyOf(locations);
    }

    /**
     * Begins a file share; everything else has its default.
     *
     * @param name name of the container
     * @param protocol how it is reached
     * @param hostPortPair the server
     * @param path the exported folder
     * @return a builder
     */
    public static Builder builder(String name, FileShareProtocol protocol, HostPortPair hostPortPair, String path) {
        return new Builder(name, protocol, hostPortPair, path);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, protocol, hostPortPair, path);
        builder.documentation = documentation;
        builder.locations = new ArrayList<>(locations);
        builder.credential = credential;
        builder.serverSideEncryption = serverSideEncryption;
        builder.clientSideEncryption = clientSideEncryption;
        builder.isReadOnly = isReadOnly;
        return builder;
    }

    /** Collects the parts of a file share. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<LocationKey> locations = new ArrayList<>();
        private FileShareProtocol protocol;
        private HostPortPair hostPortPair;
        private String path;
        private Optional<Credential> credential = Optional.empty();
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();
        private boolean isReadOnly = false;

        private Builder(String name, FileShareProtocol protocol, HostPortPair hostPortPair, String path) {
            this.name = name;
            this.protocol = protocol;
            this.hostPortPair = hostPortPair;
            this.path = path;
        }

        /**
         * Sets {@link FileShare#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link FileShare#documentation}.
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
         * Adds to {@link FileShare#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link FileShare#locations}.
         *
         * @param locations where it is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Sets {@link FileShare#protocol}.
         *
         * @param protocol how it is reached
         * @return this builder
         */
        public Builder protocol(FileShareProtocol protocol) {
            this.protocol = protocol;
            return this;
        }

        /**
         * Sets {@link FileShare#hostPortPair}.
         *
         * @param hostPortPair the server
         * @return this builder
         */
        public Builder hostPortPair(HostPortPair hostPortPair) {
            this.hostPortPair = hostPortPair;
            return this;
        }

        /**
         * Sets {@link FileShare#path}.
         *
         * @param path the exported folder
         * @return this builder
         */
        public Builder path(String path) {
            this.path = path;
            return this;
        }

        /**
         * Sets {@link FileShare#credential}.
         *
         * @param credential the secret with which a platform reads or writes
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link FileShare#serverSideEncryption}.
         *
         * @param serverSideEncryption how the server encrypts
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link FileShare#clientSideEncryption}.
         *
         * @param clientSideEncryption how the client encrypts
         * @return this builder
         */
        public Builder clientSideEncryption(EncryptionSystem clientSideEncryption) {
            this.clientSideEncryption = Optional.of(clientSideEncryption);
            return this;
        }

        /**
         * Sets {@link FileShare#isReadOnly}.
         *
         * @param isReadOnly whether nothing may be written to it
         * @return this builder
         */
        public Builder isReadOnly(boolean isReadOnly) {
            this.isReadOnly = isReadOnly;
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a file share
         */
        public FileShare build() {
            return new FileShare(
                    name,
                    documentation,
                    locations,
                    protocol,
                    hostPortPair,
                    path,
                    credential,
                    serverSideEncryption,
                    clientSideEncryption,
                    isReadOnly);
        }
    }
}
