package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Oracle: a statement that makes or drops a table or view ends the transaction, so views are switched by rows ({@link GuardedViews}). An empty
 * text is null there; in a key, where nulls can't be, it fails the run. Sources: Oracle Database SQL Language Reference, PL/SQL Packages and
 * Types Reference, JDBC Developer's Guide.
 */
final class OracleDialect implements GuardedDialect {
    private static final String PARTITION = LakeColumns.PREFIX + "partition";
    private static final String ROW = LakeColumns.PREFIX + "row";
    private static final String ATTEMPT = LakeColumns.PREFIX + "attempt";
    private static final int NAME_IN_USE = 955;
    private static final int NO_SUCH_TABLE = 942;
    private static final Set<Integer> BUSY = Set.of(54, 4021);
    /** Privileges not granted, no such user, no such role, no such view. */
    private static final Set<Integer> NOT_GRANTED = Set.of(1927, 1917, 1919, 942);

    private static final Set<String> NUMBERS = Set.of("NUMBER", "BINARY_FLOAT", "BINARY_DOUBLE");
    private static final int LOCK_TAKEN = 0;
    private static final int LOCK_TIMEOUT = 1;

    private final String schema;

    private OracleDialect(String schema) {
        this.schema = schema;
    }

    /**
     * The dialect of a database.
     *
     * @throws JobException if it can't hold every text
     */
    static OracleDialect of(String schema, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT value FROM nls_database_parameters WHERE parameter = 'NLS_CHARACTERSET'")) {
            String set = found.next() ? found.getString(1) : "unknown";
            if (!set.equals("AL32UTF8")) {
                throw new JobException("The database has the character set " + set
                        + ", in which characters would be lost; use one with AL32UTF8");
            }
        }
        return new OracleDialect(schema);
    }

    @Override
    public SqlType type(TargetTable table, TargetColumn column) {
        return OracleTypes.of(table, column);
    }

    @Override
    public String quoted(String name) {
        return SqlNames.quoted(JdbcEngine.ORACLE, name);
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
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public Object time(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    @Override
    public List<String> prepare() {
        String name = "VARCHAR2(255 CHAR) PRIMARY KEY";
        return List.of(
                ifMissing(
                        TargetTable.STATE,
                        "name " + name + ", physical VARCHAR2(128 CHAR) NOT NULL, columns CLOB NOT NULL,"
                                + " source VARCHAR2(255 CHAR) NOT NULL, snapshot NUMBER(19) NOT NULL, exported_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR)"),
                ifMissing(
                        Ledger.RETIRED,
                        "physical " + name + ", retired_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR)"),
                ifMissing(Ledger.VIEWS, "name " + name + ", definition CLOB NOT NULL, subject VARCHAR2(255 CHAR)"));
    }

    private String ifMissing(String table, String columns) {
        return unless(NAME_IN_USE, "CREATE TABLE " + ours(table) + " (" + columns + ")");
    }

    /** A statement that does nothing if one thing is wrong. */
    private String unless(int error, String sql) {
        return "BEGIN EXECUTE IMMEDIATE " + text(sql) + "; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -" + error
                + " THEN RAISE; END IF; END;";
    }

    @Override
    public String subjectType() {
        return "VARCHAR2(255 CHAR)";
    }

    @Override
    public HeldLock lock(Connector connector, Connection connection, String name) throws SQLException {
        try (CallableStatement lock =
                connection.prepareCall("DECLARE handle VARCHAR2(128); BEGIN DBMS_LOCK.ALLOCATE_UNIQUE(?, handle);"
                        + " ? := DBMS_LOCK.REQUEST(handle, DBMS_LOCK.X_MODE, 60, FALSE); END;")) {
            lock.setString(1, "ds_" + FileManifest.sha256(name).substring(0, 40)); // 128 characters at most.
            lock.registerOutParameter(2, Types.INTEGER);
            int answer = LOCK_TIMEOUT;
            while (answer == LOCK_TIMEOUT) {
                lock.execute();
                answer = lock.getInt(2);
            }
            if (answer != LOCK_TAKEN) {
                throw new SQLException("The server can't give a lock, and answers " + answer);
            }
        }
        return HeldLock.OF_SESSION;
    }

    @Override
    public Loading build(TargetTable table, String physical, String staged) {
        Loading stage = stage(table, staged);
        List<String> before = new ArrayList<>(List.of(drop(physical), create(table, physical)));
        before.addAll(stage.before());
        return new Loading(
                before,
                stage.into(),
                List.of(
                        "INSERT /*+ APPEND */ INTO " + ours(physical) + " (" + quoted(table.columnNames()) + ") SELECT "
                                + quoted(table.columnNames()) + " FROM " + ours(stage.into()),
                        drop(stage.into())));
    }

    private String create(TargetTable table, String physical) {
        List<String> parts = new ArrayList<>();
        for (TargetColumn column : table.columns()) {
            parts.add(quoted(column.name()) + " " + type(table, column).name()
                    + (table.key().contains(column.name()) ? " NOT NULL" : ""));
        }
        if (!table.key().isEmpty()) {
            parts.add("PRIMARY KEY (" + quoted(table.key()) + ")");
        }
        return "CREATE TABLE " + ours(physical) + " (" + String.join(", ", parts) + ")";
    }

    @Override
    public Loading stage(TargetTable table, String stage) {
        List<String> columns = new ArrayList<>(List.of(
                quoted(PARTITION) + " NUMBER(10) NOT NULL",
                quoted(ROW) + " NUMBER(19) NOT NULL",
                quoted(ATTEMPT) + " NUMBER(19) NOT NULL",
                quoted(SourceRows.ACTION) + " CHAR(1) NOT NULL"));
        for (TargetColumn column : table.columns()) {
            columns.add(quoted(column.name()) + " " + type(table, column).name());
        }
        return new Loading(
                List.of(
                        drop(stage),
                        "CREATE TABLE " + ours(stage) + " (" + String.join(", ", columns) + ", PRIMARY KEY ("
                                + quoted(List.of(PARTITION, ROW)) + "))"),
                stage,
                List.of());
    }

    @Override
    public RowTask loader(Connector connector, TargetTable table, String into) {
        List<String> names = new ArrayList<>(List.of(PARTITION, ROW, ATTEMPT, SourceRows.ACTION));
        List<String> values = new ArrayList<>(List.of("?", "?", "?", "?"));
        List<Integer> filled = new ArrayList<>();
        List<Integer> bytes = new ArrayList<>();
        for (TargetColumn column : table.columns()) {
            int number = values.size() - 3;
            names.add(column.name());
            values.add(type(table, column).parameter());
            if (column.type() instanceof SpecType.BinaryType) {
                bytes.add(number);
            }
            if (table.key().contains(column.name())) {
                filled.add(number);
            }
        }
        return new InsertPartition(
                connector,
                "DELETE FROM " + ours(into) + " WHERE " + quoted(PARTITION) + " = ? AND " + quoted(ATTEMPT) + " < ?",
                new BatchInsert(
                        "INSERT INTO " + ours(into) + " (" + quoted(names) + ") VALUES (" + String.join(", ", values)
                                + ")",
                        bytes),
                new RowChecks("Oracle", List.of(), filled));
    }

    @Override
    public List<String> merge(TargetTable table, String physical, String stage) {
        String same = table.key().stream()
                .map(name -> "t." + quoted(name) + " = s." + quoted(name))
                .collect(Collectors.joining(" AND "));
        String update = table.otherNames().stream()
                .map(name -> "t." + quoted(name) + " = s." + quoted(name))
                .collect(Collectors.joining(", "));
        return List.of(
                "DELETE FROM " + ours(physical) + " t WHERE EXISTS (SELECT 1 FROM " + ours(stage) + " s WHERE s."
                        + quoted(SourceRows.ACTION) + " = 'D' AND " + same + ")",
                "MERGE INTO " + ours(physical) + " t USING (SELECT " + quoted(table.columnNames()) + " FROM "
                        + ours(stage) + " WHERE " + quoted(SourceRows.ACTION) + " = 'P') s ON (" + same + ")"
                        + (update.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + update)
                        + " WHEN NOT MATCHED THEN INSERT (" + quoted(table.columnNames()) + ") VALUES ("
                        + table.columnNames().stream()
                                .map(name -> "s." + quoted(name))
                                .collect(Collectors.joining(", "))
                        + ")");
    }

    @Override
    public String drop(String table) {
        return unless(NO_SUCH_TABLE, "DROP TABLE " + ours(table) + " PURGE");
    }

    @Override
    public String dropView(String view) {
        return unless(NO_SUCH_TABLE, "DROP VIEW " + ours(view));
    }

    @Override
    public boolean isBusy(SQLException e) {
        return BUSY.contains(e.getErrorCode());
    }

    @Override
    public String account(String reader) {
        return quoted(reader);
    }

    @Override
    public boolean isNotGranted(SQLException e) {
        return NOT_GRANTED.contains(e.getErrorCode());
    }

    /** What a UNION shows has one type in both of its parts, and the server converts numbers only. */
    @Override
    public String alike(String column, String type, String other) {
        if (type.equals(other) || (NUMBERS.contains(type) && NUMBERS.contains(other))) {
            return column;
        }
        if (type.equals("BLOB") || other.equals("BLOB")) {
            return "TO_BLOB(" + column + ")";
        }
        return (type.equals("CLOB") || other.equals("CLOB") ? "TO_CLOB(" : "TO_CHAR(") + column + ")";
    }

    /** A null of the type that the column has in the other table. */
    @Override
    public String nothing(String column, String other) {
        return "(SELECT " + column + " FROM " + other + " WHERE 1 = 0)";
    }

    @Override
    public ViewSwitch views(Ledger ledger) {
        return new GuardedViews(this, ledger);
    }
}
