package io.datasurface.spi;

import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.container.DataContainer;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a platform can do, as data: the host lints each graph against it before the platform sees the graph, names the platforms that could
 * do what this one cannot, and chooses platforms for dataset groups that have none. A class stands for all its subtypes. What a builder is
 * not told, the platform cannot do; but for vendors, locations and latency, where it can do everything. Immutable.
 *
 * <pre>{@code
 * PlatformCapabilities.builder()
 *         .captures(SQLSnapshotIngestion.class)
 *         .sources(PostgresDatabase.class)
 *         .consumers(PostgresDatabase.class)
 *         .milestoning(MilestoningStrategy.LIVE_ONLY)
 *         .latency(DataLatency.HOURS)
 *         .build();
 * }</pre>
 */
public final class PlatformCapabilities {
    /** A platform that can run whatever a model asks for. */
    public static final PlatformCapabilities EVERYTHING = builder()
            .captures(CaptureMetadata.class)
            .sources(DataContainer.class)
            .consumers(DataContainer.class)
            .transformers(CodeArtifact.class)
            .milestoning(MilestoningStrategy.values())
            .build();

    private final Set<Class<? extends CaptureMetadata>> captures;
    private final Set<Class<? extends DataContainer>> sources;
    private final Set<Class<? extends DataContainer>> consumers;
    private final Set<Class<? extends CodeArtifact>> transformers;
    private final SortedSet<MilestoningStrategy> milestoning;
    private final SortedSet<CloudVendor> vendors;
    private final SortedSet<String> locations;
    private final SortedSet<String> offeredFormats;
    private final SortedSet<String> takenFormats;
    private final DataLatency latency;

    private PlatformCapabilities(Builder builder) {
        captures = Set.copyOf(builder.captures);
        sources = Set.copyOf(builder.sources);
        consumers = Set.copyOf(builder.consumers);
        transformers = Set.copyOf(builder.transformers);
        milestoning = Collections.unmodifiableSortedSet(new TreeSet<>(builder.milestoning));
        vendors = Collections.unmodifiableSortedSet(new TreeSet<>(builder.vendors));
        locations = Collections.unmodifiableSortedSet(new TreeSet<>(builder.locations));
        offeredFormats = Collections.unmodifiableSortedSet(new TreeSet<>(builder.offeredFormats));
        takenFormats = Collections.unmodifiableSortedSet(new TreeSet<>(builder.takenFormats));
        latency = builder.latency;
    }

    /**
     * Begins the capabilities of a platform.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Ways of capturing that it can run.
     *
     * @return the kinds
     */
    public Set<Class<? extends CaptureMetadata>> captures() {
        return captures;
    }

    /**
     * Containers that it can ingest from.
     *
     * @return the kinds
     */
    public Set<Class<? extends DataContainer>> sources() {
        return sources;
    }

    /**
     * Containers that it can export to.
     *
     * @return the kinds
     */
    public Set<Class<? extends DataContainer>> consumers() {
        return consumers;
    }

    /**
     * Programs that it can run.
     *
     * @return the kinds
     */
    public Set<Class<? extends CodeArtifact>> transformers() {
        return transformers;
    }

    /**
     * Kinds of history that it can keep.
     *
     * @return the kinds
     */
    public SortedSet<MilestoningStrategy> milestoning() {
        return milestoning;
    }

    /**
     * Companies whose containers it can reach.
     *
     * @return the companies; empty: everybody's
     */
    public SortedSet<CloudVendor> vendors() {
        return vendors;
    }

    /**
     * Locations whose containers it can reach.
     *
     * @return the last parts of their names, such as {@code eu-central-1}; empty: every location
     */
    public SortedSet<String> locations() {
        return locations;
    }

    /**
     * Formats in which it can offer other platforms what it ingests.
     *
     * @return formats as in {@link FeedOffer#format}; empty: it offers nothing
     */
    public SortedSet<String> offeredFormats() {
        return offeredFormats;
    }

    /**
     * Formats of other platforms' feeds that it can take instead of ingesting a source.
     *
     * @return formats as in {@link FeedOffer#format}; empty: it takes nothing
     */
    public SortedSet<String> takenFormats() {
        return takenFormats;
    }

    /**
     * The tightest latency that it can deliver.
     *
     * @return the class
     */
    public DataLatency latency() {
        return latency;
    }

    /**
     * Whether it can capture.
     *
     * @param capture a way of capturing
     * @return true if one of {@link #captures} covers it
     */
    public boolean canCapture(CaptureMetadata capture) {
        return covers(captures, capture);
    }

    /**
     * Whether it can ingest.
     *
     * @param container a producer's container
     * @return true if one of {@link #sources} covers it
     */
    public boolean canIngestFrom(DataContainer container) {
        return covers(sources, container);
    }

    /**
     * Whether it can export.
     *
     * @param container a consumer's container
     * @return true if one of {@link #consumers} covers it
     */
    public boolean canExportTo(DataContainer container) {
        return covers(consumers, container);
    }

    /**
     * Whether it can run a transformer.
     *
     * @param code the transformer's program
     * @return true if one of {@link #transformers} covers it
     */
    public boolean canRun(CodeArtifact code) {
        return covers(transformers, code);
    }

    /**
     * Whether it can keep a kind of history.
     *
     * @param history the kind
     * @return true if it is among {@link #milestoning}
     */
    public boolean canKeep(MilestoningStrategy history) {
        return milestoning.contains(history);
    }

    /**
     * Whether it is fast enough for a class of latency.
     *
     * @param wanted the class
     * @return true if {@link #latency} is that class or a tighter one
     */
    public boolean canDeliver(DataLatency wanted) {
        return latency.compareTo(wanted) <= 0;
    }

    /**
     * Whether it is fast enough for a freshness.
     *
     * @param wanted how old data may be, end to end
     * @return true if that is no less than the unit of {@link #latency}: a platform of class {@code HOURS} delivers an hour and more
     */
    public boolean canDeliver(Duration wanted) {
        return switch (latency) {
            case SECONDS -> true;
            case MINUTES -> wanted.compareTo(Duration.ofMinutes(1)) >= 0;
            case HOURS -> wanted.compareTo(Duration.ofHours(1)) >= 0;
            case DAYS -> wanted.compareTo(Duration.ofDays(1)) >= 0;
        };
    }

    /**
     * Whether it can reach containers of a company.
     *
     * @param vendor the company
     * @return true if it is among {@link #vendors}, or if these are not limited
     */
    public boolean canReach(CloudVendor vendor) {
        return vendors.isEmpty() || vendors.contains(vendor);
    }

    /**
     * Whether it can reach containers at a location.
     *
     * @param location last part of the location's name
     * @return true if it is among {@link #locations}, or if these are not limited
     */
    public boolean canReach(String location) {
        return locations.isEmpty() || locations.contains(location);
    }

    private static boolean covers(Set<? extends Class<?>> kinds, Object thing) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(thing));
    }

    private List<Object> parts() {
        return List.of(
                captures,
                sources,
                consumers,
                transformers,
                milestoning,
                vendors,
                locations,
                offeredFormats,
                takenFormats,
                latency);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlatformCapabilities that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Collects capabilities. What is given twice is added. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private final Set<Class<? extends CaptureMetadata>> captures = new HashSet<>();
        private final Set<Class<? extends DataContainer>> sources = new HashSet<>();
        private final Set<Class<? extends DataContainer>> consumers = new HashSet<>();
        private final Set<Class<? extends CodeArtifact>> transformers = new HashSet<>();
        private final Set<MilestoningStrategy> milestoning = new TreeSet<>();
        private final Set<CloudVendor> vendors = new TreeSet<>();
        private final Set<String> locations = new TreeSet<>();
        private final Set<String> offeredFormats = new TreeSet<>();
        private final Set<String> takenFormats = new TreeSet<>();
        private DataLatency latency = DataLatency.SECONDS;

        private Builder() {}

        /**
         * Adds ways of capturing.
         *
         * @param kinds the kinds
         * @return this builder
         */
        @SafeVarargs
        public final Builder captures(Class<? extends CaptureMetadata>... kinds) {
            for (Class<? extends CaptureMetadata> kind : kinds) {
                captures.add(kind);
            }
            return this;
        }

        /**
         * Adds containers to ingest from.
         *
         * @param kinds the kinds
         * @return this builder
         */
        @SafeVarargs
        public final Builder sources(Class<? extends DataContainer>... kinds) {
            for (Class<? extends DataContainer> kind : kinds) {
                sources.add(kind);
            }
            return this;
        }

        /**
         * Adds containers to export to.
         *
         * @param kinds the kinds
         * @return this builder
         */
        @SafeVarargs
        public final Builder consumers(Class<? extends DataContainer>... kinds) {
            for (Class<? extends DataContainer> kind : kinds) {
                consumers.add(kind);
            }
            return this;
        }

        /**
         * Adds programs.
         *
         * @param kinds the kinds
         * @return this builder
         */
        @SafeVarargs
        public final Builder transformers(Class<? extends CodeArtifact>... kinds) {
            for (Class<? extends CodeArtifact> kind : kinds) {
                transformers.add(kind);
            }
            return this;
        }

        /**
         * Adds kinds of history.
         *
         * @param kinds the kinds
         * @return this builder
         */
        public Builder milestoning(MilestoningStrategy... kinds) {
            milestoning.addAll(List.of(kinds));
            return this;
        }

        /**
         * Limits the companies whose containers the platform can reach.
         *
         * @param companies the companies
         * @return this builder
         */
        public Builder vendors(CloudVendor... companies) {
            vendors.addAll(List.of(companies));
            return this;
        }

        /**
         * Limits the locations whose containers the platform can reach.
         *
         * @param names last parts of the locations' names
         * @return this builder
         */
        public Builder locations(String... names) {
            locations.addAll(List.of(names));
            return this;
        }

        /**
         * Adds formats in which others can read what the platform ingests.
         *
         * @param formats formats in lower case, as in {@link FeedOffer#format}
         * @return this builder
         */
        public Builder offers(String... formats) {
            offeredFormats.addAll(List.of(formats));
            return this;
        }

        /**
         * Adds formats of feeds that the platform can read.
         *
         * @param formats formats in lower case, as in {@link FeedOffer#format}
         * @return this builder
         */
        public Builder takes(String... formats) {
            takenFormats.addAll(List.of(formats));
            return this;
        }

        /**
         * Limits the latency.
         *
         * @param tightest the tightest class that the platform can deliver; without a limit {@code SECONDS}
         * @return this builder
         */
        public Builder latency(DataLatency tightest) {
            latency = tightest;
            return this;
        }

        /**
         * Makes the object.
         *
         * @return the capabilities
         */
        public PlatformCapabilities build() {
            return new PlatformCapabilities(this);
        }
    }
}
