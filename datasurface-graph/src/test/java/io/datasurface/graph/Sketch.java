package io.datasurface.graph;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.Regulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A small ecosystem in few words, for tests. One zone, one team; a sink is written {@code store.dataset}. */
final class Sketch {
    /** What the builder made of a sketch. */
    record Built(IntentionGraphs graphs, List<Problem> problems) {
        IntentionGraph graph(String platform) {
            return graphs.find(platform).orElseThrow();
        }
    }

    /** A workspace that is being described. */
    final class WorkspaceSketch {
        private final String name;
        private Optional<DataContainer> container = Optional.empty();
        private Optional<DataTransformer> transformer = Optional.empty();
        private WorkspacePriority priority = WorkspacePriority.UNKNOWN;
        private ProductionStatus status = ProductionStatus.NOT_PRODUCTION;
        private final List<DatasetGroup> groups = new ArrayList<>();

        private WorkspaceSketch(String name) {
            this.name = name;
        }

        WorkspaceSketch in(String containerName) {
            return in(database(containerName, "host"));
        }

        WorkspaceSketch in(DataContainer place) {
            container = Optional.of(place);
            return this;
        }

        WorkspaceSketch writes(String store) {
            CodeArtifact code = new SQLCodeArtifact(Map.of(), Map.of());
            transformer = Optional.of(
                    new DataTransformer("transform " + name, Optional.empty(), store, code, Optional.empty()));
            return this;
        }

        WorkspaceSketch priority(WorkspacePriority value) {
            priority = value;
            return this;
        }

        WorkspaceSketch production() {
            status = ProductionStatus.PRODUCTION;
            return this;
        }

        WorkspaceSketch group(String group, String... sinks) {
            groups.add(new DatasetGroup(group, Optional.empty(), Optional.empty(), sinks(sinks)));
            return this;
        }

        WorkspaceSketch group(String group, ConsumerRetentionRequirements needs, String... sinks) {
            groups.add(new DatasetGroup(
                    group, Optional.empty(), Optional.of(new WorkspacePlatformConfig(needs)), sinks(sinks)));
            return this;
        }

        /** Assigns the group that was described last. */
        WorkspaceSketch on(String... platforms) {
            return on(AssignmentStatus.PROVISIONED, platforms);
        }

        WorkspaceSketch on(AssignmentStatus state, String... platforms) {
            assign(name, groups.get(groups.size() - 1).name(), state, platforms);
            return this;
        }

        /** Goes on with the ecosystem. */
        Sketch and() {
            return Sketch.this;
        }

        private Workspace build() {
            return new Workspace(
                    name,
                    Optional.empty(),
                    container,
                    status,
                    Optional.empty(),
                    priority,
                    Optional.empty(),
                    List.of(),
                    transformer,
                    byName(groups));
        }

        private List<DatasetSink> sinks(String... sinks) {
            return Arrays.stream(sinks)
                    .map(sink -> sink.split("\\.", 2))
                    .map(parts -> new DatasetSink(parts[0], parts[1], DeprecationsAllowed.NEVER))
                    .toList();
        }
    }

    private Optional<Random> shuffle = Optional.empty();
    private final List<DataPlatformInstance> platforms = new ArrayList<>();
    private final List<Datastore> stores = new ArrayList<>();
    private final List<WorkspaceSketch> workspaces = new ArrayList<>();
    private final List<DatasetGroupDataPlatformAssignments> assignments = new ArrayList<>();
    private final List<PrimaryIngestionPlatform> primaries = new ArrayList<>();
    private final List<Regulator> regulators = new ArrayList<>();

    static DataContainer database(String name, String host) {
        return PostgresDatabase.of(name, "AWS:eu-central-1", host, 5432, "db");
    }

    /** Declares everything in another order. */
    Sketch shuffled(long seed) {
        shuffle = Optional.of(new Random(seed));
        return this;
    }

    Sketch platforms(String... names) {
        for (String name : names) {
            platforms.add(DataPlatformInstance.builder(name, "test").build());
        }
        return this;
    }

    Sketch multi(String store, String... datasets) {
        return store(store, IngestionConsistencyType.MULTI_DATASET, datasets);
    }

    Sketch single(String store, String... datasets) {
        return store(store, IngestionConsistencyType.SINGLE_DATASET, datasets);
    }

    Sketch output(String store, String workspace, String... datasets) {
        return add(store, new DataTransformerOutput(workspace, Optional.empty()), datasets);
    }

    Sketch store(String store, IngestionConsistencyType consistency, String... datasets) {
        return add(
                store,
                new SQLSnapshotIngestion(
                        Optional.of(consistency),
                        Optional.empty(),
                        Optional.of(database("source of " + store, store)),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                datasets);
    }

    private Sketch add(String store, CaptureMetadata capture, String... datasets) {
        stores.add(Datastore.of(
                store,
                capture,
                Arrays.stream(datasets)
                        .map(name -> Dataset.builder(name).build())
                        .toList()));
        return this;
    }

    WorkspaceSketch workspace(String name) {
        WorkspaceSketch workspace = new WorkspaceSketch(name);
        workspaces.add(workspace);
        return workspace;
    }

    Sketch assign(String workspace, String group, AssignmentStatus state, String... names) {
        assignments.add(new DatasetGroupDataPlatformAssignments(
                workspace,
                group,
                Arrays.stream(names)
                        .map(name -> new DSGDataPlatformAssignment(
                                name,
                                Optional.empty(),
                                ProductionStatus.NOT_PRODUCTION,
                                DeprecationsAllowed.NEVER,
                                state))
                        .toList()));
        return this;
    }

    Sketch primary(String store, String... names) {
        primaries.add(new PrimaryIngestionPlatform(store, List.of(names)));
        return this;
    }

    Sketch regulator(String name, Duration minRetentionTime) {
        regulators.add(new Regulator(name, Optional.empty(), minRetentionTime));
        return this;
    }

    Ecosystem ecosystem() {
        Team team = Team.builder("T")
                .dataStores(stores)
                .workspaces(workspaces.stream().map(WorkspaceSketch::build).toList())
                .build();
        GovernanceZone zone = GovernanceZone.builder("Z").team(team).build();
        PlatformServicesProvider provider =
                PlatformServicesProvider.builder("PSP").dataPlatforms(platforms).build();
        return Ecosystem.builder("E")
                .platformServicesProvider(provider)
                .zone(zone)
                .dsgPlatformMappings(inSomeOrder(assignments))
                .primaryIngestionPlatforms(primaries)
                .regulators(inSomeOrder(regulators))
                .build();
    }

    Built build() {
        return build(ecosystem(), SourceMap.NONE);
    }

    static Built build(Ecosystem ecosystem, SourceMap sources) {
        ProblemCollector problems = new ProblemCollector(sources);
        GraphSource source = EcosystemGraphSource.of(EcosystemIndex.of(ecosystem));
        return new Built(IntentionGraphBuilder.build(source, problems), problems.problems());
    }

    private <T extends Named> Map<String, T> byName(List<T> values) {
        Map<String, T> map = new LinkedHashMap<>();
        inSomeOrder(values).forEach(value -> map.put(value.name(), value));
        return map;
    }

    private <T> List<T> inSomeOrder(List<T> values) {
        List<T> ordered = new ArrayList<>(values);
        shuffle.ifPresent(random -> Collections.shuffle(ordered, random));
        return ordered;
    }
}
