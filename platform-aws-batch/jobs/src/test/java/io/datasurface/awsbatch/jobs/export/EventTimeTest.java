package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource.Content;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that come in the order of their processing, in tables by the day on which they happened. */
class EventTimeTest {
    private static final Instant T0 = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant NOW = T0.plus(Duration.ofHours(1));

    private int minutes;

    private static Store store() {
        return new Store()
                .table(IngestTable.builder("events")
                        .source("output", "events")
                        .table("t")
                        .column(required("id", SpecType.integer(32)))
                        .column(nullable("happened", SpecType.Simple.TIMESTAMP))
                        .column(nullable("seen", SpecType.Simple.TIMESTAMPTZ))
                        .column(nullable("happened_day", SpecType.string(10)))
                        .primaryKey("id")
                        .partitionColumns(List.of("happened", "seen"))
                        .build())
                .takesDrops(
                        new DropFormat.Json(true, "UTF-8"),
                        Content.CHANGES,
                        Map.of("events", "*.json"),
                        new Quarantine("s3://unused/q", 0, 0));
    }

    private void events(Store store, String... lines) throws IOException {
        Path file = store.drops().resolve("f" + minutes + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        Files.setLastModifiedTime(file, FileTime.from(T0.plus(Duration.ofMinutes(minutes++))));
        store.run(Checkpoint.NONE, NOW).throwIfFailed();
    }

    private static String event(int id, String happened, String seen) {
        return "{\"id\": %d, \"happened\": \"%s\", \"seen\": \"%s\", \"happened_day\": \"x\"}"
                .formatted(id, happened, seen);
    }

    private static List<String> days(Store store) {
        return store
                .sql(
                        "SELECT partition._ds_day_happened, partition._ds_day_seen, sum(record_count) FROM {db}.t.files GROUP BY 1, 2 ORDER BY 1, 2")
                .stream()
                .map(row -> row.mkString("|"))
                .toList();
    }

    @Test
    void lateEventsGoToTheirDayAndReadersOfChangesSeeThem() throws IOException, SQLException {
        Store store = store();
        Mart mart = new Mart();
        events(
                store,
                event(1, "2026-11-01T23:59:59.999999", "2026-11-02T00:30:00+01:00"),
                event(2, "2026-11-02T00:00:00", "2026-11-02T00:00:00Z"));
        store.export(store.export(mart.target()), Mart.LOGIN, Checkpoint.NONE, NOW);
        List<String> built = mart.query("SELECT physical FROM _ds_exports");

        events(store, event(3, "2026-11-05T10:00:00", "2026-11-05T10:00:00Z"));
        // Late: an event of the first day, and one that in truth happened a day before it was said to have.
        events(
                store,
                event(4, "2026-11-01T08:00:00", "2026-11-05T10:00:00Z"),
                event(2, "2026-11-01T09:00:00", "2026-11-02T00:00:00Z"));

        assertThat(days(store))
                .containsExactly(
                        "2026-11-01|2026-11-01|1", // 00:30 at +01:00 is still the first in UTC.
                        "2026-11-01|2026-11-02|1",
                        "2026-11-01|2026-11-05|1",
                        "2026-11-05|2026-11-05|1");
        assertThat(store.export(store.export(mart.target()), Mart.LOGIN, Checkpoint.NONE, NOW)
                        .outcome("autocorp/events"))
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(mart.query("SELECT id, happened FROM report_g_events ORDER BY id"))
                .containsExactly(
                        "1|2026-11-01 23:59:59.999999",
                        "2|2026-11-01 09:00:00",
                        "3|2026-11-05 10:00:00",
                        "4|2026-11-01 08:00:00");
        assertThat(mart.query("SELECT physical FROM _ds_exports"))
                .as("only what is new was read")
                .isEqualTo(built);
    }
}
