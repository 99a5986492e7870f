package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.GoldenFiles;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A consumer with a database that is no PostgreSQL, from the model to the documents; with those for MySQL a test of the jobs then fills a real one. */
class ConsumerDatabasesTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/foundation/small.yaml");
    private static final Path DOCUMENTS = Path.of("src/test/resources/io/datasurface/awsbatch/chunk/mysql");

    @Test
    void theDatabaseIsReachedAndExportedToBySchedule(@TempDir Path out) {
        RenderResult result = Pipeline.engine().render(ModelLoader.load(MODEL), out);
        assertThat(result.problems())
                .as("but that it is not encrypted")
                .extracting(Problem::code)
                .containsOnly("personal-data-unencrypted");
        SortedMap<String, String> files = Pipeline.output(out);

        SortedMap<String, String> documents = new TreeMap<>();
        documents.put("ingest.json", one(files, "/specs/ingest/crm"));
        documents.put("export.json", one(files, "/specs/export/reports"));
        GoldenFiles.assertMatch(DOCUMENTS, documents);
        assertThat(one(files, "foundation/network.tf.json"))
                .contains("\"Databases that are read or written on port 3306\"")
                .contains("\"from_port\": 3306");
        String schedules = one(files, "/schedules.tf.json");
        String schedule = schedules.substring(schedules.indexOf("\"export__reports_db__"));
        assertThat(schedule.substring(0, schedule.indexOf("specs/export/reports")))
                .contains("\"state\": \"ENABLED\"")
                .contains("\"rate(30 minutes)\"")
                .doesNotContain("DISABLED");
    }

    @ParameterizedTest
    @CsvSource({"SQLServerDatabase, 1433, SQLSERVER, datasurface", "OracleDatabase, 1521, ORACLE, DATASURFACE"})
    void othersAreReachedOnTheirPortAndHaveASchemaOfOurs(
            String container, String port, String engine, String schema, @TempDir Path out) throws IOException {
        Path model = Files.writeString(
                out.resolve("model.yaml"),
                Files.readString(MODEL)
                        .replace("MySQLDatabase", container)
                        .replace("3306", port)
                        .replace("region: ", "reconcile: {interval: PT24H}\n          region: "));

        Pipeline.engine().render(ModelLoader.load(model), out.resolve("out"));

        SortedMap<String, String> files = Pipeline.output(out.resolve("out"));
        assertThat(one(files, "/specs/export/reports"))
                .contains("\"engine\": \"" + engine + "\"", "\"port\": " + port, "\"schema\": \"" + schema + "\"");
        assertThat(one(files, "/specs/reconcile/target-reports"))
                .contains("\"engine\": \"" + engine + "\"", "\"schema\": \"" + schema + "\"");
        assertThat(one(files, "foundation/network.tf.json")).contains("\"from_port\": " + port);
        String schedules = one(files, "/schedules.tf.json");
        assertThat(schedules.substring(schedules.indexOf("\"export__reports_db__")))
                .doesNotContain("DISABLED");
    }

    /** It copies what the job writes into the control bucket, with a role of its own. */
    @Test
    void redshiftCopiesFromTheControlBucket(@TempDir Path out) throws IOException {
        String model = Files.readString(MODEL)
                .replace("MySQLDatabase", "RedshiftDatabase")
                .replace("reports.small.example", "wg.123456789012.eu-central-1.redshift-serverless.amazonaws.com")
                .replace("3306", "5439")
                .replace("region: ", "lineage: true\n          reconcile: {interval: PT24H}\n          region: ");

        String export = export(out.resolve("default"), model);
        assertThat(export)
                .contains("\"engine\": \"REDSHIFT\"", "\"port\": 5439", "\"schema\": \"datasurface\"")
                .containsPattern(
                        "\"copy\": \\{\\s+\"location\": \"s3://ds-dev-control-[a-z0-9-]+/tmp/copies/zone/reports[^/\"]*/[^/\"]+\",\\s+"
                                + "\"region\": \"eu-central-1\"\\s+}");
        SortedMap<String, String> files = Pipeline.output(out.resolve("default/out"));
        assertThat(one(files, "/specs/reconcile/target-reports")).contains("\"engine\": \"REDSHIFT\"", "\"copy\": {");
        assertThat(one(files, "foundation/network.tf.json")).contains("\"from_port\": 5439");
        String book = one(files, "OPERATIONS.md");
        String policy = book.substring(book.indexOf("{\"Version\"", book.indexOf("## Databases of Redshift")));
        assertThat(JsonTree.parseObject(policy.substring(0, policy.indexOf("```")))
                        .toString())
                .contains("arn:aws:s3:::ds-dev-control-", "kms:ResourceAliases", "alias/ds")
                .containsPattern("s3:prefix\\W+tmp/copies/zone/reports[^/]*/\\*")
                .containsPattern(
                        "s3:GetObject\\W+Resource\\W+arn:aws:s3:::ds-dev-control-[^/]+/tmp/copies/zone/reports[^/]*/\\*")
                .doesNotContain("/tmp/copies/*");
        assertThat(one(files, "lineage")).contains("\"redshift://wg.eu-central-1:5439\"", "reports.datasurface.crm");

        String role = "arn:aws:iam::123456789012:role/warehouse-copy";
        assertThat(export(
                        out.resolve("role"),
                        model.replace(
                                "region: ",
                                "redshift: {copyRoles: {reports_db: \"" + role + "\"}}\n          region: ")))
                .contains("\"roleArn\": \"" + role + "\"");
    }

    private static String export(Path folder, String model) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("model.yaml"), model);
        Pipeline.engine().render(ModelLoader.load(file), folder.resolve("out"));
        return one(Pipeline.output(folder.resolve("out")), "/specs/export/reports");
    }

    private static String one(SortedMap<String, String> files, String path) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().contains(path))
                .map(Map.Entry::getValue)
                .reduce((first, second) -> {
                    throw new AssertionError("Two files have " + path + " in their names");
                })
                .orElseThrow(() -> new AssertionError("No " + path + " in " + files.keySet()));
    }
}
