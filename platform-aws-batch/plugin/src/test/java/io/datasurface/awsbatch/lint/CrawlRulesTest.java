package io.datasurface.awsbatch.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.lint.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be crawled, and what not. */
class CrawlRulesTest extends SmallModelTest {
    @Test
    void aCrawlerMakesOneTableOfAFolder() {
        String crawled = text().replace(TAGS, "catalog: {rawFiles: CRAWLER}");
        assertThat(lint(crawled)).isEmpty();
        assertThat(lint(crawled.replace("CDCCaptureIngestion", "SQLSnapshotIngestion")))
                .extracting(Problem::code)
                .containsExactly("aws-crawler-nothing");
        String longName = crawled.replace("name: acme, role", "name: " + "a".repeat(252) + ", role");
        assertThat(codes(lint(longName))).containsExactly("aws-crawler-database");
        assertThat(lint(longName.replace("CRAWLER}", "CRAWLER, rawDatabase: acme_raw}")))
                .isEmpty();
    }

    @Test
    void aDatabaseThatNobodyCrawlsIsNoticed() {
        assertThat(lint(text().replace(TAGS, "catalog: {rawDatabase: acme_raw}")))
                .extracting(Problem::code)
                .containsExactly("aws-crawler-nothing");
    }

    @Test
    void datasetsInOneFolderAreNotCrawled() {
        Path drops = Path.of("src/test/resources/io/datasurface/awsbatch/datasync/drops.yaml");
        String text =
                Trees.read(drops.getParent(), path -> path.equals("drops.yaml")).get("drops.yaml");
        String crawled = text.replace("drops:\n", "catalog: {rawFiles: CRAWLER}\n          drops:\n");
        String readings = "{readings: \"readings/*/day-?.csv\"}";
        assertThat(codes(lint(crawled.replace(readings, "{machines: m/*.csv, readings: r/*.csv}"))))
                .isEqualTo(codes(lint(text)));
        for (String files : List.of(readings, "{readings: \"*.csv\"}", "{machines: x/m.csv, readings: x/r.csv}")) {
            String mixed = crawled.replace(readings, files);
            assertThat(codes(lint(mixed))).as(files).contains("aws-crawler-folder");
            assertThat(codes(lint(mixed.replace(
                            "{rawFiles: CRAWLER}", "{rawFiles: CRAWLER, rawFilesOf: {store/machines: NONE}}"))))
                    .as(files)
                    .doesNotContain("aws-crawler-folder");
        }
    }

    @Test
    void aCrawlerHasSoManyFoldersAtMost() {
        for (int count : new int[] {RawCatalog.MOST_FOLDERS, RawCatalog.MOST_FOLDERS + 1}) {
            StringBuilder tables = new StringBuilder();
            StringBuilder sinks = new StringBuilder();
            for (int i = 1; i < count; i++) {
                tables.append(
                        "              t%d: {originalSchema: {primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}}}}\n"
                                .formatted(i));
                sinks.append("{storeName: crm, datasetName: t").append(i).append("}, ");
            }
            String text = text().replace(TAGS, "catalog: {rawFiles: CRAWLER}")
                    .replaceFirst("            datasets:\n", "            datasets:\n" + tables)
                    .replace("{g: {sinks: [", "{g: {sinks: [" + sinks);
            assertThat(codes(lint(text)).contains("aws-crawler-size"))
                    .as("%d folders", count)
                    .isEqualTo(count > RawCatalog.MOST_FOLDERS);
        }
    }
}
