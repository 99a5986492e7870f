package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource.Content;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Each format of dropped files, by the whole job. */
class DropFormatsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Quarantine SOME = new Quarantine("s3://unused/q", 2, 2);
    private static final List<String> TYPES = List.of(
            "boolean",
            "integer(8)",
            "integer(64)",
            "decimal(20,3)",
            "float",
            "double",
            "date",
            "timestamp",
            "timestamptz",
            "string(5)",
            "binary");

    private static IngestTable.Builder table(String name, String... more) {
        IngestTable.Builder table = IngestTable.builder(name)
                .source("output", name)
                .table(name)
                .column(required("id", SpecType.integer(16)))
                .primaryKey("id");
        for (int i = 0; i < more.length; i++) {
            table.column(nullable("c" + i, SpecType.parse(more[i])));
        }
        return table;
    }

    private static void drop(Store store, String name, String text) throws IOException {
        Files.createDirectories(store.drops());
        Files.writeString(store.drops().resolve(name), text);
    }

    private static JobReport run(Store store) {
        JobReport report = store.run(Checkpoint.NONE, NOW);
        report.throwIfFailed();
        return report;
    }

    private static String quarantined(Store store) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> all = Files.walk(store.quarantine())) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void jsonHoldsAllTypes() throws IOException {
        List<String> types = new ArrayList<>(TYPES);
        types.addAll(List.of("array<integer(8)>", "struct<a:date,b:array<string>>", "map<string,integer(64)>"));
        Store store = new Store()
                .table(table("t", types.toArray(String[]::new)).build())
                .consistency(Consistency.SINGLE)
                .takesDrops(new DropFormat.Json(true, "UTF-8"), Content.CHANGES, Map.of(), SOME);
        drop(
                store,
                "t.jsonl",
                "{\"id\": 1, \"c0\": true, \"c1\": -7, \"c2\": \"12\", \"c3\": 1.25, \"c4\": 0.5, \"c5\": 1e300, \"c6\": \"0001-01-01\","
                        + " \"c7\": \"2026-01-02T03:04:05.000006\", \"c8\": \"2026-01-02T03:04:05+01:00\", \"c9\": 12345, \"c10\": \"AQI=\","
                        + " \"c11\": [1, null], \"c12\": {\"a\": \"2026-01-01\", \"b\": [\"x\"]}, \"c13\": {\"k\": 9}}\n"
                        + "{\"id\": 2}\n{\"id\": 3, \"c12\": {\"z\": 1}}\n{\"id\": 4, \"c9\": \"123456\"}\n");
        assertThat(run(store).notes()).singleElement().asString().contains("2 rows are in quarantine");
        assertThat(store.rows("t", "to_json(struct(*))").stream()
                        .map(row -> row.getString(0).replaceAll(",\"_ds_.*", "}")))
                .containsExactlyInAnyOrder(
                        "{\"id\":1,\"c0\":true,\"c1\":-7,\"c2\":12,\"c3\":1.250,\"c4\":0.5,\"c5\":1.0E300,\"c6\":\"0001-01-01\","
                                + "\"c7\":\"2026-01-02T03:04:05.000\",\"c8\":\"2026-01-02T02:04:05.000Z\",\"c9\":\"12345\","
                                + "\"c10\":\"AQI=\",\"c11\":[1,null],\"c12\":{\"a\":\"2026-01-01\",\"b\":[\"x\"]},\"c13\":{\"k\":9}}",
                        "{\"id\":2}");
        assertThat(store.sql("SELECT cast(c7 AS string) FROM {db}.t WHERE id = 1"))
                .containsExactly(RowFactory.create("2026-01-02 03:04:05.000006"));
        assertThat(quarantined(store)).contains("\"column\":\"c12\"", "it has a field z", "\"column\":\"c9\"");
    }

    @Test
    void xmlAndBadFilesBetweenGoodOnes() throws IOException {
        Store store = new Store()
                .table(table("t", "string", "decimal(8,2)").build())
                .consistency(Consistency.SINGLE)
                .takesDrops(new DropFormat.Xml("row", "UTF-8"), Content.CHANGES, Map.of("t", "*.xml"), SOME);
        drop(store, "a.xml", "<all><row id='1'><c0>a &lt;</c0><c1>1.5</c1><c7/></row></all>");
        drop(store, "b.xml", "<all><row id='2'><c0>b</c0></row><row id='3'>");
        drop(store, "c.xml", "<all><row id='4'/></all>");
        assertThat(run(store).notes())
                .hasSize(2)
                .anySatisfy(
                        note -> assertThat(note).contains("b.xml: the file is in quarantine, it is no well-formed XML"))
                .anySatisfy(note -> assertThat(note).contains("a.xml: columns c7"));
        assertThat(store.sql("SELECT id, c0, cast(c1 AS string) FROM {db}.t ORDER BY id"))
                .as("nothing of a bad file is taken, also what came before its end")
                .containsExactly(RowFactory.create(1, "a <", "1.50"), RowFactory.create(4, null, null));
        assertThat(quarantined(store)).contains("\"file\":\"b.xml\"");
    }

    @Test
    void parquetOfSeveralDatasetsIsOneBatch() throws IOException {
        Store store = new Store()
                .table(table("t", "integer(64)", "string(5)").build())
                .table(table("u", "string").build())
                .consistency(Consistency.MULTI)
                .takesDrops(new DropFormat.Parquet(), Content.CHANGES, Map.of("t", "t*", "u", "u*"), SOME);
        StructType narrow =
                new StructType().add("id", "smallint").add("c0", "int").add("c1", "string");
        parquet(
                store,
                "t1.parquet",
                narrow,
                RowFactory.create((short) 1, 5, "a"),
                RowFactory.create((short) 2, 6, "toolong"),
                RowFactory.create(null, 7, "b"));
        parquet(store, "t2.parquet", new StructType().add("id", "string"), RowFactory.create("x"));
        StructType partial =
                new StructType().add("C0", "bigint").add("ID", "smallint").add("more", "int");
        parquet(store, "t3.parquet", partial, RowFactory.create(8L, (short) 1, 0));
        parquet(
                store,
                "u1.parquet",
                new StructType().add("id", "smallint").add("c0", "string"),
                RowFactory.create((short) 9, "u"));
        assertThat(run(store).notes())
                .hasSize(3)
                .anySatisfy(note -> assertThat(note).contains("t: t1.parquet: 2 rows are in quarantine"))
                .anySatisfy(note -> assertThat(note)
                        .contains("t: t2.parquet: the file is in quarantine, column id has type string"))
                .anySatisfy(note -> assertThat(note).contains("t: t3.parquet: columns more"));
        assertThat(store.sql("SELECT id, c0, c1 FROM {db}.t")).containsExactly(RowFactory.create(1, 8L, null));
        assertThat(store.sql("SELECT DISTINCT batch FROM {db}.autocorp__ds_batches"))
                .containsExactly(RowFactory.create(1L));
        assertThat(store.sql("SELECT id, c0 FROM {db}.u")).containsExactly(RowFactory.create(9, "u"));
        assertThat(quarantined(store))
                .contains("\"row\":2,\"column\":\"c1\",\"value\":\"toolong\"", "\"row\":3,\"column\":\"id\"");
    }

    private static void parquet(Store store, String name, StructType schema, Row... rows) throws IOException {
        Files.createDirectories(store.drops());
        Path written = store.load("parts", "LOAD00000001.parquet", schema, List.of(rows));
        Files.move(written, store.drops().resolve(name));
    }
}
