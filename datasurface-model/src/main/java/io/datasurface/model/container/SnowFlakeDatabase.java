package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database of a Snowflake account.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param account the account
 * @param region the region of the account, where its name does not say it
 * @param warehouse the warehouse that runs queries; absent: the default of the credential
 * @param databaseName the database in the account
 * @param schema the schema in the database; absent: PUBLIC
 * @param role the role to take; absent: the default of the credential
 * @param credential the secret with which a platform writes to it
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 * @param isReadOnly whether nothing may be written to it
 */
public record SnowFlakeDatabase(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        String account,
        Optional<String> region,
        Optional<String> warehouse,
        String databaseName,
        Optional<String> schema,
        Optional<String> role,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption,
        @Default("false") boolean isReadOnly)
        implements SQLDatabase {
    /** Copies the collections. */
    public SnowFlakeDatabase {
        locations = List.copyOf(locations);
    }

    /** As Snowflake documents its identifiers. */
    @Override
    public int identifierLengthLimit() {
        return 255;
    }

    /**
     * Begins a database; everything else has its default.
     *
     * @param name name of the container
     * @param account the account
     * @param databaseName the database in the account
     * @return a builder
     */
    public static Builder builder(String name, String account, String databaseName) {
        return new Builder(name, account, databaseName);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, account, databaseName);
        builder.documentation = documentation;
        builder.locations = new ArrayList<>(locations);
        builder.region = region;
        builder.warehouse = warehouse;
        builder.schema = schema;
        builder.role = role;
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
        private String account;
        private Optional<String> region = Optional.empty();
        private Optional<String> warehouse = Optional.empty();
        private String databaseName;
        private Optional<String> schema = Optional.empty();
        private Optional<String> role = Optional.empty();
        private Optional<Credential> credential = Optional.empty();
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();
        private boolean isReadOnly = false;

        private Builder(String name, String account, String databaseName) {
            this.name = name;
            this.account = account;
            this.databaseName = databaseName;
        }

        /**
         * Sets {@link SnowFlakeDatabase#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#documentation}.
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
         * Adds to {@link SnowFlakeDatabase#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link SnowFlakeDatabase#locations}.
         *
         * @param locations where it is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#account}.
         *
         * @param account the account
         * @return this builder
         */
        public Builder account(String account) {
            this.account = account;
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#region}.
         *
         * @param region the region of the account, where its name does not say it
         * @return this builder
         */
        public Builder region(String region) {
            this.region = Optional.of(region);
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#warehouse}.
         *
         * @param warehouse the warehouse that runs queries; absent: the default of the credential
         * @return this builder
         */
        public Builder warehouse(String warehouse) {
            this.warehouse = Optional.of(warehouse);
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#databaseName}.
         *
         * @param databaseName the database in the account
         * @return this builder
         */
        public Builder databaseName(String databaseName) {
            this.databaseName = databaseName;
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#schema}.
         *
         * @param schema the schema in the database; absent: PUBLIC
         * @return this builder
         */
        public Builder schema(String schema) {
            this.schema = Optional.of(schema);
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#role}.
         *
         * @param role the role to take; absent: the default of the credential
         * @return this builder
         */
        public Builder role(String role) {
            this.role = Optional.of(role);
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#credential}.
         *
         * @param credential the secret with which a platform writes to it
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#serverSideEncryption}.
         *
         * @param serverSideEncryption how the server encrypts
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#clientSideEncryption}.
         *
         * @param clientSideEncryption how the client encrypts
         * @return this builder
         */
        public Builder clientSideEncryption(EncryptionSystem clientSideEncryption) {
            this.clientSideEncryption = Optional.of(clientSideEncryption);
            return this;
        }

        /**
         * Sets {@link SnowFlakeDatabase#isReadOnly}.
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
        public SnowFlakeDatabase build() {
            return new SnowFlakeDatabase(
                    name,
                    documentation,
                    locations,
                    account,
                    region,
                    warehouse,
                    databaseName,
                    schema,
                    role,
                    credential,
                    serverSideEncryption,
                    clientSideEncryption,
                    isReadOnly);
        }
    }
}
