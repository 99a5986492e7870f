package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Datastore;
import io.datasurface.model.Team;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.DatasetPerTopicKafkaIngestion;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.KafkaIngestion;
import io.datasurface.model.capture.SQLMergeIngestion;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.DatasurfaceTransformerCodeArtifact;
import io.datasurface.model.code.DatasurfaceTransformerType;
import io.datasurface.model.code.PythonRepoCodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.GenericSQLDatabase;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.PyOdbcSourceInfo;
import io.datasurface.model.container.SnowFlakeDatabase;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.AvroSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that no fixture has, in the form that the exporter gives them. */
class DumpKindsTest {
    private static final LocationKey HOME = new LocationKey("AWS:home");
    private static final String COMMON = """
            "documentation": null, "locations": [{"_type": "LocationKey", "locStr": "AWS:home"}],
            "serverSideEncryptionKeys": null, "clientSideEncryptionKeys": null, "isReadOnly": false""";
    private static final String BROKER = """
            {"_type": "KafkaServer", "name": "k", %s, "groupID": "g",
             "bootstrapServers": {"_type": "HostPortPairList", "pairs": [
                {"_type": "HostPortPair", "hostName": "k1", "port": 9092},
                {"_type": "HostPortPair", "hostName": "k2", "port": 9093}]},
             "caCertificate": {"_type": "Credential", "name": "ca", "credentialType": "CA_CERT_BUNDLE"}}
            """.formatted(COMMON);
    private static final KafkaServer KAFKA = KafkaServer.builder("k")
            .location(HOME)
            .groupID("g")
            .bootstrapServer(new HostPortPair("k1", 9092))
            .bootstrapServer(new HostPortPair("k2", 9093))
            .caCertificate(new Credential("ca", CredentialType.CA_CERT_BUNDLE))
            .build();

    @TempDir
    private Path folder;

    @Test
    void readsDatabases() throws IOException {
        String server = "\"hostPortPair\": {\"_type\": \"HostPortPair\", \"hostName\": \"h\", \"port\": 7},"
                + " \"databaseName\": \"d\", \"poolSize\": 5, \"maxOverflow\": 5";
        assertThat(container("{\"_type\": \"DB2Database\", \"name\": \"c\", %s, %s, \"identifierLengthLimit\": 128}"
                        .formatted(COMMON, server)))
                .isEqualTo(DB2Database.of("c", HOME.text(), "h", 7, "d"));
        assertThat(container(
                        "{\"_type\": \"HostPortSQLDatabase\", \"name\": \"c\", %s, %s, \"identifierLengthLimit\": 30}"
                                .formatted(COMMON, server)))
                .isEqualTo(GenericSQLDatabase.builder("c", new HostPortPair("h", 7), "d")
                        .location(HOME)
                        .identifierLengthLimit(30)
                        .build());
        String named = "\"databaseName\": \"d\", \"identifierLengthLimit\": 255, \"poolSize\": 5, \"maxOverflow\": 5";
        assertThat(container("""
                        {"_type": "SnowFlakeDatabase", "name": "c", %s, %s, "account": "a", "region": null,
                         "warehouse": "w", "schema": "s", "role": "r"}""".formatted(COMMON, named)))
                .isEqualTo(SnowFlakeDatabase.builder("c", "a", "d")
                        .location(HOME)
                        .warehouse("w")
                        .schema("s")
                        .role("r")
                        .build());
        assertThat(container("""
                        {"_type": "PyOdbcSourceInfo", "name": "c", %s, %s, "serverHost": "h", "driver": "x",
                         "connectionStringTemplate": "t"}""".formatted(COMMON, named)))
                .isEqualTo(PyOdbcSourceInfo.builder("c", "h", "d", "x", "t")
                        .location(HOME)
                        .identifierLengthLimit(255)
                        .build());
    }

    @Test
    void readsStoresOfObjectsAndBrokers() throws IOException {
        assertThat(container("""
                        {"_type": "ObjectStorage", "name": "c", %s, "endPointURI": null, "bucketName": "b", "prefix": "p"}
                        """.formatted(COMMON)))
                .isEqualTo(ObjectStorage.builder("c", "b")
                        .location(HOME)
                        .prefix("p")
                        .build());
        assertThat(container(BROKER)).isEqualTo(KAFKA);
    }

    @Test
    void keepsTheNameOfWhereKeysAre() throws IOException {
        String encrypted = COMMON.replace("\"serverSideEncryptionKeys\": null", """
                "serverSideEncryptionKeys": {"_type": "EncryptionSystem", "name": "KMS", "hasThirdPartySuperUser": true,
                   "keyContainer": %s}""".formatted(BROKER));
        DataContainer container = container("""
                {"_type": "ObjectStorage", "name": "c", %s, "endPointURI": null, "bucketName": "b", "prefix": null}
                """.formatted(encrypted));
        assertThat(container.serverSideEncryption()).contains(new EncryptionSystem("KMS", Optional.of("k"), true));
    }

    @Test
    void readsCaptures() throws IOException {
        String capture = "\"singleOrMultiDatasetIngestion\": \"SINGLE_DATASET\", \"stepTrigger\": null,"
                + " \"credential\": null, \"dataContainer\": " + BROKER;
        assertThat(capture("""
                        {"_type": "KafkaIngestion", %s, "kafkaServer": %s, "topicForDataset": {"d": "t"}}""".formatted(capture, BROKER)))
                .isEqualTo(KafkaIngestion.builder()
                        .singleOrMultiDatasetIngestion(IngestionConsistencyType.SINGLE_DATASET)
                        .dataContainer(KAFKA)
                        .topic("d", "t")
                        .build());
        assertThat(capture("""
                        {"_type": "DatasetPerTopicKafkaIngestion", %s, "kafkaServer": %s, "topicForDataset": {}}""".formatted(capture, BROKER)))
                .isEqualTo(DatasetPerTopicKafkaIngestion.builder()
                        .singleOrMultiDatasetIngestion(IngestionConsistencyType.SINGLE_DATASET)
                        .dataContainer(KAFKA)
                        .build());
        assertThat(capture("""
                        {"_type": "SQLMergeIngestion", %s, "tableForDataset": {"d": "t"}, "dataPlatform": "P"}""".formatted(capture)))
                .isEqualTo(SQLMergeIngestion.builder("P")
                        .singleOrMultiDatasetIngestion(IngestionConsistencyType.SINGLE_DATASET)
                        .dataContainer(KAFKA)
                        .table("d", "t")
                        .build());
    }

    @Test
    void readsAvroSchemas() throws IOException {
        AvroSchema schema = (AvroSchema)
                store("null", """
                {"_type": "AvroSchema", "documentation": null,
                 "avroSchema": {"type": "record", "name": "R", "fields": [
                    {"name": "id", "type": "long"}, {"name": "at", "type": ["null", "string"], "default": null}]},
                 "classification": [{"_type": "SimpleDC", "dcType": "PC1", "name": null}],
                 "primaryKeyColumns": {"_type": "PrimaryKeyList", "colNames": ["id"]},
                 "ingestionPartitionColumns": null}""").datasets().get("d").originalSchema().orElseThrow();
        assertThat(schema.mistakes()).isEmpty();
        assertThat(schema.columns()).containsOnlyKeys("id", "at");
        assertThat(schema.primaryKeyColumns()).containsExactly("id");
        assertThat(schema.classification()).containsExactly(new SimpleDC(DataClassificationType.PC1, Optional.empty()));
    }

    @Test
    void readsPrograms() throws IOException {
        assertThat(program("""
                        {"_type": "PythonRepoCodeArtifact", "version": "v1", "repo": {"_type": "GitHubRepository",
                         "documentation": null, "credential": null, "repositoryName": "a/b", "branchName": "main"}}"""))
                .isEqualTo(new PythonRepoCodeArtifact(GitHubRepository.of("a/b", "main"), "v1", Map.of()));
        assertThat(program("{\"_type\": \"DatasurfaceTransformerCodeArtifact\", \"type\": \"EXTERNALIZE_MODEL\"}"))
                .isEqualTo(
                        new DatasurfaceTransformerCodeArtifact(DatasurfaceTransformerType.EXTERNALIZE_MODEL, Map.of()));
    }

    @Test
    void readsTheVerifierOfPrivacy() throws IOException {
        Team team = team("", "", workspace("""
                {"_type": "VerifyNoPrivacyDataVerify", "name": "none", "documentation": null, "allowed": null,
                 "notAllowed": [{"_type": "SimpleDC", "dcType": "PC1", "name": "name"}]}""", "null"));
        assertThat(team.workspaces().get("w").classificationVerifier())
                .contains(new DataClassificationPolicy(
                        "none",
                        Optional.empty(),
                        List.of(),
                        List.of(new SimpleDC(DataClassificationType.PC1, Optional.of("name")))));
    }

    private DataContainer container(String json) throws IOException {
        return team("\"x\": " + json, "", "").containers().values().iterator().next();
    }

    private CaptureMetadata capture(String json) throws IOException {
        return store(json, "null").capture().orElseThrow();
    }

    private Datastore store(String capture, String schema) throws IOException {
        return team("", "\"s\": " + storeJson("s", capture, schema), "")
                .dataStores()
                .get("s");
    }

    private CodeArtifact program(String json) throws IOException {
        String transformer = """
                {"_type": "DataTransformer", "name": "t", "documentation": null, "outputDatastore": %s, "code": %s,
                 "trigger": null}""".formatted(storeJson("o", "null", "null"), json);
        return team("", "", workspace("null", transformer))
                .workspaces()
                .get("w")
                .dataTransformer()
                .orElseThrow()
                .code();
    }

    private static String storeJson(String name, String capture, String schema) {
        return """
                {"_type": "Datastore", "name": "%s", "documentation": null, "datasetDSGApprovals": null, "cmd": %s,
                 "productionStatus": "NOT_PRODUCTION",
                 "deprecationStatus": {"_type": "DeprecationInfo", "documentation": null, "status": "NOT_DEPRECATED"},
                 "datasets": {"d": {"_type": "Dataset", "name": "d", "documentation": null, "originalSchema": %s,
                    "policies": {}, "dataClassificationOverride": null, "deprecationStatus":
                       {"_type": "DeprecationInfo", "documentation": null, "status": "NOT_DEPRECATED"}}}}""".formatted(name, capture, schema);
    }

    private static String workspace(String verifier, String transformer) {
        return """
                "w": {"_type": "Workspace", "name": "w", "documentation": null, "dsgs": {}, "dataContainer": null,
                 "priority": {"_type": "WorkspacePriority", "priority": "LOW"}, "productionStatus": "NOT_PRODUCTION",
                 "deprecationStatus": {"_type": "DeprecationInfo", "documentation": null, "status": "NOT_DEPRECATED"},
                 "classificationVerifier": %s, "dataTransformer": %s}""".formatted(verifier, transformer);
    }

    private Team team(String containers, String stores, String workspaces) throws IOException {
        String repository =
                "{\"_type\": \"FakeRepository\", \"name\": \"r\", \"documentation\": null, \"credential\": null}";
        String text = """
                {"_type": "Ecosystem", "name": "E", "documentation": null, "owningRepo": %1$s, "liveRepo": %1$s,
                 "vendors": {}, "platformServicesProviders": [],
                 "zones": {"_type": "AuthorizedObjectManager", "name": "zones", "declarations": {}, "objects": {
                  "Z": {"_type": "GovernanceZone", "name": "Z", "documentation": null, "owningRepo": %1$s,
                   "storagePolicies": {}, "classificationPolicies": {}, "vendorPolicies": {}, "hardVendorPolicies": {},
                   "locationPolicies": {}, "dataplatformPolicies": {},
                   "teams": {"_type": "AuthorizedObjectManager", "name": "teams", "declarations": {}, "objects": {
                    "T": {"_type": "Team", "name": "T", "documentation": null, "owningRepo": %1$s,
                     "containers": {%2$s}, "dataStores": {%3$s}, "workspaces": {%4$s}}}}}}}}
                """.formatted(repository, containers, stores, workspaces);
        Files.writeString(folder.resolve("model-full.json"), text);
        DumpedModel model = DumpReader.read(folder);
        assertThat(model.problems()).isEmpty();
        return model.ecosystem().orElseThrow().zones().get("Z").teams().get("T");
    }
}
