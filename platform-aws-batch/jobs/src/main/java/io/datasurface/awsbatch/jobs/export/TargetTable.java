package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as the target has it: the rows as they are now, or their history.
 *
 * @param table the dataset
 * @param history whether it is the history
 */
public record TargetTable(ExportTable table, boolean history) {
    /** The table in which the target says what it holds. */
    public static final String STATE = LakeColumns.PREFIX + "exports";

    private static final int LONGEST_PREFIX = 40;

    /** How state and messages call it. */
    public String name() {
        return table.targetTable() + (history ? "__history" : "");
    }

    /** A name for the physical table: readable, of at most 63 bytes, other for each number. */
    String physical(long number) {
        String ascii = table.targetTable().replaceAll("[^A-Za-z0-9_]", "_");
        String prefix = ascii.substring(0, Math.min(LONGEST_PREFIX, ascii.length()));
        return prefix + "_" + FileManifest.sha256(name()).substring(0, 8) + (history ? "_h" : "_l") + number;
    }

    /** A name for a table that takes rows before they are merged, other for each number. */
    String stage(long number) {
        return physical(0) + "_s" + number;
    }

    /**
     * A column of the target.
     *
     * @param name as in the lake
     * @param type what it holds
     */
    public record TargetColumn(String name, SpecType type) {}

    /** The columns, those of the dataset first. */
    public List<TargetColumn> columns() {
        List<TargetColumn> columns = new ArrayList<>();
        table.schema().columns().forEach(column -> columns.add(new TargetColumn(column.name(), column.type())));
        if (history) {
            columns.add(new TargetColumn(LakeColumns.EPOCH, SpecType.integer(64)));
            columns.add(new TargetColumn(LakeColumns.SEQUENCE, SpecType.string()));
            columns.add(new TargetColumn(LakeColumns.COMMIT_TS, SpecType.Simple.TIMESTAMPTZ));
            columns.add(new TargetColumn(LakeColumns.VALID_TO, SpecType.Simple.TIMESTAMPTZ));
            columns.add(new TargetColumn(LakeColumns.BATCH_IN, SpecType.integer(64)));
            columns.add(new TargetColumn(LakeColumns.BATCH_OUT, SpecType.integer(64)));
        }
        return columns;
    }

    /** The columns that tell rows apart; none if the dataset has no key. */
    public List<String> key() {
        List<String> key = new ArrayList<>(table.schema().primaryKey());
        if (history) {
            key.add(LakeColumns.EPOCH);
            key.add(LakeColumns.SEQUENCE);
        }
        return key;
    }

    /** The types of the columns that tell rows apart. */
    List<SpecType> keyTypes() {
        return columns().stream()
                .filter(column -> key().contains(column.name()))
                .map(TargetColumn::type)
                .toList();
    }

    /** The names of all columns. */
    List<String> columnNames() {
        return columns().stream().map(TargetColumn::name).toList();
    }

    /** The names of the columns that are not of the key. */
    List<String> otherNames() {
        return columnNames().stream().filter(name -> !key().contains(name)).toList();
    }

    /** Changes if the physical table has to be another one. */
    public String shape() {
        Set<String> key = Set.copyOf(key());
        return columns().stream()
                .map(column -> column.name() + " " + column.type() + (key.contains(column.name()) ? " key" : ""))
                .collect(Collectors.joining(", "));
    }
}
