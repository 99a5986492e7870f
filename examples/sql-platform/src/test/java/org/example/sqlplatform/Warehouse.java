package org.example.sqlplatform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Databases of a CRM and a stock, and the one that the platform fills; all new, on a real server. */
final class Warehouse {
    static final String NIGHTLY = "0 1 * * *";
    static final String OFTEN = "*/15 * * * *";
    static final String READER = "Sales \"EMEA\"; DROP SCHEMA crm --";

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Pattern SERVER = Pattern.compile("CREATE SERVER IF NOT EXISTS (\"(?:[^\"]|\"\")+\")");

    private final int number = NEXT.incrementAndGet();
    private SortedMap<String, String> artifacts;

    private Warehouse(String model) {
        artifacts = Shop.artifacts(here(model));
    }

    /** Makes the databases with their source tables, and deploys. */
    static Warehouse of(String model) throws SQLException {
        Postgres.port();
        Warehouse warehouse = new Warehouse(model);
        Postgres.execute(
                "postgres",
                "CREATE DATABASE " + warehouse.crm(),
                "CREATE DATABASE " + warehouse.stock(),
                "CREATE DATABASE " + warehouse.database(),
                "DO $$ BEGIN CREATE ROLE " + Sql.name(READER) + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        Postgres.execute(
                warehouse.crm(),
                "CREATE SCHEMA sales",
                "CREATE TABLE sales.customers (id int, name varchar(100), vip boolean, internal text)",
                "CREATE TABLE sales.\"Bestellung$\" (\"OrderId\" bigint, line smallint, customer int, amount numeric(12,2), \"user\" varchar(30))");
        Postgres.execute(
                warehouse.stock(),
                "CREATE TABLE items (item varchar(20), pieces int, details jsonb)",
                "CREATE TABLE shelves (shelf int, item varchar(20))");
        warehouse.deploy();
        return warehouse;
    }

    /** The model with the places of the test's databases. */
    private String here(String model) {
        return model.replaceAll(
                        "(crm|stock|warehouse)\\.example\\.com, port: 5432", "localhost, port: " + Postgres.port())
                .replaceAll("(?m)databaseName: (crm|stock|warehouse)$", "databaseName: $1" + number)
                .replace("database: warehouse,", "database: " + database() + ",");
    }

    String crm() {
        return "crm" + number;
    }

    String stock() {
        return "stock" + number;
    }

    String database() {
        return "warehouse" + number;
    }

    SortedMap<String, String> artifacts() {
        return artifacts;
    }

    /** Renders another version of the model. */
    void render(String model) {
        artifacts = Shop.artifacts(here(model));
    }

    /** Runs the deployment, and does what the operator does: maps users to servers. */
    void deploy() throws SQLException {
        run(Artifacts.DEPLOY);
        for (String text : artifacts.values()) {
            Matcher server = SERVER.matcher(text);
            while (server.find()) {
                Postgres.execute(
                        database(),
                        "CREATE USER MAPPING IF NOT EXISTS FOR CURRENT_USER SERVER " + server.group(1)
                                + " OPTIONS (user 'postgres')");
            }
        }
    }

    void runAll() throws SQLException {
        run(Artifacts.schedule(NIGHTLY));
        run(Artifacts.schedule(OFTEN));
    }

    /** Runs the scripts of a list in their order, each of which must stand behind those that it needs. */
    void run(String list) throws SQLException {
        Set<String> done = new HashSet<>();
        for (String line : artifacts.get(list).lines().toList()) {
            List<String> words = List.of(line.split(" "));
            if (!done.containsAll(words.subList(1, words.size()))) {
                throw new AssertionError(line + " comes too early in " + list);
            }
            Postgres.execute(database(), artifacts.get(words.get(0)));
            done.add(words.get(0));
        }
    }

    void crm(String... statements) throws SQLException {
        Postgres.execute(crm(), statements);
    }

    void stock(String... statements) throws SQLException {
        Postgres.execute(stock(), statements);
    }

    /** Rows of the warehouse, each its values between bars, sorted. */
    SortedSet<String> rows(String query) throws SQLException {
        SortedSet<String> rows = new TreeSet<>();
        try (Connection connection = Postgres.connect(database());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                if (!rows.add(String.join("|", values))) {
                    throw new AssertionError("a row comes twice: " + values);
                }
            }
        }
        return rows;
    }
}
