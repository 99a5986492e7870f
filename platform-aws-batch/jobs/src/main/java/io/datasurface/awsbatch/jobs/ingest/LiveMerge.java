package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statement that brings a table up to date with the last change of each key. A change that is not newer than what the table has does
 * nothing, so changes may come twice, late and in any order. What is deleted leaves a tombstone, so that an older change that comes after it
 * does not bring the row back.
 */
final class LiveMerge {
    private LiveMerge() {}

    /**
     * The clauses after {@code MERGE INTO ... t USING ... s}.
     *
     * @param columns those of the table: one that the dataset no longer has becomes null in a row that changes
     */
    static String clauses(IngestTable table, List<String> columns) {
        Set<String> given = table.schema().columns().stream()
                .map(ColumnSpec::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        LakeColumns.ALL.forEach(given::add);
        List<String> set = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            String value = given.contains(column.toLowerCase(Locale.ROOT)) ? "s." + Names.quoted(column) : "NULL";
            set.add("t." + Names.quoted(column) + " = " + value);
            names.add(Names.quoted(column));
            values.add(value);
        }
        return "ON " + same(table.schema().primaryKey()) + " WHEN MATCHED AND (s." + LakeColumns.EPOCH + " > t."
                + LakeColumns.EPOCH + " OR (s." + LakeColumns.EPOCH + " = t." + LakeColumns.EPOCH + " AND s."
                + LakeColumns.SEQUENCE + " > t." + LakeColumns.SEQUENCE + ")) THEN UPDATE SET "
                + String.join(", ", set)
                + " WHEN NOT MATCHED THEN INSERT (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", values) + ")";
    }

    /** The condition that two rows have the same values in columns that are never null. */
    static String same(List<String> columns) {
        return columns.stream()
                .map(name -> "t." + Names.quoted(name) + " = s." + Names.quoted(name))
                .collect(Collectors.joining(" AND "));
    }
}
