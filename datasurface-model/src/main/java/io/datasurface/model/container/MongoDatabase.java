package io.datasurface.model.container;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database of documents that is read as MongoDB: a dataset is a collection, and its columns are fields of the documents, of which
 * {@code _id} is the key.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param hosts servers at which a client begins; of a replica set one or more members
 * @param databaseName the database on the servers, which has the collections
 * @param flavor which product it is
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 */
public record MongoDatabase(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        List<HostPortPair> hosts,
        String databaseName,
        @Default("MONGODB") MongoFlavor flavor,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption)
        implements DataContainer {
    /** The field that each document has as its key. */
    public static final String KEY = "_id";

    /** Copies the collections. */
    public MongoDatabase {
        locations = List.copyOf(locations);
        hosts = List.copyOf(hosts);
    }

    /**
     * Begins a database; everything else has its default.
     *
     * @param name name of the container
     * @param databaseName the database on the servers, which has the collections
     * @return a builder
     */
    public static Builder builder(String name, String databaseName) {
        return new Builder(name, databaseName);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, databaseName);
        builder.documentation = documentation;
        builder.locations = new ArrayList<>(locations);
        builder.hosts = new ArrayList<>(hosts);
        builder.flavor = flavor;
        builder.serverSideEncryption = serverSideEncryption;
        builder.clientSideEncryption = clientSideEncryption;
        return builder;
    }

    /** Collects the parts of a database. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<LocationKey> locations = new ArrayList<>();
        private List<HostPortPair> hosts = new ArrayList<>();
        private String databaseName;
        private MongoFlavor flavor = MongoFlavor.MONGODB;
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();

        private Builder(String name, String databaseName) {
            this.name = name;
            this.databaseName = databaseName;
        }

        /**
         * Sets {@link MongoDatabase#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link MongoDatabase#documentation}.
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
         * Adds to {@link MongoDatabase#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link MongoDatabase#locations}.
         *
         * @param locations where it is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Adds to {@link MongoDatabase#hosts}.
         *
         * @param host name or address of a server
         * @param port its port
         * @return this builder
         */
        public Builder host(String host, int port) {
            hosts.add(new HostPortPair(host, port));
            return this;
        }

        /**
         * Sets all {@link MongoDatabase#hosts}.
         *
         * @param hosts servers at which a client begins
         * @return this builder
         */
        public Builder hosts(List<HostPortPair> hosts) {
            this.hosts = new ArrayList<>(hosts);
            return this;
        }

        /**
         * Sets {@link MongoDatabase#databaseName}.
         *
         * @param databaseName the database on the servers, which has the collections
         * @return this builder
         */
        public Builder databaseName(String databaseName) {
            this.databaseName = databaseName;
            return this;
        }

        /**
         * Sets {@link MongoDatabase#flavor}.
         *
         * @param flavor which product it is
         * @return this builder
         */
        public Builder flavor(MongoFlavor flavor) {
            this.flavor = flavor;
            return this;
        }

        /**
         * Sets {@link MongoDatabase#serverSideEncryption}.
         *
         * @param serverSideEncryption how the server encrypts
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link MongoDatabase#clientSideEncryption}.
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
         * @return a database
         */
        public MongoDatabase build() {
            return new MongoDatabase(
                    name,
                    documentation,
                    locations,
                    hosts,
                    databaseName,
                    flavor,
                    serverSideEncryption,
                    clientSideEncryption);
        }
    }
}
