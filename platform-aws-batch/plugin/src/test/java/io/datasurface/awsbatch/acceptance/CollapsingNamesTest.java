package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.ModelTree;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that AWS would not tell apart are told apart, or refused. */
class CollapsingNamesTest {
    private static final List<String> ALIKE = List.of(
            "autocorp",
            "AUTOCORP",
            "AutoCorp",
            "auto_corp",
            "auto__corp",
            "autocorp_",
            "x".repeat(127) + "a",
            "x".repeat(127) + "b");

    /** The arguments by which AWS tells resources of a type from others. */
    private static final Map<String, String> IDENTITIES = Map.of(
            "aws_dms_replication_task", "replication_task_id",
            "aws_dms_endpoint", "endpoint_id",
            "aws_dms_s3_endpoint", "endpoint_id",
            "aws_s3_object", "key",
            "aws_scheduler_schedule", "name",
            "aws_glue_catalog_database", "name",
            "aws_athena_workgroup", "name");

    @Test
    void storesThatAreAlikeStayApart(@TempDir Path folder) {
        ModelTree model = ModelTree.of(TestModels.autocorp());
        String[] stores = {"zones", "Retail", "teams", "Sales", "dataStores"};
        Map<String, @Nullable Object> alike = new TreeMap<>(model.get(stores));
        List<@Nullable Object> sinks = new ArrayList<>();
        for (String name : ALIKE) {
            alike.put(name, alike.get("autocorp"));
            for (String dataset : List.of("service", "sales_order")) {
                sinks.add(Map.of("storeName", name, "datasetName", dataset));
            }
        }
        Map<String, String> accepted = Map.of("code", "name-differs-by-case", "reason", "That is what is tested.");
        model = model.set(alike, stores)
                .set(List.of(accepted), "suppressions")
                .set(
                        sinks,
                        "zones",
                        "Retail",
                        "teams",
                        "Analytics",
                        "workspaces",
                        "SalesAnalytics",
                        "dsgs",
                        "Orders",
                        "sinks")
                .set(
                        sinks,
                        "zones",
                        "Retail",
                        "teams",
                        "Finance",
                        "workspaces",
                        "FinanceReporting",
                        "dsgs",
                        "Revenue",
                        "sinks");
        SortedMap<String, String> files = Pipeline.render(model.write(folder), folder.resolve("out"));

        SortedMap<String, SortedMap<String, String>> modules = Trees.rootModules(files);
        modules.values().forEach(TerraformSchemaCheck::assertValid);
        List<String> identities = new ArrayList<>();
        modules.forEach((root, module) -> {
            if (root.startsWith("AwsProduction/")) {
                module.values().forEach(text -> identities(text, identities));
            }
        });
        assertThat(identities)
                .doesNotHaveDuplicates()
                .filteredOn(identity -> identity.startsWith("aws_dms_replication_task "))
                .hasSize(ALIKE.size());
        assertThat(tables(files)).hasSizeGreaterThanOrEqualTo(7 * ALIKE.size()).doesNotHaveDuplicates();
        assertThat(views(files)).hasSizeGreaterThanOrEqualTo(4 * ALIKE.size()).doesNotHaveDuplicates();
    }

    /** Athena, Spark and Iceberg do not tell columns apart by case. */
    @Test
    void columnsThatAreAlikeAreRefused(@TempDir Path folder) {
        ModelTree model = ModelTree.of(TestModels.autocorp()).mapTexts(text -> text.equals("subtotal") ? "TAX" : text);
        RenderResult result = Pipeline.engine().render(ModelLoader.load(model.write(folder)), folder.resolve("out"));

        assertThat(result.publication()).isEmpty();
        assertThat(result.problems())
                .isNotEmpty()
                .allMatch(problem -> problem.position().isPresent())
                .anyMatch(problem -> problem.code().equals("aws-ingestion"));
        assertThat(Pipeline.output(folder.resolve("out"))).isEmpty();
    }

    private static void identities(String text, List<String> identities) {
        if (!text.startsWith("{")) {
            return;
        }
        @Nullable Object resources = JsonTree.parseObject(text).get("resource");
        if (resources == null) {
            return;
        }
        JsonTree.object(resources).forEach((type, labels) -> {
            String identity = IDENTITIES.get(type);
            if (identity != null) {
                JsonTree.object(labels)
                        .values()
                        .forEach(body -> identities.add(type + " "
                                + String.valueOf(JsonTree.object(body).get(identity))
                                        .toLowerCase(Locale.ROOT)));
            }
        });
    }

    private static List<String> tables(SortedMap<String, String> files) {
        List<String> tables = new ArrayList<>();
        files.forEach((path, text) -> {
            if (path.startsWith("AwsProduction/") && path.contains("/specs/ingest/")) {
                IngestSpec spec = SpecReader.readIngest(path, text.getBytes(StandardCharsets.UTF_8));
                tables.add(spec.batchTable());
                spec.tables().stream().map(IngestTable::table).forEach(tables::add);
            }
        });
        return tables;
    }

    private static List<String> views(SortedMap<String, String> files) {
        List<String> views = new ArrayList<>();
        files.forEach((path, text) -> {
            if (path.startsWith("AwsProduction/") && path.contains("/specs/export/")) {
                ExportSpec spec = SpecReader.readExport(path, text.getBytes(StandardCharsets.UTF_8));
                spec.views().stream().map(ConsumerView::view).forEach(view -> views.add(spec.container() + " " + view));
            }
        });
        return views;
    }
}
