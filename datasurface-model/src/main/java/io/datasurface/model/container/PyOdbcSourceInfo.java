package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database that is reached by an ODBC driver.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param serverHost what the driver calls the server
 * @param databaseName the database on the server
 * @param driver name of the ODBC driver
 * @param connectionStringTemplate the connection string with placeholders for server, database, user and password
 * @param identifierLengthLimit how long an identifier may be, in characters
 * @param credential the secret with which a platform writes to it
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 * @param isReadOnly whether nothing may be written to it
 */
public record PyOdbcSourceInfo(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        String serverHost,
        String databaseName,
        String driver,
        String connectionStringTemplate,
        @Default("128") int identifierLengthLimit,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption,
        @Default("false") boolean isReadOnly)
        implements SQLDatabase {
    /** Copies the collections. */
    public PyOdbcSourceInfo {
        locations = List.copyOf(locations);
    }

    /**
     * Begins a database; everything else has its default.
     *
     * @param name name of the container
     * @param serverHost what the driver calls the server
     * @param databaseName the database on the server
     * @param driver name of the ODBC driver
     * @param connectionStringTemplate the connection string with placeholders for server, database, user and password
     * @return a builder
     */
    public static Builder builder(
            String name, String serverHost, String databaseName, String driver, String connectionStringTemplate) {
        return new Builder(name, serverHost, databaseName, driver, connectionStringTemplate);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, serverHost, databaseName, driver, connectionStringTemplate);
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
        private String serverHost;
        private String databaseName;
        private String driver;
        private String connectionStringTemplate;
        private int identifierLengthLimit = 128;
        private Optional<Credential> credential = Optional.empty();
        private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
        private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();
        private boolean isReadOnly = false;

        private Builder(
                String name, String serverHost, String databaseName, String driver, String connectionStringTemplate) {
            this.name = name;
            this.serverHost = serverHost;
            this.databaseName = databaseName;
            this.driver = driver;
            this.connectionStringTemplate = connectionStringTemplate;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#name}.
         *
         * @param name name of the container
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#documentation}.
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
         * Adds to {@link PyOdbcSourceInfo#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link PyOdbcSourceInfo#locations}.
         *
         * @param locations where it is
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#serverHost}.
         *
         * @param serverHost what the driver calls the server
         * @return this builder
         */
        public Builder serverHost(String serverHost) {
            this.serverHost = serverHost;
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#databaseName}.
         *
         * @param databaseName the database on the server
         * @return this builder
         */
        public Builder databaseName(String databaseName) {
            this.databaseName = databaseName;
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#driver}.
         *
         * @param driver name of the ODBC driver
         * @return this builder
         */
        public Builder driver(String driver) {
            this.driver = driver;
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#connectionStringTemplate}.
         *
         * @param connectionStringTemplate the connection string with placeholders for server, database, user and password
         * @return this builder
         */
        public Builder connectionStringTemplate(String connectionStringTemplate) {
            this.connectionStringTemplate = connectionStringTemplate;
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#identifierLengthLimit}.
         *
         * @param identifierLengthLimit how long an identifier may be, in characters
         * @return this builder
         */
        public Builder identifierLengthLimit(int identifierLengthLimit) {
            this.identifierLengthLimit = identifierLengthLimit;
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#credential}.
         *
         * @param credential the secret with which a platform writes to it
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#serverSideEncryption}.
         *
         * @param serverSideEncryption how the server encrypts
         * @return this builder
         */
        public Builder serverSideEncryption(EncryptionSystem serverSideEncryption) {
            this.serverSideEncryption = Optional.of(serverSideEncryption);
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#clientSideEncryption}.
         *
         * @param clientSideEncryption how the client encrypts
         * @return this builder
         */
        public Builder clientSideEncryption(EncryptionSystem clientSideEncryption) {
            this.clientSideEncryption = Optional.of(clientSideEncryption);
            return this;
        }

        /**
         * Sets {@link PyOdbcSourceInfo#isReadOnly}.
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
        public PyOdbcSourceInfo build() {
            return new PyOdbcSourceInfo(
                    name,
                    documentation,
                    locations,
                    serverHost,
                    databaseName,
                    driver,
                    connectionStringTemplate,
                    identifierLengthLimit,
                    credential,
                    serverSideEncryption,
                    clientSideEncryption,
                    isReadOnly);
        }
    }
}
