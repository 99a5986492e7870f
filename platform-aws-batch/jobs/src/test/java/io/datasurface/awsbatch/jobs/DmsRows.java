package io.datasurface.awsbatch.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What DMS writes into files: rows with an operation before the columns of the source, and its numbers and times behind them. */
public final class DmsRows {
    private DmsRows() {}

    /** A row of a file of changes. */
    public static Row change(String op, long number, String time, Object... values) {
        List<Object> row = new ArrayList<>();
        row.add(op);
        row.addAll(Arrays.asList(values));
        row.add(sequence(number));
        row.add(time);
        return RowFactory.create(row.toArray());
    }

    /** The number of a change as DMS writes it. */
    public static String sequence(long number) {
        return String.format("%035d", number);
    }

    /** A row of a LOAD file: I, the values, no change sequence, a time of transfer. */
    public static Row loaded(Object... values) {
        return loadedAt("2026-01-02 03:04:05.000006", values);
    }

    /** The same with a time of transfer. */
    public static Row loadedAt(String time, Object... values) {
        List<Object> row = new ArrayList<>();
        row.add("I");
        row.addAll(Arrays.asList(values));
        row.add("");
        row.add(time);
        return RowFactory.create(row.toArray());
    }

    /** The columns of a LOAD file around those of the source. */
    public static StructType dms(StructType source) {
        StructType all = new StructType().add("Op", "string");
        for (StructField field : source.fields()) {
            all = all.add(field);
        }
        return all.add("_ds_change_seq", "string").add("_ds_commit_ts", "string");
    }
}
