package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXTENSIONS.md works as it stands there: its files make a jar, and the jar makes its model. */
class ExtensionDocumentTest {
    private static final Pattern FILE =
            Pattern.compile("`([^`\\n]+)`\\n```(?:java|text|yaml)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static Path file;
    private static URLClassLoader loader;
    private static ModelFormat format;

    @BeforeAll
    static void buildTheJar() throws IOException {
        TestJar jar = new TestJar();
        for (MatchResult found : FILE.matcher(Files.readString(Path.of("EXTENSIONS.md")))
                .results()
                .toList()) {
            if (found.group(1).endsWith(".yaml")) {
                file = Folders.write(folder, found.group(1), found.group(2));
            } else {
                jar.add(found.group(1), found.group(2));
            }
        }
        loader = TestJar.loader(jar.build(folder, "cassandra.jar"));
        format = ModelFormat.load(loader);
    }

    @AfterAll
    static void closeTheJar() throws IOException {
        loader.close();
    }

    @Test
    void theExtensionIsFound() {
        assertThat(format.failures()).isEmpty();
        assertThat(format.extensions()).singleElement().satisfies(cassandra -> {
            assertThat(cassandra.kinds()).containsExactly("CassandraChanges", "CassandraKeyspace");
            assertThat(cassandra).hasToString("cassandra 1.0 (" + cassandra.origin() + ")");
            assertThat(cassandra.origin()).endsWith("cassandra.jar");
        });
    }

    @Test
    void theFileIsReadWrittenHashedAndLinted() throws IOException {
        LoadedModel read = ModelLoader.load(file, format);
        assertThat(read.problems()).isEmpty();
        Ecosystem model = read.ecosystem().orElseThrow();
        DataContainer container =
                model.zones().get("Sales").teams().get("Shop").containers().get("orders-cassandra");
        assertThat(container.getClass().getName()).isEqualTo("com.example.cassandra.CassandraKeyspace");
        assertThat(container.toString()).contains("consistency=QUORUM");

        for (String name : List.of("again.yaml", "again.json")) {
            EcosystemWriter.write(model, folder.resolve(name), format);
            LoadedModel again = EcosystemReader.read(folder.resolve(name), format);
            assertThat(again.problems()).isEmpty();
            assertThat(again.ecosystem()).contains(model);
            assertThat(ModelHash.of(again.ecosystem().orElseThrow(), format)).isEqualTo(ModelHash.of(model, format));
        }
        StringWriter json = new StringWriter();
        EcosystemWriter.writeJson(model, json, format);
        StringWriter yaml = new StringWriter();
        EcosystemWriter.writeYaml(model, yaml, format);
        assertThat(json).hasToString(EcosystemWriter.toJson(model, format));
        assertThat(yaml)
                .hasToString(EcosystemWriter.toYaml(model, format))
                .asString()
                .contains("type: CassandraKeyspace", "ref: orders-cassandra", "history: P3D")
                .doesNotContain("consistency");
        assertThat(lint(read)).extracting(Problem::code).noneMatch(code -> code.startsWith("cassandra-"));
    }

    @Test
    void itsRulesAreChecked() throws IOException {
        String text = Files.readString(file)
                .replace("hosts: [{hostName: cassandra.acme.example, port: 9042}]", "hosts: []")
                .replace("{ref: orders-cassandra}", "{type: KafkaServer, name: k}");
        LoadedModel read = EcosystemReader.read(Folders.write(folder, "faulty/shop.yaml", text), format);
        assertThat(read.problems()).isEmpty();
        assertThat(lint(read))
                .filteredOn(problem -> problem.code().startsWith("cassandra-"))
                .extracting(Problem::toString)
                .containsExactly(
                        "shop.yaml:8:11: error: A Cassandra cluster has hosts; list at least one under hosts."
                                + " [cassandra-hosts-missing] at /zones/Sales/teams/Shop/containers/orders-cassandra",
                        "shop.yaml:17:15: error: Changes of tables are read from a CassandraKeyspace; give it one."
                                + " [cassandra-container-needed] at /zones/Sales/teams/Shop/dataStores/shop/capture/dataContainer");
    }

    @Test
    void theSchemaKnowsItsKinds() throws IOException {
        SchemaCheck schema = new SchemaCheck(format);
        assertThat(schema.problems(SchemaCheck.file(file))).isEmpty();
        assertThat(schema.problems(SchemaCheck.yaml(
                        Files.readString(file).replace("keyspaceName: orders", "consistency: majority"))))
                .anySatisfy(problem -> assertThat(problem).contains("/consistency", "[\"ONE\", \"QUORUM\""))
                .anySatisfy(problem -> assertThat(problem).contains("required property 'keyspaceName' not found"));
        assertThat(new SchemaCheck(ModelFormat.builtIn()).problems(SchemaCheck.file(file)))
                .anySatisfy(problem -> assertThat(problem).contains("/containers/orders-cassandra/type"));
        assertThat(JsonSchema.of(format))
                .contains(
                        "\"com.example.cassandra.CassandraKeyspace.kind.entry\": {",
                        "\"description\": \"A keyspace of a Cassandra cluster.\"",
                        "\"description\": \"the keyspace in the cluster\"",
                        "\"default\": \"P1D\"");
    }

    @Test
    void theHashTellsItsValues() throws IOException {
        String text = Files.readString(file).replace("history: P3D", "history: P4D");
        LoadedModel other = EcosystemReader.read(Folders.write(folder, "other/shop.yaml", text), format);
        assertThat(ModelHash.of(other.ecosystem().orElseThrow(), format))
                .isNotEqualTo(ModelHash.of(
                        EcosystemReader.read(file, format).ecosystem().orElseThrow(), format));
    }

    @Test
    void withoutTheJarEachKindIsOneProblem() {
        LoadedModel read = EcosystemReader.read(file);
        assertThat(read.problems()).hasSize(2);
        assertThat(read.problems().get(0).toString())
                .startsWith(
                        "shop.yaml:9:19: error: \"CassandraKeyspace\" is no kind of DataContainer that this reader knows;")
                .contains("; known: PostgresDatabase, MySQLDatabase")
                .contains("If an extension brings it, put the extension's jar on the class path.")
                .endsWith("[unknown-kind] at /zones/Sales/teams/Shop/containers/orders-cassandra/type");
        assertThat(read.problems().get(1).message()).startsWith("\"CassandraChanges\" is no kind of CaptureMetadata");
    }

    @Test
    void aModelWithUnknownKindsIsNeitherWrittenNorHashed() throws IOException {
        Ecosystem model = EcosystemReader.read(file, format).ecosystem().orElseThrow();
        String message =
                "com.example.cassandra.CassandraKeyspace \\(.*cassandra\\.jar\\) is no kind of DataContainer that this format knows;"
                        + " known: PostgresDatabase, .*\\. Register it in a ModelExtension, and give the ModelFormat that has it\\.";
        assertThatThrownBy(() -> ModelHash.of(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(message);
        Path target = folder.resolve("none.yaml");
        assertThatThrownBy(() -> EcosystemWriter.write(model, target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(message);
        assertThat(target).doesNotExist();
    }

    private static List<Problem> lint(LoadedModel model) {
        return EcosystemLinter.lint(EcosystemIndex.of(model.ecosystem().orElseThrow()), model.sources());
    }
}
