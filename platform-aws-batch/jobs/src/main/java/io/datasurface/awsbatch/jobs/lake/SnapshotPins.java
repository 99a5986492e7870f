package io.datasurface.awsbatch.jobs.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The snapshots that a run reads, kept from being removed until it ends, however long that takes. Not safe for concurrent use. */
public final class SnapshotPins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPins.class);

    private final Duration longest;
    private final List<SnapshotPin> pins = new ArrayList<>();

    /**
     * None yet.
     *
     * @param longest after which they end by themselves, if the run is killed
     */
    public SnapshotPins(Duration longest) {
        this.longest = longest;
    }

    /**
     * Keeps a snapshot.
     *
     * @param snapshot one that the table has
     * @param now the time
     */
    public void add(LakeTable table, long snapshot, Instant now) {
        pins.add(SnapshotPin.of(table, snapshot, now, longest));
    }

    /** Lets all go. What the run has made does not depend on it, so it fails for none. */
    @Override
    public void close() {
        for (SnapshotPin pin : pins) {
            try {
                pin.close();
            } catch (RuntimeException e) {
                LOG.warn("A snapshot that was read stays pinned for up to {}", longest, e);
            }
        }
    }
}
