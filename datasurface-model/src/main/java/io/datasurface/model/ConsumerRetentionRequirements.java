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
 * @param minRetentionTime how long history must be kept; absent: as long as the regulator asks
 * @param regulator name of the regulator who asks for the retention
 */
public record ConsumerRetentionRequirements(
        @Default("LIVE_ONLY") MilestoningStrategy milestoningStrategy,
        @Default("DAYS") DataLatency latency,
        Optional<Duration> freshness,
        Optional<Duration> minRetentionTime,
        Optional<String> regulator) {
    /**
     * Begins a set of requirements; everything else has its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.milestoningStrategy = milestoningStrategy;
        builder.latency = latency;
        builder.freshness = freshness;
        builder.minRetentionTime = minRetentionTime;
        builder.regulator = regulator;
        return builder;
    }

    /** Collects the parts of a set of requirements. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private MilestoningStrategy milestoningStrategy = MilestoningStrategy.LIVE_ONLY;
        private DataLatency latency = DataLatency.DAYS;
        private Optional<Duration> freshness = Optional.empty();
        private Optional<Duration> minRetentionTime = Optional.empty();
        private Optional<String> regulator = Optional.empty();

        private Builder() {}

        /**
         * Sets {@link ConsumerRetentionRequirements#milestoningStrategy}.
         *
         * @param milestoningStrategy which history it sees
         * @return this builder
         */
        public Builder milestoningStrategy(MilestoningStrategy milestoningStrategy) {
            this.milestoningStrategy = milestoningStrategy;
            return this;
        }

        /**
         * Sets {@link ConsumerRetentionRequirements#latency}.
         *
         * @param latency coarse class of how old the data may be
         * @return this builder
         */
        public Builder latency(DataLatency latency) {
            this.latency = latency;
            return this;
        }

        /**
         * Sets {@link ConsumerRetentionRequirements#freshness}.
         *
         * @param freshness how old the data may be, end to end, where the class is too coarse
         * @return this builder
         */
        public Builder freshness(Duration freshness) {
            this.freshness = Optional.of(freshness);
            return this;
        }

        /**
         * Sets {@link ConsumerRetentionRequirements#minRetentionTime}.
         *
         * @param minRetentionTime how long history must be kept; absent: as long as the regulator asks
         * @return this builder
         */
        public Builder minRetentionTime(Duration minRetentionTime) {
            this.minRetentionTime = Optional.of(minRetentionTime);
            return this;
        }

        /**
         * Sets {@link ConsumerRetentionRequirements#regulator}.
         *
         * @param regulator name of the regulator who asks for the retention
         * @return this builder
         */
        public Builder regulator(String regulator) {
            this.regulator = Optional.of(regulator);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a set of requirements
         */
        public ConsumerRetentionRequirements build() {
            return new ConsumerRetentionRequirements(
                    milestoningStrategy, latency, freshness, minRetentionTime, regulator);
        }
    }
}
