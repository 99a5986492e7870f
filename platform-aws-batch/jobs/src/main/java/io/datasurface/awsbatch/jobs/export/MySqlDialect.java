package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * MySQL, Aurora MySQL and MariaDB: a statement that makes or drops a table or view ends the transaction, so views are switched by rows
 * ({@link GuardedViews}). Texts are compared exactly, as in the lake. Sources: MySQL 8.4 Reference Manual, MariaDB Server Documentation.
 */
final class MySqlDialect implements GuardedDialect {
    /** Column: the partition that a row is of. */
    static final String PARTITION = LakeColumns.PREFIX + "partition";
    /** Column: the number of the row in its partition. */
    static final String ROW = LakeColumns.PREFIX + "row";
    /** Column: the attempt of a task that has written the row. */
    private static final String ATTEMPT = LakeColumns.PREFIX + "attempt";

    private static final int LOCK_SECONDS = 60;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int NO_SUCH_GRANT = 1141;
    private static final int NO_SUCH_GRANT_ON_TABLE = 1147;

    private final String schema;
    private final String collation;

    /**
     * For a database that is ours.
     *
     * @param collation by which texts are equal only if they are the same
     */
    MySqlDialect(String schema, String collation) {
        this.schema = schema;
        this.collation = collation;
    }

    /** The dialect of a server, which is one of the two. */
    static MySqlDialect of(String schema, Connection connection) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        boolean maria = version.contains("MariaDB")
                || connection.getMetaData().getDatabaseProductName().contains("MariaDB");
        return new MySqlDialect(schema, maria ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin");
    }

    @Override
    public SqlType type(TargetTable table, TargetColumn column) {
        return MySqlTypes.of(table, column);
    }

    @Override
    public String quoted(String name) {
        return SqlNames.quoted(JdbcEngine.MYSQL, name);
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String ours(String name) {
        return quoted(schema) + "." + quoted(name);
    }

    @Override
    public String text(String value) {
        return "'"
                + value.replace("\\", "\\\\")
                        .replace("'", "''")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "'";
    }

    @Override
    public Object time(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    @Override
    public List<String> prepare() {
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + ours(TargetTable.STATE)
                        + " (name varchar(255) PRIMARY KEY, physical varchar(64) NOT NULL, columns longtext NOT NULL,"
                        + " source varchar(255) NOT NULL, snapshot bigint NOT NULL, exported_at datetime(6) NOT NULL, subject varchar(255))"
                        + options(),
                "CREATE TABLE IF NOT EXISTS " + ours(Ledger.RETIRED)
                        + " (physical varchar(64) PRIMARY KEY, retired_at datetime(6) NOT NULL, subject varchar(255))"
                        + options(),
                "CREATE TABLE IF NOT EXISTS " + ours(Ledger.VIEWS)
                        + " (name varchar(255) PRIMARY KEY, definition longtext NOT NULL, subject varchar(255))"
                        + options());
    }

    private String options() {
        return " ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE " + collation;
    }

    @Override
    public String subjectType() {
        return "varchar(255)";
    }

    @Override
    public HeldLock lock(Connector connector, Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT GET_LOCK(?, " + LOCK_SECONDS + ")")) {
            lock.setString(1, "ds_" + FileManifest.sha256(name).substring(0, 40)); // 64 characters at most.
            boolean taken = false;
            while (!taken) {
                try (ResultSet answer = lock.executeQuery()) {
                    taken = answer.next() && answer.getInt(1) == 1;
                    if (answer.wasNull()) {
                        throw new SQLException("The server can't give a lock");
                    }
                }
            }
        }
        return HeldLock.OF_SESSION;
    }

    /** Rows go where they stay: only what tells them apart until they are all there is taken away, in one pass. */
    @Override
    public Loading build(TargetTable table, String physical, String stage) {
        String settled = table.key().isEmpty()
                ? " DROP COLUMN " + ATTEMPT + ", DROP COLUMN " + quoted(SourceRows.ACTION)
                : " DROP PRIMARY KEY, DROP COLUMN " + PARTITION + ", DROP COLUMN " + ROW + ", DROP COLUMN " + ATTEMPT
                        + ", DROP COLUMN " + quoted(SourceRows.ACTION) + ", ADD PRIMARY KEY (" + quoted(table.key())
                        + ")";
        return new Loading(
                List.of(drop(physical), create(table, physical)),
                physical,
                List.of("ALTER TABLE " + ours(physical) + settled, "ANALYZE TABLE " + ours(physical)));
    }

    @Override
    public Loading stage(TargetTable table, String stage) {
        return new Loading(List.of(drop(stage), create(table, stage)), stage, List.of());
    }

    private String create(TargetTable table, String name) {
        List<String> columns = new ArrayList<>(List.of(
                PARTITION + " int NOT NULL",
                ROW + " bigint NOT NULL",
                ATTEMPT + " bigint NOT NULL",
                quoted(SourceRows.ACTION) + " char(1) CHARACTER SET ascii NOT NULL"));
        for (TargetColumn column : table.columns()) {
            columns.add(quoted(column.name()) + " " + type(table, column).name()
                    + (table.key().contains(column.name()) ? " NOT NULL" : ""));
        }
        return "CREATE TABLE " + ours(name) + " (" + String.join(", ", columns) + ", PRIMARY KEY (" + PARTITION + ", "
                + ROW + "))" + options();
    }

    @Override
    public RowTask loader(Connector connector, TargetTable table, String into) {
        List<String> names = new ArrayList<>(List.of(PARTITION, ROW, ATTEMPT, SourceRows.ACTION));
        names.addAll(table.columnNames());
        List<String> values = new ArrayList<>(List.of("?"));
        List<Integer> finite = new ArrayList<>();
        for (TargetColumn column : table.columns()) {
            SqlType type = type(table, column);
            values.add(type.parameter());
            if (type.name().equals(MySqlTypes.DOUBLE)) {
                finite.add(values.size() - 1);
            }
        }
        return new InsertPartition(
                connector,
                "DELETE FROM " + ours(into) + " WHERE " + PARTITION + " = ? AND " + ATTEMPT + " < ?",
                new MultiRowInsert(
                        "INSERT INTO " + ours(into) + " (" + quoted(names) + ") VALUES ",
                        "(?, ?, ?, " + String.join(", ", values) + ")"),
                new RowChecks("MySQL", finite, List.of()));
    }

    /** The join begins with the staged rows: the server knows too little about a new table to see that itself. */
    @Override
    public List<String> merge(TargetTable table, String physical, String stage) {
        String same = table.key().stream()
                .map(name -> "t." + quoted(name) + " = s." + quoted(name))
                .collect(Collectors.joining(" AND "));
        List<String> others = table.otherNames().isEmpty() ? table.key().subList(0, 1) : table.otherNames();
        return List.of(
                "DELETE t FROM " + ours(stage) + " s STRAIGHT_JOIN " + ours(physical) + " t ON " + same + " WHERE s."
                        + quoted(SourceRows.ACTION) + " = 'D'",
                "INSERT INTO " + ours(physical) + " (" + quoted(table.columnNames()) + ") SELECT "
                        + table.columnNames().stream()
                                .map(name -> "s." + quoted(name))
                                .collect(Collectors.joining(", "))
                        + " FROM " + ours(stage) + " s WHERE s." + quoted(SourceRows.ACTION)
                        + " = 'P' ON DUPLICATE KEY UPDATE "
                        + others.stream()
                                .map(name -> quoted(name) + " = s." + quoted(name))
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public String drop(String table) {
        return "DROP TABLE IF EXISTS " + ours(table);
    }

    @Override
    public boolean isBusy(SQLException e) {
        return e.getErrorCode() == LOCK_WAIT_TIMEOUT;
    }

    /** A user, with its host if it names one, or a role. */
    @Override
    public String account(String reader) {
        int at = reader.lastIndexOf('@');
        return at < 0 ? text(reader) : text(reader.substring(0, at)) + "@" + text(reader.substring(at + 1));
    }

    @Override
    public boolean isNotGranted(SQLException e) {
        return e.getErrorCode() == NO_SUCH_GRANT || e.getErrorCode() == NO_SUCH_GRANT_ON_TABLE;
    }

    @Override
    public String alike(String column, String type, String other) {
        return column;
    }

    @Override
    public String nothing(String column, String other) {
        return "NULL";
    }

    @Override
    public ViewSwitch views(Ledger ledger) {
        return new GuardedViews(this, ledger);
    }
}
