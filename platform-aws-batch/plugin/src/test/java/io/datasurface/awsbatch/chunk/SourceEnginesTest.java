package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.OfflinePlan;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How DMS reaches each kind of database: as encrypted as DMS can, with and without a certificate. */
class SourceEnginesTest {
    private static final Path MODELS = Path.of("src/test/resources/io/datasurface/awsbatch/lint");
    private static final String TAGS = "tags: {stage: test}";
    private static final String CERTIFICATE =
            "dms: {certificates: {crm_db: \"arn:aws:dms:eu-central-1:111122223333:cert:ABC\"}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private SortedMap<String, String> render(String type, String parameters) {
        return renderText(small().replace("{type: PostgresDatabase, name: crm_db", "{type: " + type + ", name: crm_db")
                .replace(TAGS, parameters));
    }

    private static String small() {
        return Optional.ofNullable(
                        Trees.read(MODELS, path -> path.equals("small.yaml")).get("small.yaml"))
                .orElseThrow();
    }

    private SortedMap<String, String> renderText(String text) {
        Path file = folder.resolve("model.yaml");
        Trees.write(file, text);
        PlatformModel model =
                TestModels.model(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch");
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(TestModels.instance(model, "Batch"), TestModels.oneChunk(model), sink).render();
        return sink.folder("chunks/everything");
    }

    private static Map<String, @Nullable Object> source(SortedMap<String, String> files) {
        Map<String, @Nullable Object> types =
                JsonTree.object(JsonTree.parseObject(String.valueOf(files.get("replication.tf.json")))
                        .get("resource"));
        return JsonTree.object(JsonTree.object(types.get("aws_dms_endpoint")).get("source__crm"));
    }

    @ParameterizedTest
    @CsvSource({
        "PostgresDatabase, postgres, require, verify-full",
        "MySQLDatabase, mysql, none, verify-full",
        "SQLServerDatabase, sqlserver, require, verify-full",
        "OracleDatabase, oracle, none, verify-ca",
        "DB2Database, db2, none, verify-ca"
    })
    void endpointsAreAsEncryptedAsCanBe(String type, String engine, String without, String with) {
        SortedMap<String, String> bare = render(type, TAGS);
        SortedMap<String, String> certified = render(type, CERTIFICATE);
        TerraformSchemaCheck.assertValid(bare);
        TerraformSchemaCheck.assertValid(certified);

        assertThat(source(bare)).containsEntry("engine_name", engine).containsEntry("ssl_mode", without);
        assertThat(source(bare)).doesNotContainKey("certificate_arn");
        assertThat(source(certified))
                .containsEntry("ssl_mode", with)
                .containsEntry("certificate_arn", "arn:aws:dms:eu-central-1:111122223333:cert:ABC");
        // MySQL has no databases above schemas.
        assertThat(source(bare).containsKey("database_name")).isEqualTo(!engine.equals("mysql"));
    }

    private static final String MONGO =
            "{type: MongoDatabase, name: crm_db, hosts: [{hostName: crm.example, port: 27017}], databaseName: sales}";
    private static final String KEY = "{primaryKeyColumns: [_id], columns: {_id: {type: String, nullable: false}}}";

    /** Documents come as they are, with their keys beside them. */
    @Test
    void documentsAreReadInDocumentMode() {
        SortedMap<String, String> bare = renderText(documents(TAGS));
        TerraformSchemaCheck.assertValid(bare);

        assertThat(source(bare))
                .containsEntry("engine_name", "mongodb")
                .containsEntry("ssl_mode", "require")
                .containsEntry("database_name", "sales")
                .containsEntry(
                        "mongodb_settings",
                        Map.of(
                                "auth_type", "password",
                                "auth_mechanism", "default",
                                "auth_source", "admin",
                                "nesting_level", "none",
                                "extract_doc_id", "true"));
        assertThat(source(bare).get("secrets_manager_arn").toString()).contains("crm-db");
        assertThat(source(renderText(documents(CERTIFICATE)))).containsEntry("ssl_mode", "verify-full");
        assertThat(bare.get("replication.tf.json"))
                .contains("\\\"schema-name\\\":\\\"sales\\\"", "\\\"table-name\\\":\\\"customers\\\"");
    }

    /**
     * The provider takes no secret for Amazon DocumentDB, so CloudFormation makes the endpoint; the task knows its ARN, as one out of the stack's outputs
     * would be unknown whenever the stack changes, and the task made anew.
     */
    @Test
    void theEndpointOfAmazonDocumentDbIsInAStack() {
        SortedMap<String, String> files = renderText(amazon(CERTIFICATE));
        TerraformSchemaCheck.assertValid(files);
        Map<String, @Nullable Object> types = resources(files);
        Map<String, @Nullable Object> stack = JsonTree.object(
                JsonTree.object(types.get("aws_cloudformation_stack")).get("source__crm"));
        Map<String, @Nullable Object> task = JsonTree.object(
                JsonTree.object(types.get("aws_dms_replication_task")).get("store__crm"));
        Map<String, @Nullable Object> endpoint = inStack(stack);

        assertThat(types).doesNotContainKey("aws_dms_endpoint");
        assertThat(stack)
                .containsEntry("iam_role_arn", "arn:aws:iam::111122223333:role/ds-batch-stacks-76140237f9e6")
                .doesNotContainKeys("on_failure", "timeout_in_minutes", "disable_rollback");
        assertThat(endpoint)
                .containsEntry("EngineName", "docdb")
                .containsEntry("EndpointType", "source")
                .containsEntry("DatabaseName", "sales")
                .containsEntry("SslMode", "verify-full")
                .containsEntry("CertificateArn", "arn:aws:dms:eu-central-1:111122223333:cert:ABC")
                .containsEntry("KmsKeyId", "${data.aws_kms_key.data.arn}")
                .doesNotContainKeys("Username", "Password");
        assertThat(JsonTree.object(endpoint.get("DocDbSettings")))
                .containsEntry("NestingLevel", "none")
                .containsEntry("ExtractDocId", true)
                .containsEntry(
                        "SecretsManagerSecretId",
                        "arn:aws:secretsmanager:eu-central-1:111122223333:secret:acme/Z/crm-db")
                .containsKey("SecretsManagerAccessRoleArn");
        assertThat(task)
                .containsEntry(
                        "source_endpoint_arn",
                        "arn:aws:dms:eu-central-1:111122223333:endpoint:" + endpoint.get("ResourceIdentifier"))
                .containsEntry("depends_on", List.of("aws_cloudformation_stack.source__crm"));
        assertThat(String.valueOf(endpoint.get("ResourceIdentifier")))
                .matches("[a-z][a-z0-9-]{0,30}")
                .startsWith("ds-");
        assertThat(inStack(JsonTree.object(
                        JsonTree.object(resources(renderText(amazon(TAGS))).get("aws_cloudformation_stack"))
                                .get("source__crm"))))
                .containsEntry("SslMode", "none")
                .doesNotContainKey("CertificateArn");
    }

    @Test
    void aServerlessReplicationWaitsForTheStack() {
        String serverless = JsonTree.text(
                resources(renderText(amazon("dms: {replication: SERVERLESS}"))).get("aws_dms_replication_config"));
        assertThat(serverless)
                .contains(
                        "\"aws_cloudformation_stack.source__crm\"", "arn:aws:dms:eu-central-1:111122223333:endpoint:");
    }

    @Test
    void terraformAcceptsASourceInAStack() {
        TerraformCli terraform = TerraformCli.withProviders();
        SortedMap<String, String> files = renderText(amazon(CERTIFICATE));
        terraform.assertValid(TerraformCli.write(folder.resolve("amazon"), files));
        assertThat(OfflinePlan.of(terraform, folder.resolve("plan"), files))
                .containsEntry("aws_cloudformation_stack.source__crm", "create")
                .containsEntry("aws_dms_replication_task.store__crm", "create");
    }

    private static String amazon(String parameters) {
        return documents(parameters).replace("databaseName: sales", "databaseName: sales, flavor: DOCUMENTDB");
    }

    private static Map<String, @Nullable Object> resources(SortedMap<String, String> files) {
        return JsonTree.object(JsonTree.parseObject(String.valueOf(files.get("replication.tf.json")))
                .get("resource"));
    }

    private static Map<String, @Nullable Object> inStack(Map<String, @Nullable Object> stack) {
        Map<String, @Nullable Object> template = JsonTree.parseObject(String.valueOf(stack.get("template_body")));
        Map<String, @Nullable Object> resource =
                JsonTree.object(JsonTree.object(template.get("Resources")).get("Source"));
        assertThat(resource).containsEntry("Type", "AWS::DMS::Endpoint");
        return JsonTree.object(resource.get("Properties"));
    }

    @Test
    void terraformAcceptsASourceOfDocuments() {
        TerraformCli terraform = TerraformCli.withProviders();
        terraform.assertValid(TerraformCli.write(folder.resolve("mongo"), renderText(documents(CERTIFICATE))));
    }

    private static String documents(String parameters) {
        return small().replaceFirst("\\{type: PostgresDatabase, name: crm_db[^}]*\\}[^}]*\\}", MONGO)
                .replaceFirst("\\{primaryKeyColumns: \\[id\\], columns: \\{id: [^}]*\\}, name[^}]*\\}\\}", KEY)
                .replace(TAGS, parameters);
    }

    @Test
    void terraformAcceptsADb2Source() {
        TerraformCli terraform = TerraformCli.withProviders();
        terraform.assertValid(TerraformCli.write(folder.resolve("db2"), render("DB2Database", CERTIFICATE)));
    }
}
