package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.EcosystemLinter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Absurd dumps: each fault is exactly one problem, at its place, with words that say what to do. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // who opens a pipe cannot be interrupted
class HostileDumpTest {
    private static final String PORT = "\"port\": 5432";
    private static final String NAME = "\"Corner\"";

    /**
     * A dump with one fault.
     *
     * @param good what is replaced
     * @param bad what stands there instead
     * @param charset how the file is written
     * @param expected position, code and path
     * @param words what the message says
     */
    record Case(String good, String bad, Charset charset, String expected, String words) {
        @Override
        public String toString() {
            return expected + ": " + words;
        }
    }

    @TempDir
    private Path folder = Path.of("");

    static Stream<Case> faults() {
        String again = "mend it or dump the model again.";
        return Stream.of(
                of(PORT, "\"port\": " + "[".repeat(1000) + "]".repeat(1000), "154:510 dump-syntax /", again),
                of(
                        PORT,
                        "\"port\": " + "[".repeat(450) + "]".repeat(450),
                        "154:20 dump-wrong-type /zones/Z/teams/T/workspaces/W/dataContainer/hostPortPair",
                        "it must be a whole number."),
                of(
                        PORT,
                        "\"port\": 1e99999999999999",
                        "154:20 dump-syntax /",
                        "\"1e99999999999999\" is too large or too small a number; " + again),
                of(PORT, "\"port\": " + "9".repeat(2000), "154:2020 dump-syntax /", again),
                of(PORT, "\"port\": 1e999999999", "154:20 dump-wrong-type /zones", "it must be a whole number."),
                of(PORT, "\"port\": NaN", "154:23 dump-syntax /", again),
                of(
                        PORT,
                        PORT + (", " + PORT).repeat(1_000_000),
                        "154:26 dump-duplicate /",
                        "stands more than once in one object; the first one counts. Remove the others."),
                of(PORT, PORT + ", \"" + "k".repeat(3_000_000) + "\": 1", "154:65563 dump-syntax /", again),
                of(NAME, "\"x\\ud800\"", "11:10 dump-syntax /", "holds half a character; " + again),
                of(NAME, "\"x\\ud800\": 5, \"y\"", "11:10 dump-syntax /", again),
                of(NAME, "\"a\0b\"", "11:12 dump-syntax /", again),
                new Case(
                        NAME,
                        "\"caf\u00e9\"",
                        StandardCharsets.ISO_8859_1,
                        "11:14 dump-syntax /",
                        "here is the first byte that does not fit. Save it as UTF-8."),
                new Case(NAME, "\"caf\u00e9\"", StandardCharsets.UTF_16, "1:1 dump-syntax /", "Save it as UTF-8."),
                new Case(NAME, "\"caf\u00e9\"", StandardCharsets.UTF_16LE, "1:1 dump-syntax /", "Save it as UTF-8."),
                of("{", "\0{", "1:1 dump-syntax /", "Save it as UTF-8."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isOneProblem(Case fault) throws IOException {
        plant(fault.good(), fault.bad(), fault.charset());

        LoadedModel model = ModelLoader.load(folder);

        assertThat(DumpReader.read(folder).problems()).isEqualTo(model.problems());
        assertThat(model.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position().orElseThrow() + " " + problem.code() + " " + problem.path())
                    .startsWith(DumpReader.DUMP + ":" + fault.expected());
            assertThat(problem.message()).contains(fault.words()).endsWith(".");
            assertThat(problem.toString()).hasSizeLessThan(1000).matches("\\P{Cntrl}*");
        });
        assertThat(model.hasErrors()).isTrue();
        model.ecosystem()
                .ifPresent(ecosystem -> assertThat(EcosystemLinter.lint(EcosystemIndex.of(ecosystem), model.sources()))
                        .isNotNull());
    }

    @Test
    void aByteOrderMarkAndALongTextAreNothingSpecial() throws IOException {
        plant(NAME, "\"" + "x".repeat(10_000_000) + "\"", StandardCharsets.UTF_8);
        Path file = folder.resolve(DumpReader.DUMP);
        Files.writeString(file, "\uFEFF" + Files.readString(file));
        assertThat(ModelLoader.load(folder).problems()).isEmpty();
    }

    @Test
    void aPipeAFolderOrADeviceInPlaceOfAFileIsNotOpened() throws Exception {
        plant(NAME, NAME, StandardCharsets.UTF_8);
        Path pipe = folder.resolve(DumpReader.MAPPINGS);
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.createDirectory(folder.resolve(DumpReader.PRIMARIES));

        LoadedModel model = ModelLoader.load(folder);

        assertThat(model.ecosystem()).isPresent();
        assertThat(model.problems().stream().map(Object::toString))
                .containsExactly(
                        "dsg_platform_mapping.json:1:1: error: This is no regular file, so it cannot be read; put the file here. [dump-unreadable] at /",
                        "primary_ingestion_platforms.json:1:1: error: This is no regular file, so it cannot be read; put the file here. [dump-unreadable] at /");
    }

    @Test
    void aFileOfTwoGibibytesTakesNoMemory() throws IOException {
        Path file = folder.resolve(DumpReader.DUMP);
        Files.writeString(file, "{\"a\": ");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }
        assertThat(ModelLoader.load(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position().orElseThrow()).hasToString(DumpReader.DUMP + ":1:7");
            assertThat(problem.code()).isEqualTo(DumpReader.SYNTAX);
        });
    }

    @Test
    void aFileWhoseReadingFailsIsUnreadable() throws IOException {
        assumeThat(Files.isRegularFile(Path.of("/proc/self/mem"))).isTrue();
        plant(NAME, NAME, StandardCharsets.UTF_8);
        Path link = Files.createSymbolicLink(folder.resolve(DumpReader.PRIMARIES), Path.of("/proc/self/mem"));
        try {
            assertThat(ModelLoader.load(folder).problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(DumpReader.UNREADABLE);
                assertThat(problem.message()).endsWith("; check that it exists and may be read.");
            });
        } finally {
            Files.delete(link);
        }
    }

    private void plant(String good, String bad, Charset charset) throws IOException {
        String text = Files.readString(
                Fixtures.folder("c08_assignment_states").resolve(DumpReader.DUMP), StandardCharsets.UTF_8);
        int at = text.indexOf(good);
        String planted = text.substring(0, at) + bad + text.substring(at + good.length());
        Files.write(folder.resolve(DumpReader.DUMP), planted.getBytes(charset));
    }

    private static Case of(String good, String bad, String expected, String words) {
        return new Case(good, bad, StandardCharsets.UTF_8, expected, words);
    }
}
