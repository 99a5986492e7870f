package io.datasurface.federation.facts;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which platforms the policies of zones let hold the zones' data. Each zone is judged once per platform and status of a store. */
public final class Permits {
    private record Question(String zone, int platform, ProductionStatus status) {}

    private final EcosystemIndex ecosystem;
    private final Members members;
    private final Map<Question, Optional<String>> answers = new HashMap<>();

    /**
     * Nothing is judged yet.
     *
     * @param ecosystem the model
     * @param members its platforms
     */
    public Permits(EcosystemIndex ecosystem, Members members) {
        this.ecosystem = ecosystem;
        this.members = members;
    }

    /**
     * Says what forbids a platform to hold a store's data. One without locations may not hold any that must not be everywhere.
     *
     * @param store the store
     * @param platform id of the platform
     * @return the name of the first such policy of the store's zone, by kind and name; empty if it may
     */
    public Optional<String> against(EcosystemIndex.DatastoreEntry store, int platform) {
        ProductionStatus status = store.datastore().productionStatus();
        return answers.computeIfAbsent(
                new Question(store.zone().name(), platform, status), question -> judge(store.zone(), platform, status));
    }

    private Optional<String> judge(GovernanceZone zone, int platform, ProductionStatus status) {
        Optional<String> byPlatform = zone.dataplatformPolicies().values().stream()
                .filter(policy ->
                        policy.storeStatus().isEmpty() || policy.storeStatus().get() == status)
                .filter(policy -> !policy.isCompatible(members.name(platform))
                        || (policy.platformStatus().isPresent()
                                && policy.platformStatus().get()
                                        != members.entry(platform).instance().productionStatus()))
                .map(policy -> policy.name())
                .sorted()
                .findFirst();
        if (byPlatform.isPresent()) {
            return byPlatform;
        }
        if (members.places(platform).isEmpty()) {
            return anyOfPlaces(zone);
        }
        for (LocationKey place : members.places(platform)) {
            Optional<String> byPlace = judge(zone, place);
            if (byPlace.isPresent()) {
                return byPlace;
            }
        }
        return Optional.empty();
    }

    /** Of a platform that says of no location nobody can tell that it is where the data may be. */
    private static Optional<String> anyOfPlaces(GovernanceZone zone) {
        return Stream.of(
                        zone.locationPolicies().values().stream().map(policy -> policy.name()),
                        zone.vendorPolicies().values().stream().map(policy -> policy.name()),
                        zone.hardVendorPolicies().values().stream().map(policy -> policy.name()))
                .flatMap(Stream::sorted)
                .findFirst();
    }

    private Optional<String> judge(GovernanceZone zone, LocationKey place) {
        Optional<CloudVendor> company = company(ecosystem, place);
        return zone.locationPolicies().values().stream()
                .filter(policy -> !policy.isCompatible(place))
                .map(policy -> policy.name())
                .sorted()
                .findFirst()
                .or(() -> zone.vendorPolicies().values().stream()
                        .filter(policy -> !policy.isCompatible(place.vendor()))
                        .map(policy -> policy.name())
                        .sorted()
                        .findFirst())
                .or(() -> zone.hardVendorPolicies().values().stream()
                        .filter(policy -> company.isPresent() && !policy.isCompatible(company.get()))
                        .map(policy -> policy.name())
                        .sorted()
                        .findFirst());
    }

    /**
     * The company behind a location.
     *
     * @param ecosystem the model
     * @param place the location
     * @return the company, if its vendor says which
     */
    public static Optional<CloudVendor> company(EcosystemIndex ecosystem, LocationKey place) {
        return Optional.ofNullable(ecosystem.ecosystem().vendors().get(place.vendor()))
                .flatMap(InfrastructureVendor::hardCloudVendor);
    }
}
