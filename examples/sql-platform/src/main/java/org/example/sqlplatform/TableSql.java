package org.example.sqlplatform;

import java.util.Map;

/** Statements that make schemas and tables, or fit those that are there. */
final class TableSql {
    private TableSql() {}

    static String schema(String name) {
        return "CREATE SCHEMA IF NOT EXISTS " + Sql.name(name) + ";\n";
    }

    static String live(Table table) {
        return columns(table.live(), table)
                + "SELECT \"@platform\".fit_key(" + Sql.text(table.live()) + ", ARRAY["
                + Sql.list(table.key(), Sql::text) + "]);\n";
    }

    static String history(Table table) {
        return columns(table.history(), table)
                + fit(table.history(), "valid_from", "timestamp with time zone")
                + fit(table.history(), "valid_to", "timestamp with time zone")
                + "CREATE INDEX IF NOT EXISTS " + Sql.name(table.dataset()) + " ON " + table.history() + " ("
                + Sql.names(table.key()) + ") WHERE valid_to IS NULL;\n";
    }

    static String columns(String name, Table table) {
        StringBuilder statements = new StringBuilder("CREATE TABLE IF NOT EXISTS " + name + " ();\n");
        for (Map.Entry<String, String> column : table.types().entrySet()) {
            statements.append(fit(name, column.getKey(), column.getValue()));
        }
        return statements.toString();
    }

    private static String fit(String table, String column, String type) {
        return "SELECT \"@platform\".fit_column(" + Sql.text(table) + ", " + Sql.text(column) + ", " + Sql.text(type)
                + ");\n";
    }
}
