package io.datasurface.model.capture;

import io.datasurface.model.common.Credential;
import java.util.Optional;

/** A capture that reads from a container of the producer. */
public interface IngestionMetadata extends CaptureMetadata {
    /**
     * The secret with which the platform reads.
     *
     * @return the credential, if the container asks for one
     */
    Optional<Credential> credential();
}
