package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import io.datasurface.model.schema.RandomTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader takes is valid by the schema. */
class SchemaValidityTest {
    private static final SchemaCheck SCHEMA = new SchemaCheck(ModelFormat.builtIn());
    private static final Pattern SNIPPET =
            Pattern.compile("```(yaml|json)\\n((?:datasurface: |\\{\\n *\"datasurface\").*?)```", Pattern.DOTALL);

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Stream.of(
                        "src/test/resources/example",
                        "../examples/autocorp/model",
                        "../examples/mystore/model",
                        "../examples/northwind/model",
                        "../examples/rds-loading/model")
                .flatMap(SchemaValidityTest::walk)) {
            return files.toList();
        }
    }

    private static Stream<Path> walk(String folder) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> Parsers.isModelFile(file.getFileName().toString())).sorted().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreValid(Path file) throws IOException {
        assertThat(SCHEMA.problems(SchemaCheck.file(file))).isEmpty();
    }

    @Test
    void thereAreExamplesOfAllKindsOfFiles() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(9);
    }

    @ParameterizedTest
    @CsvSource({"FORMAT.md, 3", "COOKBOOK.md, 6", "CHANGES.md, 1", "INTEROP.md, 1"})
    void snippetsAreValid(String document, int fewest) throws IOException {
        List<MatchResult> snippets =
                SNIPPET.matcher(Files.readString(Path.of(document))).results().toList();
        assertThat(snippets).hasSizeGreaterThanOrEqualTo(fewest);
        for (MatchResult snippet : snippets) {
            boolean json = snippet.group(1).equals("json");
            assertThat(SCHEMA.problems(json ? SchemaCheck.json(snippet.group(2)) : SchemaCheck.yaml(snippet.group(2))))
                    .as(snippet.group(2))
                    .isEmpty();
        }
    }

    @Property(tries = 300)
    void whatIsWrittenIsValid(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
        String json = EcosystemWriter.toJson(SchemaCheck.model(seed, size));
        assertThat(SCHEMA.problems(SchemaCheck.json(json))).as(json).isEmpty();
    }

    @Property(tries = 1000)
    void columnTypesMatchThePattern(@ForAll long seed) {
        DataType type = new RandomTypes(new Random(seed)).next(3);
        assertThat(type.toString()).matches(SchemaTexts.COLUMN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Int",
                "integer",
                "VarChar(10",
                "VarChar()",
                "Decimal",
                "Decimal()",
                "Array",
                "Map<String>",
                "Date(1)",
                "Vector",
                "BigInt NOT NULL"
            })
    void whatIsNoColumnTypeDoesNotMatch(String text) {
        assertThat(text).doesNotMatch(SchemaTexts.COLUMN_TYPE);
        assertThat(isType(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " BigInt ",
                "VarChar ( 10 )",
                "Array <Integer>",
                "Map<String,\n\tDate>",
                "Struct<>",
                "Timestamp(\"a\nb\")"
            })
    void spacesOfColumnTypesDoNotMatter(String text) {
        assertThat(text).matches(SchemaTexts.COLUMN_TYPE);
        assertThat(isType(text)).isTrue();
    }

    private static boolean isType(String text) {
        try {
            DataTypes.parse(text);
            return true;
        } catch (io.datasurface.model.schema.DataTypeFormatException e) {
            return false;
        }
    }

    @Property(tries = 5000)
    void durationsMatchThePattern(@ForAll("durations") String text) {
        boolean read;
        try {
            Duration.parse(text);
            read = true;
        } catch (DateTimeException e) {
            read = false;
        }
        assertThat(text.matches(SchemaTexts.DURATION)).as(text).isEqualTo(read);
    }

    @Provide
    Arbitrary<String> durations() {
        // A lone t in lower case is a gap in the JDK's own check.
        return Arbitraries.of("P", "T", "p", "1", "23", "D", "H", "M", "S", "s", "-", "+", ".", ",", "W", " ", "0")
                .list()
                .ofMaxSize(8)
                .map(parts -> "P" + String.join("", parts));
    }

    @Property(tries = 5000)
    void datesMatchThePattern(@ForAll("dates") String text) {
        boolean read;
        try {
            LocalDateTime.parse(text);
            read = true;
        } catch (DateTimeException e) {
            read = false;
        }
        if (read) {
            assertThat(text).matches(SchemaTexts.DATE_TIME);
        }
    }

    @Provide
    Arbitrary<String> dates() {
        return Arbitraries.of(
                        "2026-12-24T18:00",
                        "+12026-01-31t00:00:59",
                        "-0001-02-03T23:59:00.123456789",
                        "2026-12-24T18:00:00.",
                        "2026-12-24")
                .flatMap(text -> Arbitraries.integers()
                        .between(0, text.length() - 1)
                        .flatMap(at -> Arbitraries.of("", "0", "1", "9", "-", "T", ":", ".", " ", "x")
                                .map(other -> text.substring(0, at) + other + text.substring(at + 1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | required property 'datasurface' not found",
                "{'datasurface': 2} | /datasurface: must be the constant value '1'",
                "{'datasurface': 1, 'vendrs': {}} | property 'vendrs' is not defined in the schema and the schema does not allow additional properties",
                "{'datasurface': 1, 'team': 'T'} | required property 'zone' not found",
                "{'datasurface': 1, 'zone': 'Z', 'vendors': {}} | property 'vendors' is not defined in the schema",
                "{'datasurface': 1, 'zone': 'Z', 'team': 'T', 'teams': {}} | property 'teams' is not defined in the schema",
                "{'datasurface': 1, 'zone': 'Z', 'team': 'T', 'containers': {'c': {'type': 'Postgres'}}} | /containers/c/type: does not have a value in the enumeration [\"PostgresDatabase\"",
                "{'datasurface': 1, 'zone': 'Z', 'team': 'T', 'containers': {'c': {'ref': 'x'}}} | /containers/c: required property 'type' not found",
                "{'datasurface': 1, 'zone': 'Z', 'team': 'T', 'workspaces': {'w': {'dataContainer': {'ref': 5}}}} | /workspaces/w/dataContainer/ref: integer found, string expected",
                "{'datasurface': 1, 'zone': 'Z', 'team': 'T', 'workspaces': {'w': {'dataContainer': {'ref': 'x', 'type': 'KafkaServer'}}}} | property 'type' is not defined in the schema",
                "{'datasurface': 1, 'zone': 'Z', 'rawRetention': 'P1M'} | /rawRetention: does not match the regex pattern",
                "{'datasurface': 1, 'zone': 'Z', 'team': 'T', 'containers': {'c': {'type': 'PostgresDatabase', 'hostPortPair': {'hostName': 'h', 'port': 99999999999}, 'databaseName': 'd'}}} | /containers/c/hostPortPair/port: must have a maximum value of 2147483647",
                "{'datasurface': 1, 'zone': 'Z', 'documentation': 5} | /documentation: integer found, [object, string] expected",
                "{'datasurface': 1, 'platformServicesProviders': {'P': {'locations': ['Frankfurt']}}} | /platformServicesProviders/P/locations/0: does not match the regex pattern",
            })
    void theMessageOfAValidatorIsAboutWhatIsThere(String file, String message) {
        assertThat(SCHEMA.problems(SchemaCheck.json(file.replace('\'', '"'))))
                .anySatisfy(problem -> assertThat(problem).contains(message.strip()));
    }
}
