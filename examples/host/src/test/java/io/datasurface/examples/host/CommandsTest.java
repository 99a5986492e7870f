package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.Words;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.io.JsonSchema;
import io.datasurface.model.io.ModelFormat;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @Test
    void examplesHaveNoMistakes() {
        assertThat(Tool.run("lint", Tool.AUTOCORP)).satisfies(run -> {
            assertThat(run.out()).isEqualToIgnoringNewLines("No problems.");
            assertThat(run.code()).isZero();
        });
        assertThat(Tool.run("lint", Tool.NORTHWIND).code()).isZero();
    }

    @Test
    void whatOwnersAcceptIsShownOnRequest(@TempDir Path folder) throws IOException {
        Path model = folder.resolve("model.yaml");
        Files.writeString(model, """
                datasurface: 1
                name: Small
                owningRepo: {type: GitHubRepository, repositoryName: acme/model, branchName: main}
                liveRepo: {type: GitHubRepository, repositoryName: acme/model, branchName: live}
                zones:
                  Sales: {teams: {Web: {}}}
                suppressions:
                - {code: owner-missing, object: zones/Sales/teams/Web, reason: Begins in March.}
                """);
        assertThat(Tool.run("lint", model).out())
                .contains("Nobody owns \"Sales\"")
                .doesNotContain("Nobody owns \"Web\"")
                .endsWith("1 warning. Accepted: 1.\n");
        assertThat(Tool.run("lint", model, "--accepted").out())
                .contains("model.yaml:6:", "accepted: Nobody owns \"Web\"", "because: Begins in March.");
        assertThat(Tool.run("lint", model, "--accepted", "--json").out())
                .contains("\"accepted\"", "\"reason\" : \"Begins in March.\"");
    }

    @Test
    void northwindIsThePictureInTheIntroductionToDataPlatforms() {
        Run run = Tool.run("graph", Tool.NORTHWIND, "--json");

        assertThat(run.code()).isZero();
        assertThat(edges(run.out()))
                .containsExactlyInAnyOrder(
                        "Ingest/Azure Platform/NW_Data > Export/Azure Platform/Test Azure SQL/NW_Data/customers",
                        "Export/Azure Platform/Test Azure SQL/NW_Data/customers > Trigger/Azure Platform/MaskCustomersWorkSpace",
                        "Trigger/Azure Platform/MaskCustomersWorkSpace > DataTransformer/Azure Platform/MaskCustomersWorkSpace",
                        "DataTransformer/Azure Platform/MaskCustomersWorkSpace > Ingest/Azure Platform/Masked_NW_Data",
                        "Ingest/Azure Platform/Masked_NW_Data > Export/Azure Platform/Test Azure SQL/Masked_NW_Data/customers",
                        "Ingest/Azure Platform/NW_Data > Export/Azure Platform/Test Azure SQL/NW_Data/products",
                        "Ingest/Azure Platform/NW_Data > Export/Azure Platform/Test Azure SQL/NW_Data/suppliers");
    }

    /** The edges of graph JSON, which stand one on a line. */
    private static List<String> edges(String json) {
        return json.lines()
                .filter(line -> line.startsWith("[\""))
                .map(line -> line.replaceAll(",$", ""))
                .map(line -> line.substring(2, line.length() - 2).replace("\",\"", " > "))
                .toList();
    }

    @Test
    void aMistakeIsToldOnce(@TempDir Path folder) throws IOException {
        Path model = folder.resolve("northwind.yaml");
        String text = Files.readString(Tool.NORTHWIND.resolve("northwind.yaml"));
        // The workspace of the transformer loses its container, which both the linter and the graph notice.
        Files.writeString(
                model,
                text.replaceFirst("(MaskCustomersWorkSpace:\\n) +dataContainer: \\{ref: Test Azure SQL}\\n", "$1"));

        assertThat(Tool.run("lint", model).out())
                .containsOnlyOnce(": error: ")
                .contains("transformer-container-missing")
                .contains("1 error");
    }

    @Test
    void pluginsAreListedWithTheirParameters() {
        assertThat(Tool.run("platforms").out())
                .contains(
                        "aws-batch", "* stagingBucket.name", "CDCCaptureIngestion", "DataPlatformManagedDataContainer");
        assertThat(Tool.run("platforms", "--json").out())
                .contains("\"name\" : \"region\"", "\"latency\" : \"SECONDS\"");
        assertThat(Tool.run("platforms", "aws-batch").out())
                .contains("reaches", "everybody's containers", "every location");
        assertThat(Tool.run("platforms", "azure").code()).isEqualTo(2);
    }

    @Test
    void aRenderTellsWhatIsWhereAndASecondOneChangesNothing(@TempDir Path folder) {
        Path out = folder.resolve("rendered");

        Run first = Tool.run("render", Tool.AUTOCORP, "--out", out);
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains("IngestionMulti", "DataTransformer", "aws_dms_replication_task", "aws_sfn_state_machine")
                .contains("terraform init && terraform plan");
        assertThat(out.resolve("AwsProduction/foundation/main.tf.json")).exists();

        Run second = Tool.run("render", Tool.AUTOCORP, "--out", out);
        assertThat(second.out()).contains("Nothing has changed");
    }

    @Test
    void theSchemaIsPrintedOrWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.schema.json");
        Files.writeString(file, "old");

        Run run = Tool.run("schema", "--out", file);
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).isEqualTo(JsonSchema.of(ModelFormat.builtIn()));
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
        assertThat(Tool.run("schema").out()).isEqualTo(Files.readString(file));

        Path nowhere = folder.resolve("missing/model.schema.json");
        assertThat(Tool.run("schema", "--out", nowhere)).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .startsWith("error: The schema cannot be written to " + nowhere)
                    .contains("Give a file in a folder that exists");
        });
    }

    @Test
    void aModelIsWrittenAsAFolder(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("model");
        assertThat(Tool.run("write", Tool.AUTOCORP, "--out", out, "--stores", "--quiet"))
                .satisfies(run -> assertThat(run.code()).isZero())
                .satisfies(run -> assertThat(run.out()).contains(" written, 0 unchanged, 0 removed in " + out));
        assertThat(Tool.run("lint", out).out()).isEqualToIgnoringNewLines("No problems.");
        assertThat(Tool.run("write", out, "--out", out, "--stores", "--sorted", "--quiet")
                        .code())
                .isZero();
        assertThat(Tool.run("write", Tool.AUTOCORP, "--out", out, "--stores", "--sorted", "--quiet")
                        .out())
                .startsWith("0 written, ");

        Path ecosystem = out.resolve("ecosystem.yaml");
        Files.writeString(ecosystem, Files.readString(ecosystem) + "# words\n");
        assertThat(Tool.run("write", Tool.NORTHWIND, "--out", out)).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("error: Files of " + out, "ecosystem.yaml", "--replace-edited");
        });
        assertThat(Tool.run("write", Tool.NORTHWIND, "--out", out, "--replace-edited", "--syntax", "json")
                        .code())
                .isZero();
        assertThat(out.resolve("ecosystem.json")).exists();
        assertThat(ecosystem).doesNotExist();

        Path broken = Files.writeString(folder.resolve("broken.yaml"), "datasurface: 1\nnme: x\n");
        assertThat(Tool.run("write", broken, "--out", out)).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("unknown-field", "Nothing was written.");
        });
        assertThat(Tool.run("write", Tool.NORTHWIND, "--out", out, "--json").code())
                .isEqualTo(2);
    }

    @Test
    void anExtensionIsUsedOrTold(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("io.datasurface.model.extension.ModelExtension"),
                SampleExtension.class.getName() + "\ncom.example.Missing\n");
        Path model = Files.writeString(folder.resolve("model.yaml"), """
                datasurface: 1
                name: A
                zones: {Z: {teams: {T: {containers: {c: {type: SampleContainer, name2: x}}}}}}
                """);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Run lint = Tool.run("lint", model, "--quiet");
            assertThat(lint.err())
                    .containsOnlyOnce("warning: extension not used: ")
                    .contains("com.example.Missing");
            assertThat(lint.out()).contains("A SampleContainer has no key \"name2\"");
            assertThat(Tool.run("schema").out()).contains("\"SampleContainer\"", "\"A sample.\"");
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(Tool.run("lint", model, "--quiet").out())
                .contains("\"SampleContainer\" is no kind of DataContainer");
    }

    @Test
    void usageIsExplained() {
        assertThat(Tool.run().code()).isEqualTo(2);
        assertThat(Tool.run("--help"))
                .satisfies(run -> assertThat(run.code()).isZero())
                .satisfies(run -> assertThat(run.out()).contains("render", "Exit codes"));
        assertThat(Tool.run("render", Tool.AUTOCORP).err()).contains("--out");
        assertThat(Tool.run("render", Tool.AUTOCORP).code()).isEqualTo(2);
        assertThat(Tool.run("lnt", Tool.AUTOCORP).err()).contains("lint");
    }

    @Test
    void aFolderWithoutAModelIsAProblem(@TempDir Path folder) {
        Run run = Tool.run("lint", folder);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("error");
    }

    @Test
    void aForeignOutputFolderIsLeftAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "mine");

        Run run = Tool.run("render", Tool.AUTOCORP, "--out", folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("precious.txt"));
        }
    }

    @Test
    void lostOutputIsAFailure() {
        PrintWriter full = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int count) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        full.println("result");
        StringWriter err = new StringWriter();

        assertThat(Main.finish(0, full, new PrintWriter(err))).isEqualTo(1);
        assertThat(err.toString()).contains("could not be written");
        assertThat(Main.finish(2, full, new PrintWriter(err))).isEqualTo(2);
        assertThat(Main.finish(0, new PrintWriter(new StringWriter()), new PrintWriter(err)))
                .isZero();
    }

    @Test
    void namesDoNotSteerTheTerminal() {
        StringWriter out = new StringWriter();
        Problem problem = new Problem(
                Severity.ERROR,
                "code",
                ObjectPath.ROOT.child("zones", "a\u001b[31m"),
                Optional.of(new SourcePosition("b\u0007.yaml", 1, 2)),
                "Wrong\u001b[0m\nname");

        ProblemPrinter.print(List.of(problem), new PrintWriter(out, true));

        assertThat(out.toString().lines())
                .containsExactly(
                        "b\\u{7}.yaml:1:2: error: Wrong\\u{1b}[0m\\u{a}name",
                        "    at " + Words.visible(problem.path().toString()) + " [code]");
        assertThat(out.toString()).doesNotContain("\u001b").contains("a\\u{1b}[31m");
    }

    @Test
    void wordsFitPeopleAndShells() {
        assertThat(Words.count(1, "edge")).isEqualTo("1 edge");
        assertThat(Words.count(0, "file")).isEqualTo("0 files");
        assertThat(Words.shell("out/Prod=2FEU/foundation")).isEqualTo("out/Prod=2FEU/foundation");
        assertThat(Words.shell("my out/it's")).isEqualTo("'my out/it'\\''s'");
        assertThat(Words.shell("-out")).isEqualTo("./-out");
    }

    @Test
    void theNextCommandIsQuoted(@TempDir Path folder) {
        Path out = folder.resolve("my render; $(date)");

        assertThat(Tool.run("render", Tool.AUTOCORP, "--out", out).out())
                .contains("cd '" + out.resolve("AwsProduction/foundation") + "' && terraform init");
    }

    /** SHA-256 of nothing. */
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void removedRootModulesAreToldInEveryForm(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("rendered");
        Tool.run("render", Tool.AUTOCORP, "--out", out);
        Path manifest = out.resolve("manifest.json");
        String written = Files.readString(manifest);
        String gone = "\"artifacts\": {" + "\"AwsProduction/chunks/gone/versions.tf\": {\"sha256\": \"" + EMPTY
                + "\", \"size\": 0},";
        for (String form : List.of("--quiet", "--json")) {
            Path module = Files.createDirectories(out.resolve("AwsProduction/chunks/gone"));
            Files.writeString(module.resolve("versions.tf"), "");
            Files.writeString(manifest, written.replace("\"artifacts\": {", gone));

            Run run = Tool.run("render", Tool.AUTOCORP, "--out", out, form);

            assertThat(run.code()).isZero();
            assertThat(run.err()).contains("AwsProduction/chunks/gone was removed", "destroy", "cost money");
            assertThat(run.out()).contains("AwsProduction/chunks/gone");
            assertThat(module).doesNotExist();
        }
        assertThat(Tool.run("render", Tool.AUTOCORP, "--out", out, "--json").out())
                .contains("\"removedRootModules\" : [ ]");
    }

    @Test
    void anOutputFailureIsJsonForMachines(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "mine");

        Run run = Tool.run("render", Tool.AUTOCORP, "--out", folder, "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: ");
        assertThat(run.out()).startsWith("{").contains("\"error\" : ", "precious.txt");
    }

    @Test
    void aRenderDoesNotGoIntoItsModel(@TempDir Path folder) throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.copy(Tool.NORTHWIND.resolve("northwind.yaml"), model.resolve("northwind.yaml"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), model);
        for (Path out : List.of(model, model.resolve("a/b"), link.resolve("c"), folder.resolve("x/../model/d"))) {
            Run run = Tool.run("render", model, "--out", out);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("files of the model");
        }
        try (Stream<Path> files = Files.list(model)) {
            assertThat(files).hasSize(1);
        }
        assertThat(Tool.run("render", model, "--out", folder.resolve("model-2")).code())
                .isNotEqualTo(2);
        assertThat(Tool.run("render", model, "--out", model.resolve(".out")).code())
                .isNotEqualTo(2);
    }
}
