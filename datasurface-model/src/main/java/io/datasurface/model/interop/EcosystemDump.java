package io.datasurface.model.interop;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.GovernanceZoneDeclaration;
import io.datasurface.model.InfrastructureLocation;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.Team;
import io.datasurface.model.TeamDeclaration;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.FakeRepository;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The top of the dump: ecosystem, zones, teams, vendors. */
final class EcosystemDump {
    private static final Kinds<InfrastructureVendor> VENDOR = Kinds.of("InfrastructureVendor", EcosystemDump::vendor);
    private static final Kinds<InfrastructureLocation> LOCATION =
            Kinds.of("InfrastructureLocation", EcosystemDump::location);
    private static final Kinds<GovernanceZoneDeclaration> ZONE_DECLARATION = Kinds.of(
            "GovernanceZoneDeclaration", object -> new GovernanceZoneDeclaration(object.text("name"), owner(object)));
    private static final Kinds<TeamDeclaration> TEAM_DECLARATION =
            Kinds.of("TeamDeclaration", EcosystemDump::teamDeclaration);
    private static final Kinds<GovernanceZone> ZONE = Kinds.of("GovernanceZone", EcosystemDump::zone);
    private static final Kinds<Team> TEAM = Kinds.of("Team", EcosystemDump::team);

    private final boolean withMappings;
    private final boolean withPrimaries;

    /** The assignment files win where they exist: then the dump's own copy is not read. */
    EcosystemDump(boolean withMappings, boolean withPrimaries) {
        this.withMappings = withMappings;
        this.withPrimaries = withPrimaries;
    }

    Kinds<Ecosystem> kinds() {
        return Kinds.of("Ecosystem", this::ecosystem);
    }

    private Ecosystem ecosystem(DumpObject object) {
        object.ignore("dsgPlatformMappings", "primaryIngestionPlatforms");
        List<DatasetGroupDataPlatformAssignments> mappings = withMappings
                ? object.list("dsgPlatformMappings", "dsgPlatformMappings", PlatformDump.MAPPING)
                : List.of();
        Map<String, PrimaryIngestionPlatform> primaries = withPrimaries
                ? object.named("primaryIngestionPlatforms", "primaryIngestionPlatforms", PlatformDump.PRIMARY)
                : Map.of();
        Manager<GovernanceZoneDeclaration, GovernanceZone> zones =
                manager(object, "zones", "zoneDeclarations", ZONE_DECLARATION, ZONE);
        return new Ecosystem(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.owningRepo(object),
                object.one("liveRepo", "liveRepo", CommonDump.REPOSITORY),
                object.named("vendors", "vendors", VENDOR),
                object.named("platformServicesProviders", "platformServicesProviders", PlatformDump.PROVIDER),
                zones.declarations(),
                zones.objects(),
                mappings,
                primaries,
                Map.of(),
                List.of());
    }

    private static GovernanceZone zone(DumpObject object) {
        Manager<TeamDeclaration, Team> teams = manager(object, "teams", "teamDeclarations", TEAM_DECLARATION, TEAM);
        return new GovernanceZone(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.owningRepo(object),
                object.named("storagePolicies", "storagePolicies", PolicyDump.STORAGE),
                object.named("classificationPolicies", "classificationPolicies", PolicyDump.CLASSIFICATION),
                object.named("vendorPolicies", "vendorPolicies", PolicyDump.VENDOR),
                object.named("hardVendorPolicies", "hardVendorPolicies", PolicyDump.HARD_VENDOR),
                object.named("locationPolicies", "locationPolicies", PolicyDump.LOCATION),
                object.named("dataplatformPolicies", "dataplatformPolicies", PolicyDump.PLATFORM),
                teams.declarations(),
                teams.objects(),
                Optional.empty(),
                List.of());
    }

    /** A transformer's output store stands in the team too; where it does not, it is the team's all the same. */
    private static Team team(DumpObject object) {
        Map<String, Datastore> stores =
                new LinkedHashMap<>(object.named("dataStores", "dataStores", StoreDump.DATASTORE));
        List<Datastore> outputs = new ArrayList<>();
        Map<String, Workspace> workspaces =
                object.named("workspaces", "workspaces", new WorkspaceDump(outputs::add).kinds());
        outputs.forEach(output -> stores.putIfAbsent(output.name(), output));
        return new Team(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.owningRepo(object),
                object.named("containers", "containers", ContainerDump.CONTAINER),
                stores,
                workspaces,
                List.of());
    }

    private static TeamDeclaration teamDeclaration(DumpObject object) {
        object.ignore("authRepo");
        return new TeamDeclaration(object.text("name"), owner(object));
    }

    private static Repository owner(DumpObject object) {
        return object.required("owningRepo", "owningRepo", CommonDump.REPOSITORY)
                .orElseGet(() -> new FakeRepository("", Optional.empty(), Optional.empty()));
    }

    private static InfrastructureVendor vendor(DumpObject object) {
        return new InfrastructureVendor(
                object.text("name"),
                CommonDump.documentation(object),
                object.optionalConstant("hardCloudVendor", CloudVendor.class),
                object.named("locations", "locations", LOCATION));
    }

    private static InfrastructureLocation location(DumpObject object) {
        return new InfrastructureLocation(
                object.text("name"),
                CommonDump.documentation(object),
                object.named("locations", "locations", LOCATION));
    }

    /** What the dump calls an authorized object manager: declarations beside the declared objects. */
    private record Manager<D, G>(Map<String, D> declarations, Map<String, G> objects) {}

    private static <D extends Named, G extends Named> Manager<D, G> manager(
            DumpObject object, String key, String declarationsKey, Kinds<D> declarations, Kinds<G> objects) {
        return object.field(key)
                .flatMap(value -> object.inPlace(key, value))
                .map(manager -> {
                    manager.ignore("name");
                    Manager<D, G> found = new Manager<>(
                            manager.named("declarations", declarationsKey, declarations),
                            manager.named("objects", key, objects));
                    manager.reportUnread();
                    return found;
                })
                .orElseGet(() -> {
                    object.missing(key);
                    return new Manager<>(Map.of(), Map.of());
                });
    }
}
