package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.ColumnReading.How;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.testing.RenderedResources;
import io.datasurface.awsbatch.testing.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** MyStore: Glue workflows, one script, event-time partitions, conventions of names; and its page says what is so. */
class MyStoreTest extends RenderedExample {
    private static final Path PAGE = Path.of("../../examples/mystore/README.md");

    MyStoreTest() {
        super("mystore");
    }

    private IngestSpec spec(String store) {
        String text = files().entrySet().stream()
                .filter(file -> file.getKey().endsWith("/specs/ingest/" + store + ".json"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return SpecReader.readIngest(store, text.getBytes(StandardCharsets.UTF_8));
    }

    private RenderedResources resources() {
        return new RenderedResources(files());
    }

    @Test
    void eachEntityTypeHasAWorkflowThatItsTransferStarts() {
        for (String entity : new String[] {"customer", "customer_address", "sales"}) {
            assertThat(resources().one("aws_glue_trigger", "ingest__" + entity + "__0"))
                    .containsEntry("type", "EVENT");
            assertThat(resources()
                            .one("aws_cloudwatch_event_target", "transferred__" + entity)
                            .get("arn"))
                    .asString()
                    .contains(":workflow/");
        }
    }

    @Test
    void oneCrawlerLooksAtTheRawFilesOfAllEntityTypes() {
        assertThat(resources().one("aws_glue_crawler", "raw").get("s3_target"))
                .asString()
                .contains("/drops/Shop/customer/customer/", "/drops/Shop/customer_address/", "/drops/Shop/sales/");
    }

    @Test
    void tablesAreByTheDayOfTheEvent() {
        assertThat(spec("sales").tables().get(0).partitionColumns()).containsExactly("sold_datetime");
        assertThat(spec("customer").tables().get(0).partitionColumns()).containsExactly("changed_datetime");
    }

    @Test
    void namesSayHowValuesAreRead() {
        assertThat(((FileDropSource) spec("sales").source())
                        .readings().stream().collect(Collectors.toMap(ColumnReading::column, ColumnReading::how)))
                .isEqualTo(Map.of(
                        "shipping_date", How.TEXT,
                        "sold_datetime", How.TEXT,
                        "processing_datetime", How.EPOCH_SECONDS,
                        "etl_processing_datetime", How.TIME_OF_INGESTION));
    }

    /** What the page says in code that looks like an address of Terraform is rendered. */
    @Test
    void thePageNamesResourcesThatThereAre() throws IOException {
        assertThat(resources().namedIn(Files.readString(PAGE)))
                .hasSizeGreaterThan(10)
                .doesNotContainValue(false);
        assertThat(Trees.rootModules(files()).keySet()).contains("Batch/foundation");
    }
}
