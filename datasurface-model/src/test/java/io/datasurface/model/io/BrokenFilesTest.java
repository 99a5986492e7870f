package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author can get wrong is a problem with the exact place; every mistake is told once, and all in one run. */
class BrokenFilesTest {
    @TempDir
    Path folder;

    @Test
    void allMistakesOfAFileAreToldInOneRun() throws IOException {
        Files.copy(Path.of("src/test/resources/broken/many.yaml"), folder.resolve("many.yaml"));
        List<String> expected = Files.readAllLines(Path.of("src/test/resources/broken/many.expected.txt"));
        assertThat(lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void mistakesOfManyFilesAreToldInOneRun() throws IOException {
        Folders.write(folder, "a.yaml", "datasurface: 1\nname: A\nzoneDeclarations: {Z: 5}\nvendors: {V: {}}\n");
        Folders.write(folder, "b.json", "{\"datasurface\": 1, \"name\": \"B\",\n \"vendors\": {\"V\": {}}}");
        Folders.write(folder, "c.yaml", "datasurface: 1\nzone: Z\ndocumentation: x\nteams: {T: {documentation: t}}\n");
        Folders.write(folder, "d.yaml", "datasurface: 1\nzone: Z\nteam: T\ndocumentation: y\n");
        Folders.write(folder, "e.yaml", "datasurface: 1\nzone: Y\nteam: T\ndocumentation: y\n");
        assertThat(lines())
                .containsExactly(
                        "a.yaml:3:23 wrong-type /zoneDeclarations/Z",
                        "b.json:1:20 duplicate-field /name",
                        "b.json:2:14 duplicate-name /vendors/V",
                        "d.yaml:4:1 duplicate-field /zones/Z/teams/T/documentation",
                        "e.yaml:2:1 unknown-zone /zones/Y");
        assertThat(messages())
                .anyMatch(message -> message.contains("\"V\"") && message.contains("the first is at a.yaml:4:11"));
        assertThat(messages()).anyMatch(message -> message.contains("the zone \"Y\"") && message.contains("nown: Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{'datasurface': 1, 'name': 'A', 'vendors': {'X': {}, 'Y': {'documentation': ^}}}` | syntax /vendors/Y/documentation | a value must stand here, not \"}\"",
                "`{'datasurface': 1, 'name': 'A', 'vendors': {'X': {}^`     | syntax /vendors | a comma or } must stand here, not the end of the file",
                "`{'datasurface': 1, 'name': ^'A\\`                        | syntax /name | this text is not closed",
                "`{'datasurface': 1, 'name': 'A^\\x'}`                     | syntax /name | a backslash must stand before",
                "`{'datasurface': 1, 'name': 'A^\\u12'}`                   | syntax /name | four hexadecimal digits",
                "`{'datasurface': 1, 'name': 'A^\t'}`                       | syntax /name | U+0009 cannot stand in a text",
                "`{'datasurface': 1, 'name': ^Acme}`                        | syntax /name | \"Acme\" is no value; texts stand in double quotes",
                "`{'datasurface': 1, 'name': ^012}`                         | syntax /name | \"012\" is no number",
                "`{'datasurface': 1 ^'name': 'A'}`                          | syntax / | a comma or } must stand here, not",
                "`{'datasurface': 1, ^name: 'A'}`                           | syntax / | a key in double quotes must stand here, not \"n\"",
                "`{'datasurface': 1, 'name'^= 'A'}`                         | syntax /name | a colon must stand here, not \"=\"",
                "`{'datasurface': 1, 'name': 'A', ^}`                       | syntax / | a key in double quotes must stand here, not \"}\"",
                "`{'datasurface': 1, 'name': ^’A’}`               | syntax /name | a value must stand here, not \"’\"",
                "`{'datasurface': 1, 'name': 'A'} ^{'datasurface': 1}`      | syntax / | A second document begins here",
                "`{'datasurface': ^2, 'nyme': 'x'}`                         | format-version / | needs a newer reader",
                "`{'datasurface': ^0, 'name': 'x'}`                         | format-version / | must be 1",
                "`{'datasurface': ^'1', 'name': 'x'}`                       | format-version / | must be 1",
                "`^{'name': 'A'}`                                           | not-a-model / | the first key must be the format version",
                "`^[1]`                                                     | not-a-model / | the first key must be the format version",
                "`^`                                                        | not-a-model / | the first key must be the format version",
                "`{'datasurface': 1, ^'team': 'T'}`                         | missing-field / | write \"zone\" before \"team\"",
                "`{'datasurface': 1, 'zone': ^5}`                           | wrong-type /zone | must be text",
                "`{^'datasurface': 1}`                                      | missing-field /name | The key \"name\" is missing",
                "`{'datasurface': 1, 'name': ^null}`                        | wrong-type /name | This is null, but must be text",
                "`{'datasurface': 1, 'name': 'A', ^'zone': 'Z'}`            | unknown-field /zone | right behind \"datasurface\"",
                "`{'datasurface': 1, 'name': 'A', ^'nane': 'B'}`            | unknown-field /nane | did you mean \"name\"?",
                "`{'datasurface': 1, 'name': 'A', ^'name': 'B'}`            | duplicate-field /name | the first is at m.json:1:20",
                "`{'datasurface': 1, 'name': 'A', 'vendors': ^[]}`          | wrong-type /vendors | This is a list, but must be an object",
                "`{'datasurface': 1, 'name': 'A', 'vendors': {'V': {}, ^'V': {}}}`   | duplicate-name /vendors/V | the first is at m.json:1:45",
                "`{'datasurface': 1, 'name': 'A', 'vendors': {'V': {^'name': 'V'}}}` | unknown-field /vendors/V/name | is its key, \"V\"",
                "`{'datasurface': 1, 'name': 'A', 'vendors': {'V': {'hardCloudVendor': ^'aws'}}}` | unknown-constant /vendors/V/hardCloudVendor | did you mean \"AWS\"?",
                "`{'datasurface': 1, 'name': 'A', 'documentation': {'tags': {'a': 'b', ^'a': 'c'}, 'description': 'd'}}` | duplicate-name /documentation/tags/a | the first is at m.json:1:60",
                "`{'datasurface': 1, 'name': 'A', 'documentation': {'description': 'd', ^'description': 'e'}}` | duplicate-field /documentation/description | the first is at m.json:1:51",
                "`{'datasurface': 1, 'name': 'A', ^'liveRepo': {'name': 'x'}}`              | missing-field /liveRepo | Known: GitHubRepository, GitLabRepository, FakeRepository",
                "`{'datasurface': 1, 'name': 'A', 'liveRepo': {'name': 'x', 'type': ^'X'}}` | unknown-kind /liveRepo/type | known: GitHubRepository",
                "`{'datasurface': 1, 'name': 'A', 'liveRepo': {'type': ^5, 'name': 'x'}}`   | wrong-type /liveRepo/type | must be text",
                "`{'datasurface': 1, 'name': 'A', 'liveRepo': {'name': 'x', 'type': 'FakeRepository', ^'nme': 'y'}}`   | unknown-field /liveRepo/nme | did you mean \"name\"?",
                "`{'datasurface': 1, 'name': 'A', 'liveRepo': ^'x'}`        | wrong-type /liveRepo | must be an object",
                "`{'datasurface': 1, 'name': 'A', 'dsgPlatformMappings': ^{}}` | wrong-type /dsgPlatformMappings | must be a list",
                "`{'datasurface': 1, 'name': 'A', 'dsgPlatformMappings': [^null]}` | wrong-type /dsgPlatformMappings/0 | must be an object",
            })
    void jsonMistake(String marked, String where, String message) throws IOException {
        expect("m.json", marked.replace('\'', '"'), where, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vendors:;   P: {};   Q: [^}         | syntax /vendors/Q | expected the node content",
                "liveRepo: ^'unclosed               | syntax /liveRepo | unexpected end of stream",
                "vendors: {V: {documentation: ^*d}} | yaml-alias /vendors/V/documentation | the alias \"*d\"",
                "vendors: {V: {documentation: {description: ^*d}}}  | yaml-alias /vendors/V/documentation/description | the alias \"*d\"",
                "vendors: ^*v                       | yaml-alias /vendors | the alias \"*v\"",
                "^<<: {name: x}                     | unknown-field /<< | has no key \"<<\"",
                "? [^a, b]; : 1                     | syntax / | Expected a property name",
            })
    void yamlMistake(String marked, String where, String message) throws IOException {
        Folders.write(folder, "a.json", "{\"datasurface\": 1, \"name\": \"A\"}");
        expect("m.yaml", "datasurface: 1\n" + marked.replace(";", "\n"), where, message);
    }

    /** Expects one problem where the mark is. */
    private void expect(String file, String marked, String where, String message) throws IOException {
        Folders.write(folder, file, marked.replace("^", ""));
        String before = marked.substring(0, marked.indexOf('^'));
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        assertThat(lines()).last().isEqualTo(file + ":" + line + ":" + column + " " + where);
        assertThat(messages()).last().asString().contains(message);
    }

    @Test
    void whatStandsBeforeASyntaxErrorIsRead() throws IOException {
        Folders.write(folder, "m.json", "{\"datasurface\": 1, \"name\": \"A\", \"vendors\": {\"X\": {}, \"Y\": {\"loc");
        LoadedModel read = EcosystemReader.read(folder);
        assertThat(read.hasErrors()).isTrue();
        assertThat(read.ecosystem().orElseThrow().vendors()).containsOnlyKeys("X");
    }

    @Test
    void aFaultyPartIsLeftOutAndTheRestIsThere() throws IOException {
        Folders.write(folder, "m.yaml", """
                datasurface: 1
                name: A
                zones:
                  Z:
                    teams:
                      T:
                        containers: {db: {type: PostgresDatabase}}
                        dataStores:
                          s:
                            capture: {type: CDCCaptureIngestion, dataContainer: {ref: db}}
                            datasets:
                              d: {originalSchema: {columns: {id: Integer, x: Intger}}}
                """);
        LoadedModel read = EcosystemReader.read(folder);
        assertThat(lines())
                .containsExactly(
                        "m.yaml:7:22 missing-field /zones/Z/teams/T/containers/db/databaseName",
                        "m.yaml:7:22 missing-field /zones/Z/teams/T/containers/db/hostPortPair",
                        "m.yaml:12:62 invalid-value /zones/Z/teams/T/dataStores/s/datasets/d/originalSchema/columns/x");
        assertThat(EcosystemWriter.toYaml(read.ecosystem().orElseThrow()))
                .contains("id: Integer")
                .doesNotContain("ref:");
    }

    @Test
    void encodingOtherThanUtf8IsToldWithItsPlace() throws IOException {
        byte[] latin = "{\"datasurface\": 1,\n \"name\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("a.json"), latin);
        Files.write(
                folder.resolve("b.yaml"), "datasurface: 1\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("c.json"), "{\"datasurface\": 1}".getBytes(StandardCharsets.UTF_16));
        assertThat(lines())
                .containsExactly(
                        "a.json:2:14 wrong-encoding /name",
                        "b.yaml:2:10 wrong-encoding /",
                        "c.json:1:1 wrong-encoding /");
    }

    private List<String> lines() {
        return EcosystemReader.read(folder).problems().stream()
                .map(problem -> problem.position().orElseThrow() + " " + problem.code() + " " + problem.path())
                .toList();
    }

    private List<String> messages() {
        return EcosystemReader.read(folder).problems().stream()
                .map(Problem::message)
                .toList();
    }
}
