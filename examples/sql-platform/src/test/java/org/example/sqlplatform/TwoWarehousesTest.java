package org.example.sqlplatform;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.Rendered;
import io.datasurface.host.output.RenderPlan;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances, federated: one reads the source, and the other one's consumers are filled from the first one's tables. */
class TwoWarehousesTest {
    private static final Pattern SERVER = Pattern.compile("CREATE SERVER IF NOT EXISTS (\"(?:[^\"]|\"\")+\")");
    private static final Map<String, String> DATABASES = Map.of("Warehouse", "first_mart", "Branch", "second_mart");

    private SortedMap<String, String> artifacts = new TreeMap<>();

    private static final String PLATFORMS = """
              Branches:
                locations: ["OnPremises:cellar"]
                dataPlatforms:
                  Branch:
                    type: sql
                    documentation: Another PostgreSQL.
                    parameters: {host: localhost, port: PORT, database: second_mart, role: postgres}
                  Federation: {type: federation, documentation: Reads each source once.}
            zoneDeclarations:""";

    private static final String CONTAINER = """
                      branch_db:
                        type: PostgresDatabase
                        locations: ["OnPremises:cellar"]
                        hostPortPair: {hostName: localhost, port: PORT}
                        databaseName: second_mart
                        serverSideEncryption: {name: LUKS}
                        credential: {name: branch-owner}
                    dataStores:
            """;

    private static final String WORKSPACE = """
                      branch:
                        dataContainer: {ref: branch_db}
                        dsgs:
                          live:
                            platformMD:
                              type: WorkspacePlatformConfig
                              retention: {milestoningStrategy: LIVE_ONLY, latency: DAYS}
                            sinks:
                              - {storeName: stock, datasetName: items}
                              - {storeName: crm, datasetName: customers}
                              - {storeName: revenue, datasetName: by_customer}
                      audit:
            """;

    private static final String ASSIGNMENTS = """
            primaryIngestionPlatforms:
              crm: {dataPlatforms: [Warehouse]}
              stock: {dataPlatforms: [Warehouse]}
              revenue: {dataPlatforms: [Warehouse]}
            dsgPlatformMappings:
              - workspace: branch
                dsgName: live
                assignments: [{dataPlatform: Branch, status: PROVISIONED}]
            """;

    /** The shop, whose stock a second database wants, too. */
    private static String model() {
        String port = Integer.toString(Postgres.port());
        return Shop.text()
                .replaceAll("(crm|stock|warehouse)\\.example\\.com, port: 5432", "localhost, port: " + port)
                .replaceAll("(?m)databaseName: (crm|stock)$", "databaseName: two_$1")
                .replace("databaseName: warehouse", "databaseName: first_mart")
                .replace("database: warehouse,", "database: first_mart,")
                .replace("zoneDeclarations:", PLATFORMS.replace("PORT", port))
                .replace("        dataStores:\n", CONTAINER.replace("PORT", port))
                .replace("          audit:\n", WORKSPACE)
                .replace("dsgPlatformMappings:\n", ASSIGNMENTS);
    }

    @BeforeEach
    void deploy() throws SQLException {
        Postgres.port();
        for (String database : List.of("two_crm", "two_stock", "first_mart", "second_mart")) {
            Postgres.execute("postgres", "DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
        }
        Postgres.execute(
                "postgres",
                "DO $$ BEGIN CREATE ROLE " + Sql.name(Warehouse.READER)
                        + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        Postgres.execute(
                "two_crm",
                "CREATE SCHEMA sales",
                "CREATE TABLE sales.customers (id int, name varchar(100), vip boolean)",
                "CREATE TABLE sales.\"Bestellung$\" (\"OrderId\" bigint, line smallint, customer int, amount numeric(12,2), \"user\" varchar(30))",
                "INSERT INTO sales.customers VALUES (1, 'Ada', true), (2, 'Ben', NULL)",
                "INSERT INTO sales.\"Bestellung$\" VALUES (10, 1, 1, 5.00, 'x')");
        Postgres.execute(
                "two_stock",
                "CREATE TABLE items (item varchar(20), pieces int, details jsonb)",
                "CREATE TABLE shelves (shelf int, item varchar(20))",
                "INSERT INTO items VALUES ('nut', 5, '{\"a\": 1}'), ('bolt', 7, NULL)");
        RenderEngine engine =
                RenderEngine.of(PlatformProviders.load(ProviderSource.of(TwoWarehousesTest.class.getClassLoader())));
        Rendered rendered = engine.render(engine.plan(engine.analyze(Shop.read(model())), RenderPlan.NONE));
        assertThat(rendered.hasErrors()).as(rendered.problems().toString()).isFalse();
        rendered.artifacts().forEach((path, bytes) -> artifacts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        for (String platform : List.of("Warehouse", "Branch")) {
            run(platform, Artifacts.DEPLOY);
            mapUsers(platform);
        }
    }

    private void mapUsers(String platform) throws SQLException {
        for (Map.Entry<String, String> file : artifacts.entrySet()) {
            Matcher server = SERVER.matcher(file.getValue());
            while (file.getKey().startsWith(platform + "/") && server.find()) {
                Postgres.execute(
                        DATABASES.getOrDefault(platform, ""),
                        "CREATE USER MAPPING IF NOT EXISTS FOR CURRENT_USER SERVER " + server.group(1)
                                + " OPTIONS (user 'postgres')");
            }
        }
    }

    private void run(String platform, String list) throws SQLException {
        for (String line :
                artifacts.getOrDefault(platform + "/" + list, "").lines().toList()) {
            Postgres.execute(
                    DATABASES.getOrDefault(platform, ""),
                    artifacts.getOrDefault(platform + "/" + line.split(" ")[0], ""));
        }
    }

    private void runAll(String platform) throws SQLException {
        Set<String> lists = new HashSet<>();
        for (String line : artifacts
                .getOrDefault(platform + "/" + Artifacts.CRONTAB, "")
                .lines()
                .skip(2)
                .toList()) {
            lists.add(line.substring(line.lastIndexOf(' ') + 1));
        }
        for (String list : lists) {
            run(platform, list);
        }
    }

    private static Set<String> rows(String query) throws SQLException {
        Set<String> rows = new HashSet<>();
        try (Connection connection = Postgres.connect("second_mart");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1) + "|" + result.getString(2));
            }
        }
        return rows;
    }

    @Test
    void theSecondIsFilledFromTheFirstAndKnowsNothingOfTheSources() throws SQLException {
        runAll("Warehouse");
        runAll("Branch");

        assertThat(rows("SELECT item, pieces FROM branch.live__stock__items"))
                .containsExactlyInAnyOrder("nut|5", "bolt|7");
        assertThat(rows("SELECT id, name FROM branch.live__crm__customers"))
                .containsExactlyInAnyOrder("1|Ada", "2|Ben");
        assertThat(rows("SELECT customer, total FROM branch.live__revenue__by_customer"))
                .containsExactly("1|5.00");
        String branch = String.join(
                "\n",
                artifacts.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("Branch/"))
                        .map(Map.Entry::getValue)
                        .toList());
        assertThat(branch).contains("'first_mart'").doesNotContain("two_crm", "two_stock");
    }

    @Test
    void changesAndDeletionsComeThroughTheFirst() throws SQLException {
        runAll("Warehouse");
        runAll("Branch");
        Postgres.execute(
                "two_stock", "UPDATE items SET pieces = 6 WHERE item = 'nut'", "DELETE FROM items WHERE item = 'bolt'");
        runAll("Branch");
        assertThat(rows("SELECT item, pieces FROM branch.live__stock__items")).contains("bolt|7");
        runAll("Warehouse");
        runAll("Branch");
        assertThat(rows("SELECT item, pieces FROM branch.live__stock__items")).containsExactly("nut|6");
    }
}
