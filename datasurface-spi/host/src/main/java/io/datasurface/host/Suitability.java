package io.datasurface.host;

import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.spi.PlatformCapabilities;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How well a platform instance suits a dataset group: whether it may and can run it, and what that would cost. */
final class Suitability {
    private static final int SAME_PLACE = 0;
    private static final int SAME_VENDOR = 1;
    private static final int FAR = 2;

    private final EcosystemIndex ecosystem;
    private final EcosystemIndex.PlatformEntry platform;
    private final PlatformCapabilities can;
    private final Demands demands;
    private final Set<String> refusals = new LinkedHashSet<>();
    private final Set<String> ingested = new LinkedHashSet<>();
    private long distance;

    private Suitability(
            EcosystemIndex ecosystem,
            EcosystemIndex.PlatformEntry platform,
            PlatformCapabilities can,
            Demands demands) {
        this.ecosystem = ecosystem;
        this.platform = platform;
        this.can = can;
        this.demands = demands;
    }

    /**
     * Judges a platform.
     *
     * @param ecosystem the model
     * @param platform the instance
     * @param can what its plugin can do
     * @param entry the workspace
     * @param group name of the dataset group
     * @return the judgement
     */
    static Suitability of(
            EcosystemIndex ecosystem,
            EcosystemIndex.PlatformEntry platform,
            PlatformCapabilities can,
            EcosystemIndex.WorkspaceEntry entry,
            String group) {
        Suitability suitability = new Suitability(ecosystem, platform, can, new Demands(ecosystem));
        suitability.judge(entry, group);
        return suitability;
    }

    String name() {
        return platform.instance().name();
    }

    /** Why the platform must not or cannot run the group; empty if it may. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** A deprecated platform keeps what it has and gets nothing new. */
    boolean isDeprecated() {
        return platform.instance().deprecation().isPresent();
    }

    /** The refusals, or that the platform is deprecated. */
    List<String> against() {
        return refusals.isEmpty() ? List.of("it is deprecated") : refusals();
    }

    /** How far its containers are from the platform: 0 for each at the same place, 1 with the same vendor, 2 elsewhere. */
    long distance() {
        return distance;
    }

    /** The datastores that the platform would have to ingest. */
    Set<String> ingested() {
        return ingested;
    }

    private void judge(EcosystemIndex.WorkspaceEntry entry, String group) {
        DataPlatformInstance instance = platform.instance();
        if (instance.productionStatus() != entry.workspace().productionStatus()) {
            refusals.add("it is " + instance.productionStatus() + ", the workspace is "
                    + entry.workspace().productionStatus());
        }
        ask(demands.ofGroup(entry.workspace().name(), group));
        ask(demands.ofWorkspace(entry.workspace().name()));
        entry.workspace().dataContainer().ifPresent(this::measure);
        Deque<String> stores = new ArrayDeque<>();
        Set<String> seen = new LinkedHashSet<>();
        List<DatasetSink> sinks = Optional.ofNullable(entry.workspace().dsgs().get(group))
                .map(found -> found.sinks())
                .orElse(List.of());
        sinks.forEach(sink -> add(sink.storeName(), stores, seen));
        while (!stores.isEmpty()) {
            ecosystem.datastore(stores.remove()).ifPresent(store -> store(store, stores, seen));
        }
    }

    private static void add(String store, Deque<String> stores, Set<String> seen) {
        if (seen.add(store)) {
            stores.add(store);
        }
    }

    /** A store that another platform is primary for is read from there, and no transformer has to run here for it. */
    private void store(EcosystemIndex.DatastoreEntry store, Deque<String> stores, Set<String> seen) {
        String name = store.datastore().name();
        policies(store);
        PrimaryIngestionPlatform primary =
                ecosystem.ecosystem().primaryIngestionPlatforms().get(name);
        if (primary != null && !primary.dataPlatforms().contains(name())) {
            return;
        }
        Optional<CaptureMetadata> capture = store.datastore().capture();
        if (capture.isPresent() && capture.get() instanceof DataTransformerOutput output) {
            ask(demands.ofTransformer(output.workSpaceName()));
            ask(demands.ofWorkspace(output.workSpaceName()));
            ecosystem
                    .workspace(output.workSpaceName())
                    .ifPresent(workspace -> workspace
                            .workspace()
                            .dsgs()
                            .values()
                            .forEach(group -> group.sinks().forEach(sink -> add(sink.storeName(), stores, seen))));
            return;
        }
        ingested.add(name);
        ask(demands.ofStore(name));
        capture.flatMap(CaptureMetadata::dataContainer).ifPresent(this::measure);
    }

    private void ask(List<Demand> asked) {
        for (Demand demand : asked) {
            if (!demand.met().test(can)) {
                refusals.add("it cannot " + demand.words());
            }
        }
    }

    private void measure(DataContainer container) {
        List<LocationKey> own = platform.provider().locations();
        List<LocationKey> places = container.locations();
        if (places.isEmpty() || places.stream().anyMatch(own::contains)) {
            distance += SAME_PLACE;
        } else if (places.stream()
                .anyMatch(place -> own.stream().anyMatch(mine -> mine.vendor().equals(place.vendor())))) {
            distance += SAME_VENDOR;
        } else {
            distance += FAR;
        }
    }

    /** What the linter would say to the assignment. */
    private void policies(EcosystemIndex.DatastoreEntry store) {
        GovernanceZone zone = store.zone();
        List<String> broken = new ArrayList<>();
        zone.dataplatformPolicies().values().stream()
                .filter(policy -> policy.storeStatus().isEmpty()
                        || policy.storeStatus().get() == store.datastore().productionStatus())
                .filter(policy -> !policy.isCompatible(name())
                        || (policy.platformStatus().isPresent()
                                && policy.platformStatus().get()
                                        != platform.instance().productionStatus()))
                .forEach(policy -> broken.add(policy.name()));
        for (LocationKey place : platform.provider().locations()) {
            zone.locationPolicies().values().stream()
                    .filter(policy -> !policy.isCompatible(place))
                    .forEach(policy -> broken.add(policy.name()));
            zone.vendorPolicies().values().stream()
                    .filter(policy -> !policy.isCompatible(place.vendor()))
                    .forEach(policy -> broken.add(policy.name()));
            Optional<CloudVendor> company = Optional.ofNullable(
                            ecosystem.ecosystem().vendors().get(place.vendor()))
                    .flatMap(InfrastructureVendor::hardCloudVendor);
            zone.hardVendorPolicies().values().stream()
                    .filter(policy -> company.isPresent() && !policy.isCompatible(company.get()))
                    .forEach(policy -> broken.add(policy.name()));
        }
        broken.stream()
                .sorted()
                .forEach(policy ->
                        refusals.add("the policy " + policy + " of the zone " + zone.name() + " does not let it"));
    }
}
