package io.datasurface.awsbatch.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is to be masked is masked, or said. */
class MaskingRulesTest extends SmallModelTest {
    private static final String COLUMN = "name: VarChar(20)";

    private static String masked(String masking, String type) {
        return text().replace(TAGS, "dms: {masking: {" + masking + "}}")
                .replace(COLUMN, "name: {type: " + type + ", classification: [{dcType: PC2, name: health}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HASH             | VarChar(64)     |
            HASH             | VarChar(63)     | a hash has 64 characters and the column takes 63
            HASH             | Integer         | DMS does so with text only
            DIGITS_MASK      | Char(2)         |
            DIGITS_MASK      | BigInt          | DMS does so with text only
            DIGITS_RANDOMIZE | NVarChar(5)     |
            DIGITS_RANDOMIZE | SmallInt        |
            DIGITS_RANDOMIZE | 'Decimal(9,2)'  |
            DIGITS_RANDOMIZE | Date            | text and exact numbers only, and it is of type Date
            DIGITS_RANDOMIZE | IEEE64          | text and exact numbers only
            """)
    void aMaskFitsTheTypeOfItsColumn(String mask, String type, String mistake) {
        List<Problem> problems = lint(masked("PC2: " + mask, "\"" + type + "\""));
        if (mistake == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("aws-masking");
                assertThat(problem.severity()).isEqualTo(Severity.ERROR);
                assertThat(problem.message()).contains(mask, mistake);
            });
        }
    }

    @Test
    void textWithoutALengthMayBeALargeObject() {
        assertThat(lint(masked("PC2: HASH", "String"))).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message()).contains("large objects");
        });
    }

    @Test
    void classificationsAreThoseOfTheModel() {
        assertThat(lint(masked("PC2/health: HASH", "VarChar(64)"))).isEmpty();
        for (String unused : List.of("PC1", "PC2/other")) {
            assertThat(lint(masked(unused + ": HASH", "VarChar(64)")))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                        assertThat(problem.message()).contains(unused, "nothing");
                    });
        }
        for (String none : List.of("pc2", "SECRET", "PC2/")) {
            assertThat(lint(masked("\"" + none + "\": HASH", "VarChar(64)")))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
                        assertThat(problem.message()).contains(none, "no classification");
                    });
        }
    }

    @Test
    void keysStayAsTheyAre() {
        String whole = text().replace(TAGS, "dms: {masking: {PC2: DIGITS_RANDOMIZE}}")
                .replaceFirst(
                        "customers:\n", "customers:\n                dataClassificationOverride: [{dcType: PC2}]\n");

        assertThat(lint(whole)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.message()).contains("DIGITS_RANDOMIZE", "of the key");
        });
    }

    @Test
    void namesMatchOneColumn() {
        String like = masked("PC2: DIGITS_MASK", "VarChar(9)");

        assertThat(lint(like.replace("name: {type: VarChar(9)", "na_e: {type: VarChar(9)")))
                .isEmpty();
        assertThat(lint(like.replace("name: {type: VarChar(9)", "naxe: VarChar(9), na_e: {type: VarChar(9)")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("mask naxe too"));
        assertThat(lint(like.replace("name: {type: VarChar(9)", "\"na[m]e\": {type: VarChar(9)")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("wildcards"));
    }

    @Test
    void whatOnlyJobsReadIsNotMasked() {
        String masked = masked("PC2: DIGITS_MASK", "VarChar(9)");
        String key = "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name";
        String document = "{primaryKeyColumns: [_id], columns: {_id: {type: String, nullable: false}, name";
        String mongo =
                "{type: MongoDatabase, name: crm_db, hosts: [{hostName: crm.example, port: 27017}], databaseName: sales}";

        for (String other : List.of(
                masked.replace("CDCCaptureIngestion", "SQLSnapshotIngestion"),
                masked.replace(SOURCE, mongo).replace(key, document))) {
            assertThat(lint(other))
                    .filteredOn(problem -> problem.code().equals("aws-masking"))
                    .as(other)
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
                        assertThat(problem.message()).contains("(name)", "would be in the lake as they are");
                    });
        }
    }

    @Test
    void maskedDatastoresAreNotComparedWithTheirSources() {
        String compared = masked("PC2: DIGITS_MASK", "VarChar(9)")
                .replace("dms: {masking", "reconcile: {interval: PT24H, sources: true}\n          dms: {masking");

        assertThat(lint(compared)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("aws-not-compared");
            assertThat(problem.severity()).isEqualTo(Severity.INFO);
        });
    }

    @Test
    void olderEnginesOfDmsDoNotMask() {
        String old = masked("PC2: DIGITS_MASK", "VarChar(9)").replace("dms: {", "dms: {engineVersion: 3.5.3, ");

        assertThat(lint(old))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("3.5.4", "3.5.3"));
        assertThat(lint(old.replace("3.5.3", "3.10.0"))).isEmpty();
    }
}
