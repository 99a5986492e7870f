package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.embedded;
import static io.datasurface.awsbatch.foundation.Documents.list;
import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterValues;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Raw files are crawled where a model asks for it, one folder for a dataset, by a role that sees nothing else and removes nothing. */
class CrawlerTest {
    private static final String CRAWLER = "aws_glue_crawler.raw";

    private static SortedMap<String, Map<String, @Nullable Object>> resources(Rendering rendering) {
        return Documents.resources(rendering.foundation());
    }

    private static Map<String, @Nullable Object> crawler(Rendering rendering) {
        return Objects.requireNonNull(resources(rendering).get(CRAWLER));
    }

    private static List<?> targets(Rendering rendering) {
        return list(crawler(rendering).get("s3_target"));
    }

    @Test
    void nobodyCrawlsUnlessAsked() {
        for (Rendering rendering : List.of(Rendering.small(Map.of()), Variants.pulls())) {
            assertThat(String.join("", rendering.files().values())).doesNotContain("rawler");
        }
        Map<String, JsonValue> elsewhere = Variants.crawled("NONE", "zone/nowhere", "CRAWLER");
        assertThat(resources(Rendering.small(elsewhere))).doesNotContainKey(CRAWLER);
    }

    @Test
    void theNarrowestSaysWhatIsCrawled() {
        assertThat(resources(Rendering.small(Variants.crawled("CRAWLER", "zone/zone", "NONE"))))
                .doesNotContainKey(CRAWLER);
        assertThat(resources(Rendering.small(Variants.crawled(
                        "NONE", "zone/zone", "NONE", "team/zone/team", "NONE", "store/crm", "CRAWLER"))))
                .containsKey(CRAWLER);
    }

    @Test
    void aTableIsMadeOfTheFolderOfADatasetAndNothingIsTakenAway() {
        Rendering rendering = Rendering.small(Variants.crawled("CRAWLER"));
        assertThat(targets(rendering))
                .isEqualTo(List.of(Map.of("path", "s3://small-staging/dms/zone/crm/e1/public/people/")));
        assertThat(crawler(rendering))
                .containsEntry("schedule", "cron(0 3 * * ? *)")
                .containsEntry("database_name", "${aws_glue_catalog_database.raw.name}")
                .containsEntry("security_configuration", "${aws_glue_security_configuration.jobs.name}")
                .containsEntry(
                        "schema_change_policy",
                        Map.of("delete_behavior", "LOG", "update_behavior", "UPDATE_IN_DATABASE"));
        assertThat(crawler(rendering).get("configuration"))
                .asString()
                .contains("\"Version\":1.0", "CombineCompatibleSchemas");
        assertThat(resources(rendering).get("aws_glue_catalog_database.raw")).containsEntry("name", "small_raw");
        assertThat(rendering.foundation().get("monitoring.tf.json")).contains("Glue Crawler State Change");
        assertThat(rendering.foundation().get("keys.tf.json")).contains("log-group:/aws-glue/crawlers*");
    }

    @Test
    void theRoleSeesItsFoldersAndItsDatabaseOnly() {
        Rendering rendering = Rendering.small(Variants.crawled("CRAWLER"));
        SortedMap<String, Map<String, @Nullable Object>> all = resources(rendering);
        assertThat(statement(all, "aws_iam_role_policy.crawler_files", "ReadRawFiles")
                        .get("Resource"))
                .isEqualTo("arn:aws:s3:::small-staging/dms/zone/crm/e1/public/people/*");
        Map<String, @Nullable Object> tables = statement(all, "aws_iam_role_policy.crawler_catalog", "KeepRawTables");
        assertThat(list(tables.get("Action")))
                .noneMatch(action -> action.toString().contains("Delete"));
        assertThat(list(tables.get("Resource")).toString())
                .contains("database/small_raw, ", "table/small_raw/*")
                .doesNotContain("database/small,", "table/small/");
        assertThat(all).containsKey("aws_lakeformation_permissions.crawler_database");
        assertThat(resources(Variants.crawledPulls()))
                .doesNotContainKey("aws_lakeformation_permissions.crawler_database");
    }

    private static Map<String, @Nullable Object> statement(
            SortedMap<String, Map<String, @Nullable Object>> all, String policy, String sid) {
        return list(embedded(Objects.requireNonNull(all.get(policy)).get("policy"))
                        .get("Statement"))
                .stream()
                .map(Documents::object)
                .filter(it -> sid.equals(it.get("Sid")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void markersOfProgramsAreNoData() {
        assertThat(object(targets(Variants.crawledPulls()).get(0)))
                .containsEntry("path", "s3://small-staging/drops/zone/crm/")
                .containsEntry("exclusions", List.of("*/_COMPLETE"));
    }

    /** Its bucket is in another account. */
    @Test
    void aCellHasNone() {
        Map<String, JsonValue> parameters = new TreeMap<>(CellModels.three(Map.of()));
        parameters.putAll(Variants.crawled("CRAWLER"));
        parameters.put("governance", ParameterValues.of("IAM"));
        Rendering.small(parameters)
                .foundations()
                .forEach((folder, files) -> assertThat(
                                String.join("", files.values()).contains("rawler"))
                        .as(folder)
                        .isEqualTo(folder.equals("foundation")));
    }
}
