package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.Ecosystem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hostile and absurd files give problems: no crash, no hang. */
@Timeout(60)
class RobustnessTest {
    @TempDir
    Path folder;

    @Test
    void byteOrderMarksAreSkipped() throws IOException {
        Folders.write(folder, "a.json", "\uFEFF{\"datasurface\": 1, \"name\": \"A\"}");
        Folders.write(folder, "b.yaml", "\uFEFFdatasurface: 1\nvendors: {V: {}}\n");
        LoadedModel read = EcosystemReader.read(folder);
        assertThat(read.problems()).isEmpty();
        assertThat(read.ecosystem().orElseThrow().vendors()).containsKey("V");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        String name = "{\"datasurface\": 1, \"name\": \"A\", ";
        Folders.write(
                folder,
                "a.json",
                name + "\"vendors\": {\"V\": " + "{\"locations\": {\"a\": ".repeat(1000) + "{}" + "}}".repeat(1000)
                        + "}}");
        Folders.write(folder, "b.json", "{\"datasurface\": 1, \"vendors\": " + "[".repeat(1_000_000));
        Folders.write(folder, "c.yaml", "datasurface: 1\nvendors: " + "[".repeat(1000));
        Folders.write(folder, "d.yaml", "datasurface: 1\nvendors: " + "{a: ".repeat(100_000));
        assertThat(codesOf("a.json")).containsExactly(Codes.SYNTAX);
        assertThat(codesOf("b.json")).containsOnly(Codes.WRONG_TYPE, Codes.SYNTAX);
        assertThat(codesOf("c.yaml")).containsOnly(Codes.WRONG_TYPE, Codes.SYNTAX);
        assertThat(codesOf("d.yaml")).containsOnly(Codes.UNKNOWN_FIELD, Codes.SYNTAX);
        assertThat(EcosystemReader.read(folder).problems())
                .anyMatch(problem -> problem.message().contains("nested deeper than 200"));
    }

    @Test
    void endlessTextsAreRefused() throws IOException {
        String text = "x".repeat(10_000_000);
        Folders.write(folder, "a.json", "{\"datasurface\": 1, \"documentation\": \"" + text + "\"}");
        Folders.write(folder, "b.yaml", "datasurface: 1\ndocumentation: \"" + text + "\"");
        Folders.write(folder, "c.yaml", "datasurface: 1\ndocumentation: |\n" + "  xxxxxxxxx\n".repeat(1_000_000));
        Folders.write(folder, "d.json", "{\"datasurface\": 1, \"" + text + "\": 1}");
        Folders.write(folder, "e.json", "{\"datasurface\": 1, \"name\": " + "1".repeat(100_000) + "}");
        for (String file : List.of("a.json", "b.yaml", "c.yaml", "d.json", "e.json")) {
            assertThat(codesOf(file)).as(file).containsExactly(Codes.SYNTAX);
        }
        assertThat(EcosystemReader.read(folder).problems())
                .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(500));
        assertThat(EcosystemReader.read(folder).problems())
                .as("the scanner, which is quadratic, does not see the endless line")
                .anyMatch(problem -> problem.message().contains("a line is longer than 4000000 characters"));
    }

    @Test
    void aliasesAreRefusedAndNeverExpanded() throws IOException {
        StringBuilder laughs = new StringBuilder("datasurface: 1\nname: A\nvendors:\n  a: &a {documentation: lol}\n");
        for (char c = 'b'; c <= 'z'; c++) {
            String inner = ("*" + (char) (c - 1) + ", ").repeat(10);
            laughs.append("  ")
                    .append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(inner)
                    .append("]\n");
        }
        Folders.write(folder, "a.yaml", laughs.append("liveRepo: *z\n").toString());
        assertThat(codesOf("a.yaml")).contains(Codes.ALIAS).hasSize(26);
    }

    @Test
    void charactersThatYamlForbidsAreToldWithTheirPlace() throws IOException {
        Folders.write(folder, "a.yaml", "datasurface: 1\nname: A\nvendors:\n  a\u0001b: {}\n");
        assertThat(EcosystemReader.read(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position().orElseThrow()).hasToString("a.yaml:4:4");
            assertThat(problem.message()).contains("U+0001");
        });
    }

    @Test
    void thousandsOfProblemsEndTheFile() throws IOException {
        StringBuilder text = new StringBuilder("datasurface: 1\nname: A\n");
        for (int i = 0; i < 3000; i++) {
            text.append('x').append(i).append(": 1\n");
        }
        Folders.write(folder, "a.yaml", text.toString());
        assertThat(codesOf("a.yaml")).hasSize(FileContext.MOST_PROBLEMS + 1).contains(Codes.TOO_MANY);
    }

    @Test
    void linksMakeNoLoopAndNoDuplicate() throws IOException {
        Folders.write(folder, "m/sub/a.yaml", "datasurface: 1\nname: A\n");
        Files.createSymbolicLink(folder.resolve("m/sub/up"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("m/sub/upper"), Path.of("../.."));
        Files.createSymbolicLink(folder.resolve("m/again.yaml"), Path.of("sub/a.yaml"));
        Files.createSymbolicLink(folder.resolve("m/same"), Path.of("sub"));
        Folders.write(folder, "other.yaml", "datasurface: 1\nname: B\n");
        LoadedModel read = EcosystemReader.read(folder.resolve("m"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.ecosystem()).map(Ecosystem::name).contains("A");
    }

    @Test
    void aLinkThatLeadsNowhereIsAProblem() throws IOException {
        Folders.write(folder, "a.yaml", "datasurface: 1\nname: A\n");
        Files.createSymbolicLink(folder.resolve("b.yaml"), Path.of("nothing"));
        assertThat(codesOf("b.yaml")).containsExactly(Codes.UNREADABLE);
        assertThat(EcosystemReader.read(folder).ecosystem()).isPresent();
    }

    @Test
    void hiddenAndOtherFilesAreIgnored() throws IOException {
        Folders.write(folder, "a.yaml", "datasurface: 1\nname: A\n");
        Folders.write(folder, ".hidden.yaml", "nonsense");
        Folders.write(folder, ".git/config.json", "nonsense");
        Folders.write(folder, "README.md", "nonsense");
        assertThat(EcosystemReader.read(folder).problems()).isEmpty();
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path file = Folders.write(folder, "m.json", "old");
        Ecosystem broken = named("half a character: \uD800");
        assertThatThrownBy(() -> EcosystemWriter.write(broken, file)).isInstanceOf(CharacterCodingException.class);
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static Ecosystem named(String name) {
        return Ecosystem.builder(name).build();
    }

    private List<String> codesOf(String file) {
        return EcosystemReader.read(folder).problems().stream()
                .filter(problem -> problem.position().orElseThrow().file().equals(file))
                .map(problem -> problem.code())
                .toList();
    }
}
