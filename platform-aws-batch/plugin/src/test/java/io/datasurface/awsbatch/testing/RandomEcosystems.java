package io.datasurface.awsbatch.testing;

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
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.FileContent;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.JsonFormat;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MongoFlavor;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random models for one instance of the platform. Any name and text may be hostile: such models are beyond what the linter lets pass. */
public final class RandomEcosystems {
    /** Name of the instance. */
    public static final String PLATFORM = "P";

    private static final List<String> HOSTILE = List.of(
            "${aws_kms_key.data.arn}",
            "%{ if true }x%{ endif }",
            "a\"b'c`d",
            "line\nbreak",
            "../../etc/passwd",
            "Ünïcode-日本語",
            "x".repeat(300),
            "; DROP TABLE t; --",
            "$${not}",
            "tab\tand\\backslash",
            "CON",
            "con");
    private static final List<String> TYPES = List.of(
            "Integer",
            "BigInt",
            "VarChar(20)",
            "Decimal(18,4)",
            "Date",
            "Timestamp",
            "Boolean",
            "Double",
            "Binary(16)");

    private static final int LONG_NAME = 40;

    private final Random random;
    private final String hostile;
    private final List<Datastore> stores = new ArrayList<>();
    private final List<Workspace> workspaces = new ArrayList<>();
    private final List<DatasetGroupDataPlatformAssignments> assignments = new ArrayList<>();

    private RandomEcosystems(long seed) {
        this.random = new Random(seed);
        this.hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    /** The model of a seed. */
    public static Ecosystem of(long seed) {
        return new RandomEcosystems(seed).ecosystem();
    }

    private Ecosystem ecosystem() {
        for (int i = 0; i <= random.nextInt(4); i++) {
            stores.add(store(name("Store", i)));
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            transformer(i);
        }
        for (int i = 0; i <= random.nextInt(4); i++) {
            Workspace consumer = consumer(name("Consumer", i), Optional.empty());
            workspaces.add(consumer);
            assign(consumer);
        }
        Map<String, Datastore> storeMap = new LinkedHashMap<>();
        stores.forEach(store -> storeMap.put(store.name(), store));
        Map<String, Workspace> workspaceMap = new LinkedHashMap<>();
        workspaces.forEach(workspace -> workspaceMap.put(workspace.name(), workspace));
        Team team = Team.builder("T")
                .dataStores(storeMap.values())
                .workspaces(workspaceMap.values())
                .build();
        GovernanceZone zone = GovernanceZone.builder("Z").team(team).build();
        DataPlatformInstance instance = DataPlatformInstance.builder(PLATFORM, "aws-batch")
                .parameters(parameters())
                .build();
        PlatformServicesProvider provider =
                PlatformServicesProvider.builder("Team").dataPlatform(instance).build();
        return Ecosystem.builder(text("Eco"))
                .platformServicesProvider(provider)
                .zone(zone)
                .dsgPlatformMappings(assignments)
                .build();
    }

    private void transformer(int number) {
        Datastore output = store(name("Output", number));
        String workspaceName = name("Transformer", number);
        Map<String, String> queries = new LinkedHashMap<>();
        output.datasets().keySet().forEach(dataset -> queries.put(dataset, "SELECT 1 AS \"" + text("x") + "\""));
        DataTransformer transformer = new DataTransformer(
                text("job"),
                Optional.of(Documentation.of(text("what it does"))),
                output.name(),
                new SQLCodeArtifact(queries, Map.of("KEY", text("value"))),
                random.nextBoolean() ? Optional.empty() : Optional.of(cron()));
        workspaces.add(consumer(workspaceName, Optional.of(transformer)));
        CaptureMetadata capture = new DataTransformerOutput(workspaceName, Optional.empty());
        stores.add(Datastore.of(
                output.name(), capture, List.copyOf(output.datasets().values())));
    }

    private void assign(Workspace workspace) {
        for (DatasetGroup group : workspace.dsgs().values()) {
            assignments.add(new DatasetGroupDataPlatformAssignments(
                    workspace.name(), group.name(), List.of(DSGDataPlatformAssignment.of(PLATFORM))));
        }
    }

    private Datastore store(String name) {
        List<Dataset> datasets = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            datasets.add(dataset(name("table", i)));
        }
        int kind = random.nextInt(9);
        if (kind < 4) {
            return Datastore.of(name, kind == 0 ? drop(name) : kind == 3 ? program(name) : pull(name), datasets);
        }
        boolean hasDocuments = kind == 8;
        DataContainer container = hasDocuments ? documents(text("Db") + name) : source(text("Db") + name);
        CaptureMetadata capture = new CDCCaptureIngestion(
                Optional.of(
                        random.nextBoolean()
                                ? IngestionConsistencyType.MULTI_DATASET
                                : IngestionConsistencyType.SINGLE_DATASET),
                random.nextInt(3) == 0 ? Optional.of(cron()) : Optional.empty(),
                Optional.of(container),
                Optional.of(new Credential(rareText("secret"), CredentialType.USER_PASSWORD)),
                hasDocuments && random.nextInt(10) > 0 ? Optional.empty() : Optional.of("schema" + random.nextInt(3)),
                Map.of());
        return Datastore.of(
                name,
                capture,
                hasDocuments
                        ? datasets.stream().map(RandomEcosystems::ofDocuments).toList()
                        : datasets);
    }

    private DataContainer documents(String name) {
        boolean amazon = random.nextBoolean();
        return MongoDatabase.builder(name, amazon ? rareText("db") : text("db"))
                .flavor(amazon ? MongoFlavor.DOCUMENTDB : MongoFlavor.MONGODB)
                .host(text("db.example"), 1 + random.nextInt(65535))
                .build();
    }

    /** The same with the key that documents have. */
    private static Dataset ofDocuments(Dataset dataset) {
        List<DDLColumn> columns = new ArrayList<>();
        for (DDLColumn column : dataset.originalSchema().orElseThrow().columns().values()) {
            columns.add(column.name().equals("id") ? DDLColumn.required("_id", column.type()) : column);
        }
        return Dataset.of(dataset.name(), DDLTable.of(List.of("_id"), columns));
    }

    private CaptureMetadata drop(String name) {
        DataContainer container = new ObjectStorage(
                text("Files") + name,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "files-" + random.nextInt(3),
                random.nextBoolean() ? Optional.empty() : Optional.of(text("in")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        FileDropIngestion.Builder drop =
                FileDropIngestion.builder(new JsonFormat(true, "UTF-8")).dataContainer(container);
        if (random.nextBoolean()) {
            drop.stepTrigger(new ExternallyTriggered(text("someone")));
        }
        return drop.content(random.nextBoolean() ? FileContent.SNAPSHOT : FileContent.CHANGES)
                .build();
    }

    private CaptureMetadata program(String name) {
        ContainerImageCodeArtifact.Builder code = ContainerImageCodeArtifact.builder(
                        "registry.example/" + random.nextInt(3))
                .envVar("SETTING", text("value"));
        if (random.nextBoolean()) {
            code.argument(text("argument")).cpus(BigDecimal.valueOf(1 + random.nextInt(16)));
        }
        CustomPullIngestion.Builder program = CustomPullIngestion.builder(code.build(), new JsonFormat(true, "UTF-8"))
                .dataContainer(source(text("Db") + name));
        if (random.nextBoolean()) {
            program.credential(new Credential(rareText("secret"), CredentialType.USER_PASSWORD))
                    .stepTrigger(cron());
        }
        return program.build();
    }

    /** Every dataset has the watermark. */
    private CaptureMetadata pull(String name) {
        Credential credential = new Credential(rareText("secret"), CredentialType.USER_PASSWORD);
        DataContainer container = new PostgresDatabase(
                text("Db") + name,
                Optional.empty(),
                List.of(),
                new HostPortPair(text("db.example"), 1 + random.nextInt(65535)),
                text("db"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        if (random.nextBoolean()) {
            SQLSnapshotIngestion.Builder snapshot =
                    SQLSnapshotIngestion.builder().dataContainer(container).credential(credential);
            return snapshot.stepTrigger(cron()).build();
        }
        return SQLWatermarkSnapshotDeltaIngestion.builder("id")
                .dataContainer(container)
                .credential(credential)
                .build();
    }

    private Dataset dataset(String name) {
        List<DDLColumn> columns = new ArrayList<>();
        columns.add(DDLColumn.required("id", DataTypes.parse("BigInt")));
        for (int i = 0; i <= random.nextInt(4); i++) {
            columns.add(DDLColumn.of(name("column", i), DataTypes.parse(TYPES.get(random.nextInt(TYPES.size())))));
        }
        return Dataset.of(name, DDLTable.of(List.of("id"), columns));
    }

    private Workspace consumer(String name, Optional<DataTransformer> transformer) {
        Map<String, DatasetGroup> groups = new LinkedHashMap<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            String group = name("Group", i);
            List<DatasetSink> sinks = new ArrayList<>();
            for (Datastore store : stores) {
                store.datasets().keySet().stream()
                        .filter(dataset -> random.nextInt(3) > 0)
                        .forEach(dataset -> sinks.add(DatasetSink.of(store.name(), dataset)));
            }
            if (!sinks.isEmpty()) {
                groups.put(group, new DatasetGroup(group, Optional.empty(), Optional.of(config()), sinks));
            }
        }
        return new Workspace(
                name,
                Optional.of(Documentation.of(text("words"))),
                Optional.of(transformer.isPresent() && random.nextInt(10) > 0 ? lake(name) : target(name)),
                ProductionStatus.NOT_PRODUCTION,
                Optional.empty(),
                pick(WorkspacePriority.values()),
                Optional.empty(),
                List.of(),
                transformer,
                groups);
    }

    private WorkspacePlatformConfig config() {
        return new WorkspacePlatformConfig(new ConsumerRetentionRequirements(
                pick(MilestoningStrategy.values()),
                pick(DataLatency.values()),
                random.nextBoolean() ? Optional.of(Duration.ofMinutes(1 + random.nextInt(300))) : Optional.empty(),
                random.nextBoolean() ? Optional.of(Duration.ofDays(1 + random.nextInt(3000))) : Optional.empty(),
                Optional.empty()));
    }

    private DataContainer source(String name) {
        HostPortPair host = new HostPortPair(text("db.example"), 1 + random.nextInt(65535));
        Optional<Credential> none = Optional.empty();
        List<LocationKey> where = List.of();
        String database = text("db");
        return switch (random.nextInt(5)) {
            case 4 ->
                new DB2Database(
                        name, Optional.empty(), where, host, database, none, Optional.empty(), Optional.empty(), false);
            case 0 ->
                new PostgresDatabase(
                        name, Optional.empty(), where, host, database, none, Optional.empty(), Optional.empty(), false);
            case 1 ->
                new MySQLDatabase(
                        name, Optional.empty(), where, host, database, none, Optional.empty(), Optional.empty(), false);
            case 2 ->
                new SQLServerDatabase(
                        name, Optional.empty(), where, host, database, none, Optional.empty(), Optional.empty(), false);
            default ->
                new OracleDatabase(
                        name, Optional.empty(), where, host, database, none, Optional.empty(), Optional.empty(), false);
        };
    }

    private DataContainer target(String workspace) {
        if (random.nextBoolean()) {
            return lake(workspace);
        }
        String name = text("target") + workspace;
        HostPortPair host = new HostPortPair(text("target.example"), 1 + random.nextInt(65535));
        String database = text("consumer");
        List<LocationKey> where = List.of();
        Optional<Credential> login = Optional.of(new Credential(rareText("writer"), CredentialType.USER_PASSWORD));
        // Others take no names of columns that are so long, and Oracle none with its quotes, which the linter says.
        return switch (hostile.length() > LONG_NAME ? 0 : random.nextInt(hostile.contains("\"") ? 3 : 4)) {
            case 0 ->
                new PostgresDatabase(
                        name,
                        Optional.empty(),
                        where,
                        host,
                        database,
                        login,
                        Optional.empty(),
                        Optional.empty(),
                        false);
            case 1 ->
                new MySQLDatabase(
                        name,
                        Optional.empty(),
                        where,
                        host,
                        database,
                        login,
                        Optional.empty(),
                        Optional.empty(),
                        false);
            case 2 ->
                new SQLServerDatabase(
                        name,
                        Optional.empty(),
                        where,
                        host,
                        database,
                        login,
                        Optional.empty(),
                        Optional.empty(),
                        false);
            default ->
                new OracleDatabase(
                        name,
                        Optional.empty(),
                        where,
                        host,
                        database,
                        login,
                        Optional.empty(),
                        Optional.empty(),
                        false);
        };
    }

    /** Where transformers may write; most do, as the linter refuses any other. */
    private DataContainer lake(String workspace) {
        return DataPlatformManagedDataContainer.builder(text("lake") + workspace)
                .build();
    }

    private Map<String, JsonValue> parameters() {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        values.put("region", words("eu-central-1"));
        values.put("account", words("123456789012"));
        values.put("role", words("deploy"));
        values.put("stagingBucket", group("name", "acme-staging", "role", "staging"));
        values.put("icebergBucket", group("name", "acme-lake", "role", "lake"));
        values.put("glueDatabase", group("name", "acme", "role", "readers"));
        values.put(
                "network",
                new JsonValue.Group(Map.of(
                        "vpc",
                        words("vpc-12345678"),
                        "subnets",
                        new JsonValue.Items(List.of(words("subnet-12345678"), words("subnet-87654321"))))));
        if (random.nextInt(3) == 0) {
            values.put("kmsKey", words("arn:aws:kms:eu-central-1:123456789012:key/1234"));
        }
        values.put("governance", words(random.nextBoolean() ? "IAM" : "LAKE_FORMATION"));
        Map<String, JsonValue> ways = new LinkedHashMap<>();
        stores.stream()
                .filter(store -> random.nextInt(3) == 0)
                .forEach(store -> ways.put("store/" + store.name(), words("SERVERLESS")));
        if (!ways.isEmpty()) {
            values.put("dms", new JsonValue.Group(Map.of("replications", new JsonValue.Group(ways))));
        }
        values.put("tags", new JsonValue.Group(Map.of("note", words(rareText("tag")))));
        boolean replicated =
                stores.stream().anyMatch(store -> store.capture().orElse(null) instanceof CDCCaptureIngestion);
        if (!replicated && random.nextBoolean()) {
            // The linter refuses them where DMS replicates.
            values.put("orchestration", words(random.nextBoolean() ? "SCHEDULES" : "GLUE_WORKFLOWS"));
        }
        return values;
    }

    private static JsonValue group(String first, String firstValue, String second, String secondValue) {
        return new JsonValue.Group(Map.of(first, words(firstValue), second, words(secondValue)));
    }

    private static JsonValue words(String text) {
        return new JsonValue.Text(text);
    }

    private StepTrigger cron() {
        if (random.nextInt(4) == 0) {
            return new ExternallyTriggered(text("outside"));
        }
        return new CronTrigger(text("cron"), random.nextBoolean() ? "*/15 * * * *" : "0 3 * * 1-5");
    }

    private String name(String word, int number) {
        return random.nextInt(4) == 0 ? word + number + hostile : word + number;
    }

    private String text(String word) {
        return random.nextInt(3) == 0 ? word + hostile : word;
    }

    /** For places where AWS takes no hostile text, so that the linter refuses the model. */
    private String rareText(String word) {
        return random.nextInt(40) == 0 ? word + hostile : word;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
