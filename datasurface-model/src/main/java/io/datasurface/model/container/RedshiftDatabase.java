package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import java.util.List;
import java.util.Optional;

/**
 * An Amazon Redshift database, of a provisioned cluster or of a workgroup of Redshift Serverless.
 *
 * @param name name of the container
 * @param documentation words for people
 * @param locations where it is
 * @param hostPortPair the endpoint of the cluster or of the workgroup; its port is 5439 unless somebody has chosen another
 * @param databaseName the database of the cluster or namespace
 * @param credential the secret with which a platform writes to it
 * @param serverSideEncryption how the server encrypts
 * @param clientSideEncryption how the client encrypts
 * @param isReadOnly whether nothing may be written to it
 */
public record RedshiftDatabase(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        HostPortPair hostPortPair,
        String databaseName,
        Optional<Credential> credential,
        Optional<EncryptionSystem> serverSideEncryption,
        Optional<EncryptionSystem> clientSideEncryption,
        @Default("false") boolean isReadOnly)
        implements HostPortSQLDatabase {
    /** Copies the locations. */
    public RedshiftDatabase {
        locations = List.copyOf(locations);
    }

    @Override
    public int identifierLengthLimit() {
        return 127;
    }

    /**
     * A database without credential, encryption and documentation.
     *
     * @param name name of the container
     * @param location where it is
     * @param host host name of the endpoint
     * @param port port of the endpoint
     * @param databaseName the database of the cluster or namespace
     * @return the container
     */
    public static RedshiftDatabase of(String name, String location, String host, int port, String databaseName) {
        return builder(name, host, port, databaseName)
                .location(new LocationKey(location))
                .build();
    }

    /**
     * Begins a database; everything else has its default.
     *
     * @param name name of the container
     * @param host host name of the endpoint
     * @param port port of the endpoint
     * @param databaseName the database of the cluster or namespace
     * @return a builder
     */
    public static SQLDatabaseBuilder<RedshiftDatabase> builder(
            String name, String host, int port, String databaseName) {
        return new SQLDatabaseBuilder<>(RedshiftDatabase::new, name, new HostPortPair(host, port), databaseName);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public SQLDatabaseBuilder<RedshiftDatabase> toBuilder() {
        return new SQLDatabaseBuilder<>(RedshiftDatabase::new, this);
    }
}
