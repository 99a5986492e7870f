package io.datasurface.awsbatch.work;

import io.datasurface.model.Datastore;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.container.MongoDatabase;
import java.util.Optional;

/** Datastores whose changes are captured from documents. */
public final class DocumentSources {
    private DocumentSources() {}

    /**
     * Returns the database that has the documents of a datastore; empty if it is captured in another way, or from tables.
     *
     * @param store the datastore
     */
    public static Optional<MongoDatabase> of(Datastore store) {
        return store.capture()
                .filter(CDCCaptureIngestion.class::isInstance)
                .flatMap(CaptureMetadata::dataContainer)
                .filter(MongoDatabase.class::isInstance)
                .map(MongoDatabase.class::cast);
    }
}
