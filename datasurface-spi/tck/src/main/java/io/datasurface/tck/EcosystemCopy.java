package io.datasurface.tck;

import static io.datasurface.tck.ModelEdits.map;
import static io.datasurface.tck.ModelEdits.reversed;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.ParameterValue;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A model that is being changed. */
final class EcosystemCopy {
    private final Ecosystem original;
    private Map<String, InfrastructureVendor> vendors;
    private Map<String, PlatformServicesProvider> providers;
    private Map<String, GovernanceZone> zones;
    private List<DatasetGroupDataPlatformAssignments> mappings;
    private Map<String, PrimaryIngestionPlatform> primaries;

    EcosystemCopy(Ecosystem original) {
        this.original = original;
        this.vendors = original.vendors();
        this.providers = original.platformServicesProviders();
        this.zones = original.zones();
        this.mappings = original.dsgPlatformMappings();
        this.primaries = original.primaryIngestionPlatforms();
    }

    Ecosystem ecosystem() {
        return new Ecosystem(
                original.name(),
                original.documentation(),
                original.owningRepo(),
                original.liveRepo(),
                vendors,
                providers,
                original.zoneDeclarations(),
                zones,
                mappings,
                primaries);
    }

    void teams(UnaryOperator<Team> change) {
        zones = map(zones.values(), zone -> zone(zone, map(zone.teams().values(), change)));
    }

    void reverseTop() {
        vendors = reversed(vendors);
        providers =
                reversed(map(providers.values(), provider -> provider(provider, reversed(provider.dataPlatforms()))));
        zones = reversed(map(zones.values(), zone -> zone(zone, reversed(zone.teams()))));
        mappings = reversed(mappings.stream()
                .map(mapping -> new DatasetGroupDataPlatformAssignments(
                        mapping.workspace(), mapping.dsgName(), reversed(mapping.assignments())))
                .toList());
        primaries = reversed(map(
                primaries.values(),
                primary -> new PrimaryIngestionPlatform(primary.name(), reversed(primary.dataPlatforms()))));
    }

    void assign(DatasetGroupDataPlatformAssignments mapping) {
        List<DatasetGroupDataPlatformAssignments> more = new ArrayList<>(mappings);
        more.add(mapping);
        mappings = more;
    }

    void ingest(PrimaryIngestionPlatform primary) {
        Map<String, PrimaryIngestionPlatform> more = new LinkedHashMap<>(primaries);
        more.put(primary.name(), primary);
        primaries = more;
    }

    /** Gives stores new names where transformers and primaries name them. */
    void renameOutputs(String prefix) {
        teams(team -> new Team(
                team.name(),
                team.documentation(),
                team.owningRepo(),
                team.containers(),
                team.dataStores(),
                map(team.workspaces().values(), workspace -> renamedOutput(workspace, prefix))));
        primaries = map(
                primaries.values(),
                primary -> new PrimaryIngestionPlatform(prefix + primary.name(), primary.dataPlatforms()));
    }

    private static Workspace renamedOutput(Workspace workspace, String prefix) {
        return new Workspace(
                workspace.name(),
                workspace.documentation(),
                workspace.dataContainer(),
                workspace.productionStatus(),
                workspace.deprecation(),
                workspace.priority(),
                workspace.classificationVerifier(),
                workspace
                        .dataTransformer()
                        .map(transformer -> new DataTransformer(
                                transformer.name(),
                                transformer.documentation(),
                                prefix + transformer.outputDatastore(),
                                transformer.code(),
                                transformer.trigger())),
                workspace.dsgs());
    }

    /** Makes all instances ones of a plugin. */
    void configure(String type, Map<String, ParameterValue> parameters) {
        instances(instance -> instance(instance, instance.name(), type, parameters));
    }

    private void instances(UnaryOperator<DataPlatformInstance> change) {
        providers = map(
                providers.values(),
                provider -> provider(provider, map(provider.dataPlatforms().values(), change)));
    }

    private static DataPlatformInstance instance(
            DataPlatformInstance instance, String name, String type, Map<String, ParameterValue> parameters) {
        return new DataPlatformInstance(
                name, type, instance.documentation(), instance.productionStatus(), instance.iacRepo(), parameters);
    }

    void renamePlatforms(String prefix) {
        instances(instance -> instance(instance, prefix + instance.name(), instance.type(), instance.parameters()));
        mappings = mappings.stream()
                .map(mapping -> new DatasetGroupDataPlatformAssignments(
                        mapping.workspace(),
                        mapping.dsgName(),
                        mapping.assignments().stream()
                                .map(assignment -> new DSGDataPlatformAssignment(
                                        prefix + assignment.dataPlatform(),
                                        assignment.documentation(),
                                        assignment.productionStatus(),
                                        assignment.deprecationsAllowed(),
                                        assignment.status()))
                                .toList()))
                .toList();
        primaries = map(
                primaries.values(),
                primary -> new PrimaryIngestionPlatform(
                        primary.name(),
                        primary.dataPlatforms().stream()
                                .map(name -> prefix + name)
                                .toList()));
    }

    private static PlatformServicesProvider provider(
            PlatformServicesProvider provider, Map<String, DataPlatformInstance> instances) {
        return new PlatformServicesProvider(
                provider.name(),
                provider.documentation(),
                provider.locations(),
                provider.credentialStore(),
                instances,
                provider.hints());
    }

    private static GovernanceZone zone(GovernanceZone zone, Map<String, Team> teams) {
        return new GovernanceZone(
                zone.name(),
                zone.documentation(),
                zone.owningRepo(),
                zone.storagePolicies(),
                zone.classificationPolicies(),
                zone.vendorPolicies(),
                zone.hardVendorPolicies(),
                zone.locationPolicies(),
                zone.dataplatformPolicies(),
                zone.teamDeclarations(),
                teams);
    }
}
