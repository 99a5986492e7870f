package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource.Content;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** What programs pull, which counts when their run is complete. */
class PulledRunsTest {
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    private static final DropFormat JSON = new DropFormat.Json(true, "UTF-8");
    private static final String MARKER = "_COMPLETE";

    private static List<String> complete(String... names) {
        List<StagingFile> files = Arrays.stream(names)
                .map(name -> new StagingFile(name, "s3://b/" + name, 1, "v", T0))
                .toList();
        return PulledRuns.complete(files, MARKER).stream()
                .map(StagingFile::name)
                .toList();
    }

    @Test
    void onlyWhatIsBesideAMarkerCounts() {
        assertThat(complete(
                        "r1/t/a.json",
                        "r1/_COMPLETE",
                        "r2/t/a.json",
                        "r2/t/_COMPLETE",
                        "r3/_COMPLETE",
                        "r30/t/a.json",
                        "r4/t/a.json",
                        "r4/_COMPLETE2",
                        "_COMPLETE",
                        "t.json"))
                .as("a marker counts for its own run, and has to stand at its top")
                .containsExactly("r1/t/a.json");
    }

    private static Path write(Store store, String name, String text) throws IOException {
        Path file = store.drops().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static JobReport run(Store store) {
        JobReport report = store.run(Checkpoint.NONE, T0);
        report.throwIfFailed();
        return report;
    }

    private static List<Row> live(Store store) {
        return store.sql("SELECT id, name FROM {db}.t WHERE NOT _ds_deleted ORDER BY id");
    }

    private static Row row(Object... values) {
        return RowFactory.create(values);
    }

    @Test
    void aSnapshotIsTakenWhenItsRunIsWholeAndNeverInParts() throws IOException {
        Store store = new Store()
                .table(IngestTable.builder("t")
                        .source("output", "t")
                        .table("t")
                        .column(required("id", SpecType.integer(32)))
                        .column(nullable("name", SpecType.parse("string(10)")))
                        .primaryKey("id")
                        .milestoning(Milestoning.LIVE)
                        .build())
                .takesRuns(JSON, Content.SNAPSHOT, MARKER)
                .consistency(Consistency.SINGLE);
        write(store, "2026-11-01T09-00-00Z/t/rows.json", "{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":\"b\"}\n");
        assertThat(run(store).outcome("t")).as("no marker yet").isEqualTo(Outcome.UNCHANGED);
        write(store, "2026-11-01T09-00-00Z/" + MARKER, "");
        run(store);
        assertThat(live(store)).containsExactly(row(1, "a"), row(2, "b"));

        // A run that was killed, and the next one.
        write(store, "2026-11-01T10-00-00Z/t/rows.json", "{\"id\":1,\"name\":\"a\"}\n");
        write(store, "2026-11-01T11-00-00Z/t/rows.json", "{\"id\":2,\"name\":\"b\"}\n{\"id\":3,\"name\":\"c\"}\n");
        write(store, "2026-11-01T11-00-00Z/" + MARKER, "");
        run(store);
        assertThat(live(store)).containsExactly(row(2, "b"), row(3, "c"));

        Path part = write(store, "2026-11-01T12-00-00Z/t/part-1.json", "{\"id\":2,\"name\":\"b\"}\n");
        write(store, "2026-11-01T12-00-00Z/t/part-2.json", "{\"id\":3,\"name\":\"c\"}\n");
        write(store, "2026-11-01T12-00-00Z/" + MARKER, "");
        assertThatThrownBy(() -> run(store))
                .hasMessageContaining("The run 2026-11-01T12-00-00Z has several files of dataset t")
                .hasMessageContaining("one file per dataset and run");
        assertThat(live(store)).as("nothing is deleted").containsExactly(row(2, "b"), row(3, "c"));
        Files.delete(part);
        run(store);
        assertThat(live(store)).containsExactly(row(3, "c"));
    }
}
