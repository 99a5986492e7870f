package io.datasurface.awsbatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operations book says of the databases that are captured, and of no others. */
class SourceChapterTest {
    private static final Path MODELS = Path.of("src/test/resources/io/datasurface/awsbatch/lint");
    private static final String TAGS = "tags: {stage: test}";
    private static final String SOURCE = "{type: PostgresDatabase, name: crm_db";
    private static final List<String> SETTINGS = List.of(
            "wal_level",
            "binlog_row_image",
            "sp_cdc_enable_table",
            "ADD SUPPLEMENTAL LOG DATA (ALL)",
            "DATA CAPTURE CHANGES");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Optional<String> chapter(String from, String to) {
        String text = Optional.ofNullable(
                        Trees.read(MODELS, path -> path.equals("small.yaml")).get("small.yaml"))
                .orElseThrow();
        assertThat(text).contains(from, TAGS, SOURCE);
        Path file = folder.resolve("model.yaml");
        Trees.write(file, text.replace(from, to));
        PlatformModel model =
                TestModels.model(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch");
        return new SourceChapter(TestModels.instance(model, "Batch"), model).text();
    }

    @ParameterizedTest
    @CsvSource({"PostgresDatabase, 0", "MySQLDatabase, 1", "SQLServerDatabase, 2", "OracleDatabase, 3", "DB2Database, 4"
    })
    void itSaysWhatTheEnginesInUseHaveToLog(String type, int setting) {
        String chapter =
                chapter(SOURCE, SOURCE.replace("PostgresDatabase", type)).orElseThrow();
        for (int i = 0; i < SETTINGS.size(); i++) {
            assertThat(chapter.contains(SETTINGS.get(i))).as(SETTINGS.get(i)).isEqualTo(i == setting);
        }
        assertThat(chapter).contains("What is truncated stays in the lake", "sources are not compared");
    }

    @Test
    void itSaysWhetherWhatIsTruncatedIsFound() {
        assertThat(chapter(TAGS, "reconcile: {interval: PT24H, sources: true}").orElseThrow())
                .contains("The comparison of sources finds such rows the second time")
                .doesNotContain("sources are not compared");
    }
}
