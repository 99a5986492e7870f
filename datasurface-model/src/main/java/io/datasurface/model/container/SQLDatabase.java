package io.datasurface.model.container;

import io.datasurface.model.common.Credential;
import java.util.Optional;

/** A relational database. */
public interface SQLDatabase extends DataContainer {
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
     * How long an identifier may be.
     *
     * @return the number of characters
     */
    int identifierLengthLimit();
}
