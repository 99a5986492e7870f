package io.datasurface.model.change;

import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.List;
import java.util.Map;

/** The columns of schemas. */
final class SchemaColumns {
    private SchemaColumns() {}

    static Map<String, DDLColumn> of(Schema schema) {
        return schema instanceof DDLTable table ? table.columns() : Map.of();
    }

    /** The names of the columns that others have too, in order. */
    static List<String> common(Map<String, DDLColumn> columns, Map<String, DDLColumn> others) {
        return columns.keySet().stream().filter(others::containsKey).toList();
    }
}
