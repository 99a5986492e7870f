package org.example.sqlplatform;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes over what a source has: rows that are gone go, rows that differ are written, and nothing else is touched. All tables change at once.
 * A second run waits for the first, because they lock the same tables in the same order.
 */
final class MergeSql {
    private MergeSql() {}

    static String of(List<Table> tables, boolean history) {
        StringBuilder run = new StringBuilder("BEGIN;\n");
        run.append("LOCK TABLE " + tables.stream().map(Table::live).collect(Collectors.joining(", "))
                + " IN SHARE ROW EXCLUSIVE MODE;\n");
        run.append("CREATE TEMPORARY TABLE batch ON COMMIT DROP AS SELECT clock_timestamp() AS at;\n");
        for (Table table : tables) {
            run.append(staging(table)).append(live(table));
            if (history) {
                run.append(history(table));
            }
            run.append("DROP TABLE pg_temp.staging;\n");
        }
        return run.append("COMMIT;\n").toString();
    }

    /** The key finds rows that the source has twice, and rows without a key, before anything is changed. */
    private static String staging(Table table) {
        return "\nCREATE TEMPORARY TABLE staging ON COMMIT DROP AS SELECT " + Sql.names(table.columns()) + " FROM "
                + table.source() + ";\n"
                + "ALTER TABLE pg_temp.staging ADD PRIMARY KEY (" + Sql.names(table.key()) + ");\n"
                + "ANALYZE pg_temp.staging;\n";
    }

    private static String live(Table table) {
        String columns = Sql.names(table.columns());
        List<String> others = table.otherColumns();
        String update = others.isEmpty()
                ? "DO NOTHING"
                : "DO UPDATE SET "
                        + Sql.list(others, column -> Sql.name(column) + " = excluded." + Sql.name(column))
                        + "\n  WHERE ROW(" + of("live", others) + ") IS DISTINCT FROM ROW(" + of("excluded", others)
                        + ")";
        return "DELETE FROM " + table.live()
                + " AS live WHERE NOT EXISTS (\n  SELECT FROM pg_temp.staging AS fresh WHERE "
                + same(table.key(), "live") + ");\n"
                + "INSERT INTO " + table.live() + " AS live (" + columns + ")\n  SELECT " + columns
                + " FROM pg_temp.staging\n  ON CONFLICT (" + Sql.names(table.key()) + ") " + update + ";\n";
    }

    private static String history(Table table) {
        List<String> others = table.otherColumns();
        String unchanged = others.isEmpty()
                ? ""
                : " AND ROW(" + of("fresh", others) + ") IS NOT DISTINCT FROM ROW(" + of("version", others) + ")";
        String columns = Sql.names(table.columns());
        return "UPDATE " + table.history() + " AS version SET valid_to = batch.at FROM pg_temp.batch\n"
                + "  WHERE valid_to IS NULL AND NOT EXISTS (\n  SELECT FROM pg_temp.staging AS fresh WHERE "
                + same(table.key(), "version") + unchanged + ");\n"
                + "INSERT INTO " + table.history() + " (" + columns + ", valid_from)\n  SELECT "
                + of("fresh", table.columns()) + ", batch.at FROM pg_temp.staging AS fresh, pg_temp.batch\n"
                + "  WHERE NOT EXISTS (\n  SELECT FROM " + table.history()
                + " AS version WHERE version.valid_to IS NULL AND " + same(table.key(), "version") + ");\n";
    }

    private static String same(List<String> key, String other) {
        return key.stream()
                .map(column -> "fresh." + Sql.name(column) + " = " + other + "." + Sql.name(column))
                .collect(Collectors.joining(" AND "));
    }

    private static String of(String table, List<String> columns) {
        return Sql.list(columns, column -> table + "." + Sql.name(column));
    }
}
