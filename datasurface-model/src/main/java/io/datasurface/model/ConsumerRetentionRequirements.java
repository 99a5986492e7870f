package io.datasurface.model;

import io.datasurface.model.common.Default;
import java.time.Duration;
import java.util.Optional;

/**
 * What a consumer needs of history and freshness.
 *
 * @param milestoningStrategy which history it sees
 * @param latency coarse class of how old the data may be
 * @param freshness how old the data may be, end to end, where the class is too coarse
 * @param minRetentionTime how long history must be kept
 * @param regulator who asks for the retention
 */
public record ConsumerRetentionRequirements(
        @Default("LIVE_ONLY") MilestoningStrategy milestoningStrategy,
        @Default("DAYS") DataLatency latency,
        Optional<Duration> freshness,
        Optional<Duration> minRetentionTime,
        Optional<String> regulator) {}
