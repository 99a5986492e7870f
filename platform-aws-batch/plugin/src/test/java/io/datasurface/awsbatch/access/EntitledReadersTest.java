package io.datasurface.awsbatch.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.graph.ExportNode;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is entitled to a workspace in a database reads its views there, under the name that the database has for it. */
class EntitledReadersTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/lint/small.yaml");
    private static final String TAGS = "tags: {stage: test}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void principalsAreReadersUnderTheirOwnNameUnlessTheyAreGivenAnother() {
        String entitled = "[sellers, \"arn:aws:iam::111122223333:role/buyers\", analyst's]";

        assertThat(readers("[]", TAGS)).containsOnly(List.of());
        assertThat(readers(entitled, TAGS)).hasSize(2).containsOnly(List.of("analyst's", "sellers"));
        assertThat(readers(
                        entitled,
                        "entitlements: {accounts: {sellers: ro, reports_db/sellers: sales_ro, analyst's: sales_ro, "
                                + "\"arn:aws:iam::111122223333:role/buyers\": Buyers}}"))
                .containsOnly(List.of("Buyers", "sales_ro"));
        assertThat(readers(entitled, "entitlements: {accounts: {sellers: ro, other_db/sellers: sales_ro}}"))
                .containsOnly(List.of("analyst's", "ro"));
    }

    /** PostgreSQL would cut a longer name off, and grant to whoever is called what is left; public is everybody, also in quotes. */
    @Test
    void nobodyElseIsLetIn() {
        String fits = "é".repeat(31) + "x";

        assertThat(readers("[public, PUBLIC, none, " + fits + "x, " + fits + "]", TAGS))
                .containsOnly(List.of(fits));
    }

    @Test
    void otherDatabasesHaveOtherLimits() {
        String longest = "u".repeat(32) + "@" + "h".repeat(255);

        assertThat(readers("[\"" + longest + "\", \"u" + longest + "\", \"" + longest + "h\"]", TAGS, "MySQLDatabase"))
                .containsOnly(List.of(longest));
        for (String kind : List.of("SQLServerDatabase", "OracleDatabase")) {
            assertThat(readers("[" + "r".repeat(128) + ", " + "r".repeat(129) + "]", TAGS, kind))
                    .as(kind)
                    .containsOnly(List.of("r".repeat(128)));
        }
        String role = "role:" + "r".repeat(127);
        assertThat(readers("[" + role + ", " + role + "r, role:public, \"role:\"]", TAGS, "RedshiftDatabase"))
                .containsOnly(List.of(role));
    }

    private List<List<String>> readers(String entitlements, String parameters) {
        return readers(entitlements, parameters, "PostgresDatabase");
    }

    private List<List<String>> readers(String entitlements, String parameters, String kind) {
        Path file = folder.resolve("model.yaml");
        Trees.write(
                file,
                Trees.read(MODEL.getParent(), path -> path.equals("small.yaml"))
                        .get("small.yaml")
                        .replace(
                                "          Reports:\n",
                                "          Reports:\n            entitlements: " + entitlements + "\n")
                        .replace("{type: PostgresDatabase, name: reports_db", "{type: " + kind + ", name: reports_db")
                        .replace(TAGS, parameters));
        PlatformModel model =
                TestModels.model(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch");
        Instance instance = TestModels.instance(model, "Batch");
        List<ExportNode> nodes = model.graph().nodes().stream()
                .filter(ExportNode.class::isInstance)
                .map(ExportNode.class::cast)
                .filter(node -> node.container().equals("reports_db"))
                .toList();
        return new ExportWork(instance, model, "chunk", nodes)
                .spec().views().stream().map(ConsumerView::readers).toList();
    }
}
