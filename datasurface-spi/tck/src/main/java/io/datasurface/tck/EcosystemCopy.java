package io.datasurface.tck;

import static io.datasurface.tck.ModelEdits.map;
import static io.datasurface.tck.ModelEdits.reversed;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
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
    private final List<DatasetGroupDataPlatformAssignments> added = new ArrayList<>();
    private final Map<String, PrimaryIngestionPlatform> ingested = new LinkedHashMap<>();

    EcosystemCopy(Ecosystem original) {
        this.original = original;
        this.vendors = original.vendors();
        this.providers = original.platformServicesProviders();
        this.zones = original.zones();
        this.mappings = original.dsgPlatformMappings();
        this.primaries = original.primaryIngestionPlatforms();
    }

    Ecosystem ecosystem() {
        List<DatasetGroupDataPlatformAssignments> allMappings = new ArrayList<>(mappings);
        allMappings.addAll(added);
        Map<String, PrimaryIngestionPlatform> allPrimaries = new LinkedHashMap<>(primaries);
        allPrimaries.putAll(ingested);
        return original.toBuilder()
                .vendors(vendors.values())
                .platformServicesProviders(providers.values())
                .zones(zones.values())
                .dsgPlatformMappings(allMappings)
                .primaryIngestionPlatforms(allPrimaries.values())
                .build();
    }

    void teams(UnaryOperator<Team> change) {
        zones = map(zones.values(), zone -> zone(zone, map(zone.teams().values(), change)));
    }

    /** Adds the same to what all services providers advise. */
    void hint(PlatformRuntimeHint hint) {
        providers = map(
                providers.values(), provider -> provider.toBuilder().hint(hint).build());
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
        added.add(mapping);
    }

    void ingest(PrimaryIngestionPlatform primary) {
        ingested.put(primary.name(), primary);
    }

    /** Gives stores new names where transformers and primaries name them. */
    void renameOutputs(String prefix) {
        teams(team -> team.toBuilder()
                .workspaces(map(team.workspaces().values(), workspace -> renamedOutput(workspace, prefix))
                        .values())
                .build());
        primaries = map(
                primaries.values(),
                primary -> new PrimaryIngestionPlatform(prefix + primary.name(), primary.dataPlatforms()));
    }

    private static Workspace renamedOutput(Workspace workspace, String prefix) {
        Workspace.Builder renamed = workspace.toBuilder();
        workspace
                .dataTransformer()
                .ifPresent(transformer -> renamed.dataTransformer(
                        ModelEdits.withDatasetsNamed(transformer, name -> prefix + name).toBuilder()
                                .outputDatastore(prefix + transformer.outputDatastore())
                                .build()));
        return renamed.build();
    }

    /** Makes all instances ones of a plugin. */
    void configure(String type, Map<String, JsonValue> parameters) {
        instances(instance -> instance(instance, instance.name(), type, parameters));
    }

    /** Gives all instances of a plugin other parameters. */
    void parameters(String type, UnaryOperator<Map<String, JsonValue>> change) {
        instances(instance -> instance.type().equals(type)
                ? instance(instance, instance.name(), type, change.apply(instance.parameters()))
                : instance);
    }

    private void instances(UnaryOperator<DataPlatformInstance> change) {
        providers = map(
                providers.values(),
                provider -> provider(provider, map(provider.dataPlatforms().values(), change)));
    }

    private static DataPlatformInstance instance(
            DataPlatformInstance instance, String name, String type, Map<String, JsonValue> parameters) {
        return instance.toBuilder().name(name).type(type).parameters(parameters).build();
    }

    void renamePlatforms(String prefix) {
        instances(instance -> instance(instance, prefix + instance.name(), instance.type(), instance.parameters()));
        mappings = mappings.stream()
                .map(mapping -> new DatasetGroupDataPlatformAssignments(
                        mapping.workspace(),
                        mapping.dsgName(),
                        mapping.assignments().stream()
                                .map(assignment -> assignment.toBuilder()
                                        .dataPlatform(prefix + assignment.dataPlatform())
                                        .build())
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
        return provider.toBuilder().dataPlatforms(instances.values()).build();
    }

    private static GovernanceZone zone(GovernanceZone zone, Map<String, Team> teams) {
        return zone.toBuilder().teams(teams.values()).build();
    }
}
