package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance whose source has documents, from the model to all that is rendered. */
class DocumentsTest {
    private static final Path MODELS = Path.of("src/test/resources/io/datasurface/awsbatch/foundation");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path out;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    @BeforeAll
    static void render(@TempDir Path model) {
        String text = Optional.ofNullable(
                        Trees.read(MODELS, path -> path.equals("small.yaml")).get("small.yaml"))
                .orElseThrow()
                .replace("type: PostgresDatabase", "type: MongoDatabase")
                .replace(
                        "hostPortPair: {hostName: crm.small.example, port: 5432}",
                        "hosts: [{hostName: m1.small.example, port: 27017}, {hostName: m2.small.example, port: 27018}]")
                .replace("              schemaName: public\n", "")
                .replace("primaryKeyColumns: [id]", "primaryKeyColumns: [_id]")
                .replace("id: {type: Integer", "_id: {type: VarChar(24)")
                .replace("dcType: PC1", "dcType: PUB")
                .replace("          region: eu-central-1", "          lineage: true\n          region: eu-central-1");
        Path file = model.resolve("model.yaml");
        Trees.write(file, text);
        files = Pipeline.render(file, out);
    }

    private static String file(String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow();
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
    void theJobIsToldThatThereAreDocumentsAndMayKeepBadOnes() {
        String path = files.keySet().stream()
                .filter(name -> name.endsWith("specs/ingest/crm.json"))
                .findFirst()
                .orElseThrow();
        IngestSpec spec = (IngestSpec) SpecReader.read(path, file(path).getBytes(StandardCharsets.UTF_8));

        assertThat(((DmsSource) spec.source()).documents())
                .contains(new Quarantine("s3://small-staging/dms/zone/crm/quarantine", 100, 1));
        assertThat(spec.tables().get(0).sourceSchema()).isEqualTo("crm");
        assertThat(spec.tables().get(0).schema().primaryKey()).containsExactly("_id");
        assertThat(file("dev/foundation/roles.tf.json"))
                .contains("KeepQuarantine", "small-staging/dms/*/quarantine/*")
                .doesNotContain("ReadDroppedFiles");
    }

    @Test
    void allServersCanBeReached() {
        assertThat(file("dev/foundation/network.tf.json")).contains("27017", "27018");
    }

    @Test
    void theBookSaysHowASourceIsPrepared() {
        assertThat(file("dev/OPERATIONS.md"))
                .contains(
                        "## Sources of documents (MongoDB)",
                        "at most 63 KB",
                        "Of more than 100 in a batch",
                        "of one BSON type");
        assertThat(files.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("/lineage.json"))
                        .map(entry -> entry.getValue()))
                .anySatisfy(
                        events -> assertThat(events).contains("mongodb://m1.small.example:27017", "\"crm.people\""));
    }
}
