package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;

import io.datasurface.awsbatch.jobs.DmsRows;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** A store of one or two tables that a platform ingests from files of DMS, and others take from its lake. */
final class FeedStore {
    static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    static final String LOADED = "2026-11-01 10:00:00.000000";
    static final StructType FILE = DmsRows.dms(StructType.fromDDL("id smallint, name string"));

    final Store theirs = new Store();
    private final List<String> tables;

    FeedStore(String... tables) {
        this.tables = List.of(tables);
        this.tables.forEach(name -> theirs.table(table(name, Milestoning.LIVE)));
    }

    static IngestTable table(String name, Milestoning milestoning) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(16)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id")
                .milestoning(milestoning)
                .build();
    }

    /** A store of another platform that takes it. */
    Store taker(Milestoning milestoning) {
        Store ours = new Store();
        tables.forEach(name -> ours.table(table(name, milestoning)));
        return ours.takes(theirs);
    }

    /** A full load of table t, with one row of the other one; ids and names in turn. */
    void load(Object... idsAndNames) throws IOException {
        theirs.load("t", "LOAD00000001.parquet", FILE, loaded(idsAndNames));
        if (tables.contains("u")) {
            theirs.load("u", "LOAD00000001.parquet", FILE, loaded(1, "x"));
        }
        theirs.complete();
        run(theirs, 0);
    }

    static List<Row> loaded(Object... idsAndNames) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < idsAndNames.length; i += 2) {
            rows.add(loadedAt(LOADED, ((Integer) idsAndNames[i]).shortValue(), idsAndNames[i + 1]));
        }
        return rows;
    }

    /** A change whose number is in its time, up to 9. */
    static Row changed(String op, int number, int id, String name) {
        return DmsRows.change(op, number, "2026-11-01 11:00:0" + number % 10 + ".000000", (short) id, name);
    }

    /** Changes that are settled. */
    void write(int minute, String table, Row... changes) throws IOException {
        theirs.changes(table, "20261101-%09d.parquet".formatted(minute), FILE, T0, List.of(changes));
    }

    /** A batch there with changes of a table. */
    void change(int minute, String table, Row... changes) throws IOException {
        write(minute, table, changes);
        run(theirs, minute);
    }

    static Outcome run(Store store, int minute) {
        return run(store, minute, Checkpoint.NONE);
    }

    static Outcome run(Store store, int minute, Checkpoint checkpoint) {
        JobReport report = store.run(checkpoint, T0.plusSeconds(60L * minute));
        report.throwIfFailed();
        return report.outcome("t");
    }

    static List<Row> live(Store store, String table) {
        return store.sql("SELECT id, name FROM {db}." + table + " WHERE NOT _ds_deleted ORDER BY id");
    }

    static Row row(Object... values) {
        return RowFactory.create(values);
    }
}
