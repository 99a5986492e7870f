package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service that data is pulled from over HTTP.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param baseURI where its addresses begin, with the scheme
 * @param credential the secret with which a platform reads
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 */
public record HttpService(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        String baseURI,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption)
        implements DataContainer {
    /** Copies the collections. */
    public HttpService {
        locations = List.copyOf(locations);
    }

    /** A service is only read. */
    @Override
    public boolean isReadOnly() {
        return true;
    }

    /**
     * Begins a service; everything else has its default.
     *
     * @param name name of the container
     * @param baseURI where its addresses begin, with the scheme
     * @return a builder
     */
    public static Builder builder(String name, String baseURI) {
        return new Builder(name, baseURI);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, baseURI);
        builder.documentation = documentation;
        builder.locations = new ArrayList<>(locations);
        builder.credential = credential;
        builder.serverSideEncryption = serverSideEncryption;
        builder.clientSideEncryption = clientSideEncryption;
        return builder;
    }

    /** Collects the parts of a service. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<LocationKey> locations = new ArrayList<>();
        private String baseURI;
        private Optional<Credential> credential = Optional.empty();
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();

        private Builder(String name, String baseURI) {
            this.name = name;
            this.baseURI = baseURI;
        }

        /**
         * Sets {@link HttpService#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link HttpService#documentation}.
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
         * Adds to {@link HttpService#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link HttpService#locations}.
         *
         * @param locations where it is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Sets {@link HttpService#baseURI}.
         *
         * @param baseURI where its addresses begin, with the scheme
         * @return this builder
         */
        public Builder baseURI(String baseURI) {
            this.baseURI = baseURI;
            return this;
        }

        /**
         * Sets {@link HttpService#credential}.
         *
         * @param credential the secret with which a platform reads
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link HttpService#serverSideEncryption}.
         *
         * @param serverSideEncryption how the server encrypts
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link HttpService#clientSideEncryption}.
         *
         * @param clientSideEncryption how the client encrypts
         * @return this builder
         */
        public Builder clientSideEncryption(EncryptionSystem clientSideEncryption) {
            this.clientSideEncryption = Optional.of(clientSideEncryption);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a service
         */
        public HttpService build() {
            return new HttpService(
                    name, documentation, locations, baseURI, credential, serverSideEncryption, clientSideEncryption);
        }
    }
}
