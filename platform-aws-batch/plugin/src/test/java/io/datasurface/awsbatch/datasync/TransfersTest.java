package io.datasurface.awsbatch.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.ColumnReading.How;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datastores whose files are dropped, rendered. */
class TransfersTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/datasync/drops.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path out;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    @BeforeAll
    static void render() {
        files = Pipeline.render(MODEL, out);
    }

    private static String of(String end) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(end))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static IngestSpec spec(String store) {
        return SpecReader.readIngest(
                store, of("specs/ingest/" + store + ".json").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void conventionsAndZonesOfTypesSayHowTimesAreRead() {
        FileDropSource source = (FileDropSource) spec("partners").source();

        assertThat(source.readings())
                .containsExactly(
                        reading("due_date", How.TEXT, Optional.of("dd/MM/yyyy"), Optional.empty()),
                        reading("taken_time", How.TIME_OF_INGESTION, Optional.empty(), Optional.empty()),
                        reading("exact_time", How.EPOCH_MILLIS, Optional.empty(), Optional.empty()),
                        reading("plain_time", How.TEXT, Optional.empty(), Optional.of("Europe/Oslo")));
    }

    private static ColumnReading reading(String column, How how, Optional<String> pattern, Optional<String> zone) {
        return new ColumnReading("orders", column, how, pattern, zone);
    }

    @Test
    void rootModulesAreValid(@TempDir Path copies) {
        TerraformCli terraform = TerraformCli.withProviders();
        Trees.rootModules(files).forEach((folder, module) -> {
            TerraformSchemaCheck.assertValid(out.resolve(folder));
            terraform.assertValid(TerraformCli.write(copies.resolve(folder), module));
        });
    }

    @Test
    void theJobFindsWhatTheModelSays() {
        IngestSpec machines = spec("machines");
        assertThat(machines.consistency()).isEqualTo(Consistency.MULTI);
        FileDropSource source = (FileDropSource) machines.source();
        assertThat(source.location()).isEqualTo("s3://acme-staging/drops/machines");
        assertThat(source.format()).isEqualTo(new DropFormat.Csv(";", "\"", Optional.empty(), true, "-", "UTF-8"));
        assertThat(source.content()).isEqualTo(FileDropSource.Content.SNAPSHOT);
        assertThat(source.pattern("machines")).isEqualTo("machines.*");
        assertThat(source.pattern("readings")).isEqualTo("readings/*/day-?.csv");
        assertThat(source.quarantine())
                .isEqualTo(new Quarantine("s3://acme-staging/staging/machines/quarantine", 100, 1));
        assertThat(((FileDropSource) spec("partners").source()).content()).isEqualTo(FileDropSource.Content.CHANGES);
        assertThat(((FileDropSource) spec("office").source()).format())
                .isEqualTo(new DropFormat.Xml("budget", "UTF-8"));
    }

    @Test
    void tasksTransferWhatIsMeantAndStartTheIngestion() {
        String module = of("/transfers.tf.json");
        assertThat(module)
                .contains("\"value\": \"/machines.*|/readings/*\"")
                .contains("\"value\": \"/orders.*\"")
                .contains("\"schedule_expression\": \"cron(5 6,7,8,9 * * ? *)\"")
                .contains("\"schedule_expression\": \"cron(15 3 * * ? *)\"")
                .contains("\"server_hostname\": \"nas.plant.example\"")
                .contains("\"subdirectory\": \"/export/machines/\"")
                .contains("\"subdirectory\": \"/acme/daily/\"")
                .contains(
                        "\"source_location_arn\": \"arn:aws:datasync:eu-central-1:111122223333:location/loc-0a1b2c3d4e5f60718\"")
                .contains("\"preserve_deleted_files\": \"PRESERVE\"")
                .contains("${aws_datasync_task.store__machines.arn}/");
        assertThat(module.split("\"schedule_expression\"", -1))
                .as("one is started by others")
                .hasSize(3);
        assertThat(module.split("\"aws_cloudwatch_event_rule\"", -1)).hasSize(2);
        assertThat(files.keySet())
                .noneMatch(path -> path.endsWith("schedules.tf.json") && of(path).contains("ingest of"));
    }

    @Test
    void rolesReadAndWriteWhatIsDroppedAndNothingElse() {
        String roles = of("foundation/roles.tf.json");
        assertThat(roles)
                .contains("arn:aws:s3:::partner-exports/acme/daily/*")
                .contains("arn:aws:s3:::acme-staging/drops/*")
                .contains("arn:aws:s3:::acme-staging/staging/*/quarantine/*");
        assertThat(of("foundation/monitoring.tf.json")).contains("DataSync Task Execution State Change");
        assertThat(of("foundation/transfers.tf.json")).contains("aws_cloudwatch_log_resource_policy");
        assertThat(of("README.md")).contains("acme-staging/drops/<datastore>");
    }

    @Test
    void lineageBeginsAtTheFiles() {
        assertThat(of("lineage.json"))
                .contains("file://nas.plant.example", "/export/machines/readings/*/day-?.csv")
                .contains("s3://partner-exports", "acme/daily/orders.*")
                .contains("container/office");
    }
}
