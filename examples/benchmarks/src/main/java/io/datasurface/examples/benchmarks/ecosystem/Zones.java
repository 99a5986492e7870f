package io.datasurface.examples.benchmarks.ecosystem;

import io.datasurface.model.Datastore;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.GovernanceZoneDeclaration;
import io.datasurface.model.Team;
import io.datasurface.model.TeamDeclaration;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraHardVendorPolicy;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import io.datasurface.model.policy.PolicyMandate;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.policy.StoragePolicyAllowAnyContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes zones with all kinds of policies, and teams. */
final class Zones {
    private final Layout layout;
    private final Stores stores;
    private final Workspaces workspaces;

    Zones(Layout layout, Stores stores, Workspaces workspaces) {
        this.layout = layout;
        this.stores = stores;
        this.workspaces = workspaces;
    }

    static String zoneName(int zone) {
        return "Zone" + zone;
    }

    static String teamName(int team) {
        return "Team" + team;
    }

    private static Repository zoneRepository(int zone) {
        return GitHubRepository.of("acme/zones", "zone-" + zone);
    }

    private static Repository teamRepository(int team) {
        return GitHubRepository.of("acme/team-" + team, "main");
    }

    Map<String, GovernanceZoneDeclaration> declarations() {
        Map<String, GovernanceZoneDeclaration> declarations = new LinkedHashMap<>();
        for (int zone = 0; zone < layout.size().zones(); zone++) {
            declarations.put(zoneName(zone), new GovernanceZoneDeclaration(zoneName(zone), zoneRepository(zone)));
        }
        return declarations;
    }

    /** A zone; its teams are given. */
    GovernanceZone zone(int zone, Map<String, Team> teams) {
        String any = Tables.STORAGE_POLICY;
        Map<String, TeamDeclaration> declarations = new LinkedHashMap<>();
        layout.teamsOfZone(zone)
                .forEach(team ->
                        declarations.put(teamName(team), new TeamDeclaration(teamName(team), teamRepository(team))));
        return new GovernanceZone(
                zoneName(zone),
                Optional.of(Documentation.of("A part of the company under one set of policies.")),
                Optional.of(zoneRepository(zone)),
                Map.of(
                        any,
                        new StoragePolicyAllowAnyContainer(
                                any, Optional.empty(), PolicyMandate.INDIVIDUALLY_MANDATED, Optional.empty())),
                Map.of(
                        "NoMarketSecrets",
                        new DataClassificationPolicy(
                                "NoMarketSecrets",
                                Optional.empty(),
                                List.of(),
                                List.of(new SimpleDC(DataClassificationType.MNPI, Optional.empty())))),
                Map.of(
                        "KnownVendors",
                        new InfraStructureVendorPolicy(
                                "KnownVendors", Optional.empty(), List.of("AWS", "OwnIT"), List.of())),
                Map.of(
                        "OwnOrAws",
                        new InfraHardVendorPolicy(
                                "OwnOrAws",
                                Optional.empty(),
                                List.of(CloudVendor.AWS, CloudVendor.PRIVATE),
                                List.of())),
                Map.of(
                        "Places",
                        new InfraStructureLocationPolicy(
                                "Places",
                                Optional.of(Documentation.of("Where data may be.")),
                                List.of(Platforms.REGION, Platforms.DATA_CENTRE),
                                List.of())),
                Map.of(
                        "TestDataStaysInDevelopment",
                        new DataPlatformPolicy(
                                "TestDataStaysInDevelopment",
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.of(ProductionStatus.NOT_PRODUCTION),
                                Optional.of(ProductionStatus.NOT_PRODUCTION))),
                declarations,
                teams,
                Optional.empty(),
                List.of());
    }

    Team team(int team) {
        Map<String, DataContainer> containers = new LinkedHashMap<>();
        Map<String, Datastore> datastores = new LinkedHashMap<>();
        layout.storesOfTeam(team).forEach(store -> {
            if (!layout.isOutput(store)) {
                DataContainer container = stores.container(store);
                containers.put(container.name(), container);
            }
            datastores.put(stores.name(store), stores.datastore(store));
        });
        Map<String, Workspace> all = new LinkedHashMap<>();
        layout.consumersOfTeam(team)
                .mapToObj(workspaces::consumer)
                .forEach(workspace -> all.put(workspace.name(), workspace));
        layout.transformersOfTeam(team)
                .mapToObj(workspaces::transformer)
                .forEach(workspace -> all.put(workspace.name(), workspace));
        return new Team(
                teamName(team),
                Optional.of(Documentation.of("Owns what it makes.")),
                Optional.of(teamRepository(team)),
                containers,
                datastores,
                all,
                List.of());
    }
}
