package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages about names that do not exist say in addition. */
class GuessesTest {
    private static final String MODEL = """
            datasurface: 1
            name: Acme
            vendors: {Amazon: {}}
            platformServicesProviders:
              Ops: {dataPlatforms: {Lakehouse: {type: x}}}
            dsgPlatformMappings:
            - {workspace: Reports, dsgName: daily, assignments: [{dataPlatform: Lakehouse}]}
            zones:
              Sales:
                teams:
                  Web:
                    dataStores:
                      customers: {datasets: {people: {}, orders: {}}}
                    workspaces:
                      Reports: {dsgs: {daily: {sinks: [{storeName: customers, datasetName: people}]}}}
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<String> messages(String model) throws IOException {
        Path file = folder.resolve("model.yaml");
        Files.writeString(file, model);
        LoadedModel loaded = ModelLoader.load(file);
        assertThat(loaded.problems()).isEmpty();
        return EcosystemLinter.lint(EcosystemIndex.of(loaded.ecosystem().orElseThrow()), SourceMap.NONE).stream()
                .map(Problem::message)
                .filter(message -> message.contains("exist") || message.contains("has no data"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storeName: customers   | storeName: custmers     | "customers"
            datasetName: people    | datasetName: pepole     | "people"
            workspace: Reports     | workspace: Report       | "Reports"
            dsgName: daily         | dsgName: daly           | "daily"
            dataPlatform: Lakehouse| dataPlatform: LakeHouse | "Lakehouse"
            """)
    void aNearNameIsGuessed(String right, String wrong, String guess) throws IOException {
        assertThat(messages(MODEL)).isEmpty();
        assertThat(messages(MODEL.replace(right.strip(), wrong.strip())))
                .anyMatch(message -> message.endsWith(" Did you mean " + guess + "?"));
    }

    @Test
    void aFarNameIsNot() throws IOException {
        assertThat(messages(MODEL.replace("storeName: customers", "storeName: zzz")))
                .isNotEmpty()
                .noneMatch(message -> message.contains("Did you mean"));
    }

    /** A guess looks at all names; for so many wrong ones nobody reads the guesses. */
    @Test
    void guessesComeToAnEnd() {
        TestModel model = new TestModel();
        EcosystemIndex index = EcosystemIndex.of(model.build());
        Guesses guesses = new Guesses(index);
        String store = index.datastores().iterator().next().datastore().name();
        String wrong = store + "x";
        assertThat(guesses.words(LintRule.UNKNOWN_DATASTORE, wrong)).endsWith("\"" + store + "\"?");
        for (int i = 0; i < 1_000_000; i++) {
            guesses.words(
                    LintRule.UNKNOWN_DATASTORE,
                    "somethingElseAltogetherThatIsLongerThanSixtyFourCharactersSoThatItIsQuick");
        }
        assertThat(guesses.words(LintRule.UNKNOWN_DATASTORE, wrong)).isEmpty();
    }
}
