package io.datasurface.model.policy;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import java.time.Duration;
import java.util.Optional;

/**
 * An authority or law that asks for history to be kept.
 *
 * @param name name in the ecosystem
 * @param documentation words for people
 * @param minRetentionTime how long history must be kept for it, at least
 */
public record Regulator(String name, Optional<Documentation> documentation, Duration minRetentionTime)
        implements Named {}
