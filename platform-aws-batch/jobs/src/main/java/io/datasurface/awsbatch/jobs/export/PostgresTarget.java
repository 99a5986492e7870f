package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.PostgresUrl;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database with the schema that is ours. What is exported, and up to which snapshot, stands in tables of that schema, so that
 * it changes in the transaction that changes the data. Not safe for concurrent use.
 */
final class PostgresTarget implements AutoCloseable {
    /** Column of staging tables: the partition that a row is of. */
    static final String PARTITION = LakeColumns.PREFIX + "partition";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresTarget.class);
    private static final String STATE = LakeColumns.PREFIX + "exports";
    private static final String RETIRED = LakeColumns.PREFIX + "retired";
    private static final String VIEWS = LakeColumns.PREFIX + "views";

    private final JdbcTarget target;
    private final String url;
    private final Properties login;
    private final Connection connection;

    private PostgresTarget(JdbcTarget target, String url, Properties login, Connection connection) {
        this.target = target;
        this.url = url;
        this.login = login;
        this.connection = connection;
    }

    /**
     * Connects, makes what is ours where it is not there, and waits until no other run works for the same subject.
     *
     * @param subject container and chunk
     * @throws JobException if the database can't be reached or does not let the user do that
     */
    static PostgresTarget open(JdbcTarget target, SecretStore.Login login, String subject) {
        String url = PostgresUrl.of(target.host(), target.port(), target.database());
        Properties properties = new Properties();
        properties.putAll(target.properties());
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "datasurface export " + subject);
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            connection.setAutoCommit(false);
            PostgresTarget opened = new PostgresTarget(target, url, properties, connection);
            opened.prepare(subject);
            return opened;
        } catch (SQLException e) {
            throw new JobException(
                    "Can't work in database " + target.database() + " at " + target.host() + ":" + target.port()
                            + " as user " + login.user() + ": " + e.getMessage(),
                    e);
        }
    }

    private void prepare(String subject) throws SQLException {
        execute("CREATE SCHEMA IF NOT EXISTS " + quoted(target.schema()));
        execute("CREATE TABLE IF NOT EXISTS " + ours(STATE)
                + " (name text PRIMARY KEY, physical text NOT NULL, columns text NOT NULL, source text NOT NULL,"
                + " snapshot bigint NOT NULL, exported_at timestamptz NOT NULL)");
        execute("CREATE TABLE IF NOT EXISTS " + ours(RETIRED)
                + " (physical text PRIMARY KEY, retired_at timestamptz NOT NULL)");
        execute("CREATE TABLE IF NOT EXISTS " + ours(VIEWS) + " (name text PRIMARY KEY, definition text NOT NULL)");
        connection.commit();
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "datasurface " + target.schema() + " " + subject);
            lock.execute();
        }
        connection.commit();
    }

    /** What a table holds; empty if it was never exported. */
    Optional<Exported> exported(TargetTable table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT physical, columns, source, snapshot FROM " + ours(STATE) + " WHERE name = ?")) {
            query.setString(1, table.name());
            try (ResultSet found = query.executeQuery()) {
                return found.next()
                        ? Optional.of(new Exported(
                                found.getString(1), found.getString(2), found.getString(3), found.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Makes a new physical table with rows, that nobody sees yet.
     *
     * @return its name
     */
    String build(TargetTable table, Optional<Exported> before, Dataset<Row> rows) throws SQLException {
        String physical = table.physical(before.map(PostgresTarget::number).orElse(0L) + 1);
        execute("DROP TABLE IF EXISTS " + ours(physical));
        String columns = table.columns().stream()
                .map(column -> quoted(column.name()) + " " + type(column)
                        + (table.key().contains(column.name()) ? " NOT NULL" : ""))
                .collect(Collectors.joining(", "));
        execute("CREATE TABLE " + ours(physical) + " (" + columns + ")");
        connection.commit();
        String stage = stage(table, rows);
        execute("INSERT INTO " + ours(physical) + " SELECT " + names(table) + " FROM " + ours(stage));
        if (!table.key().isEmpty()) {
            execute("ALTER TABLE " + ours(physical) + " ADD PRIMARY KEY (" + list(table.key()) + ")");
        }
        execute("DROP TABLE " + ours(stage));
        execute("ANALYZE " + ours(physical));
        connection.commit();
        return physical;
    }

    private static long number(Exported before) {
        return Long.parseLong(before.physical().replaceAll("^.*_[hl]([0-9]+)$", "$1"));
    }

    /**
     * Copies rows into a table beside the others, on as many connections as there are tasks.
     *
     * @return its name
     */
    String stage(TargetTable table, Dataset<Row> rows) throws SQLException {
        String stage = table.physical(0) + "_stage";
        execute("DROP TABLE IF EXISTS " + ours(stage));
        execute("CREATE UNLOGGED TABLE " + ours(stage) + " (" + PARTITION + " integer, " + quoted(SourceRows.ACTION)
                + " char(1), "
                + table.columns().stream()
                        .map(column -> quoted(column.name()) + " " + type(column))
                        .collect(Collectors.joining(", "))
                + ")");
        connection.commit();
        rows.foreachPartition(new CopyPartition(url, login, ours(stage)));
        execute("ANALYZE " + ours(stage));
        connection.commit();
        return stage;
    }

    /** Brings a physical table up to date with what was staged; part of the transaction that {@link #commit} ends. */
    void merge(TargetTable table, String physical, String stage) throws SQLException {
        String key = table.key().stream()
                .map(name -> "t." + quoted(name) + " = s." + quoted(name))
                .collect(Collectors.joining(" AND "));
        execute("DELETE FROM " + ours(physical) + " t USING " + ours(stage) + " s WHERE s." + quoted(SourceRows.ACTION)
                + " = 'D' AND " + key);
        List<String> others = table.columns().stream()
                .map(TargetColumn::name)
                .filter(name -> !table.key().contains(name))
                .toList();
        execute("INSERT INTO " + ours(physical) + " SELECT " + names(table) + " FROM " + ours(stage) + " WHERE "
                + quoted(SourceRows.ACTION) + " = 'P' ON CONFLICT (" + list(table.key()) + ") DO "
                + (others.isEmpty()
                        ? "NOTHING"
                        : "UPDATE SET "
                                + others.stream()
                                        .map(name -> quoted(name) + " = EXCLUDED." + quoted(name))
                                        .collect(Collectors.joining(", "))));
        execute("DROP TABLE " + ours(stage));
    }

    /** Notes what a table now holds; part of the transaction. A table that it held before stays for a while. */
    void note(TargetTable table, Exported now, Optional<Exported> before, Instant time) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("INSERT INTO " + ours(STATE)
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET physical = EXCLUDED.physical,"
                + " columns = EXCLUDED.columns, source = EXCLUDED.source, snapshot = EXCLUDED.snapshot,"
                + " exported_at = EXCLUDED.exported_at")) {
            put.setString(1, table.name());
            put.setString(2, now.physical());
            put.setString(3, now.columns());
            put.setString(4, now.source());
            put.setLong(5, now.snapshot());
            put.setTimestamp(6, Timestamp.from(time));
            put.executeUpdate();
        }
        if (before.isPresent() && !before.get().physical().equals(now.physical())) {
            try (PreparedStatement put = connection.prepareStatement(
                    "INSERT INTO " + ours(RETIRED) + " VALUES (?, ?) ON CONFLICT (physical) DO NOTHING")) {
                put.setString(1, before.get().physical());
                put.setTimestamp(2, Timestamp.from(time));
                put.executeUpdate();
            }
        }
    }

    /**
     * Makes a view what the spec says, if it is not; part of the transaction.
     *
     * @param name of the view
     * @param history whether it shows states with their times and batches
     */
    void view(String name, ConsumerView view, String physical, boolean history) throws SQLException {
        String columns = list(view.columns())
                + (history
                        ? ", " + LakeColumns.COMMIT_TS + ", " + LakeColumns.VALID_TO + ", " + LakeColumns.BATCH_IN
                                + ", " + LakeColumns.BATCH_OUT
                        : "");
        String definition = "SELECT " + columns + " FROM " + ours(physical);
        String known = definition
                + view.readers().stream().map(reader -> " TO " + quoted(reader)).collect(Collectors.joining());
        if (known.equals(definition(name).orElse(""))) {
            return;
        }
        execute("DROP VIEW IF EXISTS " + ours(name));
        execute("CREATE VIEW " + ours(name) + " AS " + definition);
        for (String reader : view.readers()) {
            execute("GRANT USAGE ON SCHEMA " + quoted(target.schema()) + " TO " + quoted(reader));
            execute("GRANT SELECT ON " + ours(name) + " TO " + quoted(reader));
        }
        try (PreparedStatement put = connection.prepareStatement("INSERT INTO " + ours(VIEWS)
                + " VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET definition = EXCLUDED.definition")) {
            put.setString(1, name);
            put.setString(2, known);
            put.executeUpdate();
        }
    }

    private Optional<String> definition(String view) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT definition FROM " + ours(VIEWS) + " WHERE name = ?")) {
            query.setString(1, view);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Ends the transaction: readers see all of it. */
    void commit() throws SQLException {
        connection.commit();
    }

    /** Gives up the transaction. */
    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.warn("Can't roll back in {}; the server does it when the connection ends", target.database(), e);
        }
    }

    /** Drops tables that were replaced longer ago than that. */
    void dropRetired(Instant now, Duration grace) throws SQLException {
        List<String> old = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT physical FROM " + ours(RETIRED) + " WHERE retired_at < ?")) {
            query.setTimestamp(1, Timestamp.from(now.minus(grace)));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    old.add(found.getString(1));
                }
            }
        }
        for (String physical : old) {
            execute("DROP TABLE IF EXISTS " + ours(physical));
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + ours(RETIRED) + " WHERE physical = ?")) {
                delete.setString(1, physical);
                delete.executeUpdate();
            }
        }
        connection.commit();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("Can't close the connection to {}", target.database(), e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String type(TargetColumn column) {
        return PostgresTypes.of(column.type()).name();
    }

    private static String names(TargetTable table) {
        return list(table.columns().stream().map(TargetColumn::name).toList());
    }

    private static String list(List<String> names) {
        return names.stream().map(PostgresTarget::quoted).collect(Collectors.joining(", "));
    }

    private String ours(String name) {
        return quoted(target.schema()) + "." + quoted(name);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
