package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bucket of an object store, or a part of one.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param endPointURI address of the service; absent: the vendor's own
 * @param bucketName the bucket
 * @param prefix what the keys of its objects begin with
 * @param credential the secret with which a platform reads or writes
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 * @param isReadOnly whether nothing may be written to it
 */
public record ObjectStorage(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        Optional<String> endPointURI,
        String bucketName,
        Optional<String> prefix,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption,
        @Default("false") boolean isReadOnly)
        implements DataContainer {
    /** Copies the collections. */
    public ObjectStorage {
        locations = List.copyOf(locations);
    }

    /**
     * Begins an object storage; everything else has its default.
     *
     * @param name name of the container
     * @param bucketName the bucket
     * @return a builder
     */
    public static Builder builder(String name, String bucketName) {
        return new Builder(name, bucketName);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, bucketName);
        builder.documentation = documentation;
        builder.locations = new ArrayList<>(locations);
        builder.endPointURI = endPointURI;
        builder.prefix = prefix;
        builder.credential = credential;
        builder.serverSideEncryption = serverSideEncryption;
        builder.clientSideEncryption = clientSideEncryption;
        builder.isReadOnly = isReadOnly;
        return builder;
    }

    /** Collects the parts of an object storage. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<LocationKey> locations = new ArrayList<>();
        private Optional<String> endPointURI = Optional.empty();
        private String bucketName;
        private Optional<String> prefix = Optional.empty();
        private Optional<Credential> credential = Optional.empty();
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();
        private boolean isReadOnly = false;

        private Builder(String name, String bucketName) {
            this.name = name;
            this.bucketName = bucketName;
        }

        /**
         * Sets {@link ObjectStorage#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link ObjectStorage#documentation}.
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
         * Adds to {@link ObjectStorage#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link ObjectStorage#locations}.
         *
         * @param locations where it is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Sets {@link ObjectStorage#endPointURI}.
         *
         * @param endPointURI address of the service; absent: the vendor's own
         * @return this builder
         */
        public Builder endPointURI(String endPointURI) {
            this.endPointURI = Optional.of(endPointURI);
            return this;
        }

        /**
         * Sets {@link ObjectStorage#bucketName}.
         *
         * @param bucketName the bucket
         * @return this builder
         */
        public Builder bucketName(String bucketName) {
            this.bucketName = bucketName;
            return this;
        }

        /**
         * Sets {@link ObjectStorage#prefix}.
         *
         * @param prefix what the keys of its objects begin with
         * @return this builder
         */
        public Builder prefix(String prefix) {
            this.prefix = Optional.of(prefix);
            return this;
        }

        /**
         * Sets {@link ObjectStorage#credential}.
         *
         * @param credential the secret with which a platform reads or writes
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link ObjectStorage#serverSideEncryption}.
         *
         * @param serverSideEncryption how the server encrypts
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link ObjectStorage#clientSideEncryption}.
         *
         * @param clientSideEncryption how the client encrypts
         * @return this builder
         */
        public Builder clientSideEncryption(EncryptionSystem clientSideEncryption) {
            this.clientSideEncryption = Optional.of(clientSideEncryption);
            return this;
        }

        /**
         * Sets {@link ObjectStorage#isReadOnly}.
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
         * @return an object storage
         */
        public ObjectStorage build() {
            return new ObjectStorage(
                    name,
                    documentation,
                    locations,
                    endPointURI,
                    bucketName,
                    prefix,
                    credential,
                    serverSideEncryption,
                    clientSideEncryption,
                    isReadOnly);
        }
    }
}
