package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import io.datasurface.model.interop.DumpReader;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final Path FIXTURE =
            Tool.ROOT.resolve("datasurface-model/src/test/resources/fixtures/c14_zones_policies");

    @TempDir
    private Path folder;

    @Test
    void aDumpBecomesANativeFile() {
        Path out = folder.resolve("model");

        Run run = Tool.run("import", FIXTURE, "--out", out);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Wrote ").contains("2 zones, 1 datastore, 2 workspaces, 1 platform.");
        LoadedModel read = ModelLoader.load(out);
        assertThat(read.problems()).isEmpty();
        assertThat(read.ecosystem()).isEqualTo(DumpReader.read(FIXTURE).ecosystem());
        assertThat(Tool.run("import", FIXTURE, "--out", out).code()).isZero();
    }

    @Test
    void aServerIsCompletedByASupplement() throws IOException {
        Path out = folder.resolve("model");
        Path top = folder.resolve("top");
        assertThat(Tool.run("import", FIXTURE, "--out", top).code()).isZero();
        try (ModelServer server = new ModelServer(FIXTURE)) {
            Run run = Tool.run(
                    "import",
                    server.address(),
                    "--out",
                    out,
                    "--supplement",
                    top,
                    "--supplement",
                    FIXTURE.resolve(DumpReader.MAPPINGS),
                    "--supplement",
                    FIXTURE.resolve(DumpReader.PRIMARIES));

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out())
                    .contains(
                            "Wrote ",
                            "which classifications a workspace may read",
                            "W1, /zones/ZB/teams/U/workspaces/W2")
                    .doesNotContain("dsg_platform_mapping.json");
        }
        assertThat(ModelLoader.load(out).ecosystem())
                .isEqualTo(ModelLoader.load(top).ecosystem());
    }

    @Test
    void whatAServerCannotTellIsPrinted() throws IOException {
        try (ModelServer server = new ModelServer(FIXTURE)) {
            Run people = Tool.run("import", server.address(), "--out", folder.resolve("a"), "--quiet");
            Run machines = Tool.run("import", server.address(), "--out", folder.resolve("b"), "--json");

            assertThat(people.err()).isEmpty();
            assertThat(people.out())
                    .contains("The server cannot tell, and no supplement told:")
                    .contains("which dataset groups run on which platforms")
                    .contains("supply `dsg_platform_mapping.json`");
            assertThat(machines.out()).contains("\"gap\" : \"ASSIGNMENTS\"", "\"written\" : ");
        }
    }

    @Test
    void aTokenComesFromAFileAndIsNowhereShown() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "s3cr3t\n");
        Path empty = Files.writeString(folder.resolve("none"), "\n");
        try (ModelServer server = new ModelServer(FIXTURE).guardedBy("X-API-Key", "s3cr3t")) {
            Run let = Tool.run(
                    "import",
                    server.address(),
                    "--out",
                    folder.resolve("a"),
                    "--token-file",
                    token,
                    "--token-header",
                    "X-API-Key");
            Run kept = Tool.run("import", server.address(), "--out", folder.resolve("b"), "--token-file", token);

            assertThat(let.code()).as(let.err()).isZero();
            assertThat(kept.code()).isEqualTo(Main.PROBLEMS);
            assertThat(kept.err())
                    .contains("HTTP 401", "Give a token that it takes.")
                    .doesNotContain("s3cr3t");
            assertThat(let.out() + let.err()).doesNotContain("s3cr3t");
            assertThat(Tool.run("import", server.address(), "--out", folder.resolve("c"), "--token-file", empty)
                            .err())
                    .contains("it is empty, or more than one word");
            assertThat(Tool.run(
                                    "import",
                                    server.address(),
                                    "--out",
                                    folder.resolve("c"),
                                    "--token-env",
                                    "DATASURFACE_NO_SUCH")
                            .err())
                    .contains("There is no token in DATASURFACE_NO_SUCH");
            assertThat(Tool.run("import", server.address(), "--out", folder.resolve("c"), "--token-header", "X")
                            .err())
                    .contains("give one with --token-env or --token-file");
        }
        assertThat(Tool.run("import", "http://model.example", "--out", folder.resolve("d"), "--token-file", token)
                        .err())
                .contains("A token is sent by https only");
        assertThat(Tool.run("import", FIXTURE, "--out", folder.resolve("d"), "--token-file", token)
                        .err())
                .contains("--token-... are for servers");
    }

    @Test
    void anErrorKeepsTheFileFromBeingWritten() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("dump"));
        Files.writeString(
                broken.resolve(DumpReader.DUMP),
                Files.readString(FIXTURE.resolve(DumpReader.DUMP)).replace("\"VarChar\"", "\"Quantum\""));
        Path out = folder.resolve("model");

        Run run = Tool.run("import", broken, "--out", out);
        assertThat(run.code()).isEqualTo(Main.PROBLEMS);
        assertThat(run.err()).contains("dump-unknown-type", "Nothing was written.");
        assertThat(out).doesNotExist();

        assertThat(Tool.run("import", broken, "--out", out, "--partial").code()).isEqualTo(Main.PROBLEMS);
        assertThat(ModelLoader.load(out).ecosystem()).isPresent();
    }

    @Test
    void anotherVersionOnTheServerIsRefused() throws IOException {
        try (ModelServer server = new ModelServer(FIXTURE)) {
            Run run = Tool.run("import", server.address(), "--out", folder.resolve("m"), "--model-version", "9");

            assertThat(run.code()).isEqualTo(Main.PROBLEMS);
            assertThat(run.err()).contains("error: ", "has version \"1.2\" and not \"9\"");
            assertThat(folder.resolve("m")).doesNotExist();
        }
    }

    @Test
    void senselessCommandsAreRefused() throws IOException {
        Path out = folder.resolve("m");
        Path used = Files.createDirectory(folder.resolve("used"));
        Files.writeString(used.resolve("x.txt"), "");
        String[][] commands = {
            {"import", "ftp://host", "--out", out.toString()},
            {"import", "http://u:p@host", "--out", out.toString()},
            {"import", "http://u:p@ho st", "--out", out.toString()},
            {"import", folder.toString(), "--out", out.toString()},
            {"import", FIXTURE.toString(), "--out", used.toString()},
            {"import", FIXTURE.toString(), "--out", used.resolve("x.txt").toString()},
            {"import", FIXTURE.toString(), "--out", out.toString(), "--supplement", "x"},
            {"import", FIXTURE.toString()},
            {"lint", "http://host:80"}
        };
        for (String[] command : commands) {
            Run run = Tool.run((Object[]) command);
            assertThat(run.code()).as("%s", run.err()).isEqualTo(2);
            assertThat(run.err()).doesNotContain("u:p@", "Exception");
        }
        assertThat(out).doesNotExist();
    }
}
