package org.example.sqlplatform;

import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.common.Credential;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.spi.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A producer's database, seen through {@code postgres_fdw}. All reads of a transaction see one state of it.
 *
 * @param capture how the store is captured
 */
record Source(SQLSnapshotIngestion capture) {
    private PostgresDatabase database() {
        return capture.dataContainer()
                .filter(PostgresDatabase.class::isInstance)
                .map(PostgresDatabase.class::cast)
                .orElseThrow(() -> new PlatformException(
                        PlatformException.Code.UNSUPPORTED, "A datastore is not captured from a PostgreSQL database"));
    }

    /** Secret, host and database: the operator maps a user to it. What is too long is cut, and told apart by a hash. */
    String server() {
        PostgresDatabase database = database();
        String secret = capture.credential().map(Credential::name).orElse("");
        return FileNames.shortened(
                secret + "@" + database.hostPortPair().hostName() + ":"
                        + database.hostPortPair().port() + "/" + database.databaseName(),
                Sql.LONGEST_NAME);
    }

    /** Foreign tables hold nothing, so they are made anew whatever changes. */
    String deploy(String store, List<Table> tables) {
        StringBuilder statements = new StringBuilder(TableSql.schema(Table.sourceSchema(store)));
        statements.append("CREATE SERVER IF NOT EXISTS " + Sql.name(server())
                + " FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host "
                + Sql.text(database().hostPortPair().hostName()) + ", port '"
                + database().hostPortPair().port() + "', dbname "
                + Sql.text(database().databaseName()) + ");\n");
        for (Table table : tables) {
            statements.append("DROP FOREIGN TABLE IF EXISTS " + table.source() + ";\n");
            statements.append("CREATE FOREIGN TABLE " + table.source() + " (" + columns(table) + ") SERVER "
                    + Sql.name(server()) + " OPTIONS (schema_name "
                    + Sql.text(capture.schemaName().orElse("public")) + ", table_name "
                    + Sql.text(capture.table(table.dataset())) + ");\n");
        }
        return statements.toString();
    }

    private static String columns(Table table) {
        return table.types().entrySet().stream()
                .map((Map.Entry<String, String> column) -> Sql.name(column.getKey()) + " " + column.getValue())
                .collect(Collectors.joining(", "));
    }
}
