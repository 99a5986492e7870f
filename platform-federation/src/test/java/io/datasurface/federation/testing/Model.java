package io.datasurface.federation.testing;

import io.datasurface.federation.cost.Settings;
import io.datasurface.federation.plan.FederationPlan;
import io.datasurface.federation.plan.PlanRequest;
import io.datasurface.federation.plan.Planner;
import io.datasurface.federation.tree.TreeMemory;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.InfrastructureLocation;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataTypes;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformCapabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A federated ecosystem in few words: platforms at places, stores at places, and who wants which store on which platform. */
public final class Model {
    /** What planning said. */
    public record Planned(Optional<FederationPlan> plan, List<Problem> problems) {
        public FederationPlan get() {
            return plan.orElseThrow(() -> new AssertionError(problems.toString()));
        }

        public Map<String, String> primaries() {
            Map<String, String> primaries = new TreeMap<>();
            get().stores()
                    .forEach(store ->
                            primaries.put(get().name(store), get().members().name(store.primary())));
            return primaries;
        }

        public SortedMap<String, String> decisions() {
            return get().decisions();
        }
    }

    public final List<PlatformServicesProvider> providers = new ArrayList<>();
    public final SortedMap<String, PlatformCapabilities> capabilities = new TreeMap<>();
    public final List<Datastore> stores = new ArrayList<>();
    public final List<Workspace> workspaces = new ArrayList<>();
    public final List<DatasetGroupDataPlatformAssignments> assignments = new ArrayList<>();
    public final List<PrimaryIngestionPlatform> pins = new ArrayList<>();
    public final Map<String, JsonValue> parameters = new LinkedHashMap<>();
    private final List<InfraStructureLocationPolicy> policies = new ArrayList<>();
    /** Zones beside the one of all workspaces, and the stores that are in them. */
    private final Map<String, InfraStructureLocationPolicy> zones = new LinkedHashMap<>();

    private final Map<String, String> zoneOf = new LinkedHashMap<>();

    /** Capabilities of a platform that can do all, and speaks Iceberg. */
    public static PlatformCapabilities.Builder all() {
        return PlatformCapabilities.builder()
                .captures(CaptureMetadata.class)
                .sources(io.datasurface.model.container.DataContainer.class)
                .consumers(io.datasurface.model.container.DataContainer.class)
                .transformers(io.datasurface.model.code.CodeArtifact.class)
                .milestoning(MilestoningStrategy.values())
                .latency(DataLatency.MINUTES)
                .offers("iceberg")
                .takes("iceberg");
    }

    public Model platform(String name, String place) {
        return platform(name, place, all().build());
    }

    public Model platform(String name, String place, PlatformCapabilities can) {
        return platform(name, place, can, builder -> builder);
    }

    public Model platform(
            String name, String place, PlatformCapabilities can, UnaryOperator<DataPlatformInstance.Builder> more) {
        providers.add(PlatformServicesProvider.builder("of " + name)
                .location(new LocationKey(place))
                .dataPlatform(
                        more.apply(DataPlatformInstance.builder(name, "fake")).build())
                .build());
        capabilities.put(name, can);
        return this;
    }

    /** A platform that can do all, and of which nobody knows where it is. */
    public Model platformNowhere(String name) {
        providers.add(PlatformServicesProvider.builder("of " + name)
                .dataPlatform(DataPlatformInstance.builder(name, "fake").build())
                .build());
        capabilities.put(name, all().build());
        return this;
    }

    public Model store(String name, String place, String... datasets) {
        return store(name, place, IngestionConsistencyType.MULTI_DATASET, datasets);
    }

    public Model store(String name, String place, IngestionConsistencyType type, String... datasets) {
        CaptureMetadata capture = new SQLSnapshotIngestion(
                Optional.of(type),
                Optional.of(new CronTrigger("nightly", "0 0 * * *")),
                Optional.of(PostgresDatabase.of("db of " + name, place, "host", 5432, name)),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        stores.add(Datastore.of(name, capture, datasets(datasets)));
        return this;
    }

    private static List<Dataset> datasets(String... names) {
        return Arrays.stream(names.length == 0 ? new String[] {"d"} : names)
                .map(name -> Dataset.of(
                        name, DDLTable.of(List.of("id"), List.of(DDLColumn.required("id", DataTypes.parse("BigInt"))))))
                .toList();
    }

    /** A consumer of some datasets, written {@code store.dataset}, on some platforms. */
    public Model consumer(String name, List<String> platforms, String... sinks) {
        return consumer(name, platforms, Optional.empty(), sinks);
    }

    public Model consumer(String name, List<String> platforms, Optional<Duration> freshness, String... sinks) {
        return workspace(name, platforms, freshness, Optional.empty(), sinks);
    }

    /** A transformer that writes a store of one dataset; without platforms it runs where its output is needed. */
    public Model transformer(String name, String output, List<String> platforms, String... sinks) {
        DataTransformer transformer = new DataTransformer(
                "job",
                Optional.empty(),
                output,
                new SQLCodeArtifact(Map.of("d", "SELECT 1"), Map.of()),
                Optional.empty());
        stores.add(Datastore.of(output, new DataTransformerOutput(name, Optional.empty()), datasets()));
        return workspace(name, platforms, Optional.empty(), Optional.of(transformer), sinks);
    }

    private Model workspace(
            String name,
            List<String> platforms,
            Optional<Duration> freshness,
            Optional<DataTransformer> transformer,
            String... sinks) {
        DatasetGroup group = new DatasetGroup(
                "g",
                Optional.empty(),
                Optional.of(new WorkspacePlatformConfig(new ConsumerRetentionRequirements(
                        MilestoningStrategy.LIVE_ONLY,
                        DataLatency.DAYS,
                        freshness,
                        Optional.empty(),
                        Optional.empty()))),
                Arrays.stream(sinks)
                        .map(sink -> DatasetSink.of(
                                sink.substring(0, sink.indexOf('.')), sink.substring(sink.indexOf('.') + 1)))
                        .toList());
        workspaces.add(new Workspace(
                name,
                Optional.empty(),
                Optional.of(PostgresDatabase.of("mart of " + name, "AWS:us", "host", 5432, name)),
                ProductionStatus.NOT_PRODUCTION,
                Optional.empty(),
                WorkspacePriority.UNKNOWN,
                Optional.empty(),
                List.of(),
                transformer,
                Map.of("g", group)));
        if (!platforms.isEmpty()) {
            assignments.add(new DatasetGroupDataPlatformAssignments(
                    name,
                    "g",
                    platforms.stream().map(DSGDataPlatformAssignment::of).toList()));
        }
        return this;
    }

    public Model pin(String store, String... platforms) {
        pins.removeIf(pin -> pin.name().equals(store));
        pins.add(new PrimaryIngestionPlatform(store, List.of(platforms)));
        return this;
    }

    /** Data of the zone must not be at a place. */
    public Model keepOut(String place) {
        policies.add(new InfraStructureLocationPolicy(
                "not in " + place, Optional.empty(), List.of(), List.of(new LocationKey(place))));
        return this;
    }

    /** A zone of its own for some stores, whose data must be at some places (none: anywhere) and not at others. */
    public Model zone(String name, List<String> places, List<String> notAt, String... itsStores) {
        zones.put(
                name,
                new InfraStructureLocationPolicy(
                        "places of " + name,
                        Optional.empty(),
                        places.stream().map(LocationKey::new).toList(),
                        notAt.stream().map(LocationKey::new).toList()));
        for (String store : itsStores) {
            zoneOf.put(store, name);
        }
        return this;
    }

    public Model parameter(String name, JsonValue value) {
        parameters.put(name, value);
        return this;
    }

    private static InfrastructureVendor vendor(String name) {
        return InfrastructureVendor.builder(name)
                .documentation("A cloud")
                .location(new InfrastructureLocation("us", Optional.empty(), Map.of()))
                .location(new InfrastructureLocation("eu", Optional.empty(), Map.of()))
                .build();
    }

    private List<Datastore> storesOf(String zone) {
        return stores.stream()
                .filter(store -> zoneOf.getOrDefault(store.name(), "").equals(zone))
                .toList();
    }

    public Ecosystem ecosystem() {
        Team team = Team.builder("t")
                .dataStores(storesOf(""))
                .workspaces(workspaces)
                .build();
        Ecosystem.Builder builder = Ecosystem.builder("test")
                .owningRepo(GitHubRepository.of("test/model", "main"))
                .liveRepo(GitHubRepository.of("test/model", "live"))
                .vendor(vendor("AWS"))
                .vendor(vendor("GCP"))
                .zone(GovernanceZone.builder("z")
                        .team(team)
                        .locationPolicies(policies)
                        .build())
                .primaryIngestionPlatforms(pins)
                .dsgPlatformMappings(assignments);
        providers.forEach(builder::platformServicesProvider);
        zones.forEach((name, policy) -> builder.zone(GovernanceZone.builder(name)
                .team(Team.builder("t").dataStores(storesOf(name)).build())
                .locationPolicies(List.of(policy))
                .build()));
        return builder.platformServicesProvider(PlatformServicesProvider.builder("~ federation")
                        .dataPlatform(DataPlatformInstance.builder("Federation", "federation")
                                .parameters(parameters)
                                .build())
                        .build())
                .build();
    }

    public Planned plan() {
        return plan(Map.of());
    }

    public Planned plan(Map<String, String> previous) {
        return plan(ecosystem(), previous);
    }

    public Planned plan(Ecosystem ecosystem, Map<String, String> previous) {
        EcosystemIndex index = EcosystemIndex.of(ecosystem);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        ProblemCollector others = new ProblemCollector(SourceMap.NONE);
        Settings settings = new Settings(
                Parameters.check(Settings.ALL, parameters, ObjectPath.ROOT, others)
                        .orElseThrow(),
                ObjectPath.ROOT.child("federation"));
        PlanRequest request = new PlanRequest(
                index,
                IntentionGraphBuilder.build(EcosystemGraphSource.of(index), others),
                capabilities,
                settings,
                previous);
        return new Planned(Planner.plan(request, new TreeMemory(), problems), problems.problems());
    }
}
