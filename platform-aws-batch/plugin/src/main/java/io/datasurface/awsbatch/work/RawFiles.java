package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.RawRetention;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.capture.CDCCaptureIngestion;
import java.time.Duration;
import java.util.Optional;

/**
 * Files of a datastore as they were captured, which are removed some time after they were ingested: those that DMS and programs write. DataSync
 * would bring again what is removed, and of what is read with SQL nothing is kept.
 */
public final class RawFiles {
    private RawFiles() {}

    /**
     * Returns how long the model asks to keep what is captured of a datastore; empty if it does not say.
     *
     * @param entry a datastore
     */
    public static Optional<Duration> asked(DatastoreEntry entry) {
        return entry.datastore()
                .rawRetention()
                .or(() -> entry.zone().rawRetention())
                .filter(time -> !time.isNegative() && !time.isZero());
    }

    /**
     * Returns how long files are kept that are removed then; empty if none are.
     *
     * @param entry a datastore that is captured at its source
     */
    public static Optional<Duration> kept(DatastoreEntry entry) {
        return asked(entry)
                .filter(time -> isOfDms(entry.datastore())
                        || StoreWork.program(entry.datastore()).isPresent())
                .map(time -> time.compareTo(RawRetention.SHORTEST) < 0 ? RawRetention.SHORTEST : time);
    }

    /**
     * Returns whether DMS writes the files of a datastore.
     *
     * @param store a datastore that is captured at its source
     */
    public static boolean isOfDms(Datastore store) {
        return store.capture().filter(CDCCaptureIngestion.class::isInstance).isPresent();
    }

    /** What the maintain job reads of it. */
    static Optional<RawRetention> retention(Instance instance, DatastoreEntry entry) {
        String store = entry.datastore().name();
        boolean ofDms = isOfDms(entry.datastore());
        return kept(entry)
                .map(time -> new RawRetention(
                        Instance.location(
                                instance.stagingBucket(),
                                ofDms
                                        ? instance.folders().staging(store)
                                        : instance.folders().drops(store)),
                        time,
                        ofDms ? Optional.empty() : Optional.of(Folders.RUN_MARKER)));
    }
}
