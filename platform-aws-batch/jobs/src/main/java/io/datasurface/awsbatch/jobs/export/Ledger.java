package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.staging.FileManifest;
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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands in our own tables of a target: which table holds what, which were replaced, and how views are defined. They are tables of the
 * target, so that they change in the transaction that changes the data.
 */
final class Ledger {
    /** Column: the platform instance, container and chunk that a row is of; null where that was not noted yet. */
    static final String SUBJECT = "subject";
    /** Table: tables that nobody needs from some time on. */
    static final String RETIRED = LakeColumns.PREFIX + "retired";
    /** Table: views as they were last defined. */
    static final String VIEWS = LakeColumns.PREFIX + "views";

    /** What each database has room for. */
    private static final int LONGEST_SUBJECT = 255;

    private final Connection connection;
    private final Dialect dialect;
    private final String subject;
    private final String state;
    private final String retired;
    private final String views;
    private final String definition;

    /** Names a platform instance with a container and chunk of it; long names end with a hash, so that no two are one. */
    static String subject(String platform, String containerAndChunk) {
        String whole = platform + "/" + containerAndChunk;
        if (whole.length() <= LONGEST_SUBJECT) {
            return whole;
        }
        String hash = FileManifest.sha256(whole);
        return whole.substring(0, LONGEST_SUBJECT - hash.length() - 1) + "#" + hash;
    }

    /**
     * The ledger of a database.
     *
     * @param subject for whom it is kept, see {@link #subject}
     */
    Ledger(Connection connection, Dialect dialect, String subject) {
        this.connection = connection;
        this.dialect = dialect;
        this.subject = subject;
        this.state = dialect.ours(TargetTable.STATE);
        this.retired = dialect.ours(RETIRED);
        this.views = dialect.ours(VIEWS);
        this.definition = dialect.own("definition");
    }

    /** Adds what tables from before have not: whose their rows are. */
    void upgrade() throws SQLException {
        for (String table : List.of(TargetTable.STATE, RETIRED, VIEWS)) {
            if (columns(table).stream().noneMatch(SUBJECT::equalsIgnoreCase)) {
                execute("ALTER TABLE " + dialect.ours(table) + " ADD " + dialect.own(SUBJECT) + " "
                        + dialect.subjectType());
            }
        }
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
        List<String> columns = List.of("name", "physical", "columns", "source", "snapshot", "exported_at", SUBJECT);
        put(
                state,
                columns,
                table.name(),
                now.physical(),
                now.columns(),
                now.source(),
                now.snapshot(),
                dialect.time(time),
                subject);
        forget(now.physical());
    }

    /** Notes that nobody needs a table from a time on. */
    void retire(String physical, Instant time) throws SQLException {
        put(retired, List.of("physical", "retired_at", SUBJECT), physical, dialect.time(time), subject);
    }

    /**
     * Our tables that nobody needs since before a time.
     *
     * @param nobodys the same for those of which it was not noted whose they are
     */
    List<String> retired(Instant before, Instant nobodys) throws SQLException {
        String since = dialect.own("retired_at") + " < ?";
        return texts(
                "SELECT " + dialect.own("physical") + " FROM " + retired + " WHERE (" + ofSubject() + " AND " + since
                        + ") OR (" + dialect.own(SUBJECT) + " IS NULL AND " + since + ")",
                subject,
                dialect.time(before),
                dialect.time(nobodys));
    }

    private String ofSubject() {
        return dialect.own(SUBJECT) + " = ?";
    }

    /** All tables that nobody needs, from whatever time on. */
    Set<String> retired() throws SQLException {
        return Set.copyOf(texts("SELECT " + dialect.own("physical") + " FROM " + retired));
    }

    private String isPhysical() {
        return dialect.own("physical") + " = ?";
    }

    /**
     * Makes a table ours, and the views that show it, and needed, whatever they were before.
     *
     * @return whether it still is there
     */
    boolean claim(TargetTable table, String physical) throws SQLException {
        if (!isOurs(table, physical) || isRetired(physical)) {
            int found = update(
                    "UPDATE " + state + " SET " + ofSubject() + " WHERE " + dialect.own("name") + " = ? AND "
                            + isPhysical(),
                    subject,
                    table.name(),
                    physical);
            if (found == 0) {
                return false;
            }
            forget(physical);
            String quoted = dialect.quoted(physical);
            for (Map.Entry<String, String> view : definitions().entrySet()) {
                if (view.getValue().contains(quoted)) {
                    define(view.getKey(), view.getValue());
                }
            }
        }
        return true;
    }

    private boolean isOurs(TargetTable table, String physical) throws SQLException {
        String found = "SELECT " + dialect.own("physical") + " FROM " + state + " WHERE " + dialect.own("name")
                + " = ? AND " + isPhysical() + " AND " + ofSubject();
        return !texts(found, table.name(), physical, subject).isEmpty();
    }

    private boolean isRetired(String physical) throws SQLException {
        return !texts("SELECT " + dialect.own("physical") + " FROM " + retired + " WHERE " + isPhysical(), physical)
                .isEmpty();
    }

    /** The physical tables that are ours, by the names of what they hold. */
    Map<String, String> holdings() throws SQLException {
        return pairs(state, "physical", " WHERE " + ofSubject(), subject);
    }

    /** Whether a physical table is what some subject has. */
    boolean isHeld(String physical) throws SQLException {
        return !texts("SELECT " + dialect.own("name") + " FROM " + state + " WHERE " + isPhysical(), physical)
                .isEmpty();
    }

    /** Notes that a physical table, if it is ours, holds nothing any more. */
    void release(String physical) throws SQLException {
        update("DELETE FROM " + state + " WHERE " + isPhysical() + " AND " + ofSubject(), physical, subject);
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
        return definitions("");
    }

    /** The same of those that are ours. */
    Map<String, String> ownDefinitions() throws SQLException {
        return definitions(" WHERE " + ofSubject(), subject);
    }

    private Map<String, String> definitions(String which, Object... parameters) throws SQLException {
        return pairs(views, "definition", which, parameters);
    }

    /** A column of a ledger by the column with the names. */
    private Map<String, String> pairs(String table, String column, String which, Object... parameters)
            throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT " + own(List.of("name", column)) + " FROM "
                + table + which + " ORDER BY " + dialect.own("name"))) {
            bind(query, parameters);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    pairs.put(found.getString(1), found.getString(2));
                }
            }
        }
        return pairs;
    }

    /** Notes how a view is defined. */
    void define(String view, String definition) throws SQLException {
        put(views, List.of("name", "definition", SUBJECT), view, definition, subject);
    }

    /** Notes that a view is gone. */
    void undefine(String view) throws SQLException {
        execute("DELETE FROM " + views + " WHERE " + dialect.own("name") + " = ?", view);
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
        update(sql, parameters);
    }

    /** Returns how many rows are others. */
    private int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
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

    /** The columns of a table or view, in their order, each with its type and what the type is limited to; none if it is not there. */
    Map<String, String> fullTypes(String name) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, dialect.schema(), name, null)) {
            while (found.next()) {
                // The names are patterns there.
                if (found.getString("TABLE_NAME").equals(name)
                        && found.getString("TABLE_SCHEM").equals(dialect.schema())) {
                    String column = found.getString("COLUMN_NAME");
                    columns.put(
                            column,
                            column + " " + found.getString("TYPE_NAME") + " " + found.getString("COLUMN_SIZE") + " "
                                    + found.getString("DECIMAL_DIGITS"));
                }
            }
        }
        return columns;
    }

    /** How many rows a table has. */
    long rows(String table) throws SQLException {
        return Long.parseLong(
                texts("SELECT COUNT(*) FROM " + dialect.ours(table)).get(0));
    }

    void rollback() throws SQLException {
        connection.rollback();
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
