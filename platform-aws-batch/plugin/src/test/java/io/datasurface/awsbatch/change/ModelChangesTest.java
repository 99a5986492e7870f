package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.RenderNote;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a model, and what people are told and asked about them. */
class ModelChangesTest {
    private static final String TASK = "aws_dms_replication_task.store__s0";
    private static final RenderEngine ENGINE = Pipeline.engine();

    @TempDir
    private Path out;

    private final Company company = new Company();

    @BeforeEach
    void applied() {
        company.stores.put("s1", new Company.Store());
        assertThat(ENGINE.render(company.model(), out).problems()).isEmpty();
        RenderEngine.acknowledge(out, Map.of());
    }

    private RenderResult after(Consumer<Company> change) {
        change.accept(company);
        return ENGINE.render(company.model(), out);
    }

    private static List<String> errors(RenderResult result) {
        return result.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Problem::message)
                .toList();
    }

    private static Set<String> kinds(RenderResult result) {
        return result.notes().getOrDefault(Company.PLATFORM, List.of()).stream()
                .map(RenderNote::kind)
                .collect(Collectors.toSet());
    }

    private static String texts(RenderResult result) {
        return result.notes().getOrDefault(Company.PLATFORM, List.of()).stream()
                .map(RenderNote::text)
                .collect(Collectors.joining("\n"));
    }

    private String chunk() {
        return Pipeline.output(out).keySet().stream()
                .filter(path -> path.endsWith("/replication.tf.json"))
                .map(path -> path.substring("dev/".length(), path.length() - "/replication.tf.json".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aColumnChangesDocumentsOnly() {
        SortedMap<String, String> before = Pipeline.output(out);
        RenderResult result = after(it -> it.stores.get("s0").tables.put("t0", 2));

        assertThat(errors(result)).isEmpty();
        assertThat(kinds(result)).containsExactly("CHANGED");
        assertThat(texts(result)).isEqualTo("The root module " + chunk() + " changes where they are: document (2)");
        SortedMap<String, String> now = Pipeline.output(out);
        assertThat(States.things(now)).isEqualTo(States.things(before));
        assertThat(now.keySet().stream().filter(path -> !now.get(path).equals(before.get(path))))
                .allMatch(path -> path.contains("s0")
                        || path.contains("lake")
                        || path.endsWith("documents.tf.json")
                        || path.equals("manifest.json"));
    }

    @Test
    void aNewTableIsReadAndTheOthersGoOn() {
        RenderResult result = after(it -> it.stores.get("s0").tables.put("t1", 1));

        assertThat(errors(result)).isEmpty();
        assertThat(texts(result))
                .contains(
                        "The replication task of s0 changes where it is (table_mappings): it pauses for minutes and goes on"
                                + " where it was; read in full for the first time: t1");
    }

    @Test
    void aNewDatastoreIsNews() {
        RenderResult result = after(it -> it.stores.put("s2", new Company.Store()));

        assertThat(errors(result)).isEmpty();
        assertThat(texts(result))
                .contains("replication task (1)")
                .contains("sources of new replications are read in full once");
    }

    @Test
    void whoTakesADatastoreAwayHasToSaySo() {
        SortedMap<String, String> before = Pipeline.output(out);
        RenderResult refused = after(it -> it.stores.remove("s0"));

        String module = "dev/" + chunk() + "/";
        assertThat(refused.publication()).isEmpty();
        assertThat(Pipeline.output(out)).isEqualTo(before);
        assertThat(refused.refusals())
                .containsExactly(
                        "D2:" + module + "aws_dms_endpoint.source__s0",
                        "D2:" + module + TASK,
                        "D2:" + module + "aws_dms_s3_endpoint.target__s0");
        assertThat(errors(refused))
                .contains("The replication task of s0 (" + TASK + " in " + chunk()
                        + ") is destroyed, because the model has no use for it any more: changes of the source are not captured any"
                        + " more, and taking that up again means to read all tables again. Nothing was published. If that is wanted,"
                        + " render with --allow D2:" + module + TASK);

        RenderResult allowed = ENGINE.withAllowances(refused.refusals()).render(company.model(), out);
        assertThat(errors(allowed)).isEmpty();
        assertThat(allowed.publication()).isPresent();
    }

    @Test
    void aNewLoadEpochIsANewFullLoad() {
        RenderResult refused = after(it -> it.stores.get("s0").epoch = 2);

        assertThat(refused.refusals())
                .containsExactly(
                        "D2:dev/" + chunk() + "/" + TASK, "D2:dev/" + chunk() + "/aws_dms_s3_endpoint.target__s0");
        assertThat(String.join("\n", errors(refused)))
                .contains(
                        "is destroyed and made anew, because replication_task_id, target_endpoint_arn changes: all tables are"
                                + " read from the source again");
    }

    @Test
    void bucketsKeysDatabasesAndThePlacesOfAllAreNotGivenUpByAccident() {
        RenderResult lake =
                after(it -> it.parameters.put("icebergBucket", "{name: other, role: co-lake, prefix: tables}"));
        assertThat(lake.refusals()).containsExactly("D1:dev/foundation/aws_s3_bucket.lake");

        company.parameters.remove("icebergBucket");
        RenderResult database = after(it -> it.parameters.put("glueDatabase", "{name: other, role: co-readers}"));
        assertThat(database.refusals())
                .anyMatch(name -> name.startsWith("D1:dev/foundation/aws_glue_catalog_database."));

        company.parameters.remove("glueDatabase");
        RenderResult key = after(it -> it.parameters.put(
                "kmsKey", "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
        assertThat(key.refusals())
                .contains("D1:dev/foundation/aws_kms_key.data")
                // What the endpoints encrypt with cannot change: they, and with them the tasks, would be made anew.
                .contains("D2:dev/" + chunk() + "/" + TASK);

        company.parameters.remove("kmsKey");
        RenderResult account = after(it -> it.parameters.put("account", "\"999999999999\""));
        assertThat(account.refusals()).contains("D1:dev/provider");

        company.parameters.remove("account");
        RenderResult state = after(it -> it.parameters.put("stateBucket", "co-state"));
        assertThat(state.refusals()).containsExactly("D1:dev/backend");
        assertThat(errors(state).get(0)).contains("terraform init -migrate-state");

        company.parameters.remove("stateBucket");
        RenderResult folder =
                after(it -> it.parameters.put("stagingBucket", "{name: co-staging, role: co-staging, prefix: x}"));
        assertThat(folder.refusals()).contains("D2:dev/" + chunk() + "/aws_dms_s3_endpoint.target__s0");
        assertThat(String.join("\n", errors(folder))).contains("what lies between is in neither place");
    }

    @Test
    void anEditedModuleIsNotJudged() throws java.io.IOException {
        Path file = out.resolve("dev").resolve(chunk()).resolve("replication.tf.json");
        java.nio.file.Files.writeString(
                file, java.nio.file.Files.readString(file).replace("store__s0", "gone"));

        RenderResult result = after(it -> it.stores.get("s0").tables.put("t0", 2));

        assertThat(result.refusals()).containsExactly("UNKNOWN:dev/" + chunk());
    }
}
