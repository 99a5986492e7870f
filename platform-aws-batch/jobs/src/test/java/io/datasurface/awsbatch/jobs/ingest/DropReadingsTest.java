package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.ColumnReading.How;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource.Content;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Files whose dates and times are written in ways of their own, by the whole job. */
class DropReadingsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static ColumnReading reading(String column, How how, String pattern, String zone) {
        return new ColumnReading(
                "t",
                column,
                how,
                Optional.of(pattern).filter(text -> !text.isEmpty()),
                Optional.of(zone).filter(text -> !text.isEmpty()));
    }

    private static Store store(DropFormat format) {
        return new Store()
                .table(IngestTable.builder("t")
                        .source("output", "t")
                        .table("t")
                        .column(required("id", SpecType.integer(32)))
                        .column(nullable("processed", SpecType.Simple.TIMESTAMPTZ))
                        .column(nullable("taken", SpecType.Simple.TIMESTAMPTZ))
                        .column(nullable("ordered", SpecType.Simple.DATE))
                        .column(nullable("seen", SpecType.Simple.TIMESTAMPTZ))
                        .column(nullable("zip", SpecType.string()))
                        .primaryKey("id")
                        .build())
                .takesDrops(
                        format,
                        Content.CHANGES,
                        Map.of("t", "**/*a*"),
                        new Quarantine("s3://unused/q", 1, 0),
                        reading("processed", How.EPOCH_SECONDS, "", ""),
                        reading("taken", How.TIME_OF_INGESTION, "", ""),
                        reading("ordered", How.TEXT, "dd/MM/yyyy", ""),
                        reading("seen", How.TEXT, "", "Europe/Berlin"));
    }

    private static void drop(Store store, String name, String text) throws IOException {
        Files.createDirectories(store.drops());
        Files.writeString(store.drops().resolve(name), text);
    }

    /** Takes what is there, of which one row is bad. */
    private static void check(Store store, String reason) throws IOException {
        store.run(Checkpoint.NONE, NOW).throwIfFailed();

        assertThat(
                        store.sql(
                                "SELECT concat_ws('|', id, unix_seconds(processed), unix_seconds(taken), ordered, unix_seconds(seen), zip) FROM {db}.t ORDER BY id"))
                .extracting(row -> row.getString(0))
                .containsExactly(
                        "1|1604312100|" + NOW.getEpochSecond() + "|2020-11-02|1604308530|07030",
                        "2|" + NOW.getEpochSecond() + "|1604308530|x"); // Null, but for what is taken and seen.
        try (Stream<Path> all = Files.walk(store.quarantine())) {
            Path bad = all.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(bad)).contains("\"ordered\"", "31/02/2020", reason);
        }
    }

    @Test
    void json() throws IOException {
        Store store = store(new DropFormat.Json(true, "UTF-8"));
        drop(store, "a.json", """
                {"id": 1, "processed": 1604312100, "ordered": "02/11/2020", "seen": "2020-11-02T10:15:30", "zip": "07030", "taken": "1999-01-01"}
                {"id": 2, "seen": "2020-11-02T09:15:30Z", "zip": "x"}
                {"id": 3, "ordered": "31/02/2020"}
                """);

        check(store, "written as dd/MM/yyyy");
    }

    @Test
    void csvWithoutHeader() throws IOException {
        Store store = store(new DropFormat.Csv(",", "\"", Optional.empty(), false, "", "UTF-8"));
        drop(store, "a.csv", """
                1,1604312100,02/11/2020,2020-11-02 10:15:30,07030
                2,,,2020-11-02T09:15:30Z,x
                3,,31/02/2020,,
                """);

        check(store, "written as dd/MM/yyyy");
    }

    @Test
    void parquetOfTextsAndNumbers() throws IOException {
        Store store = store(new DropFormat.Parquet());
        store.spark
                .createDataFrame(
                        List.of(
                                RowFactory.create(1, 1604312100L, "02/11/2020", "2020-11-02T10:15:30", "07030", "no"),
                                RowFactory.create(2, null, null, "2020-11-02T09:15:30Z", "x", "no"),
                                RowFactory.create(3, null, "31/02/2020", null, null, "no")),
                        StructType.fromDDL(
                                "id int, processed bigint, ordered string, seen string, zip string, taken string"))
                .coalesce(1)
                .write()
                .parquet(store.drops().resolve("p").toString());

        check(store, "written as dd/MM/yyyy");
    }
}
