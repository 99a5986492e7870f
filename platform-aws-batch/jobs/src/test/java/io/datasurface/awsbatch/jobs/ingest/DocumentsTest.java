package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Documents of a collection, in files as DMS writes them in document mode with the key beside the document. */
class DocumentsTest {
    private static final StructType FILE = dms(StructType.fromDDL("_id string, _doc string"));
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String FIRST = "5a94815f40bd44d1b02bdfe0";
    private static final String SECOND = "5a94815f40bd44d1b02bdfe1";

    private static IngestTable.Builder orders() {
        return IngestTable.builder("orders")
                .source("public", "orders")
                .table("orders")
                .column(required("_id", SpecType.string()))
                .column(required("status", SpecType.string(10)))
                .column(nullable("total", SpecType.decimal(10, 2)))
                .primaryKey("_id");
    }

    private static Store store(IngestTable table, long mostBad) {
        return new Store().table(table).takesDocuments(mostBad);
    }

    private static JobReport run(Store store) {
        JobReport report = store.run(Checkpoint.NONE, NOW);
        report.throwIfFailed();
        return report;
    }

    private static String at(int second) {
        return "2026-11-01 10:00:%02d.000000".formatted(second);
    }

    private static List<String> live(Store store) {
        return store.sql("SELECT _id, status, total FROM {db}.orders WHERE NOT _ds_deleted ORDER BY _id").stream()
                .map(Row::mkString)
                .toList();
    }

    private static List<String> quarantined(Store store) throws IOException {
        try (Stream<Path> files = Files.walk(store.quarantine())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .sorted()
                    .toList();
        }
    }

    @Test
    void documentsBecomeRowsAndChangesFollow() throws IOException {
        Store store = store(orders().milestoning(Milestoning.LIVE_AND_FORENSIC).build(), 0);
        store.load(
                "orders",
                "LOAD00000001.parquet",
                FILE,
                List.of(
                        loaded(
                                FIRST,
                                "{ \"status\" : \"new\", \"total\" : { \"$numberDecimal\" : \"10.5\" }, \"x\" : [1] }"),
                        loaded(SECOND, "{ \"_id\" : { \"$oid\" : \"" + SECOND + "\" }, \"status\" : \"new\" }")));
        store.complete();
        run(store);
        assertThat(live(store)).containsExactly(FIRST + "new10.50", SECOND + "newnull");

        store.changes(
                "orders",
                "20261101-100100000.parquet",
                FILE,
                LONG_AGO,
                List.of(
                        change("I", 1, at(1), "a", "{\"status\": \"new\"}"),
                        change("U", 2, at(2), FIRST, "{\"status\": \"paid\", \"total\": 11}"),
                        // Of a deletion nothing but the key is there.
                        change("D", 3, at(3), SECOND, null),
                        change("U", 4, at(4), "a", "{\"status\": \"sent\"}")));
        run(store);

        assertThat(live(store)).containsExactly(FIRST + "paid11.00", "asentnull");
        assertThat(store.sql("SELECT _id FROM {db}.orders__history WHERE _id = '" + FIRST + "'"))
                .hasSize(2);
        assertThat(store.sql("SELECT _id FROM {db}.orders WHERE _ds_deleted")).hasSize(1);
    }

    /** The user guide calls the key of an object id in three ways. */
    @Test
    void keysAreFoundByAllTheirNames() throws IOException {
        Store store = store(orders().build(), 0);
        StructType others = dms(StructType.fromDDL("oid__id string, _id string, _doc string"));
        store.load("orders", "LOAD00000001.parquet", FILE, List.of(loaded("a", "{\"status\": \"new\"}")));
        store.load(
                "orders",
                "LOAD00000002.parquet",
                others,
                List.of(loaded(FIRST, null, "{\"status\": \"new\"}"), loaded(null, "b", "{\"status\": \"new\"}")));
        store.load(
                "orders",
                "LOAD00000003.parquet",
                dms(StructType.fromDDL("oid_id string, _doc string")),
                List.of(loaded(SECOND, "{\"status\": \"new\"}")));
        store.complete();
        run(store);
        assertThat(live(store)).containsExactly(FIRST + "newnull", SECOND + "newnull", "anewnull", "bnewnull");
    }

    @Test
    void badDocumentsGoToQuarantineAndTheirRowsStayAsTheyWere() throws IOException {
        Store store = store(orders().build(), 5);
        store.load(
                "orders",
                "LOAD00000001.parquet",
                FILE,
                List.of(
                        loaded("a", "{\"status\": \"new\"}"),
                        loaded("b", "{\"status\": \"new\", \"total\": \"much\"}"),
                        loaded("c", "{\"total\": 1}"),
                        loaded("d", "{\"status\": \"ne"),
                        loaded(null, "{\"status\": \"new\"}")));
        store.complete();

        JobReport report = run(store);

        assertThat(live(store)).containsExactly("anewnull");
        assertThat(quarantined(store))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "LOAD00000001.parquet",
                                "\"row\":2,\"_id\":\"b\"",
                                "\"total\"",
                                "much",
                                "it is no number"))
                .anySatisfy(line -> assertThat(line).contains("\"row\":3", "\"status\"", "it has no value"))
                .anySatisfy(line ->
                        assertThat(line).contains("\"row\":4", "\"_id\":\"d\"", "it is no JSON, or cut on its way"))
                .anySatisfy(line -> assertThat(line).contains("\"row\":5,\"column\":\"_id\"", "it has no value"));
        assertThat(report.entries().get(0).notes())
                .anySatisfy(note -> assertThat(note).contains("4 rows are in quarantine"));

        store.changes(
                "orders",
                "20261101-100100000.parquet",
                FILE,
                LONG_AGO,
                List.of(
                        change("U", 1, at(1), "a", "{\"status\": 7, \"total\": {\"$date\": 0}}"),
                        change("U", 2, at(2), "b", null)));
        run(store);
        assertThat(live(store)).containsExactly("anewnull");
        assertThat(quarantined(store))
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).contains("it is a time"))
                .anySatisfy(line -> assertThat(line).contains("it has no document"));
    }

    /** Its row would stay for good, as nothing else comes of it. */
    @Test
    void aDeletionWhoseKeyIsNoneFailsTheBatch() throws IOException {
        Store store = store(
                IngestTable.builder("orders")
                        .source("public", "orders")
                        .table("orders")
                        .column(required("_id", SpecType.integer(32)))
                        .primaryKey("_id")
                        .build(),
                5);
        store.load("orders", "LOAD00000001.parquet", FILE, List.of(loaded("1", "{}")));
        store.complete();
        run(store);
        store.changes(
                "orders",
                "20261101-100100000.parquet",
                FILE,
                LONG_AGO,
                List.of(change("I", 1, at(1), "2", "{}"), change("D", 2, at(2), FIRST, null)));

        JobReport report = store.run(Checkpoint.NONE, NOW);

        assertThatThrownBy(report::throwIfFailed)
                .hasMessageContaining("A deletion in dataset orders has a key that is none, " + FIRST)
                .hasMessageContaining("expected integer(32)")
                .hasMessageContaining("raise loadEpoch")
                .hasMessageContaining("20261101-100100000.parquet");
        assertThat(store.sql("SELECT _id FROM {db}.orders")).hasSize(1);
    }

    @Test
    void aReloadKeepsTheRowsOfBadDocuments() throws IOException {
        Store store = store(orders().milestoning(Milestoning.LIVE_AND_FORENSIC).build(), 5);
        store.load(
                "orders",
                "LOAD00000001.parquet",
                FILE,
                Stream.of("a", "b", "c", "d")
                        .map(key -> loaded(key, "{\"status\": \"new\"}"))
                        .toList());
        store.complete();
        run(store);

        store.epoch(2).takesDocuments(5);
        store.load(
                "orders",
                "LOAD00000001.parquet",
                FILE,
                List.of(
                        loaded("a", "{\"status\": \"paid\"}"),
                        loaded("b", "{\"status\": \"paid\", \"total\": \"much\"}"),
                        loaded("d", "[")));
        store.complete();
        run(store);

        assertThat(live(store)).containsExactly("apaidnull", "bnewnull", "dnewnull");
        assertThat(store.sql("SELECT _id FROM {db}.orders__history WHERE _id IN ('b', 'd')"))
                .hasSize(2);
    }

    @Test
    void tooManyBadDocumentsFailTheBatch() throws IOException {
        Store store = store(orders().build(), 1);
        store.load(
                "orders",
                "LOAD00000001.parquet",
                FILE,
                List.of(loaded("a", "[]"), loaded("b", "1"), loaded("c", "{}")));
        store.complete();

        JobReport report = store.run(Checkpoint.NONE, NOW);

        assertThatThrownBy(report::throwIfFailed)
                .isInstanceOf(JobException.class)
                .hasMessageContaining("more than 1 bad rows")
                .hasMessageContaining("raise drops.maxBadRows")
                .hasMessageContaining("it is no JSON object");
    }

    /** The transaction at the cut is left for the next batch, and so are its bad documents. */
    @Test
    void badDocumentsOfAFileThatIsTakenInPartCountWhenTheyAreTaken() throws IOException {
        Store store = store(orders().build(), 1).consistency(Consistency.MULTI);
        store.load("orders", "LOAD00000001.parquet", FILE, List.of(loaded("a", "{\"status\": \"new\"}")));
        store.complete();
        store.changes(
                "orders",
                "20261101-100100000.parquet",
                FILE,
                LONG_AGO,
                List.of(
                        change("U", 1, at(1), "a", "{\"status\": \"paid\"}"),
                        change("U", 2, at(2), "a", "[]"),
                        change("D", 3, at(2), null, null)));
        store.changes("orders", "20261101-100200000.parquet", FILE, NOW, List.of(change("I", 4, at(4), "b", "[]")));

        run(store);

        assertThat(live(store)).containsExactly("apaidnull");
        assertThat(store.quarantine()).doesNotExist();
    }

    @Test
    void filesOfTablesAreNoDocuments() throws IOException {
        Store store = store(orders().build(), 1);
        store.load("orders", "LOAD00000001.parquet", dms(StructType.fromDDL("_id string, status string")), List.of());
        store.load("orders", "LOAD00000002.parquet", dms(StructType.fromDDL("_doc string")), List.of());
        store.complete();

        JobReport report = store.run(Checkpoint.NONE, NOW);

        assertThatThrownBy(report::throwIfFailed)
                .hasMessageContaining("column _doc is missing; expected string")
                .hasMessageContaining("LOAD00000002.parquet: column _id is missing; expected string")
                .hasMessageContaining("column status of type string is not in the dataset");
    }

    @Test
    void valuesOfMongoBecomeThoseOfTypes() throws IOException {
        SpecType.StructType place = new SpecType.StructType(List.of(
                new SpecType.Field("street", SpecType.string()), new SpecType.Field("since", SpecType.Simple.DATE)));
        Store store = store(
                IngestTable.builder("people")
                        .source("public", "people")
                        .table("people")
                        .column(required("_id", SpecType.integer(64)))
                        .column(nullable("small", SpecType.integer(16)))
                        .column(nullable("ratio", SpecType.Simple.DOUBLE))
                        .column(nullable("born", SpecType.Simple.DATE))
                        .column(nullable("seen", SpecType.Simple.TIMESTAMPTZ))
                        .column(nullable("clock", SpecType.Simple.TIMESTAMP))
                        .column(nullable("tags", new SpecType.ArrayType(SpecType.string())))
                        .column(nullable("place", place))
                        .column(nullable("marks", new SpecType.MapType(SpecType.string(), SpecType.integer(32))))
                        .column(nullable("rest", SpecType.string()))
                        .column(nullable("picture", SpecType.binary()))
                        .primaryKey("_id")
                        .build(),
                0);
        store.load(
                "people",
                "LOAD00000001.parquet",
                FILE,
                List.of(
                        loaded("{\"$numberLong\": \"7\"}", """
                                {"small": 3.0, "ratio": {"$numberDouble": "1.5"}, "born": {"$date": "2001-02-03T00:00:00Z"},
                                 "seen": {"$date": {"$numberLong": "1700000000123"}}, "clock": {"$date": 1700000000000},
                                 "tags": ["x", null, {"$oid": "5a94815f40bd44d1b02bdfe0"}], "place": {"street": "High", "town": "Leeds",
                                 "since": {"$date": "2001-02-03T01:00:00.000+0100"}}, "marks": {"de": {"$numberInt": "1"}, "en": null},
                                 "rest": {"a": [1.10, {"$numberLong": "2"}]}, "picture": {"$binary": {"base64": "AAEC", "subType": "00"}}}
                                """),
                        loaded(
                                "8",
                                "{\"picture\": {\"$binary\": \"AQ==\", \"$type\": \"00\"}, \"rest\": {\"$undefined\": true}}")));
        store.complete();
        run(store);

        Row row = store.sql("SELECT * FROM {db}.people WHERE _id = 7").get(0);
        assertThat(row.<Integer>getAs("small")).isEqualTo(3);
        assertThat(row.<Double>getAs("ratio")).isEqualTo(1.5);
        assertThat(row.<LocalDate>getAs("born")).isEqualTo("2001-02-03");
        assertThat(row.<Instant>getAs("seen")).isEqualTo("2023-11-14T22:13:20.123Z");
        assertThat(row.getAs("clock").toString()).isEqualTo("2023-11-14T22:13:20");
        assertThat(row.getList(row.fieldIndex("tags"))).containsExactly("x", null, FIRST);
        assertThat(row.getStruct(row.fieldIndex("place")).mkString("|")).isEqualTo("High|2001-02-03");
        assertThat(row.getJavaMap(row.fieldIndex("marks")).toString()).isEqualTo("{de=1, en=null}");
        assertThat(row.<String>getAs("rest")).isEqualTo("{\"a\": [1.10, {\"$numberLong\": \"2\"}]}");
        assertThat(row.<byte[]>getAs("picture")).containsExactly(0, 1, 2);
        Row other = store.sql("SELECT rest, picture, small FROM {db}.people WHERE _id = 8")
                .get(0);
        assertThat(other.isNullAt(0)).isTrue();
        assertThat(other.<byte[]>getAs(1)).containsExactly(1);
        assertThat(other.isNullAt(2)).isTrue();
    }
}
