package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.GoldenFiles;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zones of wall clocks, from the types of the model to the documents; tests of the jobs run these against databases and files. */
class TimeZonesTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/foundation/small.yaml");
    private static final Path DOCUMENTS = Path.of("src/test/resources/io/datasurface/awsbatch/chunk/zones");
    private static final String NAME = "name: {type: NVarChar(60), classification: [{dcType: PC1}]}";

    private static String column(String name, String type, boolean nullable) {
        return "\n                    " + name + ": {type: " + type + ", nullable: " + nullable
                + ", classification: [{dcType: PUB}]}";
    }

    private static String model() throws IOException {
        return Files.readString(MODEL)
                .replace("region: ", "reconcile: {interval: PT24H, sources: true}\n          region: ")
                .replace("primaryKeyColumns: [id]", "primaryKeyColumns: [id, since]")
                .replace(
                        NAME,
                        NAME
                                + column("since", "Timestamp(Europe/Berlin)", false)
                                + column("seen", "Timestamp(Europe/Berlin)", true)
                                + column("there", "Timestamp(Etc/UTC)", true)
                                + column("at", "Timestamp", true));
    }

    private static SortedMap<String, String> render(String model, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.yaml"), model);
        RenderResult result = Pipeline.engine().render(ModelLoader.load(file), folder.resolve("out"));
        assertThat(result.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        return Pipeline.output(folder.resolve("out"));
    }

    private static String one(SortedMap<String, String> files, String path) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().contains(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in " + files.keySet()));
    }

    @Test
    void columnsOfDatabasesSayInWhichZoneTheirWallClocksAre(
            @TempDir Path dms, @TempDir Path postgres, @TempDir Path mysql) throws IOException {
        SortedMap<String, String> documents = new TreeMap<>();
        SortedMap<String, String> files = render(model(), dms);
        documents.put("dms.json", one(files, "/specs/ingest/crm"));
        documents.put("dms-reconcile.json", one(files, "/specs/reconcile/source-crm"));
        assertThat(one(files, "/specs/export/reports"))
                .as("the lake has instants")
                .contains("\"seen\"")
                .doesNotContain("timeZone");
        documents.put(
                "postgres.json",
                one(
                        render(model().replace("CDCCaptureIngestion", "SQLSnapshotIngestion"), postgres),
                        "/specs/ingest/crm"));
        files = render(
                model().replace(
                                "type: CDCCaptureIngestion",
                                "type: SQLWatermarkSnapshotDeltaIngestion\n              watermarkColumn: seen")
                        .replaceFirst("type: PostgresDatabase", "type: MySQLDatabase")
                        .replace("schemaName: public\n", "\n")
                        .replaceFirst("port: 5432", "port: 3306"),
                mysql);
        documents.put("mysql.json", one(files, "/specs/ingest/crm"));
        documents.put("mysql-reconcile.json", one(files, "/specs/reconcile/source-crm"));
        GoldenFiles.assertMatch(DOCUMENTS, documents);
    }
}
