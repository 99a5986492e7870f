package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.change.ResourceChange.Action;
import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.awsbatch.change.json.RootReader;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.RenderNote;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To Terraform any change of a stack is one in place: what CloudFormation makes anew is told and asked for all the same. */
class StackChangesTest {
    private static final RenderEngine ENGINE = Pipeline.engine();
    private static final Path DROPS = Path.of("src/test/resources/io/datasurface/awsbatch/datasync/drops.yaml");
    private static final String LOCATION = "arn:aws:datasync:eu-central-1:111122223333:location/loc-0a1b2c3d4e5f60718";
    private static final String STACK = "aws_cloudformation_stack.source__s0";

    @TempDir
    private Path out;

    private final Company company = new Company();

    private String applied() {
        company.stores.get("s0").documents = true;
        assertThat(ENGINE.render(company.model(), out).problems())
                .noneMatch(problem -> problem.severity() == Severity.ERROR);
        RenderEngine.acknowledge(out, Map.of());
        return Pipeline.output(out).keySet().stream()
                .filter(path -> path.endsWith("/replication.tf.json"))
                .map(path -> path.substring(0, path.length() - "replication.tf.json".length()))
                .findFirst()
                .orElseThrow();
    }

    private RenderResult after(Consumer<Company> change) {
        change.accept(company);
        return ENGINE.render(company.model(), out);
    }

    private static String texts(RenderResult result) {
        return result.notes().getOrDefault(Company.PLATFORM, List.of()).stream()
                .map(RenderNote::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aCertificateChangesTheEndpointWhereItIsAndTheTaskStays() {
        company.stores.get("s0").certified = false;
        String module = applied();
        RenderResult result = after(it -> it.stores.get("s0").certified = true);

        assertThat(result.refusals()).isEmpty();
        assertThat(texts(result))
                .contains(
                        "The source endpoint of s0 changes where it is (template_body.Resources.Source.Properties.CertificateArn,"
                                + " template_body.Resources.Source.Properties.SslMode): DMS refuses that while what replicates with it"
                                + " runs: let it rest before this is applied, as OPERATIONS.md says")
                .doesNotContain("replication task of s0");
        assertThat(Pipeline.output(out).get(module + "replication.tf.json")).contains("cert:ABC");
    }

    @Test
    void theOperationsBookSaysWhatAmazonDocumentDbNeeds() {
        applied();
        assertThat(Pipeline.output(out).get("dev/OPERATIONS.md"))
                .contains("## Sources of documents (Amazon DocumentDB)", "modifyChangeStreams", "global-bundle.pem")
                .contains("retryWrites=false", "## Documents as they come")
                .doesNotContain("(MongoDB)", "rs.initiate");
    }

    @Test
    void anotherDatabaseBehindTheEndpointIsAskedFor() {
        String module = applied();
        RenderResult refused = after(it -> it.stores.get("s0").schema = "other");

        assertThat(refused.publication()).isEmpty();
        assertThat(refused.refusals()).containsExactly("D2:" + module + STACK);
        assertThat(texts(refused))
                .contains("The source endpoint of s0 (" + STACK)
                .contains("what lies between is in neither place");
    }

    @Test
    void anotherKeyOfTheEndpointIsAskedFor() {
        String module = applied();
        RenderResult refused = after(it -> it.parameters.put(
                "kmsKey", "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
        assertThat(refused.refusals()).contains("D2:" + module + STACK);
        assertThat(texts(refused))
                .contains(
                        "is destroyed and made anew, because template_body.Resources.Source.Properties.KmsKeyId changes");
    }

    @Test
    void whoTakesADatastoreAwayHasToSaySo() {
        String module = applied();
        company.stores.put("s1", new Company.Store());
        company.stores.remove("s0");
        assertThat(after(it -> {}).refusals()).contains("D2:" + module + STACK);
    }

    private List<ResourceChange> changes(UnaryOperator<String> change) {
        SortedMap<String, String> files = Pipeline.render(DROPS, out);
        Map<String, String> module = Trees.rootModules(files).entrySet().stream()
                .filter(root ->
                        root.getValue().getOrDefault("transfers.tf.json", "").contains("SecretString"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return ModuleChange.between(read(module, text -> text), read(module, change)).stream()
                .filter(each -> each.address().endsWith("__hall"))
                .toList();
    }

    private static RootContent read(Map<String, String> module, UnaryOperator<String> change) {
        Map<String, byte[]> files = new HashMap<>();
        module.forEach((name, text) -> files.put(name, change.apply(text).getBytes(StandardCharsets.UTF_8)));
        return RootReader.read(files).orElseThrow();
    }

    private static Map<String, Action> actions(List<ResourceChange> changes) {
        return changes.stream().collect(Collectors.toMap(ResourceChange::address, ResourceChange::action));
    }

    /** The outputs of a stack that changes are unknown, and with them where the task has its files from. */
    @Test
    void theTaskOfAShareIsMadeAnewWithAnyChangeOfItsStack() {
        List<ResourceChange> secret = changes(text -> text.replace("456789abcdef", "456789abcdff"));
        assertThat(actions(secret))
                .containsEntry("aws_cloudformation_stack.source__hall", Action.CHANGE)
                .containsEntry("aws_datasync_task.store__hall", Action.REPLACE);
        assertThat(secret).noneMatch(change -> change.danger().refused());

        assertThat(actions(changes(text -> text.replace("files.acme.example\\\"", "files2.acme.example\\\""))))
                .containsEntry("aws_cloudformation_stack.source__hall", Action.REPLACE)
                .containsEntry("aws_datasync_task.store__hall", Action.REPLACE);
        assertThat(actions(changes(text -> text))).isEmpty();
    }

    /** What is in it nobody knows. */
    @Test
    void anyOtherStackIsTakenForTheWorst() {
        for (String foreign : List.of("[]", "no json", "{\\\"Resources\\\":{}}")) {
            List<ResourceChange> changes = changes(text -> text.replaceAll(
                    "\"template_body\": \"(\\\\.|[^\"\\\\])*\"",
                    "\"template_body\": \"" + foreign.replace("\\", "\\\\") + "\""));
            assertThat(changes).as(foreign).anySatisfy(change -> {
                assertThat(change.address()).isEqualTo("aws_cloudformation_stack.source__hall");
                assertThat(change.action()).isEqualTo(Action.PERIL);
                assertThat(change.danger()).isEqualTo(DangerClass.D2);
            });
        }
    }

    /** That is why the task of an endpoint in a stack does not refer to the stack's outputs. */
    @Test
    void theProviderForgetsTheOutputsOfAStackThatChanges(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withProviders();
        TerraformCli.write(
                folder, Map.of("main.tf.json", """
                {"terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}},
                 "provider": {"aws": {"region": "eu-central-1", "access_key": "mock", "secret_key": "mock",
                   "skip_credentials_validation": true, "skip_requesting_account_id": true, "skip_metadata_api_check": true}},
                 "resource": {
                  "aws_cloudformation_stack": {"s": {"name": "s", "template_body": "{\\"Resources\\": {\\"Source\\": {\\"Type\\": \\"new\\"}}}"}},
                  "aws_datasync_task": {
                   "by_output": {"source_location_arn": "${aws_cloudformation_stack.s.outputs.arn}", "destination_location_arn": "LOCATION"},
                   "by_name": {"source_location_arn": "LOCATION", "destination_location_arn": "LOCATION",
                     "depends_on": ["aws_cloudformation_stack.s"]}}}}
                """.replace("LOCATION", LOCATION), "terraform.tfstate", """
                {"version": 4, "terraform_version": "1.10.0", "serial": 1, "lineage": "test", "outputs": {}, "resources": [
                 {"mode": "managed", "type": "aws_cloudformation_stack", "name": "s", "provider": "PROVIDER", "instances": [{"schema_version": 0,
                   "attributes": {"id": "s", "name": "s", "outputs": {"arn": "LOCATION"}, "parameters": {},
                     "template_body": "{\\"Resources\\":{\\"Source\\":{\\"Type\\":\\"old\\"}}}"}}]},
                 {"mode": "managed", "type": "aws_datasync_task", "name": "by_output", "provider": "PROVIDER", "instances": [{"schema_version": 0,
                   "attributes": {"id": "1", "source_location_arn": "LOCATION", "destination_location_arn": "LOCATION"}}]},
                 {"mode": "managed", "type": "aws_datasync_task", "name": "by_name", "provider": "PROVIDER", "instances": [{"schema_version": 0,
                   "attributes": {"id": "2", "source_location_arn": "LOCATION", "destination_location_arn": "LOCATION"}}]}]}
                """.replace(
                                "LOCATION", LOCATION)
                        .replace("PROVIDER", "provider[\\\"registry.terraform.io/hashicorp/aws\\\"]")));

        assertThat(terraform.planActions(folder))
                .containsEntry("aws_cloudformation_stack.s", "update")
                .containsEntry("aws_datasync_task.by_output", "replace")
                .doesNotContainEntry("aws_datasync_task.by_name", "replace");
    }
}
