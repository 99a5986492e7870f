package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.RenderedAmounts;
import io.datasurface.awsbatch.testing.RenderedResources;
import io.datasurface.awsbatch.testing.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The pipeline that loads RDS by night: a program pulls, jobs curate, DMS loads; and its page says what is so. */
class RdsLoadingTest extends RenderedExample {
    private static final Path PAGE = Path.of("../../examples/rds-loading/README.md");

    RdsLoadingTest() {
        super("rds-loading");
    }

    private RenderedResources resources() {
        return new RenderedResources(files());
    }

    private Map<String, @Nullable Object> only(String type) {
        Map<String, Map<String, @Nullable Object>> all = resources().of(type);
        assertThat(all).hasSize(1);
        return all.values().iterator().next();
    }

    private ExportSpec export() {
        String text = files().entrySet().stream()
                .filter(file -> file.getKey().contains("/specs/export/target"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return SpecReader.readExport("export", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the job writes, what the endpoint says of it and what the task selects are the same tables, in the same place. */
    @Test
    void jobAndTaskAgree() {
        ExportSpec export = export();
        SnapshotTarget snapshot = (SnapshotTarget) export.target();
        Map<String, @Nullable Object> source = resources().of("aws_dms_s3_endpoint").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("load_source__"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        assertThat(snapshot.location()).isEqualTo("s3://dip-curated/" + source.get("bucket_folder"));
        assertThat(source)
                .containsEntry("csv_null_value", "__ds_null__")
                .containsEntry("csv_row_delimiter", "\n")
                .containsEntry("rfc_4180", true)
                .containsEntry("expected_bucket_owner", "444455556666");
        List<String> paths = ((List<?>) JsonTree.parseObject(String.valueOf(source.get("external_table_definition")))
                        .get("Tables"))
                .stream()
                        .map(table -> String.valueOf(JsonTree.object(table).get("TablePath")))
                        .toList();
        assertThat(paths)
                .containsExactlyElementsOf(export.tables().stream()
                        .map(table -> snapshot.folder(table) + "/")
                        .toList());
        String mappings = String.valueOf(only("aws_dms_replication_task").get("table_mappings"));
        assertThat(export.tables())
                .extracting(ExportTable::targetTable)
                .allSatisfy(table -> assertThat(mappings).contains(table.replace("_", "[_]")));
        assertThat(only("aws_dms_replication_task"))
                .containsEntry("migration_type", "full-load")
                .containsEntry("start_replication_task", false);
        assertThat(String.valueOf(only("aws_dms_replication_task").get("replication_task_settings")))
                .contains("TRUNCATE_BEFORE_LOAD");
    }

    @Test
    void theChunkHoldsAsMuchAsEstimated() {
        Map<String, @Nullable Object> cost = JsonTree.parseObject(Objects.requireNonNull(files().get("plan.json")));
        for (String key : List.of("platforms", "Pipeline", "chunks", "store-shop-6d712fa7", "cost")) {
            cost = JsonTree.object(cost.get(key));
        }
        Map<String, @Nullable Object> estimated = cost;
        RenderedAmounts.of(Trees.rootModules(files()).entrySet().stream()
                        .filter(module -> module.getKey().contains("/chunks/"))
                        .findFirst()
                        .orElseThrow()
                        .getValue())
                .forEach((dimension, amount) -> assertThat(String.valueOf(estimated.get(dimension)))
                        .as(dimension)
                        .isEqualTo(amount.toString()));
    }

    @Test
    void theLoadHasItsOwnHour() {
        assertThat(resources().of("aws_scheduler_schedule").entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("export__target"))
                        .map(entry -> entry.getValue().get("schedule_expression")))
                .containsExactly("cron(0 2 * * ? *)");
    }

    @Test
    void booksKnowOfTheLoad() {
        assertThat(files().get("Pipeline/OPERATIONS.md"))
                .contains(
                        "## Databases that DMS loads at off-peak hours",
                        "aws s3 ls --recursive \"s3://dip-curated/loads/");
        assertThat(files().get("Pipeline/foundation/monitoring.tf.json")).contains("FULL_LOAD_ONLY_FINISHED");
    }

    /** What the page says in code that looks like an address of Terraform is rendered. */
    @Test
    void thePageNamesResourcesThatThereAre() throws IOException {
        assertThat(resources().namedIn(Files.readString(PAGE)))
                .hasSizeGreaterThan(12)
                .doesNotContainValue(false);
        assertThat(Trees.rootModules(files()).keySet()).contains("Pipeline/foundation");
    }
}
