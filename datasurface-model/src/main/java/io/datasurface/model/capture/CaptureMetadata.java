package io.datasurface.model.capture;

import io.datasurface.model.container.DataContainer;
import java.util.Optional;

/** How the data of a datastore is captured. Open: a platform may bring its own, as a record. */
public interface CaptureMetadata {
    /**
     * What one batch covers.
     *
     * @return the consistency; absent is a lint error
     */
    Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion();

    /**
     * What starts a capture.
     *
     * @return the trigger; absent for a capture that runs all the time or follows its transformer
     */
    Optional<StepTrigger> stepTrigger();

    /**
     * Where the data is captured from.
     *
     * @return the container; absent is a lint error except for a transformer's output
     */
    Optional<DataContainer> dataContainer();
}
