package io.datasurface.examples.benchmarks.render;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.HostPortSQLDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import io.datasurface.model.schema.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes of a generated ecosystem one that the AWS plugin renders: it knows fewer captures, programs and databases than the generator. */
final class Renderable {
    private static final JsonValue MANY = text("1000000000");
    private static final DataType TEXT = DataTypes.parse("String");

    private Renderable() {}

    /** The same ecosystem, as far as the plugin can render it, in accounts without quotas. */
    static Ecosystem forAws(Ecosystem model) {
        List<GovernanceZone> zones = new ArrayList<>();
        for (GovernanceZone zone : model.zones().values()) {
            zones.add(zone.toBuilder()
                    .teams(zone.teams().values().stream().map(Renderable::team).toList())
                    .build());
        }
        return withInstances(model, "aws-batch", Renderable::complete).toBuilder()
                .zones(zones)
                .primaryIngestionPlatforms(primaries(model))
                .build();
    }

    /** No platform reads another's buffer. */
    private static List<PrimaryIngestionPlatform> primaries(Ecosystem model) {
        List<String> all = model.platformServicesProviders().values().stream()
                .flatMap(provider -> provider.dataPlatforms().keySet().stream())
                .toList();
        return model.primaryIngestionPlatforms().keySet().stream()
                .map(store -> new PrimaryIngestionPlatform(store, all))
                .toList();
    }

    /** The same ecosystem on platforms of another type. */
    static Ecosystem withInstances(Ecosystem model, String type, UnaryOperator<Map<String, JsonValue>> parameters) {
        List<PlatformServicesProvider> providers = model.platformServicesProviders().values().stream()
                .map(provider -> provider.toBuilder()
                        .dataPlatforms(provider.dataPlatforms().values().stream()
                                .map(instance -> instance(instance, type, parameters.apply(instance.parameters())))
                                .toList())
                        .build())
                .toList();
        return model.toBuilder().platformServicesProviders(providers).build();
    }

    private static DataPlatformInstance instance(
            DataPlatformInstance instance, String type, Map<String, JsonValue> parameters) {
        return instance.toBuilder().type(type).parameters(parameters).build();
    }

    private static Map<String, JsonValue> complete(Map<String, JsonValue> given) {
        Map<String, JsonValue> all = new LinkedHashMap<>(given);
        for (String bucket : List.of("stagingBucket", "icebergBucket")) {
            JsonValue.Group old =
                    (JsonValue.Group) Optional.ofNullable(given.get(bucket)).orElseThrow();
            Map<String, JsonValue> values = new LinkedHashMap<>(old.values());
            values.put("role", text(bucket));
            all.put(bucket, new JsonValue.Group(values));
        }
        all.put("glueDatabase", new JsonValue.Group(Map.of("name", text("acme_lake"), "role", text("glueDatabase"))));
        JsonValue subnets = new JsonValue.Items(List.of(text("subnet-0a1b2c3d"), text("subnet-1a1b2c3d")));
        all.put("network", new JsonValue.Group(Map.of("vpc", text("vpc-0a1b2c3d"), "subnets", subnets)));
        Map<String, JsonValue> quotas = new LinkedHashMap<>();
        for (String quota : List.of(
                "dms-tasks",
                "dms-endpoints",
                "dms-instances",
                "dms-storage",
                "glue-dpus",
                "glue-runs",
                "glue-runs-per-job",
                "glue-starts",
                "execution-starts",
                "schedule-invocations",
                "network-interfaces",
                "subnet-addresses",
                "glue-database-tables",
                "glue-tables",
                "lf-tags",
                "glue-databases",
                "schedules")) {
            quotas.put(quota, MANY);
        }
        all.put("quotas", new JsonValue.Group(quotas));
        return all;
    }

    private static JsonValue text(String text) {
        return new JsonValue.Text(text);
    }

    private static Team team(Team team) {
        return team.toBuilder()
                .dataStores(team.dataStores().values().stream()
                        .map(Renderable::store)
                        .toList())
                .workspaces(team.workspaces().values().stream()
                        .map(workspace -> workspace(workspace, team))
                        .toList())
                .build();
    }

    private static Datastore store(Datastore store) {
        Datastore.Builder changed = store.toBuilder()
                .datasets(store.datasets().values().stream()
                        .map(Renderable::dataset)
                        .toList());
        CaptureMetadata capture = store.capture().orElseThrow();
        if (capture instanceof SQLIngestion ingestion) {
            CDCCaptureIngestion.Builder replication = CDCCaptureIngestion.builder()
                    .schemaName("app")
                    .singleOrMultiDatasetIngestion(
                            ingestion.singleOrMultiDatasetIngestion().orElseThrow())
                    .credential(ingestion.credential().orElseThrow());
            ingestion.stepTrigger().ifPresent(replication::stepTrigger);
            ingestion.dataContainer().ifPresent(replication::dataContainer);
            changed.capture(replication.build());
        }
        return changed.build();
    }

    private static Dataset dataset(Dataset dataset) {
        if (!(dataset.originalSchema().orElse(null) instanceof DDLTable table)) {
            return dataset;
        }
        List<DDLColumn> columns = table.columns().values().stream()
                .map(column -> column.type() instanceof ArrayType || column.type() instanceof StructType
                        ? column.toBuilder().type(TEXT).build()
                        : column)
                .toList();
        return dataset.toBuilder()
                .originalSchema(table.toBuilder().columns(columns).build())
                .build();
    }

    private static Workspace workspace(Workspace workspace, Team team) {
        Workspace.Builder changed = workspace.toBuilder();
        workspace.dataContainer().ifPresent(container -> changed.dataContainer(consumer(container)));
        workspace
                .dataTransformer()
                .ifPresent(transformer -> changed.dataTransformer(program(transformer, team))
                        .dataContainer(DataPlatformManagedDataContainer.builder("lake")
                                .locations(List.copyOf(
                                        workspace.dataContainer().orElseThrow().locations()))
                                .build()));
        return changed.build();
    }

    private static DataContainer consumer(DataContainer container) {
        if (!(container instanceof HostPortSQLDatabase database)) {
            return container;
        }
        HostPortPair host = database.hostPortPair();
        return new PostgresDatabase(
                container.name(),
                Optional.empty(),
                List.copyOf(container.locations()),
                host,
                "mart",
                Optional.of(new Credential(container.name() + "_writer", CredentialType.USER_PASSWORD)),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static DataTransformer program(DataTransformer transformer, Team team) {
        Datastore output = team.dataStores().get(transformer.outputDatastore());
        if (transformer.code() instanceof SQLCodeArtifact || output == null) {
            return transformer;
        }
        Map<String, String> queries = new LinkedHashMap<>();
        output.datasets().keySet().forEach(dataset -> queries.put(dataset, "SELECT * FROM inputs"));
        return transformer.toBuilder()
                .code(new SQLCodeArtifact(queries, Map.of()))
                .build();
    }
}
