package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JobKind;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SourceSide;
import io.datasurface.awsbatch.spec.TargetSide;
import io.datasurface.awsbatch.spec.WorkList;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.testing.Pipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that compares the lake with its sources and targets, in three accounts. */
class ReconcileTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/acceptance/cells.yaml");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    @BeforeAll
    static void render(@TempDir Path out) {
        files = Pipeline.render(MODEL, out);
    }

    private static List<String> paths(String part) {
        return files.keySet().stream().filter(path -> path.contains(part)).toList();
    }

    private static String only(String part) {
        assertThat(paths(part)).as(part).hasSize(1);
        return files.get(paths(part).get(0));
    }

    private static ReconcileSpec spec(String name) {
        return SpecReader.readReconcile(name, only(name).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSourceIsReadWithTheLoginOfItsCapture() {
        ReconcileSpec spec = spec("specs/reconcile/source-fjord");
        assertThat(spec.subject()).isEqualTo("fjord");
        assertThat(spec.tolerance()).isEqualTo(5);
        assertThat(spec.reports()).matches("s3://[a-z0-9-]*210987654321[a-z0-9-]*/runs/reports/source-fjord");
        SourceSide side = (SourceSide) spec.side();
        assertThat(side.host()).isEqualTo("fjord.small.example");
        assertThat(side.secretArn()).contains("210987654321", "small/zone/fjord-db");
        assertThat(side.tables()).extracting(IngestTable::sourceTable).containsExactly("people");
    }

    @Test
    void aTargetIsReadWithTheLoginOfItsExport() {
        List<String> documents = paths("specs/reconcile/target-");
        assertThat(documents)
                .as("what reads the lake itself needs no comparison")
                .hasSize(1);
        ReconcileSpec spec = spec("specs/reconcile/target-");
        TargetSide side = (TargetSide) spec.side();
        assertThat(side.database().host()).isEqualTo("reports.small.example");
        assertThat(side.tables()).hasSize(1);
    }

    @Test
    void eachChunkHasAListAndASchedule() {
        List<WorkList> lists = paths("specs/reconcile-list/").stream()
                .map(path -> SpecReader.readWorkList(path, files.get(path).getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(lists).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lists.stream().flatMap(list -> list.items().stream()))
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.job()).isEqualTo(JobKind.RECONCILE));
        assertThat(paths("/schedules.tf.json").stream()
                        .map(path -> files.get(path).split("\"description\": \"reconcile of ", -1).length - 1)
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(lists.size());
    }

    @Test
    void jobsMayWriteReportsAndMachinesFollowTheirRuns() {
        for (String foundation : List.of("dev/foundation", "dev/cells/north/foundation")) {
            assertThat(files.get(foundation + "/jobs.tf.json")).contains("\"--ds-job\": \"reconcile\"");
            assertThat(files.get(foundation + "/roles.tf.json"))
                    .contains("/runs/reports*", "mapRun:ds-dev-reconcile/items:*");
            assertThat(files.get(foundation + "/orchestration.tf.json"))
                    .contains("ReconcileAll", "Databases differ from the lake");
        }
        assertThat(files.get("dev/OPERATIONS.md")).contains("ds-dev-reconcile", "/runs/reports/");
    }
}
