package io.datasurface.awsbatch.jobs;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;

import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The table {@code v} with a column of each type, live and with history: what each kind of database is held against. */
public final class EveryType {
    /** The key, with whose name a database may have its difficulties. */
    public static final String KEY = "Key \"k\"";
    /** When rows were loaded. */
    public static final String LOADED = "2026-11-01 10:00:00.000000";

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant MICRO = Instant.parse("1969-12-31T23:59:59.999999Z");

    private EveryType() {}

    /** The table as it is ingested. */
    public static IngestTable table() {
        return table(KEY);
    }

    /** The same with another name of the key. */
    public static IngestTable table(String key) {
        return IngestTable.builder("v")
                .source("public", "v")
                .table("v")
                .column(required(key, SpecType.string(40)))
                .column(nullable("flag", SpecType.Simple.BOOLEAN))
                .column(nullable("small", SpecType.integer(16)))
                .column(nullable("large", SpecType.integer(64)))
                .column(nullable("money", SpecType.decimal(18, 2)))
                .column(nullable("day", SpecType.Simple.DATE))
                .column(nullable("at", SpecType.Simple.TIMESTAMPTZ))
                .column(nullable("data", SpecType.binary()))
                .column(nullable("part", SpecType.Simple.FLOAT))
                .column(nullable("ratio", SpecType.Simple.DOUBLE))
                .column(nullable("tags", SpecType.parse("array<string>")))
                .column(nullable("more", SpecType.parse("map<string,struct<n:integer(32),at:timestamptz>>")))
                .primaryKey(key)
                .milestoning(Milestoning.LIVE_AND_FORENSIC)
                .build();
    }

    /** The columns of the files of DMS. */
    public static StructType file() {
        return file(KEY);
    }

    private static StructType file(String key) {
        return dms(new StructType()
                .add(key, "string")
                .add("flag", "boolean")
                .add("small", "smallint")
                .add("large", "bigint")
                .add("money", "decimal(18,2)")
                .add("day", "date")
                .add("at", "timestamp")
                .add("data", "binary")
                .add("part", "float")
                .add("ratio", "double")
                .add("tags", "array<string>")
                .add("more", "map<string,struct<n:int,at:timestamp>>"));
    }

    /** A row with a value in each column, each of a sort that is easily lost. */
    public static Object[] full() {
        return new Object[] {
            "tab\tline\nback\\N \u6F22\uD83D\uDE97",
            true,
            (short) -5,
            Long.MIN_VALUE,
            new BigDecimal("-12345678901234.50"),
            LocalDate.of(1, 1, 1),
            MICRO,
            new byte[] {0, -1},
            0.1f,
            1e10,
            List.of("b", "a"),
            Map.of("zz", RowFactory.create(1, MICRO))
        };
    }

    /** A row with nothing but its key. */
    public static Object[] only(String key) {
        Object[] row = new Object[full().length];
        row[0] = key;
        return row;
    }

    /** A row with a ratio that is no number, and empty lists, beside its key. */
    public static Object[] odd(String key) {
        Object[] row = only(key);
        row[9] = Double.NaN;
        row[10] = List.of();
        row[11] = Collections.emptyMap();
        return row;
    }

    /** A store whose lake has these rows. */
    public static Store loaded(Object[]... rows) throws IOException {
        return loaded(KEY, rows);
    }

    /** The same with another name of the key. */
    public static Store loaded(String key, Object[]... rows) throws IOException {
        Store store = new Store().table(table(key));
        store.load(
                "v",
                "LOAD00000001.parquet",
                file(key),
                Arrays.stream(rows).map(row -> loadedAt(LOADED, row)).toList());
        store.complete().run(Checkpoint.NONE, NOW).throwIfFailed();
        return store;
    }
}
