package io.datasurface.awsbatch.spec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictReadingTest {
    private static final String SOUND = """
            {
              "document": "maintain",
              "version": 1,
              "platform": "p",
              "store": "crm",
              "lake": {
                "catalog": "lake",
                "warehouse": "s3://lake/warehouse",
                "database": "db"
              },
              "tables": [
                {
                  "dataset": "customers",
                  "table": "crm__customers",
                  "directlyQueried": true,
                  "compactionInterval": "PT24H",
                  "snapshotRetention": "PT120H",
                  "orphanRetention": "PT72H",
                  "tombstoneRetention": "PT720H"
                }
              ]
            }
            """;

    @Test
    void readsASoundDocument() {
        assertThat(SpecWriter.toText(SpecReader.readMaintain("crm.json", bytes(SOUND))))
                .isEqualTo(SOUND);
    }

    @Test
    void reportsAllProblemsWithTheirPlaces() {
        String faulty = SOUND.replace("\"store\": \"crm\",", "\"stoer\": \"crm\",")
                .replace("\"crm__customers\"", "7")
                .replace("\"PT24H\"", "\"daily\"");

        SpecFormatException e = problemsOf(faulty);

        assertThat(e.document()).isEqualTo("crm.json");
        assertThat(e.problems().stream().map(SpecProblem::toString))
                .containsExactly(
                        "line 1, column 1, $: field \"store\" is missing; it is a string",
                        "line 14, column 16, $.tables[0].table: is a number; expected a string",
                        "line 16, column 29, $.tables[0].compactionInterval: \"daily\" is no duration;"
                                + " use ISO 8601 with days at most, such as PT15M or P30D",
                        "line 5, column 12, $.stoer: is not a field here;"
                                + " there are document, version, platform, store, lake, tables, raw, former");
    }

    @Test
    void passesOnWhatARecordRefuses() {
        assertThat(problemsOf(SOUND.replace("\"PT24H\"", "\"PT1H\"")).problems())
                .containsExactly(new SpecProblem(
                        "$.tables[0]", 12, 5, "compactionInterval \"PT1H\" is refused: it must be at least PT24H"));
    }

    @Test
    void refusesAVersionFromTheFutureWithoutReadingOn() {
        String future = SOUND.replace("\"version\": 1", "\"version\": 2").replace("\"store\"", "\"shop\"");

        assertThat(problemsOf(future).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("is 2; this program reads versions 1 to 1: update the job"));
    }

    @Test
    void refusesWhatIsNoSpec() {
        assertMessage("", "the document is empty");
        assertMessage("{", "the document is no JSON");
        assertMessage("[]", "is an array; expected an object");
        assertMessage("{} {}", "nothing may follow the document");
        assertMessage(
                SOUND.replace("maintain", "sweep"), "\"sweep\" is unknown; use ingest, export, transform, maintain");
        assertMessage(SOUND.replace("\"version\": 1", "\"version\": 1.5"), "expected a whole number");
        assertMessage(SOUND.replace("\"platform\"", "\"version\""), "$.version: the field is there twice");
        assertMessage(SOUND.replace("true", "\"true\""), "is a string; expected true or false");
        assertMessage(SOUND.replace("\"crm\"", "null"), "is null; expected a string");
        assertMessage("[".repeat(100_000), "the document is no JSON");
    }

    @Test
    void refusesAnotherJobsDocument() {
        assertThatThrownBy(() -> SpecReader.readIngest("crm.json", bytes(SOUND)))
                .isInstanceOf(SpecFormatException.class)
                .hasMessageContaining("is \"maintain\"; this job reads \"ingest\"");
    }

    @Test
    void readsWorkListsAsStrictly() {
        String list = "[{\"version\": 1, \"job\": \"ingest\", \"spec\": \"a\", \"x\": 1}, {\"version\": 9}, 3]";

        SpecFormatException e = catchThrowableOfType(
                SpecFormatException.class, () -> SpecReader.readWorkList("list.json", bytes(list)));

        assertThat(e.problems().stream().map(SpecProblem::path))
                .isEqualTo(List.of("$[0].x", "$[1].version", "$[1]", "$[1]", "$[2]"));
    }

    private static void assertMessage(String json, String message) {
        assertThat(problemsOf(json)).hasMessageContaining(message);
    }

    private static SpecFormatException problemsOf(String json) {
        return catchThrowableOfType(SpecFormatException.class, () -> SpecReader.read("crm.json", bytes(json)));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
