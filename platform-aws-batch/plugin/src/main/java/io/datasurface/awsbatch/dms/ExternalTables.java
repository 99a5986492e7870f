package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.DmsColumn;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.terraform.TfValue;
import java.util.ArrayList;
import java.util.List;

/** What tells DMS of the tables in files; all values are texts. Source: AWS DMS user guide, external tables for Amazon S3 as a source. */
final class ExternalTables {

    private ExternalTables() {}

    static TfString of(SnapshotTarget snapshot, List<ExportTable> tables) {
        List<TfValue> all = new ArrayList<>();
        tables.forEach(table -> all.add(table(snapshot, table)));
        return Tf.json(Tf.map()
                .put("TableCount", Tf.text(Integer.toString(tables.size())))
                .put("Tables", Tf.list(all)));
    }

    private static TfMap table(SnapshotTarget snapshot, ExportTable table) {
        List<TfValue> columns = new ArrayList<>();
        for (ColumnSpec column : table.schema().columns()) {
            columns.add(column(column, table.schema().primaryKey().contains(column.name())));
        }
        return Tf.map()
                .put("TableName", Tf.text(table.targetTable()))
                .put("TablePath", Tf.text(snapshot.folder(table) + "/"))
                .put("TableOwner", Tf.text(snapshot.schema()))
                .put("TableColumns", Tf.list(columns))
                .put("TableColumnsTotal", Tf.text(Integer.toString(columns.size())));
    }

    private static TfMap column(ColumnSpec column, boolean isKey) {
        DmsColumn type = DmsColumn.of(column.type()).orElseThrow();
        TfMap map = Tf.map().put("ColumnName", Tf.text(column.name())).put("ColumnType", Tf.text(type.type()));
        if (type.length().isPresent()) {
            map = map.put("ColumnLength", number(type.length().getAsInt()));
        }
        if (type.precision().isPresent()) {
            map = map.put("ColumnPrecision", number(type.precision().getAsInt()))
                    .put("ColumnScale", number(type.scale().orElseThrow()));
        }
        map = map.put("ColumnNullable", flag(column.nullable()));
        return isKey ? map.put("ColumnIsPk", flag(true)) : map;
    }

    private static TfValue number(int value) {
        return Tf.text(Integer.toString(value));
    }

    private static TfValue flag(boolean value) {
        return Tf.text(Boolean.toString(value));
    }
}
