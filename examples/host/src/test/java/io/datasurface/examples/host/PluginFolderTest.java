package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool takes plugins from folders. */
class PluginFolderTest {
    @TempDir
    private Path folder;

    /** The plugin of the README, packed as its author would. */
    @BeforeEach
    void theFirstPluginIsBuilt() throws IOException {
        build(UnaryOperator.identity());
    }

    private void build(UnaryOperator<String> change) throws IOException {
        String name = "io/datasurface/examples/first/InventoryPlatform";
        Path original = Tool.ROOT.resolve("examples/first-plugin/src/main/java").resolve(name + ".java");
        Path source = folder.resolve("InventoryPlatform.java");
        Files.writeString(source, change.apply(Files.readString(original)));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString()))
                .isZero();
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve("inventory.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out)) {
            packed.putNextEntry(new JarEntry("META-INF/services/io.datasurface.spi.DataPlatformProvider"));
            packed.write(name.replace('/', '.').getBytes(StandardCharsets.UTF_8));
            try (Stream<Path> made = Files.list(classes.resolve(name).getParent())) {
                for (Path file : made.sorted().toList()) {
                    packed.putNextEntry(
                            new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, packed);
                }
            }
        }
    }

    @Test
    void pluginsOfAFolderAreListedBesideTheOthers() {
        assertThat(Tool.run("platforms", "inventory").code()).isEqualTo(2);
        for (String[] words :
                new String[][] {{"platforms", "--plugins", plugins()}, {"--plugins", plugins(), "platforms"}}) {
            Run run = Tool.run((Object[]) words);
            assertThat(run.out()).contains("inventory 1", "* owner", "aws-batch");
            assertThat(run.code()).isZero();
        }
    }

    @Test
    void aPluginOfAFolderRenders() throws IOException {
        Path model = model();
        Path out = folder.resolve("out");

        Run run = Tool.run("render", model, "--out", out, "--plugins", plugins());

        assertThat(run.code()).as(run.err()).isZero();
        try (Stream<Path> files = Files.list(out.resolve("Azure=20Platform"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().startsWith("Work of ops\n- "));
        }
        assertThat(Tool.run("render", model, "--out", out).err()).contains("No platform plugin has the type");
    }

    @Test
    void aBrokenPluginIsAWarningAndTheOthersAreUsed() throws IOException {
        Path broken = Files.writeString(folder.resolve("plugins/broken.jar"), "no jar");

        Run run = Tool.run("platforms", "--plugins", plugins());

        assertThat(run.out()).contains("inventory 1");
        assertThat(run.err()).contains("warning: plugin not used: ", broken.toString());
        assertThat(run.code()).isEqualTo(1);
    }

    /** Runs the tool in a process of its own. */
    private Process process(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        for (Object word : words) {
            command.add(word.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process;
    }

    @Test
    void whatAPluginPrintsIsNoPartOfTheOutput() throws Exception {
        build(source -> source.replace("String owner =", "System.out.println(\"noise\"); String owner ="));

        Process process = process("render", model(), "--out", folder.resolve("out"), "--plugins", plugins(), "--json");

        assertThat(folder.resolve("stderr")).content().contains("InventoryPlatform", "printed: noise");
        assertThat(folder.resolve("stdout")).content().startsWith("{").doesNotContain("noise");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void aPluginThatEndsTheProcessDoesNotMakeItASuccess() throws Exception {
        build(source -> source.replace("String owner =", "System.exit(0); String owner ="));

        Process process = process("render", model(), "--out", folder.resolve("out"), "--plugins", plugins());

        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(folder.resolve("stderr")).content().contains("error: The plugin inventory", "System.exit");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aTimeLimitIsMoreThanNothing() throws IOException {
        Run run = Tool.run("lint", model(), "--plugin-time-limit", "PT0S");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--plugin-time-limit PT0S: give more than nothing");
        assertThat(Tool.run("lint", model(), "--plugin-time-limit", "soon").code())
                .isEqualTo(2);
    }

    @Test
    void aChosenPlatformIsToldAndOfferedToTheModel() throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        String text = Files.readString(model());
        int mappings = text.indexOf("dsgPlatformMappings:");
        int end = text.indexOf("\n\n", mappings);
        Files.writeString(
                model.resolve("model.yaml"), text.substring(0, mappings) + (end < 0 ? "" : text.substring(end)));
        Path out = folder.resolve("out");

        Run run = Tool.run("render", model, "--out", out, "--plugins", plugins());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Chosen platforms", ": Azure Platform", "It is the only platform that may and can.");
        assertThat(Tool.run("plan", model, "--plugins", plugins(), "--json").out())
                .contains("\"choices\" : [ {");

        Run proposal = Tool.run(
                "propose",
                model,
                "--rendered",
                out,
                "--applied-platform",
                "Azure Platform",
                "--plugins",
                plugins(),
                "--quiet");
        assertThat(proposal.out()).contains("# New entries", "dataPlatform: Azure Platform", "status: PROVISIONED");
        Files.writeString(model.resolve("platforms.yaml"), proposal.out());
        assertThat(Tool.run("plan", model, "--plugins", plugins()).out()).doesNotContain("Chosen platforms");
        assertThat(Tool.run("propose", model, "--rendered", out, "--plugins", plugins()))
                .satisfies(other -> assertThat(other.code()).isEqualTo(1))
                .satisfies(other -> assertThat(other.err()).contains("another version of the model"));
        Tool.run("render", model, "--out", out, "--plugins", plugins());
        assertThat(Tool.run(
                                "propose",
                                model,
                                "--rendered",
                                out,
                                "--applied-platform",
                                "Nowhere",
                                "--plugins",
                                plugins())
                        .code())
                .isEqualTo(2);
        assertThat(Tool.run("propose", model, "--rendered", folder.resolve("no"), "--plugins", plugins())
                        .code())
                .isEqualTo(2);
        assertThat(Tool.run("propose", model, "--rendered", out, "--plugins", plugins())
                        .err())
                .contains("The model says everything already");
    }

    @Test
    void aDifferenceIsToldInThePlatformsWords() throws IOException {
        build(source -> source.replace("return (ChunkRenderRequest request, ArtifactSink sink) -> {", """
                return new DataPlatform() {
                    @Override
                    public List<io.datasurface.spi.ChangeNote> describe(
                            io.datasurface.spi.PlatformModel model, io.datasurface.graph.diff.GraphDiff change) {
                        return List.of(new io.datasurface.spi.ChangeNote(
                                "the list", change.worst(), change.removed().size() + " lines go."));
                    }
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                """)
                .replace("toString());\n        };", "toString());\n        }};"));
        Path before = model();
        Path after = Files.writeString(
                folder.resolve("after.yaml"),
                Files.readString(before).replaceFirst(" +- \\{storeName: NW_Data, datasetName: products}\n", ""));

        Run run = Tool.run("diff", before, after, "--plugins", plugins(), "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("  the platform says\n    the list (destroy): 1 lines go.\n");
        assertThat(Tool.run("diff", before, after, "--quiet").out()).doesNotContain("the platform says");
    }

    private Path model() throws IOException {
        return Files.writeString(
                folder.resolve("northwind.yaml"),
                Files.readString(Tool.NORTHWIND.resolve("northwind.yaml"))
                        .replace("type: LegacyDataPlatform", "type: inventory\n        parameters: {owner: ops}"));
    }

    private String plugins() {
        return folder.resolve("plugins").toString();
    }
}
