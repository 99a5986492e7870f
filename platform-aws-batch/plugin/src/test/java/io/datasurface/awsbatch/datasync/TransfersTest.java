package io.datasurface.awsbatch.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.ColumnReading.How;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.OfflinePlan;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datastores whose files are dropped, rendered. */
class TransfersTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/datasync/drops.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path out;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    @BeforeAll
    static void render() {
        files = Pipeline.render(MODEL, out);
    }

    private static String of(String end) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(end))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static IngestSpec spec(String store) {
        return SpecReader.readIngest(
                store, of("specs/ingest/" + store + ".json").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void conventionsAndZonesOfTypesSayHowTimesAreRead() {
        FileDropSource source = (FileDropSource) spec("partners").source();

        assertThat(source.readings())
                .containsExactly(
                        reading("due_date", How.TEXT, Optional.of("dd/MM/yyyy"), Optional.empty()),
                        reading("taken_time", How.TIME_OF_INGESTION, Optional.empty(), Optional.empty()),
                        reading("exact_time", How.EPOCH_MILLIS, Optional.empty(), Optional.empty()),
                        reading("plain_time", How.TEXT, Optional.empty(), Optional.of("Europe/Oslo")));
    }

    private static ColumnReading reading(String column, How how, Optional<String> pattern, Optional<String> zone) {
        return new ColumnReading("orders", column, how, pattern, zone);
    }

    @Test
    void rootModulesAreValid(@TempDir Path copies) {
        TerraformCli terraform = TerraformCli.withProviders();
        Trees.rootModules(files).forEach((folder, module) -> {
            TerraformSchemaCheck.assertValid(out.resolve(folder));
            terraform.assertValid(TerraformCli.write(copies.resolve(folder), module));
        });
    }

    @Test
    void terraformPlansAShareWithoutItsPassword(@TempDir Path plan) {
        TerraformCli terraform = TerraformCli.withProviders();
        SortedMap<String, String> module = Trees.rootModules(files).values().stream()
                .filter(root -> root.getOrDefault("transfers.tf.json", "").contains("source__hall"))
                .findFirst()
                .orElseThrow();
        assertThat(OfflinePlan.of(terraform, plan, module))
                .containsEntry("aws_cloudformation_stack.source__hall", "create")
                .containsEntry("aws_datasync_task.store__hall", "create");
    }

    @Test
    void theJobFindsWhatTheModelSays() {
        IngestSpec machines = spec("machines");
        assertThat(machines.consistency()).isEqualTo(Consistency.MULTI);
        FileDropSource source = (FileDropSource) machines.source();
        assertThat(source.location()).isEqualTo("s3://acme-staging/drops/Z/machines");
        assertThat(source.format()).isEqualTo(new DropFormat.Csv(";", "\"", Optional.empty(), true, "-", "UTF-8"));
        assertThat(source.content()).isEqualTo(FileDropSource.Content.SNAPSHOT);
        assertThat(source.pattern("machines")).isEqualTo("machines.*");
        assertThat(source.pattern("readings")).isEqualTo("readings/*/day-?.csv");
        assertThat(source.quarantine())
                .isEqualTo(new Quarantine("s3://acme-staging/staging/Z/machines/quarantine", 100, 1));
        assertThat(((FileDropSource) spec("partners").source()).content()).isEqualTo(FileDropSource.Content.CHANGES);
        assertThat(((FileDropSource) spec("office").source()).format())
                .isEqualTo(new DropFormat.Xml("budget", "UTF-8"));
    }

    @Test
    void tasksTransferWhatIsMeantAndStartTheIngestion() {
        String module = of("/transfers.tf.json");
        assertThat(module)
                .contains("\"value\": \"/machines.*|/readings/*\"")
                .contains("\"value\": \"/orders.*\"")
                .contains("\"schedule_expression\": \"cron(5 6,7,8,9 * * ? *)\"")
                .contains("\"schedule_expression\": \"cron(15 3 * * ? *)\"")
                .contains("\"server_hostname\": \"nas.plant.example\"")
                .contains("\"subdirectory\": \"/export/machines/\"")
                .contains("\"subdirectory\": \"/acme/daily/\"")
                .contains(
                        "\"source_location_arn\": \"arn:aws:datasync:eu-central-1:111122223333:location/loc-0a1b2c3d4e5f60718\"")
                .contains("\"preserve_deleted_files\": \"PRESERVE\"")
                .contains("${aws_datasync_task.store__machines.arn}/");
        assertThat(module.split("\"schedule_expression\"", -1))
                .as("one is started by others")
                .hasSize(4);
        assertThat(module.split("\"aws_cloudwatch_event_rule\"", -1)).hasSize(2);
        assertThat(files.keySet())
                .noneMatch(path -> path.endsWith("schedules.tf.json") && of(path).contains("ingest of"));
    }

    /** Terraform has where the password is, and nothing of it. */
    @Test
    void aShareOfSmbIsMountedWithASecretByReference() {
        Map<String, @Nullable Object> types =
                JsonTree.object(JsonTree.parseObject(of("/transfers.tf.json")).get("resource"));
        Map<String, @Nullable Object> stack = JsonTree.object(
                JsonTree.object(types.get("aws_cloudformation_stack")).get("source__hall"));
        Map<String, @Nullable Object> location =
                JsonTree.object(JsonTree.object(JsonTree.parseObject(String.valueOf(stack.get("template_body")))
                                .get("Resources"))
                        .get("Source"));

        assertThat(location).containsEntry("Type", "AWS::DataSync::LocationSMB");
        assertThat(JsonTree.object(location.get("Properties")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ServerHostname",
                        "files.acme.example",
                        "Subdirectory",
                        "/hall/$counts (new)/",
                        "AgentArns",
                        List.of(
                                "arn:aws:datasync:eu-central-1:111122223333:agent/agent-0a1b2c3d4e5f60718",
                                "arn:aws:datasync:eu-central-1:111122223333:agent/agent-0a1b2c3d4e5f60719"),
                        "User",
                        "{{resolve:secretsmanager:acme/Z/hall-share:SecretString:username::01234567-89ab-cdef-0123-456789abcdef}}",
                        "Password",
                        "{{resolve:secretsmanager:acme/Z/hall-share:SecretString:password::01234567-89ab-cdef-0123-456789abcdef}}",
                        "MountOptions",
                        Map.of("Version", "SMB3"),
                        "Domain",
                        "corp.acme.example"));
        assertThat(JsonTree.object(
                        JsonTree.object(types.get("aws_datasync_task")).get("store__hall")))
                .containsEntry("source_location_arn", "${aws_cloudformation_stack.source__hall.outputs.arn}");
        assertThat(files.values()).noneMatch(text -> text.contains("aws_datasync_location_smb"));
        assertThat(of(".checkov.yaml")).contains("CKV_AWS_124");
        assertThat(of("OPERATIONS.md")).contains("## Files on SMB shares", "--secret-id \"acme/Z/hall-share\"");
    }

    /** The role that reads the secret is CloudFormation's, and it reads no other. */
    @Test
    void onlyCloudFormationReadsTheSecretOfAShare() {
        Map<String, @Nullable Object> types = JsonTree.object(
                JsonTree.parseObject(of("foundation/roles.tf.json")).get("resource"));
        Map<String, @Nullable Object> policies = JsonTree.object(types.get("aws_iam_role_policy"));
        List<String> readers = policies.entrySet().stream()
                .filter(policy -> String.valueOf(policy.getValue()).contains("hall-share"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(readers).containsExactly("stacks_secrets");
        assertThat(JsonTree.text(policies.get("stacks_secrets")))
                .contains("secret:acme/Z/hall-share-??????")
                .contains("secretsmanager:GetSecretValue");
        assertThat(JsonTree.text(JsonTree.object(types.get("aws_iam_role")).get("stacks")))
                .contains(
                        "cloudformation.amazonaws.com",
                        "arn:aws:cloudformation:eu-central-1:111122223333:stack/ds-*/*");
    }

    @Test
    void rolesReadAndWriteWhatIsDroppedAndNothingElse() {
        String roles = of("foundation/roles.tf.json");
        assertThat(roles)
                .contains("arn:aws:s3:::partner-exports/acme/daily/*")
                .contains("arn:aws:s3:::acme-staging/drops/*")
                .contains("arn:aws:s3:::acme-staging/staging/*/quarantine/*");
        assertThat(of("foundation/monitoring.tf.json")).contains("DataSync Task Execution State Change");
        assertThat(of("foundation/transfers.tf.json")).contains("aws_cloudwatch_log_resource_policy");
        assertThat(of("README.md")).contains("acme-staging/drops/<zone>/<datastore>");
    }

    @Test
    void lineageBeginsAtTheFiles() {
        assertThat(of("lineage.json"))
                .contains("file://nas.plant.example", "/export/machines/readings/*/day-?.csv")
                .contains("file://files.acme.example", "/hall/$counts (new)/counts.*")
                .contains("s3://partner-exports", "acme/daily/orders.*")
                .contains("container/office");
    }
}
