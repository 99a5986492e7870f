package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The documents that the plugin renders for a consumer with a MySQL database, run as they are but for their places. */
class RenderedMySqlTest {
    private static final Path DOCUMENTS = Path.of("../plugin/src/test/resources/io/datasurface/awsbatch/chunk/mysql");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void peopleGoFromTheSourceToTheConsumersDatabase() throws IOException, SQLException {
        Store store = new Store();
        IngestSpec ingest =
                Placed.in(store, SpecReader.readIngest("ingest", Files.readAllBytes(DOCUMENTS.resolve("ingest.json"))));
        store.load(
                "people",
                "LOAD00000001.parquet",
                dms(StructType.fromDDL("id int, name string")),
                List.of(loaded(1, "Ada"), loaded(2, null)));
        store.complete();
        store.run(ingest).throwIfFailed();
        MariaMart mart = new MariaMart();
        ExportSpec rendered = SpecReader.readExport("export", Files.readAllBytes(DOCUMENTS.resolve("export.json")));

        assertThat(store.export(
                                rendered.at(mart.encrypted().target(), store.lake()),
                                mart.logins(),
                                Checkpoint.NONE,
                                NOW)
                        .outcome("crm/people"))
                .isEqualTo(Outcome.PUBLISHED);

        String view = rendered.views().get(0).view();
        assertThat(mart.query("SELECT * FROM `" + view + "` ORDER BY id")).containsExactly("1|Ada", "2|null");
    }
}
