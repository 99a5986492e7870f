package io.datasurface.awsbatch.spec.lock;

import java.util.Optional;

/**
 * Opens stores of leases of a kind. Found as a service, so that who locks needs no library of the store; an implementation has a public
 * constructor without parameters.
 */
public interface LeaseStoreProvider {
    /** The kind, such as {@code dynamodb}: what locations of its stores begin with, before a colon. */
    String kind();

    /**
     * Opens a store. It is safe for concurrent use, and nothing has to be closed.
     *
     * @param place where it is: the location without its kind and colon
     * @param role ARN of a role to take for it; without one, what the process may do itself
     * @throws IllegalArgumentException if there can be no store, with what to change
     */
    LeaseStore open(String place, Optional<String> role);
}
