package io.datasurface.awsbatch.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.staging.StagingFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two versions of a table, of which an older document goes on with the first one amid the batches of the second. */
class BatchesTest {
    private static final BatchSpan SECOND = new BatchSpan(2, 4);

    private final Batches batches = new Batches(
            Optional.of(1L),
            List.of(
                    record(1, "t", 1, "a"),
                    record(2, "t__v2", 1, "a"),
                    record(3, "t", 1, "b", "c"),
                    record(4, "t__v2", 1, "c"),
                    record(5, "t__v2", 1, "d"),
                    record(6, "t", 2, "e")),
            Map.of());

    private static BatchRecord record(long batch, String table, long epoch, String... files) {
        return new BatchRecord(
                batch,
                "t",
                table,
                100 + batch,
                Optional.empty(),
                epoch,
                "hash",
                Optional.of(table.equals("t") ? "9" : Long.toString(batch)),
                List.of(files).stream().map(BatchesTest::file).toList(),
                Optional.empty());
    }

    private static StagingFile file(String name) {
        return new StagingFile(name, "s3://b/" + name, 1, "v", Instant.EPOCH);
    }

    @Test
    void aTableHasWhatIsRecordedOfItself() {
        assertThat(batches.taken("t", "t__v2", 1, SECOND)).isEqualTo(Set.of(file("a"), file("c")));
        assertThat(batches.inOrder("t", "t__v2", 1, SECOND)).containsExactly(file("a"), file("c"));
        assertThat(batches.sequence("t", "t__v2", 1, SECOND)).contains("4");
        assertThat(batches.taken("t", "t", 1, new BatchSpan(0, 3))).isEqualTo(Set.of(file("a"), file("b"), file("c")));
        assertThat(batches.taken("t", "t__v2", 2, SECOND)).isEmpty();
    }

    @Test
    void aDatasetHasWhatAnyOfItsTablesHas() {
        assertThat(batches.takenByAny("t", 1)).isEqualTo(Set.of(file("a"), file("b"), file("c"), file("d")));
    }
}
