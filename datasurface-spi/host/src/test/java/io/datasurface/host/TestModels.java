package io.datasurface.host;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourceMap;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.schema.DDLTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small models: platform instances, stores of one dataset {@code d}, and a workspace that wants them all on every platform. */
final class TestModels {
    private final List<DataPlatformInstance> platforms = new ArrayList<>();
    private final List<Datastore> stores = new ArrayList<>();
    private DataContainer container = PostgresDatabase.of("mart", "aws:us-east-1", "mart", 5432, "mart");
    private MilestoningStrategy milestoning = MilestoningStrategy.LIVE_ONLY;
    private boolean assigned = true;
    private DataLatency latency = DataLatency.DAYS;
    private Optional<Duration> freshness = Optional.empty();
    private Optional<CodeArtifact> code = Optional.empty();

    static TestModels stores(String... names) {
        TestModels model = new TestModels();
        Arrays.stream(names).forEach(name -> model.store(name, snapshot(database("source"))));
        return model;
    }

    static CaptureMetadata snapshot(DataContainer container) {
        return new SQLSnapshotIngestion(
                Optional.of(IngestionConsistencyType.MULTI_DATASET),
                Optional.of(new CronTrigger("nightly", "0 0 * * *")),
                Optional.of(container),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    static PostgresDatabase database(String name) {
        return PostgresDatabase.of(name, "aws:us-east-1", name, 5432, name);
    }

    TestModels store(String name, CaptureMetadata capture) {
        stores.add(Datastore.of(name, capture, List.of(Dataset.of("d", DDLTable.of(List.of(), List.of())))));
        return this;
    }

    TestModels on(String platform, String type) {
        return on(platform, type, Map.of());
    }

    TestModels on(String platform, String type, Map<String, JsonValue> parameters) {
        platforms.add(DataPlatformInstance.builder(platform, type)
                .parameters(parameters)
                .build());
        return this;
    }

    TestModels into(DataContainer wanted) {
        container = wanted;
        return this;
    }

    TestModels keeping(MilestoningStrategy wanted) {
        milestoning = wanted;
        return this;
    }

    TestModels asking(DataLatency wanted, Duration age) {
        latency = wanted;
        freshness = Optional.of(age);
        return this;
    }

    TestModels transforming(CodeArtifact program) {
        code = Optional.of(program);
        return this;
    }

    TestModels unassigned() {
        assigned = false;
        return this;
    }

    /** A model whose objects all come from {@code model.json:1:1}. */
    LoadedModel loaded() {
        SourceMap sources = path -> Optional.of(new SourcePosition("model.json", 1, 1));
        return new LoadedModel(Optional.of(ecosystem()), sources, List.of());
    }

    Ecosystem ecosystem() {
        DatasetGroup group = new DatasetGroup(
                "g",
                Optional.empty(),
                Optional.of(new WorkspacePlatformConfig(new ConsumerRetentionRequirements(
                        milestoning, latency, freshness, Optional.empty(), Optional.empty()))),
                stores.stream().map(store -> DatasetSink.of(store.name(), "d")).toList());
        Workspace workspace = new Workspace(
                "w",
                Optional.empty(),
                Optional.of(container),
                ProductionStatus.NOT_PRODUCTION,
                Optional.empty(),
                WorkspacePriority.UNKNOWN,
                Optional.empty(),
                List.of(),
                code.map(program -> new DataTransformer("x", Optional.empty(), "s", program, Optional.empty())),
                Map.of("g", group));
        Team team = Team.builder("t").dataStores(stores).workspace(workspace).build();
        GovernanceZone zone = GovernanceZone.builder("z").team(team).build();
        PlatformServicesProvider provider =
                PlatformServicesProvider.builder("psp").dataPlatforms(platforms).build();
        List<DSGDataPlatformAssignment> assignments = platforms.stream()
                .map(platform -> DSGDataPlatformAssignment.of(platform.name()))
                .toList();
        return Ecosystem.builder("test")
                .platformServicesProvider(provider)
                .zone(zone)
                .dsgPlatformMappings(
                        assigned ? List.of(new DatasetGroupDataPlatformAssignments("w", "g", assignments)) : List.of())
                .build();
    }

    private static <V extends Named> Map<String, V> byName(List<V> values) {
        Map<String, V> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(value.name(), value));
        return map;
    }
}
