package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the parts of a database that is reached at a host and port; all of them have the same. Not safe for concurrent use; may build
 * any number of times.
 *
 * @param <T> the kind of database
 */
public final class SQLDatabaseBuilder<T extends HostPortSQLDatabase> {
    private final Constructor<T> constructor;
    private String name;
    private Optional<Documentation> documentation = Optional.empty();
    private List<LocationKey> locations = new ArrayList<>();
    private HostPortPair hostPortPair;
    private String databaseName;
    private Optional<Credential> credential = Optional.empty();
    private Optional<EncryptionSystem> serverSideEncryption = Optional.empty();
    private Optional<EncryptionSystem> clientSideEncryption = Optional.empty();
    private boolean isReadOnly;

    SQLDatabaseBuilder(Constructor<T> constructor, String name, HostPortPair hostPortPair, String databaseName) {
        this.constructor = constructor;
        this.name = name;
        this.hostPortPair = hostPortPair;
        this.databaseName = databaseName;
    }

    SQLDatabaseBuilder(Constructor<T> constructor, T database) {
        this(constructor, database.name(), database.hostPortPair(), database.databaseName());
        documentation = database.documentation();
        locations = new ArrayList<>(database.locations());
        credential = database.credential();
        serverSideEncryption = database.serverSideEncryption();
        clientSideEncryption = database.clientSideEncryption();
        isReadOnly = database.isReadOnly();
    }

    /** What makes the database. */
    interface Constructor<T> {
        T make(
                String name,
                Optional<Documentation> documentation,
                List<LocationKey> locations,
                HostPortPair hostPortPair,
                String databaseName,
                Optional<Credential> credential,
                Optional<EncryptionSystem> serverSideEncryption,
                Optional<EncryptionSystem> clientSideEncryption,
                boolean isReadOnly);
    }

    /**
     * Sets the name.
     *
     * @param name name of the container
     * @return this builder
     */
    public SQLDatabaseBuilder<T> name(String name) {
        this.name = name;
        return this;
    }

    /**
     * Sets the documentation.
     *
     * @param documentation words for people
     * @return this builder
     */
    public SQLDatabaseBuilder<T> documentation(Documentation documentation) {
        this.documentation = Optional.of(documentation);
        return this;
    }

    /**
     * Documents with plain text.
     *
     * @param description the text
     * @return this builder
     */
    public SQLDatabaseBuilder<T> documentation(String description) {
        return documentation(Documentation.of(description));
    }

    /**
     * Adds a location.
     *
     * @param location where it is
     * @return this builder
     */
    public SQLDatabaseBuilder<T> location(LocationKey location) {
        locations.add(location);
        return this;
    }

    /**
     * Sets all locations.
     *
     * @param locations where it is
     * @return this builder
     */
    public SQLDatabaseBuilder<T> locations(List<LocationKey> locations) {
        this.locations = new ArrayList<>(locations);
        return this;
    }

    /**
     * Sets where the server listens.
     *
     * @param hostPortPair host and port
     * @return this builder
     */
    public SQLDatabaseBuilder<T> hostPortPair(HostPortPair hostPortPair) {
        this.hostPortPair = hostPortPair;
        return this;
    }

    /**
     * Sets the database.
     *
     * @param databaseName the database on the server
     * @return this builder
     */
    public SQLDatabaseBuilder<T> databaseName(String databaseName) {
        this.databaseName = databaseName;
        return this;
    }

    /**
     * Sets the credential.
     *
     * @param credential the secret with which a platform writes to it
     * @return this builder
     */
    public SQLDatabaseBuilder<T> credential(Credential credential) {
        this.credential = Optional.of(credential);
        return this;
    }

    /**
     * Sets the encryption of the server.
     *
     * @param serverSideEncryption how the server encrypts
     * @return this builder
     */
    public SQLDatabaseBuilder<T> serverSideEncryption(EncryptionSystem serverSideEncryption) {
        this.serverSideEncryption = Optional.of(serverSideEncryption);
        return this;
    }

    /**
     * Sets the encryption of clients.
     *
     * @param clientSideEncryption how clients encrypt
     * @return this builder
     */
    public SQLDatabaseBuilder<T> clientSideEncryption(EncryptionSystem clientSideEncryption) {
        this.clientSideEncryption = Optional.of(clientSideEncryption);
        return this;
    }

    /**
     * Sets whether nothing may be written to it.
     *
     * @param isReadOnly true for a database that can only be read
     * @return this builder
     */
    public SQLDatabaseBuilder<T> isReadOnly(boolean isReadOnly) {
        this.isReadOnly = isReadOnly;
        return this;
    }

    /**
     * Makes the object.
     *
     * @return a database
     */
    public T build() {
        return constructor.make(
                name,
                documentation,
                locations,
                hostPortPair,
                databaseName,
                credential,
                serverSideEncryption,
                clientSideEncryption,
                isReadOnly);
    }
}
