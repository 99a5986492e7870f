package org.example.sqlplatform;

import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.common.Credential;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A database from which tables are read through {@code postgres_fdw}: a producer's, or that of another instance. All reads of a
 * transaction see one state of it.
 *
 * @param server name of the foreign server: secret, host and database; the operator maps a user to it
 * @param host where it is
 * @param port its port
 * @param database its name
 * @param schema schema of the tables
 * @param tables names of the tables by dataset, where they are others than the datasets'
 */
record Source(String server, String host, String port, String database, String schema, Map<String, String> tables) {
    static Source of(SQLSnapshotIngestion capture) {
        PostgresDatabase database = capture.dataContainer()
                .filter(PostgresDatabase.class::isInstance)
                .map(PostgresDatabase.class::cast)
                .orElseThrow(() -> new PlatformException(
                        PlatformException.Code.UNSUPPORTED, "A datastore is not captured from a PostgreSQL database"));
        return new Source(
                server(
                        capture.credential().map(Credential::name).orElse(""),
                        database.hostPortPair().hostName(),
                        Integer.toString(database.hostPortPair().port()),
                        database.databaseName()),
                database.hostPortPair().hostName(),
                Integer.toString(database.hostPortPair().port()),
                database.databaseName(),
                capture.schemaName().orElse("public"),
                capture.tableForDataset());
    }

    /** The live tables of another instance. */
    static Source of(FeedOffer offer) {
        String host = access(offer, Feeds.HOST);
        String port = access(offer, Feeds.PORT);
        String database = access(offer, Feeds.DATABASE);
        return new Source(
                server("feeds of " + offer.platform(), host, port, database),
                host,
                port,
                database,
                access(offer, Feeds.SCHEMA),
                Map.of());
    }

    private static String access(FeedOffer offer, String name) {
        return Optional.ofNullable(offer.access().get(name))
                .orElseThrow(() -> new PlatformException(
                        PlatformException.Code.UNSUPPORTED,
                        "The feed of " + offer.store() + " from " + offer.platform() + " does not say its " + name));
    }

    /** What is too long is cut, and told apart by a hash. */
    private static String server(String secret, String host, String port, String database) {
        return FileNames.shortened(secret + "@" + host + ":" + port + "/" + database, Sql.LONGEST_NAME);
    }

    /** Foreign tables hold nothing, so they are made anew whatever changes. */
    String deploy(String store, List<Table> wanted) {
        StringBuilder statements = new StringBuilder(TableSql.schema(Table.sourceSchema(store)));
        statements.append("CREATE SERVER IF NOT EXISTS " + Sql.name(server)
                + " FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host "
                + Sql.text(host) + ", port " + Sql.text(port) + ", dbname " + Sql.text(database) + ");\n");
        for (Table table : wanted) {
            statements.append("DROP FOREIGN TABLE IF EXISTS " + table.source() + ";\n");
            statements.append("CREATE FOREIGN TABLE " + table.source() + " (" + columns(table) + ") SERVER "
                    + Sql.name(server) + " OPTIONS (schema_name "
                    + Sql.text(schema) + ", table_name "
                    + Sql.text(tables.getOrDefault(table.dataset(), table.dataset())) + ");\n");
        }
        return statements.toString();
    }

    private static String columns(Table table) {
        return table.types().entrySet().stream()
                .map((Map.Entry<String, String> column) -> Sql.name(column.getKey()) + " " + column.getValue())
                .collect(Collectors.joining(", "));
    }
}
