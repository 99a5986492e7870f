package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.datasurface.model.Ecosystem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can stand in a folder beside the files of a model: it is one problem, or none, and the rest is read. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // who opens a pipe cannot be interrupted
class HostileTreeTest {
    private static final long TWO_GIB = 2L << 30;

    @TempDir
    private Path folder = Path.of("");

    private final List<Path> outward = new ArrayList<>();

    @BeforeEach
    void aGoodFile() throws IOException {
        Folders.write(folder, "a.yaml", "datasurface: 1\nname: A\n");
    }

    @AfterEach
    void takeLinksAway() throws IOException {
        for (Path link : outward) {
            Files.deleteIfExists(link);
        }
    }

    @Test
    void linksThatLeadNowhereOrToThemselves() throws IOException {
        Files.createSymbolicLink(folder.resolve("dead.yaml"), Path.of("nothing"));
        Files.createSymbolicLink(folder.resolve("self.json"), Path.of("self.json"));
        Files.createSymbolicLink(folder.resolve("x"), Path.of("y"));
        Files.createSymbolicLink(folder.resolve("y"), Path.of("x"));
        Files.createSymbolicLink(folder.resolve("here"), Path.of("."));
        link("above", "..");
        assertThat(told())
                .hasSize(2)
                .anySatisfy(
                        text -> assertThat(text)
                                .startsWith(
                                        "dead.yaml:1:1: error: This file cannot be read: it is not there, or is a link that leads nowhere; bring it back, or take the link away. [unreadable-file]"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("self.json:1:1: error: This file cannot be read: ")
                        .contains("move it out of the model. [unreadable-file]"));
    }

    @Test
    void foldersThatLinkEachOtherAreReadOnce() throws IOException {
        for (int i = 0; i < 12; i++) {
            Path each = Files.createDirectories(folder.resolve("d" + i));
            for (int k = 0; k < 12; k++) {
                Files.createSymbolicLink(each.resolve("l" + k), Path.of("../d" + k));
            }
        }
        Folders.write(folder, "d7/x.yaml", "datasurface: 1\ndocumentation: once\n");
        assertThat(told()).isEmpty();
    }

    @Test
    void aPipeAndADeviceAreNotOpened() throws Exception {
        assumeThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString())
                        .start()
                        .waitFor())
                .isZero();
        link("zero.json", "/dev/zero");
        assertThat(told())
                .containsExactly(
                        "pipe.yaml:1:1: error: This file cannot be read: it is no regular file; move it out of the model. [unreadable-file] at /",
                        "zero.json:1:1: error: This file cannot be read: it is no regular file; move it out of the model. [unreadable-file] at /");
        assertThat(EcosystemReader.read(folder.resolve("pipe.yaml")).problems()).hasSize(1);
    }

    @Test
    void aFileWhoseReadingFails() throws IOException {
        Path memory = Path.of("/proc/self/mem"); // a regular file by its looks
        assumeThat(Files.isRegularFile(memory)).isTrue();
        link("m.json", "/proc/self/mem");
        assertThat(told())
                .singleElement()
                .asString()
                .contains(": error: This file cannot be read: ", "[unreadable-file]");
    }

    @Test
    void aFolderThatIsCalledLikeAFile() throws IOException {
        Folders.write(folder, "x.yaml/y.json/b.yaml", "datasurface: 1\ndocumentation: inside\n");
        Files.createDirectory(folder.resolve("empty.json"));
        assertThat(told()).isEmpty();
        assertThat(ModelLoader.load(folder).ecosystem().flatMap(Ecosystem::documentation))
                .isPresent();
    }

    @Test
    void aFileAndAFolderThatMayNotBeRead() throws IOException {
        Path file = Folders.write(folder, "b.yaml", "datasurface: 1\n");
        Path inner = Folders.write(folder, "c/d.yaml", "datasurface: 1\n").getParent();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(file))
                    .as("nothing is forbidden to this user")
                    .isFalse();
            assertThat(told())
                    .containsExactly(
                            "b.yaml:1:1: error: This file cannot be read: you have no permission to read it; get it. [unreadable-file] at /",
                            "c/:1:1: error: This folder cannot be read: you have no permission to read it; get it. [unreadable-file] at /");
        } finally {
            Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aMissingPermissionIsSaidInWords() {
        assertThat(Failures.reason(new AccessDeniedException("/some/where")))
                .isEqualTo("you have no permission to read it; get it");
    }

    @Test
    void filesThatVanishOrBecomeFoldersBetweenListingAndReading() throws IOException {
        Path gone = Folders.write(folder, "b.yaml", "datasurface: 1\n");
        Path turned = Folders.write(folder, "c.json", "{\"datasurface\": 1}");
        LoadedModel model = EcosystemReader.read(List.of(folder), ModelFormat.installed(), entries -> {
            try {
                Files.delete(gone);
                Files.delete(turned);
                Files.createDirectory(turned);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return 2;
        });
        assertThat(model.ecosystem().map(Ecosystem::name)).contains("A");
        assertThat(model.problems().stream().map(Object::toString))
                .containsExactly(
                        "b.yaml:1:1: error: This file cannot be read: it is not there, or is a link that leads nowhere; bring it back, or take the link away. [unreadable-file] at /",
                        "c.json:1:1: error: This file cannot be read: Is a directory; mend it, or move it out of the model. [unreadable-file] at /");
    }

    @Test
    void filesOfTwoGibibytesTakeNoMemory() throws IOException {
        sparse("b.json", "");
        sparse("c.yaml", "datasurface: 1\n");
        sparse("d.yaml", "datasurface: 1\ndocumentation: \u00ff\n");
        sparse("e.json", "{\"datasurface\": 1, \"documentation\": \"");
        sparse("f.json", "{\"datasurface\": 1, \"documentation\": \"\u00ff");
        assertThat(told())
                .hasSize(5)
                .anySatisfy(text -> assertThat(text).startsWith("b.json:1:1: ").contains("[syntax]"))
                .anySatisfy(text -> assertThat(text).startsWith("c.yaml:2:1: ").contains("U+0000", "[syntax]"))
                .anySatisfy(text -> assertThat(text).startsWith("d.yaml:2:16: ").contains("[wrong-encoding]"))
                .anySatisfy(text -> assertThat(text).startsWith("e.json:1:38: ").contains("U+0000", "[syntax]"))
                .anySatisfy(text -> assertThat(text).startsWith("f.json:1:38: ").contains("[wrong-encoding]"));
    }

    @Test
    void namesOfFilesThatWouldSteerATerminalOrFloodIt() throws IOException {
        String level = "n".repeat(200);
        Folders.write(folder, String.join("/", Collections.nCopies(8, level)) + "/m.yaml", "datasurface: 1\nx: 1\n");
        Folders.write(folder, "new\nline\u001b[31m.yaml", "datasurface: 1\nx: 1\n");
        assertThat(told())
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).hasSizeLessThan(1000).matches("\\P{Cntrl}*"));
        assertThat(told()).anySatisfy(text -> assertThat(text).startsWith("new\\u{a}line\\u{1b}[31m.yaml:2:1: "));
        assertThat(told()).anySatisfy(text -> assertThat(text).contains("...", "nn/m.yaml:2:1: "));
    }

    @Test
    void filesThatAreNoModel() throws IOException {
        Folders.write(folder, "package.json", "{\"name\": \"x\"}");
        Folders.write(folder, "page.yml", "<!DOCTYPE html>\n<html></html>\n");
        assertThat(told())
                .hasSize(2)
                .allSatisfy(text ->
                        assertThat(text).contains("Write it there, or move the file out of the model. [not-a-model]"));
    }

    @Test
    void aModelThatIsNotThereOrHoldsNothing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(ModelLoader.load(empty).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Codes.NO_MODEL);
            assertThat(problem.message()).contains("holds no model. Looked for a native model (");
        });
        assertThat(ModelLoader.load(folder.resolve("none")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("does not exist. Looked for"));
    }

    /** Makes a link out of the folder, which JUnit would warn of. */
    private void link(String name, String target) throws IOException {
        outward.add(Files.createSymbolicLink(folder.resolve(name), Path.of(target)));
    }

    private void sparse(String name, String begin) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.write(begin.getBytes(StandardCharsets.ISO_8859_1));
            file.setLength(TWO_GIB);
        }
    }

    /** The problems, which are the same through both doors; the good file is read. */
    private List<String> told() {
        LoadedModel model = ModelLoader.load(folder);
        assertThat(model.ecosystem().map(Ecosystem::name)).contains("A");
        assertThat(EcosystemReader.read(folder).problems()).isEqualTo(model.problems());
        return model.problems().stream().map(Object::toString).toList();
    }
}
