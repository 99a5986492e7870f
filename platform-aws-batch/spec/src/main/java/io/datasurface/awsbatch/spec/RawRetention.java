package io.datasurface.awsbatch.spec;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long the files of a store are kept as they were captured. Each file goes when it was ingested so long ago; one that was not
 * ingested, or that could not be, stays.
 *
 * @param location folder of all its files, such as {@code s3://staging/crm}; what is not below it is never removed
 * @param kept time since the batch was recorded that a file was taken into, at least 24 hours
 * @param runMarker name of the file that says that a run of a program is complete, as in {@link FileDropSource}; empty if files come by
 *     themselves
 */
public record RawRetention(String location, Duration kept, Optional<String> runMarker) {
    /** The job that removes files is run about once a day. */
    public static final Duration SHORTEST = Duration.ofHours(24);

    /** Refuses times that are too short to be kept. */
    public RawRetention {
        Checks.location("location", location);
        Checks.atLeast("kept", kept, SHORTEST);
        Objects.requireNonNull(runMarker, "runMarker");
        runMarker.ifPresent(marker -> Checks.below("runMarker", marker));
    }
}
