package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import java.util.Optional;

/** A relational database that is reached at a host and port. */
public interface SQLDatabase extends DataContainer {
    /**
     * Where the server listens.
     *
     * @return host and port
     */
    HostPortPair hostPortPair();

    /**
     * The database on the server.
     *
     * @return its name
     */
    String databaseName();

    /**
     * The secret with which a platform writes to it, when it is a consumer's.
     *
     * @return the credential, if the container is written to
     */
    Optional<Credential> credential();

    /**
     * How the server encrypts.
     *
     * @return the system, if it encrypts
     */
    Optional<EncryptionSystem> serverSideEncryption();

    /**
     * How the client encrypts.
     *
     * @return the system, if it encrypts
     */
    Optional<EncryptionSystem> clientSideEncryption();

    /**
     * How long an identifier may be.
     *
     * @return the number of characters
     */
    int identifierLengthLimit();
}
