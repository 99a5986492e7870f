package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.CAPTURE;
import static io.datasurface.model.lint.RuleCase.CUSTOMERS;
import static io.datasurface.model.lint.RuleCase.SCHEMA;

import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.CsvFormat;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileContent;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.FileFormat;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.JsonFormat;
import io.datasurface.model.capture.KafkaIngestion;
import io.datasurface.model.capture.ParquetFormat;
import io.datasurface.model.capture.SQLMergeIngestion;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.XmlFormat;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.code.JavaCodeArtifact;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.code.PythonRepoCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.FileShareProtocol;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.HttpService;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Captures from files, topics, programs and other platforms; Avro schemas; programs. */
final class CaptureCases {
    private static final String CODE = CAPTURE + "/code";
    private static final String FILES = CAPTURE + "/filesForDataset/visits";

    private CaptureCases() {}

    static List<RuleCase> all() {
        List<RuleCase> cases = new ArrayList<>(captures());
        cases.addAll(files());
        cases.addAll(formats());
        cases.addAll(programs());
        cases.addAll(avro());
        return cases;
    }

    private static List<RuleCase> captures() {
        return List.of(
                new RuleCase(
                        SOURCE_CONTAINER_UNSUITABLE,
                        CAPTURE,
                        drop(drop -> drop.dataContainer(TestModel.source("crm_db", TestModel.HOME))),
                        drop(drop -> drop.dataContainer(bucket().build()))),
                new RuleCase(
                        SOURCE_CONTAINER_UNSUITABLE,
                        CAPTURE,
                        capture(kafka(broker()).dataContainer(bucket().build()).build()),
                        capture(kafka(broker()).build())),
                new RuleCase(
                        SOURCE_CONTAINER_UNSUITABLE,
                        CAPTURE,
                        capture(CDCCaptureIngestion.builder()
                                .singleOrMultiDatasetIngestion(IngestionConsistencyType.MULTI_DATASET)
                                .dataContainer(share())
                                .build())),
                new RuleCase(
                        SOURCE_CONTAINER_UNSUITABLE,
                        CAPTURE,
                        capture(SQLSnapshotIngestion.builder()
                                .singleOrMultiDatasetIngestion(IngestionConsistencyType.MULTI_DATASET)
                                .stepTrigger(new CronTrigger("daily", "0 3 * * *"))
                                .dataContainer(ContainerCases.documents(mongo -> mongo))
                                .build()),
                        ContainerCases.mongo(mongo -> mongo)),
                new RuleCase(
                        SOURCE_CONTAINER_UNSUITABLE,
                        CAPTURE,
                        pull(pull -> pull.dataContainer(
                                DataPlatformManagedDataContainer.builder("lake").build())),
                        pull(pull -> pull.dataContainer(service()))),
                new RuleCase(
                        TRIGGER_MISSING,
                        CAPTURE,
                        capture(FileDropIngestion.builder(new ParquetFormat())
                                .singleOrMultiDatasetIngestion(IngestionConsistencyType.SINGLE_DATASET)
                                .dataContainer(share())
                                .build()),
                        drop(drop -> drop)),
                new RuleCase(
                        CONSISTENCY_IMPOSSIBLE,
                        CAPTURE,
                        capture(kafka(broker())
                                .singleOrMultiDatasetIngestion(IngestionConsistencyType.MULTI_DATASET)
                                .build()),
                        model -> {
                            model.crm.datasets.remove(1);
                            model.prep.sinks.clear();
                            model.prep.grouped = false;
                            capture(kafka(broker())
                                            .singleOrMultiDatasetIngestion(IngestionConsistencyType.MULTI_DATASET)
                                            .build())
                                    .accept(model);
                        }),
                new RuleCase(UNKNOWN_PLATFORM, CAPTURE, merge("P404", "P1")),
                new RuleCase(MERGE_PLATFORM_NOT_PRIMARY, CAPTURE, capture(merge("P2")), merge("P1", "P1")),
                new RuleCase(MERGE_PLATFORM_NOT_PRIMARY, CAPTURE, merge("P2", "P1")),
                new RuleCase(
                        TOPIC_UNKNOWN_DATASET,
                        CAPTURE + "/topicForDataset/orders",
                        capture(kafka(broker())
                                .topicForDataset(Map.of("orders", "o"))
                                .build()),
                        capture(kafka(broker())
                                .topicForDataset(Map.of("visits", "o"))
                                .build())),
                new RuleCase(
                        TOPIC_NAME_INVALID,
                        CAPTURE + "/topicForDataset/visits",
                        capture(kafka(broker())
                                .topicForDataset(Map.of("visits", ".."))
                                .build()),
                        capture(kafka(broker())
                                .topicForDataset(Map.of("visits", "a..b-c_D.v1"))
                                .build())),
                new RuleCase(
                        TOPIC_NAME_INVALID,
                        CAPTURE + "/topicForDataset/visits",
                        capture(kafka(broker())
                                .topicForDataset(Map.of("visits", "a b"))
                                .build())),
                new RuleCase(
                        TOPIC_TWICE,
                        CAPTURE,
                        capture(kafka(broker())
                                .topicForDataset(Map.of("visits", "customers"))
                                .build())));
    }

    private static List<RuleCase> files() {
        List<RuleCase> cases = new ArrayList<>();
        cases.add(new RuleCase(
                FILES_UNKNOWN_DATASET,
                CAPTURE + "/filesForDataset/orders",
                drop(drop -> drop.filesForDataset(Map.of("orders", "orders.csv")))));
        for (String wrong : List.of(
                " ", "/abs/*.csv", "../up.csv", "in/./x", "in//x", "in/", "a\\b", "C:x", "s3://b/x", "a**/b", "a\tb")) {
            cases.add(new RuleCase(
                    FILES_PATH_INVALID,
                    FILES,
                    drop(drop -> drop.filesForDataset(Map.of("visits", wrong))),
                    drop(drop -> drop.filesForDataset(Map.of("visits", "in/**/v?sits-*..csv")))));
        }
        cases.add(new RuleCase(
                FILES_TWICE,
                CAPTURE,
                drop(drop -> drop.filesForDataset(Map.of("visits", "customers.csv"))),
                drop(drop -> drop.filesForDataset(Map.of("visits", "customers/x.csv")))));
        cases.add(new RuleCase(
                FILES_TWICE,
                CAPTURE,
                drop(drop -> drop.filesForDataset(Map.of("visits", "a_*.csv", "customers", "a_*_b.csv"))),
                drop(drop -> drop.filesForDataset(Map.of("visits", "a_?.csv", "customers", "a_??.csv")))));
        cases.addAll(ConventionCases.ALL);
        cases.add(new RuleCase(
                CHANGES_WITHOUT_KEY,
                SCHEMA,
                keyless(drop(drop -> drop.content(FileContent.CHANGES))),
                drop(drop -> drop.content(FileContent.CHANGES))));
        cases.add(new RuleCase(
                APPEND_WITHOUT_KEY,
                SCHEMA,
                keyless(pull(pull -> pull.content(FileContent.APPEND))),
                keyless(drop(drop -> drop.content(FileContent.SNAPSHOT)))));
        return cases;
    }

    private static List<RuleCase> formats() {
        CsvFormat csv = CsvFormat.builder().build();
        return List.of(
                format(
                        csv.toBuilder().delimiter("").build(),
                        csv.toBuilder().delimiter("\t").build()),
                format(
                        csv.toBuilder().delimiter("||").build(),
                        csv.toBuilder().delimiter("|").build()),
                format(csv.toBuilder().delimiter("\n").build(), csv),
                format(
                        csv.toBuilder().quote("''").build(),
                        csv.toBuilder().quote("").build()),
                format(
                        csv.toBuilder().quote(",").build(),
                        csv.toBuilder().quote("'").build()),
                format(
                        csv.toBuilder().escape("\\\\").build(),
                        csv.toBuilder().escape("\\").build()),
                format(
                        csv.toBuilder().escape(",").build(),
                        csv.toBuilder().escape("\"").build()),
                format(
                        csv.toBuilder().encoding("UTF-9").build(),
                        csv.toBuilder().encoding("latin1").build()),
                format(new JsonFormat(true, "utf 8"), new JsonFormat(false, "utf-16")),
                format(new XmlFormat("two words", "UTF-8"), new XmlFormat("ns:row-1", "UTF-8")),
                format(new XmlFormat("row", ""), new XmlFormat("_row", "ISO-8859-15")));
    }

    private static List<RuleCase> programs() {
        ContainerImageCodeArtifact image = image("registry.example.com:5000/team/pull:1.4");
        String digest = "@sha256:" + "0123456789abcdef".repeat(4);
        return List.of(
                new RuleCase(
                        PULL_CODE_UNSUITABLE,
                        CODE,
                        program(new SQLCodeArtifact(Map.of(), Map.of())),
                        program(new PythonCodeArtifact(List.of("requests==2"), Map.of(), "3.11"))),
                new RuleCase(CODE_INVALID, CODE, program(new PythonCodeArtifact(List.of(" "), Map.of(), "3.11"))),
                new RuleCase(
                        CODE_INVALID,
                        CODE,
                        program(new JavaCodeArtifact(" ", "com.example.Pull", List.of(), Map.of())),
                        program(new JavaCodeArtifact("s3://code/pull.jar", "Pull$Inner", List.of(), Map.of()))),
                new RuleCase(
                        CODE_INVALID,
                        CODE,
                        program(new JavaCodeArtifact("pull.jar", "com.example.", List.of(), Map.of()))),
                new RuleCase(
                        CODE_INVALID,
                        CODE,
                        program(new PythonRepoCodeArtifact(GitHubRepository.of("a/b", "main"), "", Map.of())),
                        program(new PythonRepoCodeArtifact(GitHubRepository.of("a/b", "main"), "v1.2", Map.of()))),
                new RuleCase(
                        REPOSITORY_NAME_INVALID,
                        CODE + "/repo",
                        program(new PythonRepoCodeArtifact(GitHubRepository.of("ab", "main"), "v1", Map.of()))),
                new RuleCase(
                        ENVIRONMENT_NAME_INVALID,
                        CODE,
                        program(image.toBuilder().envVars(Map.of("A-B", "1")).build())),
                new RuleCase(IMAGE_INVALID, CODE, program(image("Team/Pull:1")), program(image)),
                new RuleCase(IMAGE_INVALID, CODE, program(image(""))),
                new RuleCase(IMAGE_INVALID, CODE, program(image("pull:1 --rm"))),
                new RuleCase(IMAGE_NOT_PINNED, CODE, program(image("team/pull")), program(image("team/pull" + digest))),
                new RuleCase(
                        IMAGE_NOT_PINNED,
                        CODE,
                        program(image("host:80/pull:latest")),
                        program(image("host:80/pull:latest" + digest))),
                new RuleCase(
                        CODE_RESOURCES_INVALID,
                        CODE,
                        program(image.toBuilder().cpus(BigDecimal.ZERO).build()),
                        program(image.toBuilder().cpus(new BigDecimal("0.25")).build())),
                new RuleCase(
                        CODE_RESOURCES_INVALID,
                        CODE,
                        program(image.toBuilder().memoryMiB(-1).build()),
                        program(image.toBuilder().memoryMiB(512).build())));
    }

    private static List<RuleCase> avro() {
        return List.of(
                new RuleCase(
                        AVRO_INVALID,
                        SCHEMA,
                        schema(avro(List.of("id"), field("id", text("uuid")))),
                        schema(avro(List.of("id"), field("id", text("string"))))),
                new RuleCase(
                        AVRO_INVALID,
                        SCHEMA,
                        schema(AvroSchema.builder(text("string")).build())),
                new RuleCase(SCHEMA_EMPTY, SCHEMA, schema(avro(List.of()))),
                new RuleCase(
                        PRIMARY_KEY_UNKNOWN_COLUMN, SCHEMA, schema(avro(List.of("nope"), field("id", text("long"))))),
                new RuleCase(
                        PRIMARY_KEY_NULLABLE,
                        SCHEMA,
                        schema(avro(
                                List.of("id"), field("id", new JsonValue.Items(List.of(text("null"), text("long"))))))),
                new RuleCase(
                        KEY_TYPE_UNSUITABLE,
                        SCHEMA,
                        schema(avro(
                                List.of("id"),
                                field(
                                        "id",
                                        new JsonValue.Group(Map.of("type", text("array"), "items", text("int"))))))),
                new RuleCase(
                        KEY_TYPE_UNSUITABLE,
                        SCHEMA + "/columns/tags",
                        model -> {
                            model.crm
                                    .datasets
                                    .get(0)
                                    .columns
                                    .add(DDLColumn.required("tags", new ArrayType(Optional.empty(), new DateType())));
                            model.crm.datasets.get(0).partition.add("tags");
                        },
                        model -> {
                            model.crm.datasets.get(0).columns.add(DDLColumn.required("day", new DateType()));
                            model.crm.datasets.get(0).partition.add("day");
                        }),
                new RuleCase(
                        DATASET_CLASSIFIED_TWICE,
                        CUSTOMERS,
                        schema(((AvroSchema) avro(List.of("id"), field("id", text("long"))))
                                .toBuilder()
                                        .classification(List.of(
                                                TestModel.dc(io.datasurface.model.policy.DataClassificationType.IP)))
                                        .build())),
                new RuleCase(WATERMARK_COLUMN_MISSING, CAPTURE, avroWatermark("nope"), avroWatermark("id")));
    }

    private static Consumer<TestModel> avroWatermark(String column) {
        return model -> {
            model.crm.capture = Optional.of(SQLWatermarkSnapshotDeltaIngestion.builder(column)
                    .singleOrMultiDatasetIngestion(IngestionConsistencyType.SINGLE_DATASET)
                    .dataContainer(TestModel.source("crm_db", TestModel.HOME))
                    .stepTrigger(new CronTrigger("hourly", "0 * * * *"))
                    .build());
            schema(avro(List.of("id"), field("id", text("long")))).accept(model);
            model.crm
                    .datasets
                    .get(1)
                    .columns
                    .add(DDLColumn.required("nope", new io.datasurface.model.schema.IntegerType(64, true)));
        };
    }

    private static RuleCase format(FileFormat wrong, FileFormat right) {
        return new RuleCase(
                FORMAT_INVALID,
                CAPTURE + "/format",
                drop(drop -> drop.format(wrong)),
                pull(pull -> pull.format(right)));
    }

    static Consumer<TestModel> capture(CaptureMetadata capture) {
        return model -> model.crm.capture = Optional.of(capture);
    }

    private static Consumer<TestModel> program(CodeArtifact code) {
        return pull(pull -> pull.code(code));
    }

    static Consumer<TestModel> drop(UnaryOperator<FileDropIngestion.Builder> change) {
        return capture(change.apply(FileDropIngestion.builder(new ParquetFormat())
                        .singleOrMultiDatasetIngestion(IngestionConsistencyType.SINGLE_DATASET)
                        .stepTrigger(new CronTrigger("hourly", "0 * * * *"))
                        .dataContainer(share()))
                .build());
    }

    static Consumer<TestModel> pull(UnaryOperator<CustomPullIngestion.Builder> change) {
        return capture(change.apply(CustomPullIngestion.builder(image("pull:1"), new ParquetFormat())
                        .singleOrMultiDatasetIngestion(IngestionConsistencyType.SINGLE_DATASET)
                        .stepTrigger(new CronTrigger("hourly", "0 * * * *"))
                        .dataContainer(service()))
                .build());
    }

    private static Consumer<TestModel> keyless(Consumer<TestModel> capture) {
        return capture.andThen(model -> model.crm.datasets.get(0).key.clear());
    }

    private static SQLMergeIngestion merge(String platform) {
        return SQLMergeIngestion.builder(platform)
                .singleOrMultiDatasetIngestion(IngestionConsistencyType.MULTI_DATASET)
                .stepTrigger(new CronTrigger("hourly", "0 * * * *"))
                .dataContainer(TestModel.source("crm_db", TestModel.HOME))
                .build();
    }

    private static Consumer<TestModel> merge(String platform, String primary) {
        return capture(merge(platform))
                .andThen(model -> model.primaries.add(new PrimaryIngestionPlatform("crm", List.of(primary))));
    }

    private static ContainerImageCodeArtifact image(String name) {
        return ContainerImageCodeArtifact.builder(name).build();
    }

    static LocationKey home() {
        return new LocationKey(TestModel.HOME);
    }

    static DataContainer share() {
        return FileShare.builder("drops", FileShareProtocol.SFTP, new HostPortPair("files.example.com", 22), "/in")
                .location(home())
                .build();
    }

    static DataContainer service() {
        return HttpService.builder("partner", "https://api.example.com/v2")
                .location(home())
                .credential(new Credential("partner", CredentialType.API_TOKEN))
                .build();
    }

    static ObjectStorage.Builder bucket() {
        return ObjectStorage.builder("bucket", "acme-drops").location(home());
    }

    static KafkaServer broker() {
        return KafkaServer.builder("broker")
                .location(home())
                .bootstrapServer(new HostPortPair("k1.example.com", 9092))
                .build();
    }

    static KafkaIngestion.Builder kafka(KafkaServer server) {
        return KafkaIngestion.builder()
                .singleOrMultiDatasetIngestion(IngestionConsistencyType.SINGLE_DATASET)
                .dataContainer(server);
    }

    private static Consumer<TestModel> schema(Schema schema) {
        return model -> model.crm.datasets.get(0).otherSchema = Optional.of(schema);
    }

    private static Schema avro(List<String> key, JsonValue... fields) {
        return AvroSchema.builder(new JsonValue.Group(Map.of(
                        "type", text("record"), "name", text("Row"), "fields", new JsonValue.Items(List.of(fields)))))
                .primaryKeyColumns(key)
                .build();
    }

    private static JsonValue field(String name, JsonValue type) {
        return new JsonValue.Group(Map.of("name", text(name), "type", type));
    }

    private static JsonValue text(String text) {
        return new JsonValue.Text(text);
    }
}
