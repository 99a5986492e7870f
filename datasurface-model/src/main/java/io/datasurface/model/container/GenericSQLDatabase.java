package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A relational database of an engine that has no type of its own here. DataSurface calls it HostPortSQLDatabase.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param hostPortPair where the server listens
 * @param databaseName the database on the server
 * @param identifierLengthLimit how long an identifier may be, in characters
 * @param credential the secret with which a platform writes to it
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 * @param isReadOnly whether nothing may be written to it
 */
public record GenericSQLDatabase(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        HostPortPair hostPortPair,
        String databaseName,
        @Default("64") int identifierLengthLimit,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption,
        @Default("false") boolean isReadOnly)
        implements HostPortSQLDatabase {
    /** Copies the collections. */
    public GenericSQLDatabase {
        locations = List.copyOf(locations);
    }

    /**
     * Begins a database; everything else has its default.
     *
     * @param name name of the container
     * @param hostPortPair where the server listens
     * @param databaseName the database on the server
     * @return a builder
     */
    public static Builder builder(String name, HostPortPair hostPortPair, String databaseName) {
        return new Builder(name, hostPortPair, databaseName);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, hostPortPair, databaseName);
        builder.documentation = documentation;
        builder.locations = new ArrayList<>(locations);
        builder.identifierLengthLimit = identifierLengthLimit;
        builder.credential = credential;
        builder.serverSideEncryption = serverSideEncryption;
        builder.clientSideEncryption = clientSideEncryption;
        builder.isReadOnly = isReadOnly;
        return builder;
    }

    /** Collects the parts of a database. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<LocationKey> locations = new ArrayList<>();
        private HostPortPair hostPortPair;
        private String databaseName;
        private int identifierLengthLimit = 64;
        private Optional<Credential> credential = Optional.empty();
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();
        private boolean isReadOnly = false;

        private Builder(String name, HostPortPair hostPortPair, String databaseName) {
            this.name = name;
            this.hostPortPair = hostPortPair;
            this.databaseName = databaseName;
        }

        /**
         * Sets {@link GenericSQLDatabase#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link GenericSQLDatabase#documentation}.
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
         * Adds to {@link GenericSQLDatabase#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link GenericSQLDatabase#locations}.
         *
         * @param locations where it is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Sets {@link GenericSQLDatabase#hostPortPair}.
         *
         * @param hostPortPair where the server listens
         * @return this builder
         */
        public Builder hostPortPair(HostPortPair hostPortPair) {
            this.hostPortPair = hostPortPair;
            return this;
        }

        /**
         * Sets {@link GenericSQLDatabase#databaseName}.
         *
         * @param databaseName the database on the server
         * @return this builder
         */
        public Builder databaseName(String databaseName) {
            this.databaseName = databaseName;
            return this;
        }

        /**
         * Sets {@link GenericSQLDatabase#identifierLengthLimit}.
         *
         * @param identifierLengthLimit how long an identifier may be, in characters
         * @return this builder
         */
        public Builder identifierLengthLimit(int identifierLengthLimit) {
            this.identifierLengthLimit = identifierLengthLimit;
            return this;
        }

        /**
         * Sets {@link GenericSQLDatabase#credential}.
         *
         * @param credential the secret with which a platform writes to it
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link GenericSQLDatabase#serverSideEncryption}.
         *
         * @param serverSideEncryption how the server encrypts
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link GenericSQLDatabase#clientSideEncryption}.
         *
         * @param clientSideEncryption how the client encrypts
         * @return this builder
         */
        public Builder clientSideEncryption(EncryptionSystem clientSideEncryption) {
            this.clientSideEncryption = Optional.of(clientSideEncryption);
            return this;
        }

        /**
         * Sets {@link GenericSQLDatabase#isReadOnly}.
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
         * @return a database
         */
        public GenericSQLDatabase build() {
            return new GenericSQLDatabase(
                    name,
                    documentation,
                    locations,
                    hostPortPair,
                    databaseName,
                    identifierLengthLimit,
                    credential,
                    serverSideEncryption,
                    clientSideEncryption,
                    isReadOnly);
        }
    }
}
