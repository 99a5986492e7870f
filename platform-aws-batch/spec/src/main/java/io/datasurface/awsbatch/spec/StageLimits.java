package io.datasurface.awsbatch.spec;

import java.time.Duration;

/**
 * How much one stage of an ingestion may take on before it commits.
 *
 * @param maxFiles staging files, at least 1
 * @param maxDuration after which no further stage is begun, at least one second
 */
public record StageLimits(int maxFiles, Duration maxDuration) {
    /** Refuses limits that let nothing pass. */
    public StageLimits {
        Checks.atLeast("maxFiles", maxFiles, 1);
        Checks.atLeast("maxDuration", maxDuration, Duration.ofSeconds(1));
    }
}
