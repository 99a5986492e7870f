package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.spec.LakeColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands in our own tables of a target: which table holds what, which were replaced, and how views are defined. They are tables of the
 * target, so that they change in the transaction that changes the data.
 */
final class Ledger {
    /** Table: tables that nobody needs from some time on. */
    static final String RETIRED = LakeColumns.PREFIX + "retired";
    /** Table: views as they were last defined. */
    static final String VIEWS = LakeColumns.PREFIX + "views";

    private final Connection connection;
    private final Dialect dialect;
    private final String state;
    private final String retired;
    private final String views;
    private final String definition;

    Ledger(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.state = dialect.ours(TargetTable.STATE);
        this.retired = dialect.ours(RETIRED);
        this.views = dialect.ours(VIEWS);
        this.definition = dialect.own("definition");
    }

    /** What a table holds; empty if it was never exported. */
    Optional<Exported> exported(TargetTable table) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + own(List.of("physical", "columns", "source", "snapshot"))
                        + " FROM " + state + " WHERE " + dialect.own("name") + " = ?")) {
            query.setString(1, table.name());
            try (ResultSet found = query.executeQuery()) {
                return found.next()
                        ? Optional.of(new Exported(
                                found.getString(1), found.getString(2), found.getString(3), found.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /** Notes what a table now holds. */
    void note(TargetTable table, Exported now, Instant time) throws SQLException {
        List<String> columns = List.of("name", "physical", "columns", "source", "snapshot", "exported_at");
        put(
                state,
                columns,
                table.name(),
                now.physical(),
                now.columns(),
                now.source(),
                now.snapshot(),
                dialect.time(time));
        forget(now.physical());
    }

    /** Notes that nobody needs a table from a time on. */
    void retire(String physical, Instant time) throws SQLException {
        put(retired, List.of("physical", "retired_at"), physical, dialect.time(time));
    }

    /** Tables that nobody needs since before a time. */
    List<String> retired(Instant before) throws SQLException {
        return texts(
                "SELECT " + dialect.own("physical") + " FROM " + retired + " WHERE " + dialect.own("retired_at")
                        + " < ?",
                dialect.time(before));
    }

    /** The largest number of tables that nobody needs and whose names are a text and a number; 0 if there are none. */
    long lastRetired(String base) throws SQLException {
        return texts(
                        "SELECT " + dialect.own("physical") + " FROM " + retired + " WHERE " + dialect.own("physical")
                                + " LIKE ? ESCAPE '!'",
                        base.replace("_", "!_") + "%")
                .stream()
                .map(physical -> physical.substring(base.length()))
                .filter(number -> number.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    /** Notes that a table is gone. */
    void forget(String physical) throws SQLException {
        execute("DELETE FROM " + retired + " WHERE " + dialect.own("physical") + " = ?", physical);
    }

    /** How a view was last defined. */
    Optional<String> definition(String view) throws SQLException {
        return texts("SELECT " + definition + " FROM " + views + " WHERE " + dialect.own("name") + " = ?", view)
                .stream()
                .findFirst();
    }

    /** How views were last defined, by their names. */
    Map<String, String> definitions() throws SQLException {
        Map<String, String> definitions = new LinkedHashMap<>();
        String name = dialect.own("name");
        for (String view : texts("SELECT " + name + " FROM " + views + " ORDER BY " + name)) {
            definition(view).ifPresent(definition -> definitions.put(view, definition));
        }
        return definitions;
    }

    /** Notes how a view is defined. */
    void define(String view, String definition) throws SQLException {
        put(views, List.of("name", "definition"), view, definition);
    }

    /** Whether a view that we know reads from a physical table. */
    boolean isShown(String physical) throws SQLException {
        String name = dialect.quoted(physical);
        return texts("SELECT " + definition + " FROM " + views).stream()
                .anyMatch(definition -> definition.contains(name));
    }

    /** Puts a row in the place of the one with the same first column: in one transaction, so that nobody sees it missing. */
    private void put(String table, List<String> columns, Object... values) throws SQLException {
        execute("DELETE FROM " + table + " WHERE " + dialect.own(columns.get(0)) + " = ?", values[0]);
        execute(
                "INSERT INTO " + table + " (" + own(columns) + ") VALUES (?" + ", ?".repeat(columns.size() - 1) + ")",
                values);
    }

    private String own(List<String> columns) {
        return columns.stream().map(dialect::own).collect(Collectors.joining(", "));
    }

    private List<String> texts(String sql, Object... parameters) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, parameters);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    texts.add(found.getString(1));
                }
            }
        }
        return texts;
    }

    /** Runs a statement with parameters. */
    void execute(String sql, Object... parameters) throws SQLException {
        if (parameters.length == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
        }
    }

    /** The names of the columns of a table or view. */
    List<String> columns(String name) throws SQLException {
        return List.copyOf(types(name).keySet());
    }

    /** The names of the columns of a table or view, in their order, with the names of their types. */
    Map<String, String> types(String name) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + dialect.ours(name) + " WHERE 1 = 0")) {
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                columns.put(
                        found.getMetaData().getColumnLabel(i),
                        found.getMetaData().getColumnTypeName(i));
            }
        }
        return columns;
    }

    /** How many rows a table has. */
    long rows(String table) throws SQLException {
        return Long.parseLong(
                texts("SELECT COUNT(*) FROM " + dialect.ours(table)).get(0));
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Runs a statement that does not wait long for others. */
    void hurried(String sql) throws SQLException {
        if (dialect.hurry().isPresent()) {
            execute(dialect.hurry().get());
        }
        execute(sql);
        if (dialect.calm().isPresent()) {
            execute(dialect.calm().get());
        }
    }

    /** A place in the transaction to come back to. */
    Savepoint savepoint() throws SQLException {
        return connection.setSavepoint();
    }

    /** Takes back what was done since then, and lets go what was locked for it. */
    void rollback(Savepoint to) throws SQLException {
        connection.rollback(to);
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
