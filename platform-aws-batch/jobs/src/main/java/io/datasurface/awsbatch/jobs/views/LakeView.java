package io.datasurface.awsbatch.jobs.views;

import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.ShownView;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Types.NestedField;

/**
 * A view of the lake, in the SQL of Athena. It shows what its table shows, so it is made once, and again when its columns are others.
 *
 * @param name its name
 * @param select what it selects
 * @param hash of the text and of the types of the columns: Athena keeps types with a view, and refuses it when they are others
 */
record LakeView(String name, String select, String hash) {

    /**
     * A view of a table.
     *
     * @param database the Glue database of the table
     * @param tableName its name there
     */
    static LakeView of(ShownView view, String database, String tableName, LakeTable table) {
        String columns = view.columns().stream().map(LakeView::quoted).collect(Collectors.joining(", "));
        String select = "SELECT " + columns + " FROM " + quoted(database) + "." + quoted(tableName) + " WHERE NOT "
                + quoted(LakeColumns.DELETED);
        String types = view.columns().stream()
                .map(name -> table.schema().caseInsensitiveFindField(name))
                .map(NestedField::type)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return new LakeView(view.name(), select, FileManifest.sha256(select + "\n" + types));
    }

    String make(String database) {
        return "CREATE OR REPLACE VIEW " + quoted(database) + "." + quoted(name) + " AS " + select;
    }

    static String drop(String database, String name) {
        return "DROP VIEW IF EXISTS " + quoted(database) + "." + quoted(name);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
