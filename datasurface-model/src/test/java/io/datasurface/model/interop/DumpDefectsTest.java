package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.EcosystemWriter;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.schema.DDLTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defects planted into a good dump: each is found, named, and located. */
class DumpDefectsTest {
    @TempDir
    private Path folder;

    @Test
    void aMissingFileIsAProblem() {
        assertThat(DumpReader.isDump(folder)).isFalse();

        DumpedModel model = DumpReader.read(folder);

        assertThat(model.ecosystem()).isEmpty();
        assertThat(model.problems()).extracting(Problem::code).containsExactly(DumpReader.UNREADABLE);
    }

    @Test
    void brokenJsonIsLocated() throws IOException {
        plant(text -> text.replaceFirst("\"name\": \"Corner\",", "\"name\": \"Corner\" oops,"));

        DumpedModel model = DumpReader.read(folder);

        assertThat(model.ecosystem()).isEmpty();
        assertThat(model.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(DumpReader.SYNTAX);
            assertThat(problem.position().orElseThrow().line()).isEqualTo(11);
        });
    }

    @Test
    void anEmptyFileATailAndATruncatedFileAreProblems() throws IOException {
        assertThat(codes(text -> "")).containsExactly(DumpReader.SYNTAX);
        assertThat(codes(text -> text + "{}")).containsExactly(DumpReader.SYNTAX);
        assertThat(codes(text -> text.substring(0, text.length() / 2))).containsExactly(DumpReader.SYNTAX);
        assertThat(DumpReader.read(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).doesNotContain("[Source", "REDACTED"));
        assertThat(codes(text -> "[]")).containsExactly(DumpReader.WRONG_TYPE);
    }

    @Test
    void textThatIsNotUtf8IsAProblem() throws IOException {
        plant(text -> text);
        byte[] bytes = Files.readAllBytes(folder.resolve(DumpReader.DUMP));
        bytes[200] = (byte) 0xFF;
        Files.write(folder.resolve(DumpReader.DUMP), bytes);

        assertThat(DumpReader.read(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(DumpReader.SYNTAX);
            assertThat(problem.message()).contains("UTF-8");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "_type": "SQLSnapshotIngestion" | "_type": "Carrier pigeon\\n" | dump-unknown-type | /zones/Z/teams/T/dataStores/S1/capture | 250:17
            "_type": "Integer" | "_type": "BigNumber" | dump-unknown-type | /zones/Z/teams/T/dataStores/S1/datasets/a/originalSchema/columns/id/type | 203:23
            "_type": "PostgresDatabase" | "_type": "DB3" | dump-unknown-type | /zones/Z/teams/T/workspaces/W/dataContainer | 137:27
            "latency": "MINUTES" | "latency": "WEEKS" | dump-unknown-value | /zones/Z/teams/T/workspaces/W/dsgs/DSG/platformMD/retention | 121:25
            "latency": "MINUTES" | "latency": 5 | dump-wrong-type | /zones/Z/teams/T/workspaces/W/dsgs/DSG/platformMD/retention | 121:25
            "latency": "MINUTES" | "_note": null | dump-missing-field | /zones/Z/teams/T/workspaces/W/dsgs/DSG/platformMD/retention | 118:26
            "latency": "MINUTES" | "latency": "MINUTES", "colour": "red" | dump-unknown-field | /zones/Z/teams/T/workspaces/W/dsgs/DSG/platformMD/retention | 121:46
            "latency": "MINUTES" | "latency": "MINUTES", "latency": "HOURS" | dump-duplicate | / | 121:36
            "port": 5432 | "port": "5432" | dump-wrong-type | /zones/Z/teams/T/workspaces/W/dataContainer/hostPortPair | 154:20
            "port": 5432 | "port": 1e999999999 | dump-wrong-type | /zones/Z/teams/T/workspaces/W/dataContainer/hostPortPair | 154:20
            "isReadOnly": false | "isReadOnly": "no" | dump-wrong-type | /zones/Z/teams/T/workspaces/W/dataContainer | 146:25
            "minRetentionTime": null | "minRetentionTime": "a year" | dump-wrong-type | /zones/Z/teams/T/workspaces/W/dsgs/DSG/platformMD/retention | 122:34
            """)
    void aPlantedDefectIsFoundOnceWhereItStands(String good, String bad, String code, String path, String position)
            throws IOException {
        plant(text -> {
            assertThat(text).contains(good);
            return text.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
        });

        assertThat(DumpReader.read(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.path()).hasToString(path);
            assertThat(problem.position().orElseThrow()).hasToString(DumpReader.DUMP + ":" + position);
            assertThat(problem.message()).doesNotContain("\n").endsWith(".");
        });
    }

    @Test
    void anUnknownTypeIsNamedWithTheKnownOnes() throws IOException {
        plant(text -> text.replaceFirst("\"_type\": \"SQLSnapshotIngestion\"", "\"_type\": \"Kafka\\\\u0007\""));

        assertThat(DumpReader.read(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo(
                                "The type \"Kafka\\u{7}\" is unknown here; known are CDCCaptureIngestion, DataTransformerOutput,"
                                        + " DatasetPerTopicKafkaIngestion, KafkaIngestion, SQLMergeIngestion,"
                                        + " SQLSnapshotIngestion, SQLWatermarkSnapshotDeltaIngestion."));
    }

    @Test
    void severalDefectsAreReportedInOneRun() throws IOException {
        List<String> codes = codes(text -> text.replaceFirst("\"latency\": \"MINUTES\"", "\"latency\": \"WEEKS\"")
                .replaceFirst("\"port\": 5432", "\"port\": true")
                .replaceFirst("\"_type\": \"CronTrigger\"", "\"_type\": \"Alarm\""));

        assertThat(codes)
                .containsExactlyInAnyOrder(DumpReader.UNKNOWN_VALUE, DumpReader.WRONG_TYPE, DumpReader.UNKNOWN_TYPE);
    }

    @Test
    void withoutTheFilesTheDumpsAssignmentsCount() throws IOException {
        plant(text -> text);
        Files.delete(folder.resolve(DumpReader.MAPPINGS));
        Files.delete(folder.resolve(DumpReader.PRIMARIES));

        DumpedModel model = DumpReader.read(folder);

        assertThat(model.problems()).isEmpty();
        assertThat(model.ecosystem().orElseThrow().dsgPlatformMappings())
                .singleElement()
                .satisfies(group -> assertThat(group.assignments())
                        .extracting(assignment -> assignment.status().name())
                        .containsExactly("PROVISIONED", "DECOMMISSIONED", "DECOMMISSIONING", "PROVISIONING"));
    }

    @Test
    void whereAFileWinsTheDumpsOwnAssignmentsAreNotRead() throws IOException {
        assertThat(codes(text -> text.replace("\"statusRequested\": \"PROVISIONED\"", "\"statusRequested\": \"LOST\"")))
                .isEmpty();
        Files.delete(folder.resolve(DumpReader.MAPPINGS));
        assertThat(DumpReader.read(folder).problems())
                .extracting(Problem::code)
                .containsExactly(DumpReader.UNKNOWN_VALUE);
    }

    @Test
    void aBrokenAssignmentFileIsAProblemAndTheDumpIsRead() throws IOException {
        plant(text -> text);
        Files.writeString(folder.resolve(DumpReader.MAPPINGS), "[{\"dsgName\": 7}]");
        Files.writeString(folder.resolve(DumpReader.PRIMARIES), "{");

        DumpedModel model = DumpReader.read(folder);

        assertThat(model.ecosystem()).isPresent();
        assertThat(model.problems())
                .extracting(Problem::toString)
                .anySatisfy(text -> assertThat(text).contains("dsg_platform_mapping.json:1:14", "dump-wrong-type"))
                .anySatisfy(text -> assertThat(text).contains("primary_ingestion_platforms.json", "dump-syntax"))
                .hasSize(2);
    }

    @Test
    void withoutAKeyListTheFlaggedColumnsAreTheKey() throws IOException {
        plant(text -> text.replaceFirst("(?s)\"primaryKeyColumns\": \\{.*?\\]\\s*\\}", "\"primaryKeyColumns\": null"));

        Ecosystem model = DumpReader.read(folder).ecosystem().orElseThrow();
        DDLTable table = (DDLTable) EcosystemIndex.of(model)
                .dataset("S1", "a")
                .orElseThrow()
                .originalSchema()
                .orElseThrow();

        assertThat(table.primaryKeyColumns()).containsExactly("id");
    }

    @Test
    void anExplicitKeyListWinsOverTheFlags() throws IOException {
        plant(text -> text.replaceFirst("(?s)(\"colNames\": \\[\\s*)\"id\"", "$1\"v\""));

        Ecosystem model = DumpReader.read(folder).ecosystem().orElseThrow();
        DDLTable table = (DDLTable) EcosystemIndex.of(model)
                .dataset("S1", "a")
                .orElseThrow()
                .originalSchema()
                .orElseThrow();

        assertThat(table.primaryKeyColumns()).containsExactly("v");
    }

    @Test
    void aPlatformKeepsItsOwnFieldsAsParameters() throws IOException {
        plant(
                text -> text.replaceFirst(
                        "\"_type\": \"LegacyDataPlatform\",",
                        "\"_type\": \"YellowDataPlatform\", \"keep\": 50, \"tags\": [\"a\", true], \"merge\": {\"host\": \"h\"},"));

        DumpedModel model = DumpReader.read(folder);
        var platform = EcosystemIndex.of(model.ecosystem().orElseThrow())
                .platform("P1")
                .orElseThrow()
                .instance();

        assertThat(model.problems()).isEmpty();
        assertThat(platform.type()).isEqualTo("YellowDataPlatform");
        assertThat(platform.parameters())
                .containsEntry("keep", new JsonValue.Numeric(new java.math.BigDecimal(50)))
                .containsEntry("tags", new JsonValue.Items(List.of(new JsonValue.Text("a"), new JsonValue.Flag(true))))
                .containsEntry("merge", new JsonValue.Group(java.util.Map.of("host", new JsonValue.Text("h"))));
    }

    /** A parameter that is null is not set; inside of one null is a value of the plugin's. */
    @Test
    void nullsInsideOfParametersStay() throws IOException {
        plant(
                text -> text.replaceFirst(
                        "\"_type\": \"LegacyDataPlatform\",",
                        "\"_type\": \"YellowDataPlatform\", \"none\": null, \"merge\": {\"host\": null, \"ports\": [null, 1]},"));

        DumpedModel model = DumpReader.read(folder);
        Ecosystem ecosystem = model.ecosystem().orElseThrow();

        assertThat(model.problems()).isEmpty();
        assertThat(EcosystemIndex.of(ecosystem)
                        .platform("P1")
                        .orElseThrow()
                        .instance()
                        .parameters())
                .doesNotContainKey("none")
                .containsEntry(
                        "merge",
                        new JsonValue.Group(Map.of(
                                "host",
                                new JsonValue.Null(),
                                "ports",
                                new JsonValue.Items(
                                        List.of(new JsonValue.Null(), new JsonValue.Numeric(new BigDecimal(1)))))));
        Path written = folder.resolve("native.json");
        EcosystemWriter.write(ecosystem, written);
        assertThat(EcosystemReader.read(written).ecosystem()).contains(ecosystem);
    }

    private List<String> codes(UnaryOperator<String> defect) throws IOException {
        plant(defect);
        return DumpReader.read(folder).problems().stream().map(Problem::code).toList();
    }

    private void plant(UnaryOperator<String> defect) throws IOException {
        Path fixture = Fixtures.folder("c08_assignment_states");
        for (String file : List.of(DumpReader.MAPPINGS, DumpReader.PRIMARIES)) {
            Files.writeString(folder.resolve(file), Files.readString(fixture.resolve(file)));
        }
        String text = Files.readString(fixture.resolve(DumpReader.DUMP), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(DumpReader.DUMP), defect.apply(text), StandardCharsets.UTF_8);
    }
}
