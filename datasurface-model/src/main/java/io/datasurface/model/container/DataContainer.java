package io.datasurface.model.container;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Named;
import java.util.List;
import java.util.Optional;

/**
 * A place in which data lives. Equality is by value: two containers that are equal are one container, and two different ones that share
 * a name are a lint error. Open: a platform may bring its own, as a record.
 */
public interface DataContainer extends Named {
    /**
     * Words for people.
     *
     * @return the documentation, if any
     */
    Optional<Documentation> documentation();

    /**
     * Where the container is.
     *
     * @return the locations
     */
    List<LocationKey> locations();

    /**
     * How the server encrypts what the container holds.
     *
     * @return the system, if it encrypts
     */
    default Optional<EncryptionSystem> serverSideEncryption() {
        return Optional.empty();
    }

    /**
     * How clients encrypt before they write.
     *
     * @return the system, if they encrypt
     */
    default Optional<EncryptionSystem> clientSideEncryption() {
        return Optional.empty();
    }

    /**
     * Whether nothing may be written to it.
     *
     * @return true for a container that can only be read
     */
    default boolean isReadOnly() {
        return false;
    }
}
