package io.datasurface.awsbatch.jobs.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Rendered;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents that the plugin renders for the example rds-loading, run as they are but for their places. */
class RenderedLoadTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    @TempDir
    private Path out;

    private IngestSpec placed(Store store, IngestSpec rendered) {
        FileDropSource pulled = (FileDropSource) rendered.source();
        String work = out.toUri().toString().replaceAll("/$", "");
        Quarantine limits = pulled.quarantine();
        FileDropSource here = new FileDropSource(
                store.drops().toUri().toString().replaceAll("/$", ""),
                pulled.format(),
                pulled.content(),
                pulled.files(),
                pulled.loadEpoch(),
                work + "/work",
                new Quarantine(work + "/quarantine", limits.maxRows(), limits.maxFiles()),
                pulled.readings(),
                pulled.runMarker());
        return rendered.at(here, store.lake());
    }

    private static void write(Store store, String name, String text) throws IOException {
        Path file = store.drops().resolve("2026-11-21T00-00-00Z").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void whatAProgramPulledIsInTheFilesThatDmsLoads() throws IOException {
        Store store = new Store();
        write(
                store,
                "customers/1.json",
                "{\"customer_id\":1,\"name\":\"Ann \\\"A\\\"\",\"active\":true}\n{\"customer_id\":2}\n");
        write(
                store,
                "orders/1.json",
                "{\"order_id\":7,\"customer_id\":1,\"ordered_on\":\"2026-11-20\",\"amount\":12.5}\n");
        write(store, "_COMPLETE", "");
        store.run(placed(store, SpecReader.readIngest("ingest", Rendered.loading("specs/ingest/shop.json"))))
                .throwIfFailed();
        ExportSpec rendered = SpecReader.readExport("export", Rendered.loading("specs/export/target"));
        SnapshotTarget target = (SnapshotTarget) rendered.target();
        String here = out.resolve("loads").toUri().toString().replaceAll("/$", "");

        assertThat(store.export(
                                rendered.at(new SnapshotTarget(here, target.schema()), store.lake()),
                                secret -> {
                                    throw new JobException("No login is needed");
                                },
                                Checkpoint.NONE,
                                NOW)
                        .outcome("shop/orders"))
                .isEqualTo(Outcome.PUBLISHED);

        assertThat(out.resolve("loads/datasurface/shop__customers/LOAD00000001.csv"))
                .as("a rule keeps customers without a name back")
                .hasContent("\"customer_id\",\"name\",\"active\",\"changed_at\"\n1,\"Ann \"\"A\"\"\",1,__ds_null__\n");
        assertThat(out.resolve("loads/datasurface/shop__orders/LOAD00000001.csv"))
                .hasContent(
                        "\"order_id\",\"customer_id\",\"ordered_on\",\"amount\",\"state\"\n7,1,2026-11-20,12.50,__ds_null__\n");
    }
}
