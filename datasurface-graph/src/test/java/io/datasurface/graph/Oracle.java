package io.datasurface.graph;

import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules once more, slowly and plainly: maps, sets and repetition until nothing changes. Containers are told apart by name, so it is
 * for ecosystems in which no two different containers share a name.
 */
final class Oracle {
    /** An edge; across platforms where a platform reads from a primary one. */
    record Edge(String from, String to, boolean previousBatch) {}

    private record Use(String platform, String workspace, String group) {}

    private record Place(String platform, String object) {}

    private final EcosystemIndex index;
    private final Set<String> platforms = new TreeSet<>();
    private final Set<Use> uses = new HashSet<>();
    private final Set<Place> running = new HashSet<>();
    private final Set<Place> ingested = new HashSet<>();
    private final Map<String, SortedSet<String>> nodes = new TreeMap<>();
    private final Set<Edge> edges = new HashSet<>();
    private final Set<Edge> readings = new HashSet<>();
    private final OracleNeeds needs = new OracleNeeds();

    Oracle(Ecosystem ecosystem) {
        index = EcosystemIndex.of(ecosystem);
        index.platforms().forEach(entry -> platforms.add(entry.instance().name()));
        for (int before = -1; before < size(); ) {
            before = size();
            assigned();
            required();
        }
        platforms.forEach(platform -> nodes.put(platform, new TreeSet<>()));
        ingested.forEach(place -> ingestions(place.object(), place.platform())
                .forEach(name -> nodes.get(place.platform()).add(name)));
        uses.forEach(this::draw);
        running.forEach(this::draw);
        ingested.forEach(this::readFromPrimary);
        Set<Edge> all = new HashSet<>(edges);
        all.addAll(readings);
        needs.push(all);
        List<Place> unconsumed = running.stream().filter(this::isUnconsumed).toList();
        unconsumed.forEach(this::standAlone);
        needs.push(all);
    }

    private boolean isUnconsumed(Place run) {
        return outputsOf(run).stream().noneMatch(needs::isAsked);
    }

    private void standAlone(Place run) {
        Workspace workspace = workspace(run.object()).orElseThrow();
        for (DatasetGroup group : workspace.dsgs().values()) {
            OracleNeeds.Ask ask = OracleNeeds.Ask.of(index.ecosystem(), workspace, group);
            outputsOf(run).forEach(node -> needs.ask(node, ask.withoutHistory()));
        }
    }

    private List<String> outputsOf(Place run) {
        return ingestions(output(workspace(run.object()).orElseThrow()), run.platform());
    }

    SortedSet<String> nodes(String platform) {
        return nodes.getOrDefault(platform, new TreeSet<>());
    }

    Set<Edge> edges() {
        return edges;
    }

    NodeRequirements needs(String node) {
        return needs.of(node);
    }

    List<Reason> reasons(String node) {
        return needs.reasons(node);
    }

    /** Workspaces of transformers that could run, but do on no platform, though no primary platform forbids it. */
    Set<String> idle() {
        return index.workspaces().stream()
                .map(EcosystemIndex.WorkspaceEntry::workspace)
                .filter(this::canRun)
                .map(Workspace::name)
                .filter(name -> running.stream().noneMatch(run -> run.object().equals(name)))
                .filter(name -> !isAssigned(name))
                .collect(Collectors.toSet());
    }

    private boolean isAssigned(String workspace) {
        return index.assignments(workspace).stream()
                .filter(entry -> workspace(workspace).orElseThrow().dsgs().containsKey(entry.dsgName()))
                .flatMap(entry -> entry.assignments().stream())
                .anyMatch(assignment -> assignment.isActive() && platforms.contains(assignment.dataPlatform()));
    }

    /** Names of the nodes of a dataset's lineage. */
    Set<String> lineage(String store, String dataset) {
        Set<String> starts = ingested.stream()
                .filter(place -> place.object().equals(store))
                .filter(place -> index.dataset(store, dataset).isPresent())
                .map(place -> ingestion(place.platform(), store, dataset))
                .collect(Collectors.toSet());
        Set<Edge> all = new HashSet<>(edges);
        all.addAll(readings);
        Set<String> lineage = new HashSet<>(starts);
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Edge edge : all) {
                grown |= lineage.contains(edge.to()) && lineage.add(edge.from());
            }
        }
        Set<String> uses = new HashSet<>(starts);
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Edge edge : all) {
                boolean leads = uses.contains(edge.from())
                        && (!starts.contains(edge.from())
                                || edge.to().startsWith("Ingest/")
                                || edge.to().endsWith("/" + dataset));
                grown |= leads && uses.add(edge.to());
            }
        }
        lineage.addAll(uses);
        return lineage;
    }

    /** Whether a node works on what another one made, in the same batch, on whatever platforms. */
    boolean works(String from, String to) {
        return edges.contains(new Edge(from, to, false)) || readings.contains(new Edge(from, to, false));
    }

    /** Workspaces whose transformers make what an ingestion takes. */
    Set<String> writersOf(String ingestion) {
        return running.stream()
                .filter(run -> outputsOf(run).contains(ingestion))
                .map(Place::object)
                .collect(Collectors.toSet());
    }

    /** Transformers that depend on their own outputs through others. */
    boolean hasMutualReaders() {
        return index.workspaces().stream()
                .map(entry -> entry.workspace().name())
                .anyMatch(one -> index.workspaces().stream()
                        .map(entry -> entry.workspace().name())
                        .anyMatch(other -> !one.equals(other) && feeds(one, other) && feeds(other, one)));
    }

    /** The platform that a platform reads a store from. */
    Optional<String> readsFrom(String platform, String store) {
        Set<String> primaries = primaries(store);
        return primaries.isEmpty() || primaries.contains(platform)
                ? Optional.empty()
                : primaries.stream().sorted().findFirst();
    }

    private int size() {
        return uses.size() + running.size() + ingested.size();
    }

    private void assigned() {
        index.ecosystem()
                .dsgPlatformMappings()
                .forEach(entry -> entry.assignments().stream()
                        .filter(DSGDataPlatformAssignment::isActive)
                        .map(DSGDataPlatformAssignment::dataPlatform)
                        .filter(platforms::contains)
                        .forEach(platform -> workspace(entry.workspace()).ifPresent(workspace -> {
                            if (workspace.dsgs().containsKey(entry.dsgName())) {
                                assigned(platform, workspace, entry.dsgName());
                            }
                        })));
    }

    private void assigned(String platform, Workspace workspace, String group) {
        if (workspace.dataTransformer().isEmpty()) {
            use(platform, workspace, group);
        } else if (canRun(workspace) && readsFrom(platform, output(workspace)).isEmpty()) {
            running.add(new Place(platform, workspace.name()));
        }
    }

    private void use(String platform, Workspace workspace, String group) {
        if (workspace.dataContainer().isPresent()) {
            uses.add(new Use(platform, workspace.name(), group));
        }
    }

    private void required() {
        for (Place place : Set.copyOf(running)) {
            Workspace workspace = workspace(place.object()).orElseThrow();
            ingested.add(new Place(place.platform(), output(workspace)));
            workspace.dsgs().keySet().forEach(group -> use(place.platform(), workspace, group));
        }
        for (Use use : uses) {
            sinks(use).forEach(sink -> ingested.add(new Place(use.platform(), sink.storeName())));
        }
        for (Place place : Set.copyOf(ingested)) {
            Optional<String> primary = readsFrom(place.platform(), place.object());
            if (primary.isPresent()) {
                ingested.add(new Place(primary.get(), place.object()));
            } else {
                writers(place.object()).forEach(name -> running.add(new Place(place.platform(), name)));
            }
        }
    }

    private void draw(Use use) {
        Workspace workspace = workspace(use.workspace()).orElseThrow();
        for (DatasetSink sink : sinks(use)) {
            String export = "Export/" + use.platform() + "/"
                    + workspace.dataContainer().orElseThrow().name() + "/" + sink.storeName() + "/"
                    + sink.datasetName();
            nodes.get(use.platform()).add(export);
            edges.add(new Edge(ingestion(use.platform(), sink.storeName(), sink.datasetName()), export, false));
            needs.ask(
                    export,
                    OracleNeeds.Ask.of(
                            index.ecosystem(), workspace, workspace.dsgs().get(use.group())));
            if (workspace.dataTransformer().isPresent()) {
                boolean previous = writers(sink.storeName()).stream()
                        .anyMatch(writer -> writer.equals(use.workspace()) || feeds(use.workspace(), writer));
                edges.add(new Edge(export, "Trigger/" + use.platform() + "/" + use.workspace(), previous));
            }
        }
    }

    private void draw(Place run) {
        String trigger = "Trigger/" + run.platform() + "/" + run.object();
        String transformer = "DataTransformer/" + run.platform() + "/" + run.object();
        nodes.get(run.platform()).add(trigger);
        nodes.get(run.platform()).add(transformer);
        edges.add(new Edge(trigger, transformer, false));
        ingestions(output(workspace(run.object()).orElseThrow()), run.platform())
                .forEach(node -> edges.add(new Edge(transformer, node, false)));
    }

    private void readFromPrimary(Place place) {
        readsFrom(place.platform(), place.object()).ifPresent(primary -> {
            List<String> from = ingestions(place.object(), primary);
            List<String> to = ingestions(place.object(), place.platform());
            for (int i = 0; i < from.size(); i++) {
                readings.add(new Edge(from.get(i), to.get(i), false));
            }
        });
    }

    /** Whether the second transformer reads what the first one writes, directly or through others. */
    private boolean feeds(String one, String other) {
        Set<String> reached = new HashSet<>();
        Set<String> fresh = Set.of(one);
        while (!fresh.isEmpty()) {
            Set<String> next = new HashSet<>();
            for (String writer : fresh) {
                for (EcosystemIndex.WorkspaceEntry reader : index.workspaces()) {
                    if (canRun(reader.workspace()) && reads(reader.workspace(), writer)) {
                        next.add(reader.workspace().name());
                    }
                }
            }
            next.removeAll(reached);
            reached.addAll(next);
            fresh = next;
        }
        return reached.contains(other);
    }

    private boolean reads(Workspace reader, String writer) {
        Workspace made = workspace(writer).orElseThrow();
        return canRun(made)
                && reader.dsgs().values().stream()
                        .flatMap(group -> known(group).stream())
                        .anyMatch(sink -> sink.storeName().equals(output(made)));
    }

    private List<String> writers(String store) {
        return index.workspaces().stream()
                .map(EcosystemIndex.WorkspaceEntry::workspace)
                .filter(workspace -> canRun(workspace) && output(workspace).equals(store))
                .map(Workspace::name)
                .toList();
    }

    private boolean canRun(Workspace workspace) {
        return workspace.dataTransformer().isPresent()
                && index.datastore(output(workspace)).isPresent()
                && (workspace.dataContainer().isPresent()
                        || workspace.dsgs().values().stream()
                                .allMatch(group -> known(group).isEmpty()));
    }

    private static String output(Workspace workspace) {
        return workspace.dataTransformer().orElseThrow().outputDatastore();
    }

    private Optional<Workspace> workspace(String name) {
        return index.workspace(name).map(EcosystemIndex.WorkspaceEntry::workspace);
    }

    private List<DatasetSink> sinks(Use use) {
        return known(workspace(use.workspace()).orElseThrow().dsgs().get(use.group()));
    }

    private List<DatasetSink> known(DatasetGroup group) {
        return group.sinks().stream()
                .filter(sink ->
                        index.dataset(sink.storeName(), sink.datasetName()).isPresent())
                .toList();
    }

    private Set<String> primaries(String store) {
        Set<String> named = new HashSet<>(Optional.ofNullable(
                        index.ecosystem().primaryIngestionPlatforms().get(store))
                .map(PrimaryIngestionPlatform::dataPlatforms)
                .orElse(List.of()));
        named.retainAll(platforms);
        return named;
    }

    private List<String> ingestions(String store, String platform) {
        return index.datastore(store).orElseThrow().datastore().datasets().keySet().stream()
                .map(dataset -> ingestion(platform, store, dataset))
                .distinct()
                .toList();
    }

    private String ingestion(String platform, String store, String dataset) {
        Datastore read = index.datastore(store).orElseThrow().datastore();
        boolean single =
                read.capture().orElseThrow().singleOrMultiDatasetIngestion().orElseThrow()
                        == IngestionConsistencyType.SINGLE_DATASET;
        return "Ingest/" + platform + "/" + store + (single ? "/" + dataset : "");
    }
}
