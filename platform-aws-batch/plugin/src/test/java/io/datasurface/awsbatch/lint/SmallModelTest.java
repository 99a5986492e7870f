package io.datasurface.awsbatch.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;

/** A model that has no mistake, for tests that put one into its text. */
abstract class SmallModelTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/lint/small.yaml");

    static final String CREDENTIAL = "credential: crm-db\n";
    static final String SOURCE =
            "{type: PostgresDatabase, name: crm_db, hostPortPair: {hostName: crm.example, port: 5432}, databaseName: crm}";
    static final String TAGS = "tags: {stage: test}";
    static final String OTHER_INSTANCE = """
            Other:
              type: aws-batch
              parameters:
                region: eu-central-1
                account: "111122223333"
                role: deploy
                stagingBucket: {name: other-staging, role: other-staging}
                icebergBucket: {name: other-lake, role: other-lake}
                glueDatabase: {name: other, role: other-readers}
                network: {vpc: vpc-12345678, subnets: [subnet-12345678, subnet-87654321]}
                dms: {manageServiceRoles: false}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    static String text() {
        return Trees.read(MODEL.getParent(), path -> path.equals("small.yaml")).get("small.yaml");
    }

    static String withOther(String instance) {
        return text().replace("    hints: []\n", instance.indent(6) + "    hints: []\n");
    }

    static String cron(String expression) {
        return "stepTrigger: {type: CronTrigger, name: t, cron: \"" + expression + "\"}";
    }

    final List<Problem> lint(String text) {
        Path file = folder.resolve("model.yaml");
        Trees.write(file, text);
        LoadedModel loaded = ModelLoader.load(file);
        assertThat(loaded.problems()).as(text).isEmpty();
        PlatformModel model = TestModels.model(loaded.ecosystem().orElseThrow(), "Batch");
        Instance instance = TestModels.instance(model, "Batch");
        ProblemCollector problems = new ProblemCollector(loaded.sources());
        new BatchLinter(instance, model, problems).lint();
        return problems.problems();
    }

    static Set<String> codes(List<Problem> problems) {
        Set<String> codes = new TreeSet<>();
        problems.forEach(problem -> codes.add(problem.code()));
        return codes;
    }
}
