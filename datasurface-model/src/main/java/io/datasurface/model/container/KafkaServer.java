package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Kafka cluster.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param bootstrapServers hosts and ports at which a client begins
 * @param groupID the consumer group that readers take
 * @param caCertificate the certificate that servers are checked against
 * @param credential the secret with which a platform reads or writes
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 * @param isReadOnly whether nothing may be written to it
 */
public record KafkaServer(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        List<HostPortPair> bootstrapServers,
        Optional<String> groupID,
        Optional<Credential> caCertificate,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption,
        @Default("false") boolean isReadOnly)
        implements DataContainer {
    /** Copies the collections. */
    public KafkaServer {
        locations = List.copyOf(locations);
        bootstrapServers = List.copyOf(bootstrapServers);
    }

    /**
     * Begins a kafka server; everything else has its default.
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
        builder.bootstrapServers = new ArrayList<>(bootstrapServers);
        builder.groupID = groupID;
        builder.caCertificate = caCertificate;
        builder.credential = credential;
        builder.serverSideEncryption = serverSideEncryption;
        builder.clientSideEncryption = clientSideEncryption;
        builder.isReadOnly = isReadOnly;
        return builder;
    }

    /** Collects the parts of a kafka server. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<LocationKey> locations = new ArrayList<>();
        private List<HostPortPair> bootstrapServers = new ArrayList<>();
        private Optional<String> groupID = Optional.empty();
        private Optional<Credential> caCertificate = Optional.empty();
        private Optional<Credential> credential = Optional.empty();
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();
        private boolean isReadOnly = false;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link KafkaServer#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link KafkaServer#documentation}.
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
         * Adds to {@link KafkaServer#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link KafkaServer#locations}.
         *
         * @param locations where it is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Adds to {@link KafkaServer#bootstrapServers}.
         *
         * @param bootstrapServer what is added
         * @return this builder
         */
        public Builder bootstrapServer(HostPortPair bootstrapServer) {
            bootstrapServers.add(bootstrapServer);
            return this;
        }

        /**
         * Sets all {@link KafkaServer#bootstrapServers}.
         *
         * @param bootstrapServers hosts and ports at which a client begins
         * @return this builder
         */
        public Builder bootstrapServers(List<HostPortPair> bootstrapServers) {
            this.bootstrapServers = new ArrayList<>(bootstrapServers);
            return this;
        }

        /**
         * Sets {@link KafkaServer#groupID}.
         *
         * @param groupID the consumer group that readers take
         * @return this builder
         */
        public Builder groupID(String groupID) {
            this.groupID = Optional.of(groupID);
            return this;
        }

        /**
         * Sets {@link KafkaServer#caCertificate}.
         *
         * @param caCertificate the certificate that servers are checked against
         * @return this builder
         */
        public Builder caCertificate(Credential caCertificate) {
            this.caCertificate = Optional.of(caCertificate);
            return this;
        }

        /**
         * Sets {@link KafkaServer#credential}.
         *
         * @param credential the secret with which a platform reads or writes
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link KafkaServer#serverSideEncryption}.
         *
         * @param serverSideEncryption how the server encrypts
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link KafkaServer#clientSideEncryption}.
         *
         * @param clientSideEncryption how the client encrypts
         * @return this builder
         */
        public Builder clientSideEncryption(EncryptionSystem clientSideEncryption) {
            this.clientSideEncryption = Optional.of(clientSideEncryption);
            return this;
        }

        /**
         * Sets {@link KafkaServer#isReadOnly}.
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
         * @return a kafka server
         */
        public KafkaServer build() {
            return new KafkaServer(
                    name,
                    documentation,
                    locations,
                    bootstrapServers,
                    groupID,
                    caCertificate,
                    credential,
                    serverSideEncryption,
                    clientSideEncryption,
                    isReadOnly);
        }
    }
}
