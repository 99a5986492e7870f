package io.datasurface.federation.facts;

import io.datasurface.graph.GraphSource;
import io.datasurface.model.DataLatency;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformCapabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The platforms of an ecosystem by the ids of its graph source. Members of the federation are those whose plugin is installed; the others
 * may need datastores, but nothing is known of what they can do.
 */
public final class Members {
    private final List<String> names = new ArrayList<>();
    private final List<Optional<PlatformCapabilities>> capabilities = new ArrayList<>();
    private final List<Optional<EcosystemIndex.PlatformEntry>> entries = new ArrayList<>();
    private final long[] delays;

    /**
     * Looks at the platforms.
     *
     * @param source the graph source of the model
     * @param ecosystem the model
     * @param known what each instance can do whose plugin is installed, by name; not the federation itself
     */
    public Members(GraphSource source, EcosystemIndex ecosystem, Map<String, PlatformCapabilities> known) {
        delays = new long[source.platformCount()];
        for (int platform = 0; platform < delays.length; platform++) {
            String name = source.platformName(platform);
            names.add(name);
            capabilities.add(Optional.ofNullable(known.get(name)));
            entries.add(ecosystem.platform(name));
            delays[platform] = capabilities
                    .get(platform)
                    .map(can -> unit(can.latency()).toMillis())
                    .orElse(0L);
        }
    }

    /**
     * How long a platform takes at best that delivers within a class.
     *
     * @param latency the class
     * @return the unit of the class
     */
    public static Duration unit(DataLatency latency) {
        return switch (latency) {
            case SECONDS -> Duration.ofSeconds(1);
            case MINUTES -> Duration.ofMinutes(1);
            case HOURS -> Duration.ofHours(1);
            case DAYS -> Duration.ofDays(1);
        };
    }

    /**
     * How many platforms there are.
     *
     * @return their number
     */
    public int count() {
        return delays.length;
    }

    /**
     * Names a platform.
     *
     * @param platform its id
     * @return its name
     */
    public String name(int platform) {
        return names.get(platform);
    }

    /**
     * Finds a platform.
     *
     * @param name its name
     * @return its id; -1 if there is none
     */
    public int find(String name) {
        return names.indexOf(name);
    }

    /**
     * What a platform can do.
     *
     * @param platform its id
     * @return its capabilities; empty if it is no member
     */
    public Optional<PlatformCapabilities> capabilities(int platform) {
        return capabilities.get(platform);
    }

    /**
     * A platform in the model.
     *
     * @param platform its id
     * @return the instance
     */
    public EcosystemIndex.PlatformEntry entry(int platform) {
        return entries.get(platform).orElseThrow();
    }

    /**
     * Where a platform works.
     *
     * @param platform its id
     * @return the locations of its services provider
     */
    public List<LocationKey> places(int platform) {
        return entry(platform).provider().locations();
    }

    /**
     * Warns of members of which nobody knows where they are.
     *
     * @param problems takes the warnings
     */
    public void warnOfPlaces(ProblemCollector problems) {
        for (int platform = 0; platform < delays.length; platform++) {
            if (capabilities.get(platform).isPresent() && places(platform).isEmpty()) {
                problems.warning(
                        "federation-no-location",
                        entry(platform).path(),
                        "The services provider of platform \"%s\" says of no location. So the platform takes no data of zones with policies"
                                + " on locations or vendors, and its feeds are priced as those of another vendor; add locations to it",
                        name(platform));
            }
        }
    }

    /**
     * How long a platform takes at best.
     *
     * @param platform its id
     * @return milliseconds
     */
    public long delay(int platform) {
        return delays[platform];
    }

    /**
     * Whether a platform gets nothing new.
     *
     * @param platform its id
     * @return true if it is deprecated
     */
    public boolean isDeprecated(int platform) {
        return entry(platform).instance().deprecation().isPresent();
    }

    /**
     * Whether a platform serves production.
     *
     * @param platform its id
     * @return true if it does
     */
    public boolean isProduction(int platform) {
        return entry(platform).instance().productionStatus() == ProductionStatus.PRODUCTION;
    }

    /**
     * Whether a platform can read what another one has ingested, without a third.
     *
     * @param from id of the platform that has it
     * @param to id of the platform that would read it
     * @return the first of the formats that both know, by name
     */
    public Optional<String> format(int from, int to) {
        return capabilities
                .get(from)
                .flatMap(giver -> capabilities
                        .get(to)
                        .flatMap(taker -> giver.offeredFormats().stream()
                                .filter(format -> taker.takenFormats().contains(format))
                                .findFirst()));
    }
}
