package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can stand in a file: each absurd content is exactly one problem, at its place, with words that say what to do. */
@Timeout(120)
class HostileTextTest {
    private static final String YAML = "datasurface: 1\nname: A\n";
    private static final String PLATFORM =
            "\"platformServicesProviders\": {\"P\": {\"dataPlatforms\": {\"X\": {\"type\": \"t\", \"parameters\": {\"a\": ";
    private static final int LIMIT = 4_000_000;

    /**
     * One file with one fault.
     *
     * @param file its name
     * @param text what stands in it
     * @param charset how that is written
     * @param expected position, code and path
     * @param words what the message says
     */
    record Case(String file, String text, Charset charset, String expected, String words) {
        @Override
        public String toString() {
            return file + " " + expected + ": " + words;
        }
    }

    @TempDir
    private Path folder = Path.of("");

    static Stream<Case> sizes() {
        String x = "x".repeat(10_000_000);
        String lines = "xxxxxxxxx\n ".repeat(1_000_000);
        String laughs = Stream.of("b", "c", "d", "e", "f", "g", "h", "i")
                .reduce("[&a {documentation: lol}", (all, name) -> all + ", &" + name + " [*a, *a, *a]");
        return Stream.of(
                json(
                        "\"documentation\": \"" + x + "\"",
                        "2:18 syntax /documentation",
                        "4000000 characters; shorten it"),
                yaml(
                        "documentation: \"" + x + "\"",
                        "3:1 syntax /documentation",
                        "a line is longer than 4000000 characters; break it"),
                yaml(
                        "documentation: \"" + lines + "\"",
                        "1000003:3 syntax /documentation",
                        "4000000 characters; shorten it"),
                yaml("# " + x, "3:1 syntax /", "a line is longer than 4000000 characters; break it"),
                json("\"" + "x".repeat(LIMIT) + "\": 1", "2:1 unknown-field", "(4000000 characters) here; known: name"),
                json(
                        "\"vendors\": " + "[".repeat(1000) + "]".repeat(1000),
                        "2:12 wrong-type /vendors and 2:211 syntax /vendors",
                        "nested deeper than 200; make it flatter"),
                json(PLATFORM + "[".repeat(1000), "2:288 syntax", "nested deeper than 200; make it flatter"),
                yaml(
                        "documentation:\n" + nested(1000),
                        "4:2 unknown-field /documentation/a and 203:201 syntax /documentation",
                        "nested deeper than 200; make it flatter"),
                yaml(
                        "vendors: {V: " + "{a: ".repeat(1000),
                        "3:15 unknown-field /vendors/V/a and 3:807 syntax /vendors/V",
                        "nested deeper than 200; make it flatter"),
                yaml(
                        "vendors:\n  " + "- ".repeat(1000),
                        "4:3 wrong-type /vendors and 4:401 syntax /vendors",
                        "nested deeper than 200; make it flatter"),
                yaml("vendors: " + laughs + "]", "3:10 wrong-type /vendors", "must be an object"),
                json(PLATFORM + "1" + "0".repeat(5000), "2:94 syntax", "more than 1000 characters; write it as text"),
                yaml(
                        "platformServicesProviders: {P: {dataPlatforms: {X: {type: t, parameters: {a: "
                                + "9".repeat(1_000_000) + "}}}}}",
                        "3:78 syntax /platformServicesProviders/P/dataPlatforms/X/parameters/a",
                        "more than 1000 characters; write it as text"),
                json(
                        PLATFORM + "1e99999999999}}}}}",
                        "2:94 out-of-range",
                        "is not a finite number. Write one with digits."),
                yaml(
                        "documentation: {description: x, description: y}",
                        "3:33 duplicate-field /documentation/description",
                        "the first is at m.yaml:3:17. Take one away."));
    }

    static Stream<Case> encodings() {
        String json = "{\"datasurface\": 1, \"name\": \"A\",\n\"documentation\": \"caf\u00e9\"}";
        String yaml = YAML + "documentation: caf\u00e9\n";
        String wide = "is written in UTF-16 or UTF-32, or is no text. Save it as UTF-8.";
        String narrow = "here is the first byte that does not fit. Save it as UTF-8.";
        Stream<Case> others = Stream.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "x-UTF-16LE-BOM")
                .map(Charset::forName)
                .flatMap(charset -> Stream.of(
                        new Case("m.json", json, charset, "1:1 wrong-encoding /", wide),
                        new Case("m.yaml", yaml, charset, "1:1 wrong-encoding /", wide),
                        new Case("m.yaml", YAML, charset, "1:1 wrong-encoding /", wide)));
        Charset latin = StandardCharsets.ISO_8859_1;
        return Stream.concat(
                others,
                Stream.of(
                        new Case("m.json", json, latin, "2:22 wrong-encoding /documentation", narrow),
                        new Case("m.yaml", yaml, latin, "3:19 wrong-encoding /", narrow),
                        new Case("m.yaml", yaml.replace('\n', '\r'), latin, "3:19 wrong-encoding /", narrow),
                        new Case("m.yaml", "datasurface: 1\n# \u00c0\u00af\n", latin, "2:3 wrong-encoding /", narrow),
                        new Case("m.json", "{\"\u00ed\u00a0\u0080\": 1}", latin, "1:3 wrong-encoding /", narrow)));
    }

    static Stream<Case> characters() {
        return Stream.of(
                json(
                        "\"documentation\": \"a\0b\"",
                        "2:20 syntax /documentation",
                        "U+0000 cannot stand in a text; write it as \\u0000"),
                yaml("documentation: a\0b", "3:17 syntax /", "U+0000 cannot stand in YAML; write it as"),
                of("m.json", "\0".repeat(100), "1:1 syntax /", "a value must stand here"),
                of("m.yaml", "\0".repeat(100), "1:1 syntax /", "cannot stand in YAML"),
                json("\"vendors\": {}}\0\0", "2:15 syntax /", ""),
                json(
                        "\"documentation\": \"x\\ud800y\"",
                        "2:20 syntax /documentation",
                        "\\uD800 is half a character; write both halves"),
                json("\"documentation\": \"\\udc00\"", "2:19 syntax /documentation", "is half a character"),
                json(
                        "\"documentation\": \"\\ud83d\\ud83d\\ude00\"",
                        "2:19 syntax /documentation",
                        "is half a character"),
                json("\"vendors\": {\"\\ud800\": {}}", "2:14 syntax /vendors", "is half a character"),
                yaml("documentation: \"x\\ud800y\"", "3:16 syntax /documentation", "half a character"),
                yaml("vendors: {\"\\udc00\": {}}", "3:11 syntax /vendors", "half a character"),
                of("m.json", "\uFEFF\uFEFF{}", "1:1 syntax /", "a value must stand here"),
                json(
                        "\"\u001b[31m\u202e\": 1".replace("\u001b", "\\u001b"),
                        "2:1 unknown-field /\u001b[31m\u202e",
                        "\"\\u{1b}[31m\\u{202e}\""),
                of(
                        "m.json",
                        "{\"datasurface\": 1,\r\"name\": \"A\",\r\n\r\"x\": 1}",
                        "4:1 unknown-field /x",
                        "has no key"),
                of("m.yaml", "datasurface: 1\rname: A\r\nx: 1\r", "3:1 unknown-field /x", "has no key"),
                of(
                        "m.json",
                        "{\"datasurface\": 1,\u2028\"name\": \"A\"}",
                        "1:19 syntax /",
                        "a key in double quotes must stand here"),
                of("m.yaml", "datasurface: 1\u2028name: A\n", "1:14 format-version /", "write \"datasurface\": 1"));
    }

    static Stream<Case> yaml() {
        return Stream.of(
                yaml("vendors: {V: *v}", "3:14 yaml-alias /vendors/V", "Write the value here again."),
                yaml(
                        "vendors: {V: {<<: {documentation: x}}}",
                        "3:15 unknown-field /vendors/V/<<",
                        "objects are not merged, so write the keys themselves"),
                yaml(
                        "<<: {documentation: x}",
                        "3:1 unknown-field /<<",
                        "objects are not merged, so write the keys themselves"),
                yaml("documentation: !include x.md", "3:16 yaml-tag /documentation", "no tags such as \"!include\""),
                yaml(
                        "documentation: !!python/object/apply:os.system [ls]",
                        "3:16 yaml-tag /documentation",
                        "Write the value itself."),
                yaml("documentation: !!binary aGVsbG8=", "3:16 yaml-tag /documentation", "no tags such as \"!binary\""),
                yaml("vendors: !set {V: {}}", "3:10 yaml-tag /vendors", "no tags such as \"!set\""),
                yaml("zones: {Z: !zone {documentation: x}}", "3:12 yaml-tag /zones/Z", "no tags such as \"!zone\""),
                yaml(
                        "vendors: {V: !vendor {documentation: x}}",
                        "3:14 yaml-tag /vendors/V",
                        "no tags such as \"!vendor\""),
                yaml(
                        "---\n" + YAML,
                        "4:1 syntax /",
                        "A second document begins here. A model file holds one; take it to a file of its own."),
                yaml("...\nx: 1", "4:1 syntax /", "behind the three dots nothing else may stand"),
                of("m.yaml", "%YAML 9.9\n---\n" + YAML, "1:1 syntax /", "begin with %YAML 1.2, or leave the line out"),
                of(
                        "m.yaml",
                        "---\n---\n" + YAML,
                        "2:1 not-a-model /",
                        "Write it there, or move the file out of the model."),
                yaml("vendors:\n\tV: {}", "4:1 syntax /vendors", "indent by blanks"),
                yaml("documentation: a: b", "3:17 syntax /", "a text with a colon and a blank in it stands in quotes"),
                yaml("documentation: \"never closed", "3:16 syntax /documentation", "write a quote at its end"),
                yaml(
                        "documentation: */5 * * * *",
                        "3:17 syntax /documentation",
                        "a text that begins with * stands in quotes"),
                yaml(
                        "zones: {Z: {teams: {T: {dataStores: {s: {datasets: {d: {originalSchema: {columns: {a: Decimal(12,2), b: String}}}}}}}}}}",
                        "3:87 invalid-value /zones/Z/teams/T/dataStores/s/datasets/d/originalSchema/columns/a",
                        "Between { and } a type with a comma in it stands in quotes."),
                yaml("documentation: @x", "3:16 syntax /documentation", "write a value that begins so in quotes"),
                yaml(
                        "vendors: [a b c",
                        "3:10 wrong-type /vendors and 4:1 syntax /vendors",
                        "separate by commas, and close what is open"),
                of(
                        "m.yaml",
                        "datasurface: 1\n<<<<<<< HEAD\nname: A\n",
                        "3:1 syntax /",
                        "behind a key stand a colon and a blank"),
                of("m.yaml", "", "1:1 not-a-model /", "This file is empty: the first key must be"),
                of("m.yaml", "# nothing\n", "1:1 not-a-model /", "This file is empty: the first key must be"),
                of("m.json", " \n", "1:1 not-a-model /", "This file is empty: the first key must be"),
                of("m.json", YAML, "1:1 syntax /", "if it is YAML, let its name end in .yaml"),
                of("m.json", "---\n" + YAML, "1:1 syntax /", "if it is YAML, let its name end in .yaml"),
                of("m.json", "// x\n{}", "1:1 syntax /", "a value must stand here, not \"/\""),
                of(
                        "m.yaml",
                        "{\n\t\"datasurface\": 1,\n\t\"name\": \"A\",\n\t\"x\": 1}",
                        "4:2 unknown-field /x",
                        "has no key"));
    }

    @ParameterizedTest
    @MethodSource({"sizes", "encodings", "characters", "yaml"})
    void isOneProblem(Case fault) throws IOException {
        Files.write(folder.resolve(fault.file()), fault.text().getBytes(fault.charset()));

        LoadedModel whole = ModelLoader.load(folder);

        assertThat(EcosystemReader.read(folder).problems()).isEqualTo(whole.problems());
        assertThat(ModelLoader.load(folder.resolve(fault.file())).problems()).isEqualTo(whole.problems());
        List<String> places = List.of(fault.expected().split(" and "));
        assertThat(whole.problems()).as("%s", whole.problems()).hasSameSizeAs(places);
        for (int i = 0; i < places.size(); i++) {
            Problem told = whole.problems().get(i);
            assertThat(told.position().orElseThrow() + " " + told.code() + " " + told.path())
                    .startsWith(fault.file() + ":" + places.get(i));
            assertThat(told.message()).endsWith(".").hasSizeLessThan(1000);
            assertThat(told.toString()).hasSizeLessThan(2000).matches("\\P{Cntrl}*");
        }
        assertThat(whole.problems().get(places.size() - 1).message()).contains(fault.words());
        assertThat(whole.hasErrors()).isTrue();
        goesOn(whole);
    }

    @Test
    void whatIsOddButMeansSomethingIsRead() throws IOException {
        Folders.write(folder, "a.yaml", "\uFEFF%YAML 1.1\n---\ndatasurface: !!int 1\nname: !!str 5\n...\n");
        Folders.write(folder, "b.json", "\uFEFF{\"datasurface\": 1, \"vendors\": {\"\\ud83d\\ude00\": {}}}");
        Folders.write(
                folder,
                "c.yaml",
                "datasurface: 1\nregulators: !!map {\"\\ud83d\\ude00\": &anchor {minRetentionTime: P1D}}\n");
        Folders.write(folder, "d.json", "{\"datasurface\": 1, " + " ".repeat(10_000_000) + "\"zones\": {}}");

        LoadedModel model = ModelLoader.load(folder);

        assertThat(model.problems()).isEmpty();
        assertThat(model.ecosystem().orElseThrow().name()).isEqualTo("5");
        assertThat(model.ecosystem().orElseThrow().vendors()).containsOnlyKeys("\uD83D\uDE00");
        assertThat(model.ecosystem().orElseThrow().regulators()).containsOnlyKeys("\uD83D\uDE00");
    }

    @Test
    void aMillionDuplicatesAreToldUpToALimit() throws IOException {
        Folders.write(
                folder,
                "m.json",
                "{\"datasurface\": 1, \"name\": \"A\"" + ",\n\"name\": \"B\"".repeat(1_000_000) + "}");
        Folders.write(folder, "v.yaml", "datasurface: 1\nvendors:\n" + "  V: {}\n".repeat(1_000_000));

        List<Problem> problems = ModelLoader.load(folder).problems();

        assertThat(problems).hasSize(2 * (FileContext.MOST_PROBLEMS + 1));
        assertThat(problems.get(0).toString())
                .startsWith(
                        "m.json:2:1: error: \"name\" stands here a second time; the first is at m.json:1:20. Take one away.");
        assertThat(problems)
                .filteredOn(problem -> problem.code().equals(Codes.TOO_MANY))
                .extracting(problem -> problem.position().orElseThrow().toString())
                .containsExactly("m.json:1002:1", "v.yaml:1004:3");
    }

    @Test
    void endlessNamesAreReadAndShownShort() throws IOException {
        String name = "x".repeat(LIMIT);
        Folders.write(
                folder,
                "m.json",
                "{\"datasurface\": 1, \"name\": \"A\", \"vendors\": {\"" + name + "\": {\"hardCloudVendor\": \"X\"}}}");

        LoadedModel model = ModelLoader.load(folder);

        assertThat(model.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path().toString()).contains(name);
            assertThat(problem.toString()).hasSizeLessThan(1000).contains("/vendors/xxx", "...", "xxx/hardCloudVendor");
        });
        goesOn(model);
    }

    /** What is left of the model can be linted and written. */
    private static void goesOn(LoadedModel model) {
        model.ecosystem().ifPresent(ecosystem -> {
            assertThat(EcosystemLinter.lint(EcosystemIndex.of(ecosystem), model.sources()))
                    .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(2000));
            assertThat(EcosystemWriter.toJson(ecosystem)).isNotEmpty();
        });
    }

    private static String nested(int levels) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= levels; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    private static Case json(String body, String expected, String words) {
        return of("m.json", "{\"datasurface\": 1, \"name\": \"A\",\n" + body + "}", expected, words);
    }

    private static Case yaml(String body, String expected, String words) {
        return of("m.yaml", YAML + body + "\n", expected, words);
    }

    private static Case of(String file, String text, String expected, String words) {
        return new Case(file, text, StandardCharsets.UTF_8, expected, words);
    }
}
