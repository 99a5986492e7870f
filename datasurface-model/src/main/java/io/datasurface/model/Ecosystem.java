package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole model: everything that is produced, transformed and consumed, and by whom.
 *
 * @param name name of the ecosystem
 * @param documentation words for people
 * @param owningRepo the repository that defines the top level
 * @param liveRepo the repository and branch that platforms render from
 * @param vendors vendors by name
 * @param platformServicesProviders services providers by name
 * @param zoneDeclarations zones that may exist, by name
 * @param zones zones by name
 * @param dsgPlatformMappings which dataset group runs on which platforms
 * @param primaryIngestionPlatforms who ingests a datastore, by name of the datastore
 */
public record Ecosystem(
        String name,
        Optional<Documentation> documentation,
        Optional<Repository> owningRepo,
        Optional<Repository> liveRepo,
        Map<String, InfrastructureVendor> vendors,
        Map<String, PlatformServicesProvider> platformServicesProviders,
        Map<String, GovernanceZoneDeclaration> zoneDeclarations,
        Map<String, GovernanceZone> zones,
        List<DatasetGroupDataPlatformAssignments> dsgPlatformMappings,
        Map<String, PrimaryIngestionPlatform> primaryIngestionPlatforms)
        implements Named {
    /** Copies the collections. */
    public Ecosystem {
        vendors = Copies.byName("Ecosystem.vendors", vendors);
        platformServicesProviders = Copies.byName("Ecosystem.platformServicesProviders", platformServicesProviders);
        zoneDeclarations = Copies.byName("Ecosystem.zoneDeclarations", zoneDeclarations);
        zones = Copies.byName("Ecosystem.zones", zones);
        dsgPlatformMappings = List.copyOf(dsgPlatformMappings);
        primaryIngestionPlatforms = Copies.byName("Ecosystem.primaryIngestionPlatforms", primaryIngestionPlatforms);
    }
}
