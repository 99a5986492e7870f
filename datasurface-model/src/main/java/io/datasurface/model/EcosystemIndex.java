package io.datasurface.model;

import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the references of a model: finds datastores, workspaces and platforms by name, with their owners and paths. Where a name is
 * used twice, that one counts whose zone and team, or services provider, come first by name; lint reports the others. Immutable.
 */
public final class EcosystemIndex {
    /**
     * A datastore with its owners.
     *
     * @param zone the zone
     * @param team the team
     * @param datastore the datastore
     * @param path its path
     */
    public record DatastoreEntry(GovernanceZone zone, Team team, Datastore datastore, ObjectPath path) {}

    /**
     * A workspace with its owners.
     *
     * @param zone the zone
     * @param team the team
     * @param workspace the workspace
     * @param path its path
     */
    public record WorkspaceEntry(GovernanceZone zone, Team team, Workspace workspace, ObjectPath path) {}

    /**
     * A platform instance with its provider.
     *
     * @param provider the services provider
     * @param instance the instance
     * @param path its path
     */
    public record PlatformEntry(PlatformServicesProvider provider, DataPlatformInstance instance, ObjectPath path) {}

    private final Ecosystem ecosystem;
    private final Map<String, DatastoreEntry> datastores = new LinkedHashMap<>();
    private final Map<String, WorkspaceEntry> workspaces = new LinkedHashMap<>();
    private final Map<String, PlatformEntry> platforms = new LinkedHashMap<>();
    private final Map<String, List<DatasetGroupDataPlatformAssignments>> assignments = new LinkedHashMap<>();

    private EcosystemIndex(Ecosystem ecosystem) {
        this.ecosystem = ecosystem;
        for (GovernanceZone zone : ecosystem.zones().values()) {
            ObjectPath zonePath = ObjectPath.ROOT.child("zones", zone.name());
            for (Team team : zone.teams().values()) {
                ObjectPath teamPath = zonePath.child("teams", team.name());
                for (Datastore store : team.dataStores().values()) {
                    ObjectPath path = teamPath.child("dataStores", store.name());
                    datastores.merge(
                            store.name(),
                            new DatastoreEntry(zone, team, store, path),
                            (known, other) ->
                                    isBefore(other.zone(), other.team(), known.zone(), known.team()) ? other : known);
                }
                for (Workspace workspace : team.workspaces().values()) {
                    ObjectPath path = teamPath.child("workspaces", workspace.name());
                    workspaces.merge(
                            workspace.name(),
                            new WorkspaceEntry(zone, team, workspace, path),
                            (known, other) ->
                                    isBefore(other.zone(), other.team(), known.zone(), known.team()) ? other : known);
                }
            }
        }
        for (PlatformServicesProvider provider :
                ecosystem.platformServicesProviders().values()) {
            ObjectPath providerPath = ObjectPath.ROOT.child("platformServicesProviders", provider.name());
            for (DataPlatformInstance instance : provider.dataPlatforms().values()) {
                ObjectPath path = providerPath.child("dataPlatforms", instance.name());
                platforms.merge(
                        instance.name(),
                        new PlatformEntry(provider, instance, path),
                        (known, other) -> other.provider()
                                                .name()
                                                .compareTo(known.provider().name())
                                        < 0
                                ? other
                                : known);
            }
        }
        for (DatasetGroupDataPlatformAssignments entry : ecosystem.dsgPlatformMappings()) {
            assignments
                    .computeIfAbsent(entry.workspace(), name -> new ArrayList<>())
                    .add(entry);
        }
    }

    private static boolean isBefore(GovernanceZone zone, Team team, GovernanceZone otherZone, Team otherTeam) {
        int byZone = zone.name().compareTo(otherZone.name());
        return byZone != 0 ? byZone < 0 : team.name().compareTo(otherTeam.name()) < 0;
    }

    /**
     * Indexes a model.
     *
     * @param ecosystem the model
     * @return its index
     */
    public static EcosystemIndex of(Ecosystem ecosystem) {
        return new EcosystemIndex(ecosystem);
    }

    /**
     * The indexed model.
     *
     * @return the model
     */
    public Ecosystem ecosystem() {
        return ecosystem;
    }

    /**
     * Finds a datastore.
     *
     * @param name its name
     * @return the datastore with its owners, if it exists
     */
    public Optional<DatastoreEntry> datastore(String name) {
        return Optional.ofNullable(datastores.get(name));
    }

    /**
     * Finds a dataset.
     *
     * @param store name of the datastore
     * @param dataset name of the dataset in it
     * @return the dataset, if it exists
     */
    public Optional<Dataset> dataset(String store, String dataset) {
        return datastore(store).map(entry -> entry.datastore().datasets().get(dataset));
    }

    /**
     * Finds a workspace.
     *
     * @param name its name
     * @return the workspace with its owners, if it exists
     */
    public Optional<WorkspaceEntry> workspace(String name) {
        return Optional.ofNullable(workspaces.get(name));
    }

    /**
     * Finds a platform instance.
     *
     * @param name its name
     * @return the instance with its provider, if it exists
     */
    public Optional<PlatformEntry> platform(String name) {
        return Optional.ofNullable(platforms.get(name));
    }

    /**
     * All datastores.
     *
     * @return the datastores in declaration order
     */
    public Collection<DatastoreEntry> datastores() {
        return Collections.unmodifiableCollection(datastores.values());
    }

    /**
     * All workspaces.
     *
     * @return the workspaces in declaration order
     */
    public Collection<WorkspaceEntry> workspaces() {
        return Collections.unmodifiableCollection(workspaces.values());
    }

    /**
     * All platform instances.
     *
     * @return the instances in declaration order
     */
    public Collection<PlatformEntry> platforms() {
        return Collections.unmodifiableCollection(platforms.values());
    }

    /**
     * The assignments of a workspace's dataset groups.
     *
     * @param workspace name of the workspace
     * @return the entries in declaration order; empty if there are none
     */
    public List<DatasetGroupDataPlatformAssignments> assignments(String workspace) {
        return Collections.unmodifiableList(assignments.getOrDefault(workspace, List.of()));
    }
}
