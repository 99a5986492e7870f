package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/** What files of changes say of the key before each change. */
final class BeforeImages {
    private final IngestTable table;
    private final StructType schema;
    private final BiFunction<ColumnSpec, Column, Column> instants;

    /**
     * Of some files.
     *
     * @param schema their columns
     * @param instants what becomes of a column's values in the lake, where files have wall clocks
     */
    BeforeImages(IngestTable table, StructType schema, BiFunction<ColumnSpec, Column, Column> instants) {
        this.table = table;
        this.schema = schema;
        this.instants = instants;
    }

    private List<String> key() {
        return table.schema().primaryKey();
    }

    /** Whether the files have the key before the change. */
    boolean areThere() {
        return !key().isEmpty()
                && key().stream().allMatch(name -> FileSchemas.has(schema, StagingColumns.BEFORE_IMAGE_PREFIX + name));
    }

    /** Which rows are updates that do not say which key they had before. */
    Column areMissing() {
        Column update = coalesce(col(StagingColumns.OP).equalTo("U"), lit(false));
        if (!areThere()) {
            return update;
        }
        Column missing = lit(false);
        for (String name : key()) {
            missing = missing.or(before(name).isNull());
        }
        return update.and(missing);
    }

    /** Which rows have another key than before, where {@link #areThere}. */
    Column isOtherKey() {
        Column all = col(StagingColumns.OP).equalTo("U");
        Column any = lit(false);
        for (String name : key()) {
            all = all.and(before(name).isNotNull());
            any = any.or(before(name).notEqual(Names.column(name)));
        }
        return coalesce(all.and(any), lit(false));
    }

    private static Column before(String column) {
        return Names.column(StagingColumns.BEFORE_IMAGE_PREFIX + column);
    }

    /**
     * The row of the old key, which such a change deletes.
     *
     * @param columns of the new one, in the shape of the lake's table, with more behind them and {@link StagedRows#UPDATE} at the end
     */
    Column[] old(List<Column> columns) {
        List<Column> old = new ArrayList<>();
        for (ColumnSpec column : table.schema().columns()) {
            Column value = key().contains(column.name()) ? instants.apply(column, before(column.name())) : lit(null);
            old.add(value.cast(LakeTypes.sparkType(column.type())).as(column.name()));
        }
        for (Column column : columns.subList(old.size(), columns.size())) {
            old.add(column);
        }
        int deleted = table.schema().columns().size() + LakeColumns.ALL.indexOf(LakeColumns.DELETED);
        old.set(deleted, lit(true).as(LakeColumns.DELETED));
        old.set(old.size() - 1, lit(false).as(StagedRows.UPDATE));
        return old.toArray(Column[]::new);
    }
}
