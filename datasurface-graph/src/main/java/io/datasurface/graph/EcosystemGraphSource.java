package io.datasurface.graph;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.PlatformEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.Regulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An ecosystem as columns. References to what does not exist (platforms, stores, datasets, groups) are left out: lint reports them. A
 * primary entry that names no known platform counts as no entry. A store that does not say what one batch covers is ingested as one.
 */
public final class EcosystemGraphSource implements GraphSource {
    private final EcosystemIndex model;
    private final List<PlatformEntry> platforms;
    private final List<DatastoreEntry> stores;
    private final int[] firstDataset;
    private final String[] datasets;
    private final int[] firstPrimary;
    private final int[] primaries;
    private final ContainerIdentities containers;
    private final List<WorkspaceEntry> workspaces;
    private final Map<String, Regulator> regulators;
    private final int[] containerOf;
    private final int[] outputOf;
    private final int[] firstGroup;
    private final DatasetGroup[] groups;
    private final int[] workspaceOfGroup;
    private final int[] firstSink;
    private final int[] sinks;
    private final int[] firstAssignment;
    private final int[] assigned;

    private EcosystemGraphSource(EcosystemIndex index) {
        model = index;
        platforms = sorted(
                index.platforms(),
                Comparator.comparing(entry -> entry.instance().name()));
        stores = sorted(
                index.datastores(),
                Comparator.comparing(entry -> entry.datastore().name()));
        workspaces = sorted(
                index.workspaces(),
                Comparator.comparing(entry -> entry.workspace().name()));
        regulators = index.ecosystem().regulators();
        containers = new ContainerIdentities(workspaces.stream()
                .flatMap(entry -> entry.workspace().dataContainer().stream())
                .toList());

        Map<String, Integer> ids = new HashMap<>();
        IntColumn datasetStarts = new IntColumn();
        List<String> names = new ArrayList<>();
        for (DatastoreEntry entry : stores) {
            ids.put(entry.datastore().name(), ids.size());
            entry.datastore().datasets().keySet().stream().sorted().forEach(names::add);
            datasetStarts.add(entry.datastore().datasets().size());
        }
        datasets = names.toArray(new String[0]);
        firstDataset = datasetStarts.toStarts();

        IntColumn primaryStarts = new IntColumn();
        IntColumn primary = new IntColumn();
        for (DatastoreEntry entry : stores) {
            int[] named = knownPlatforms(Optional.ofNullable(index.ecosystem()
                            .primaryIngestionPlatforms()
                            .get(entry.datastore().name()))
                    .map(PrimaryIngestionPlatform::dataPlatforms)
                    .orElse(List.of()));
            primary.addAll(named);
            primaryStarts.add(named.length);
        }
        firstPrimary = primaryStarts.toStarts();
        primaries = primary.toArray();

        containerOf = workspaces.stream()
                .mapToInt(entry ->
                        entry.workspace().dataContainer().map(containers::id).orElse(-1))
                .toArray();
        outputOf = workspaces.stream()
                .mapToInt(entry -> entry.workspace()
                        .dataTransformer()
                        .map(made -> ids.getOrDefault(made.outputDatastore(), -1))
                        .orElse(-1))
                .toArray();
        IntColumn groupStarts = new IntColumn();
        IntColumn owners = new IntColumn();
        for (int w = 0; w < workspaces.size(); w++) {
            int count = workspaces.get(w).workspace().dsgs().size();
            groupStarts.add(count);
            for (int i = 0; i < count; i++) {
                owners.add(w);
            }
        }
        firstGroup = groupStarts.toStarts();
        workspaceOfGroup = owners.toArray();
        groups = workspaces.stream()
                .flatMap(entry ->
                        entry.workspace().dsgs().values().stream().sorted(Comparator.comparing(DatasetGroup::name)))
                .toArray(DatasetGroup[]::new);

        IntColumn sinkStarts = new IntColumn();
        IntColumn sink = new IntColumn();
        IntColumn assignmentStarts = new IntColumn();
        IntColumn assignment = new IntColumn();
        for (int g = 0; g < groups.length; g++) {
            int before = sink.size();
            for (DatasetSink wish : groups[g].sinks()) {
                int dataset = findDataset(wish, ids);
                if (dataset >= 0) {
                    sink.add(dataset);
                }
            }
            sinkStarts.add(sink.size() - before);
            int[] active = activePlatforms(index.assignments(workspaceName(workspaceOfGroup[g])), groups[g].name());
            assignment.addAll(active);
            assignmentStarts.add(active.length);
        }
        firstSink = sinkStarts.toStarts();
        sinks = sink.toArray();
        firstAssignment = assignmentStarts.toStarts();
        assigned = assignment.toArray();
    }

    /**
     * Whether this is a model in columns, so that they need not be made once more.
     *
     * @param index a model
     * @return true if it is this very object
     */
    public boolean isOf(EcosystemIndex index) {
        return model == index;
    }

    /**
     * Adapts a model.
     *
     * @param index the indexed model
     * @return its columns
     */
    public static EcosystemGraphSource of(EcosystemIndex index) {
        return new EcosystemGraphSource(index);
    }

    private static <T> List<T> sorted(Collection<T> entries, Comparator<T> order) {
        return entries.stream().sorted(order).toList();
    }

    private int findDataset(DatasetSink wish, Map<String, Integer> ids) {
        int store = ids.getOrDefault(wish.storeName(), -1);
        return store < 0
                ? -1
                : NameSearch.find(firstDataset[store], firstDataset[store + 1], this::datasetName, wish.datasetName());
    }

    private int[] knownPlatforms(List<String> names) {
        return names.stream()
                .mapToInt(name -> NameSearch.find(0, platforms.size(), this::platformName, name))
                .filter(platform -> platform >= 0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Rule "status honoured": a decommissioned assignment asks for no pipeline. */
    private int[] activePlatforms(List<DatasetGroupDataPlatformAssignments> entries, String group) {
        return knownPlatforms(entries.stream()
                .filter(entry -> entry.dsgName().equals(group))
                .flatMap(entry -> entry.assignments().stream())
                .filter(DSGDataPlatformAssignment::isActive)
                .map(DSGDataPlatformAssignment::dataPlatform)
                .toList());
    }

    @Override
    public boolean isInOrder() {
        return true;
    }

    @Override
    public int platformCount() {
        return platforms.size();
    }

    @Override
    public String platformName(int platform) {
        return platforms.get(platform).instance().name();
    }

    @Override
    public int storeCount() {
        return stores.size();
    }

    @Override
    public String storeName(int store) {
        return stores.get(store).datastore().name();
    }

    @Override
    public boolean isSingleDataset(int store) {
        return stores.get(store)
                .datastore()
                .capture()
                .flatMap(CaptureMetadata::singleOrMultiDatasetIngestion)
                .equals(Optional.of(IngestionConsistencyType.SINGLE_DATASET));
    }

    @Override
    public int firstDataset(int store) {
        return firstDataset[store];
    }

    @Override
    public String datasetName(int dataset) {
        return datasets[dataset];
    }

    @Override
    public int firstPrimary(int store) {
        return firstPrimary[store];
    }

    @Override
    public int primaryPlatform(int entry) {
        return primaries[entry];
    }

    @Override
    public int containerCount() {
        return containers.count();
    }

    @Override
    public String containerIdentity(int container) {
        return containers.name(container);
    }

    @Override
    public int workspaceCount() {
        return workspaces.size();
    }

    @Override
    public String workspaceName(int workspace) {
        return workspaces.get(workspace).workspace().name();
    }

    @Override
    public int container(int workspace) {
        return containerOf[workspace];
    }

    @Override
    public boolean isTransformer(int workspace) {
        return workspaces.get(workspace).workspace().dataTransformer().isPresent();
    }

    @Override
    public int outputStore(int workspace) {
        return outputOf[workspace];
    }

    @Override
    public int firstGroup(int workspace) {
        return firstGroup[workspace];
    }

    @Override
    public String groupName(int group) {
        return groups[group].name();
    }

    /** Rule "regulated retention": the longer one of what the group and what its regulator asks for. */
    private Optional<Duration> retention(int group) {
        Optional<Duration> own = groups[group].retention().flatMap(ConsumerRetentionRequirements::minRetentionTime);
        return regulator(group)
                .map(Regulator::minRetentionTime)
                .filter(asked -> own.isEmpty() || own.get().compareTo(asked) < 0)
                .or(() -> own);
    }

    private Optional<Regulator> regulator(int group) {
        return groups[group]
                .retention()
                .flatMap(ConsumerRetentionRequirements::regulator)
                .map(regulators::get);
    }

    @Override
    public Optional<String> retentionRegulator(int group) {
        Optional<Duration> own = groups[group].retention().flatMap(ConsumerRetentionRequirements::minRetentionTime);
        return retention(group).equals(own)
                ? Optional.empty()
                : regulator(group).map(Regulator::name);
    }

    /** A group that states no requirements sees the latest version of each record. */
    @Override
    public NodeRequirements requirements(int group) {
        Workspace workspace = workspaces.get(workspaceOfGroup[group]).workspace();
        Optional<ConsumerRetentionRequirements> stated = groups[group].retention();
        return new NodeRequirements(
                Optional.of(workspace.priority()),
                stated.map(ConsumerRetentionRequirements::latency),
                stated.flatMap(ConsumerRetentionRequirements::freshness),
                Set.of(stated.map(ConsumerRetentionRequirements::milestoningStrategy)
                        .orElse(MilestoningStrategy.LIVE_ONLY)),
                retention(group),
                workspace.productionStatus());
    }

    @Override
    public int firstSink(int group) {
        return firstSink[group];
    }

    @Override
    public int sinkDataset(int sink) {
        return sinks[sink];
    }

    @Override
    public int firstAssignment(int group) {
        return firstAssignment[group];
    }

    @Override
    public int assignedPlatform(int assignment) {
        return assigned[assignment];
    }

    @Override
    public ObjectPath storePath(int store) {
        return stores.get(store).path();
    }

    @Override
    public ObjectPath workspacePath(int workspace) {
        return workspaces.get(workspace).path();
    }
}
