package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.lint.BatchLinter;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.GoldenFiles;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.spi.PlatformModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkRendererTest {
    private static SortedMap<String, String> render(String platform) {
        return render(TestModels.autocorp(), platform);
    }

    private static SortedMap<String, String> render(Ecosystem ecosystem, String platform) {
        PlatformModel model = TestModels.model(ecosystem, platform);
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(TestModels.instance(model, platform), TestModels.oneChunk(model), sink).render();
        assertThat(sink.files().keySet()).allMatch(path -> path.startsWith("chunks/everything/"));
        return sink.folder("chunks/everything");
    }

    @Test
    void autocorpHasNothingThatThePlatformCannotRender() {
        for (String platform : new String[] {"AwsProduction", "AwsDevelopment"}) {
            PlatformModel model = TestModels.model(TestModels.autocorp(), platform);
            Instance instance = TestModels.instance(model, platform);
            ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
            new BatchLinter(instance, model, problems).lint();
            assertThat(problems.problems()).isEmpty();
        }
    }

    @Test
    void rootModulesKeepToTheSchemasOfBothProviders() {
        TerraformSchemaCheck.assertValid(render("AwsProduction"));
        TerraformSchemaCheck.assertValid(render("AwsDevelopment"));
    }

    /** As it was when somebody last looked at it. */
    @Test
    void aStoreOnDmsServerlessIsRenderedAsBefore() {
        SortedMap<String, String> files = serverless();
        TerraformSchemaCheck.assertValid(files);
        SortedMap<String, String> shown = new TreeMap<>();
        for (String file : List.of("replication.tf.json", "schedules.tf.json")) {
            shown.put(file, Optional.ofNullable(files.get(file)).orElseThrow());
        }
        GoldenFiles.assertMatch(Path.of("src/test/resources/io/datasurface/awsbatch/chunk/serverless"), shown);
    }

    @Test
    void terraformAcceptsAndPlansAServerlessReplication(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withProviders();
        Path module = TerraformCli.write(folder, serverless());
        terraform.assertValid(module);
    }

    private static SortedMap<String, String> serverless() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Instance instance = CellModels.instance(
                model,
                "AwsProduction",
                Map.of(
                        "dms",
                        CellModels.texts("replication", "SERVERLESS"),
                        "serverless",
                        new JsonValue.Group(Map.of("capacities", CellModels.texts("zone/Retail", "2-32")))));
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(instance, TestModels.oneChunk(model), sink).render();
        return sink.folder("chunks/everything");
    }

    @Test
    void terraformAcceptsTheRootModule(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withProviders();
        terraform.assertValid(TerraformCli.write(folder, render("AwsProduction")));
    }

    @Test
    void aStoreIsIngestedWithTheHistoryThatItsConsumersAskFor() {
        IngestSpec spec = SpecReader.readIngest("autocorp", bytes(render("AwsProduction"), "specs/ingest/autocorp"));

        assertThat(spec.tables()).hasSize(7);
        IngestTable orders = spec.tables().stream()
                .filter(table -> table.dataset().equals("sales_order"))
                .findFirst()
                .orElseThrow();
        assertThat(orders.milestoning()).isEqualTo(Milestoning.LIVE_AND_FORENSIC);
        assertThat(orders.historyRetention()).contains(Duration.ofDays(1826));
        assertThat(orders.partitionColumns()).containsExactly("order_date");
        assertThat(spec.tables())
                .filteredOn(table -> table.milestoning() != Milestoning.LIVE)
                .containsExactly(orders);
    }

    @Test
    void aDatabaseAndTheLakeAreExportedTo() {
        SortedMap<String, String> files = render("AwsProduction");
        ExportSpec aurora = SpecReader.readExport("aurora", bytes(files, "specs/export/finance"));
        ExportSpec lake = SpecReader.readExport("lake", bytes(files, "specs/export/lake"));

        assertThat(aurora.tables()).hasSize(2);
        assertThat(aurora.views())
                .extracting(view -> view.view())
                .allMatch(view -> view.startsWith("financereporting"));
        assertThat(lake.tables()).hasSize(8);
        assertThat(lake.views()).hasSize(9);
    }

    @Test
    void aTransformerRunsItsSql() {
        SortedMap<String, String> files = render("AwsProduction");
        TransformSpec spec = SpecReader.readTransform("transform", bytes(files, "specs/transform/"));

        assertThat(spec.output().store()).isEqualTo("masked_customers");
        assertThat(spec.inputs()).extracting(input -> input.name()).containsExactly("autocorp.customers");
        assertThat(one(files, "code/sql/"))
                .startsWith("CREATE OR REPLACE TEMPORARY VIEW `customers` AS\nSELECT customer_id")
                .endsWith(";\n");
    }

    @Test
    void namesOfTablesAreNoPatterns() {
        assertThat(render("AwsProduction").get("replication.tf.json"))
                .contains("sales[_]order[_]parts")
                .doesNotContain("sales_order_parts");
    }

    @Test
    void allWorkRunsByTheClock() {
        String schedules = render("AwsProduction").get("schedules.tf.json");

        assertThat(schedules.split("\"state\": \"ENABLED\"", -1))
                .as("ingest, transform, maintain, PostgreSQL, and views in two databases of the lake")
                .hasSize(7);
        assertThat(schedules).doesNotContain("\"state\": \"DISABLED\"");
    }

    @Test
    void viewsAreLookedAfterOnceAnHour() {
        SortedMap<String, String> files = render("AwsProduction");
        ExportSpec views = SpecReader.readExport("views", bytes(files, "specs/export/lake"));

        assertThat(views.target()).isInstanceOf(LakeTarget.class);
        assertThat(files.get("schedules.tf.json").split("\"rate\\(60 minutes\\)\"", -1))
                .as("their consumers ask for five and thirty minutes")
                .hasSize(3);
    }

    @Test
    void aNewLoadEpochHasATaskOfItsOwn() {
        Ecosystem autocorp = TestModels.autocorp();
        SortedMap<String, String> first = render(autocorp, "AwsProduction");
        SortedMap<String, String> second = render(withEpoch(autocorp, "2"), "AwsProduction");

        assertThat(ids(second.get("replication.tf.json"), "replication_task_id"))
                .doesNotContainAnyElementsOf(ids(first.get("replication.tf.json"), "replication_task_id"));
        assertThat(second.get("replication.tf.json")).contains("/e2\"").doesNotContain("/e1\"");
        assertThat(one(second, "specs/ingest/autocorp")).contains("/e2/_ds_loaded-");
    }

    private static List<String> ids(String json, String argument) {
        return json.lines().filter(line -> line.contains('"' + argument + '"')).toList();
    }

    private static Ecosystem withEpoch(Ecosystem model, String epoch) {
        PlatformServicesProvider team = model.platformServicesProviders().get("DataPlatformTeam");
        PlatformRuntimeHint hint = new PlatformRuntimeHint(
                Optional.of("autocorp"), Optional.empty(), Optional.empty(), Map.of("loadEpoch", epoch));
        PlatformServicesProvider hinted = new PlatformServicesProvider(
                team.name(),
                team.documentation(),
                team.locations(),
                team.credentialStore(),
                team.dataPlatforms(),
                List.of(hint));
        return model.toBuilder().platformServicesProvider(hinted).build();
    }

    @Test
    void localeAndTimeZoneDoNotShow() {
        SortedMap<String, String> here = render("AwsProduction");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(render("AwsProduction")).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static byte[] bytes(SortedMap<String, String> files, String prefix) {
        return one(files, prefix).getBytes(StandardCharsets.UTF_8);
    }

    private static String one(SortedMap<String, String> files, String prefix) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(prefix))
                .map(file -> file.getValue())
                .findFirst()
                .orElseThrow();
    }
}
