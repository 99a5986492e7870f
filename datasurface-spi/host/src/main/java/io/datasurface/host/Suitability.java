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
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** How well a platform instance suits a dataset group: whether it may and can run it, and what that would cost. */
final class Suitability {
    private static final int SAME_PLACE = 0;
    private static final int SAME_VENDOR = 1;
    private static final int FAR = 2;

    private final EcosystemIndex ecosystem;
    private final EcosystemIndex.PlatformEntry platform;
    private final PlatformCapabilities can;
    private final SortedMap<String, PlatformCapabilities> all;
    private final Demands demands;
    private final Set<String> refusals = new LinkedHashSet<>();
    private final Set<String> ingested = new LinkedHashSet<>();
    private long distance;

    private Suitability(
            EcosystemIndex ecosystem,
            EcosystemIndex.PlatformEntry platform,
            PlatformCapabilities can,
            SortedMap<String, PlatformCapabilities> all,
            Demands demands) {
        this.ecosystem = ecosystem;
        this.platform = platform;
        this.can = can;
        this.all = all;
        this.demands = demands;
    }

    /**
     * Judges a platform.
     *
     * @param ecosystem the model
     * @param platform the instance
     * @param all what each instance can do whose plugin is installed, this one among them
     * @param entry the workspace
     * @param group name of the dataset group
     * @return the judgement
     */
    static Suitability of(
            EcosystemIndex ecosystem,
            EcosystemIndex.PlatformEntry platform,
            SortedMap<String, PlatformCapabilities> all,
            EcosystemIndex.WorkspaceEntry entry,
            String group) {
        PlatformCapabilities can =
                Objects.requireNonNull(all.get(platform.instance().name()));
        Suitability suitability = new Suitability(ecosystem, platform, can, all, new Demands(ecosystem));
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

    /**
     * How far its containers, and the platforms that it would read from, are from the platform: 0 for each at the same place, 1 with the
     * same vendor, 2 elsewhere.
     */
    long distance() {
        return distance;
    }

    /** The datastores that the platform would have to ingest or to copy from another platform, without those that the model makes it ingest. */
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
            read(name, primary);
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
        ask(demands.ofStore(name));
        if (primary == null) { // Else it ingests the store whoever reads it.
            ingested.add(name);
            capture.flatMap(CaptureMetadata::dataContainer).ifPresent(this::measure);
        }
    }

    /** The primary platform ingests the store in any case; what counts is whether and over which distance it can be read there. */
    private void read(String store, PrimaryIngestionPlatform primary) {
        List<EcosystemIndex.PlatformEntry> from = primary.dataPlatforms().stream()
                .flatMap(name -> ecosystem.platform(name).stream())
                .toList();
        ingested.add(store);
        distance += from.stream()
                .mapToInt(entry -> distanceTo(entry.provider().locations()))
                .min()
                .orElse(SAME_PLACE);
        boolean known =
                from.stream().allMatch(entry -> all.containsKey(entry.instance().name()));
        boolean readable = from.stream()
                .flatMap(entry -> Stream.ofNullable(all.get(entry.instance().name())))
                .anyMatch(other -> !Collections.disjoint(other.offeredFormats(), can.takenFormats()));
        if (known && !readable && !from.isEmpty()) {
            refusals.add("it takes no format in which "
                    + String.join(
                            " or ", primary.dataPlatforms().stream().sorted().toList()) + " offers the datastore "
                    + store);
        }
    }

    private void ask(List<Demand> asked) {
        for (Demand demand : asked) {
            if (!demand.met().test(can)) {
                refusals.add("it cannot " + demand.words());
            }
        }
    }

    private void measure(DataContainer container) {
        distance += distanceTo(container.locations());
    }

    private int distanceTo(List<LocationKey> places) {
        List<LocationKey> own = platform.provider().locations();
        if (places.isEmpty() || places.stream().anyMatch(own::contains)) {
            return SAME_PLACE;
        }
        return places.stream()
                        .anyMatch(place ->
                                own.stream().anyMatch(mine -> mine.vendor().equals(place.vendor())))
                ? SAME_VENDOR
                : FAR;
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
