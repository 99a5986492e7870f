package io.datasurface.awsbatch.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A column of a table of the lake.
 *
 * @param name its name
 * @param type its type in the dataset; the lake knows no narrow integers and no limits of strings
 * @param required whether it has a value in each row
 * @param identifies whether it is a part of what tells rows apart
 */
public record LakeColumn(String name, SpecType type, boolean required, boolean identifies) {
    private static final SpecType LONG = new SpecType.IntegerType(64);

    /**
     * The columns of a table that ingests a dataset: those of the dataset, then {@link LakeColumns#ALL}. Only the key and the platform's own are
     * required: a tombstone may have nothing but its key.
     */
    public static List<LakeColumn> live(TableSchema schema) {
        return columns(schema, false);
    }

    /** The columns of a table of the states of a dataset's rows: also {@link LakeColumns#HISTORY}, the key with epoch and sequence. */
    public static List<LakeColumn> history(TableSchema schema) {
        List<LakeColumn> columns = columns(schema, true);
        columns.add(new LakeColumn(LakeColumns.VALID_TO, SpecType.Simple.TIMESTAMPTZ, false, false));
        columns.add(new LakeColumn(LakeColumns.BATCH_IN, LONG, true, false));
        columns.add(new LakeColumn(LakeColumns.BATCH_OUT, LONG, false, false));
        return columns;
    }

    private static List<LakeColumn> columns(TableSchema schema, boolean states) {
        List<LakeColumn> columns = new ArrayList<>();
        for (ColumnSpec column : schema.columns()) {
            boolean inKey = schema.primaryKey().contains(column.name());
            columns.add(new LakeColumn(column.name(), column.type(), inKey, inKey));
        }
        SpecType text = new SpecType.StringType(OptionalInt.empty());
        columns.add(new LakeColumn(LakeColumns.EPOCH, LONG, true, states));
        columns.add(new LakeColumn(LakeColumns.SEQUENCE, text, true, states));
        columns.add(new LakeColumn(LakeColumns.DELETED, SpecType.Simple.BOOLEAN, true, false));
        columns.add(new LakeColumn(LakeColumns.COMMIT_TS, SpecType.Simple.TIMESTAMPTZ, false, false));
        return columns;
    }
}
