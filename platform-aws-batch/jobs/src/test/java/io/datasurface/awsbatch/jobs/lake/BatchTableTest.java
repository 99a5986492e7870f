package io.datasurface.awsbatch.jobs.lake;

import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchTableTest {
    private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

    private final Store store = new Store()
            .table(IngestTable.builder("often")
                    .source("public", "often")
                    .table("often")
                    .column(required("id", SpecType.integer(32)))
                    .primaryKey("id")
                    .build());
    private final LakeTables tables = new LakeTables(store.spark, store.lake());
    private final BatchTable batches = BatchTable.openOrCreate(tables, store.spec());

    private void record(long batch, String dataset, Optional<Long> history, int day) {
        BatchRecord record = new BatchRecord(
                batch,
                dataset,
                dataset,
                100 + batch,
                history,
                1,
                "hash",
                Optional.empty(),
                List.of(),
                Optional.empty());
        batches.record(List.of(record), List.of(dataset), batches.read(), DAY.plus(Duration.ofDays(day)));
    }

    /** Whoever began to read at that time, or is that far behind, goes on from what was the newest then. */
    @Test
    void snapshotsThatReadersNeedSinceATime() {
        record(1, "seldom", Optional.empty(), 0);
        record(2, "seldom", Optional.of(202L), 1);
        record(3, "often", Optional.empty(), 5);
        record(4, "often", Optional.empty(), 6);
        record(5, "seldom", Optional.empty(), 8);
        record(6, "often", Optional.empty(), 9);

        assertThat(batches.needed(DAY.plus(Duration.ofDays(7))))
                .isEqualTo(Map.of(
                        "seldom",
                        Set.of(102L, 105L),
                        LakeTables.history("seldom"),
                        Set.of(202L),
                        "often",
                        Set.of(104L, 106L)));
        assertThat(batches.needed(DAY.plus(Duration.ofDays(10))))
                .as("the newest are needed however old they are")
                .isEqualTo(Map.of("seldom", Set.of(105L), "often", Set.of(106L)));
    }
}
