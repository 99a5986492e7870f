package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TargetLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL Server: tables and views are made in transactions. Rows are loaded in bulk, as texts, into a table of their own, and the server makes
 * values of them; so a statement says how, and no driver. Consumers that read while a transaction changes tables see the rows of before
 * only in a database with {@code READ_COMMITTED_SNAPSHOT}, so there must be no other. Sources: Transact-SQL reference, Microsoft JDBC
 * Driver documentation.
 */
final class SqlServerDialect implements Dialect {
    private static final String PARTITION = LakeColumns.PREFIX + "partition";
    private static final String ROW = LakeColumns.PREFIX + "row";
    private static final String ATTEMPT = LakeColumns.PREFIX + "attempt";
    /** By which texts are equal only if they are the same. */
    private static final String BINARY = "COLLATE Latin1_General_100_BIN2";

    private static final int LOCK_TIMEOUT = 1222;
    private static final int CLUSTERED_KEY_BYTES = 900;

    private final String schema;

    private SqlServerDialect(String schema) {
        this.schema = schema;
    }

    /**
     * The dialect of a database.
     *
     * @throws JobException if its readers would see a transaction by half
     */
    static SqlServerDialect of(String schema, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()")) {
            if (!found.next() || !found.getBoolean(1)) {
                throw new JobException(
                        "Whoever reads this database would see a batch by half, and hold up its export; let its owner run"
                                + " ALTER DATABASE ... SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
            }
        }
        return new SqlServerDialect(schema);
    }

    @Override
    public SqlType type(TargetTable table, TargetColumn column) {
        return SqlServerTypes.of(table, column);
    }

    @Override
    public String quoted(String name) {
        return SqlNames.quoted(JdbcEngine.SQLSERVER, name);
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String ours(String name) {
        return quoted(schema) + "." + quoted(name);
    }

    private static String text(String value) {
        return "N'" + value.replace("'", "''") + "'";
    }

    @Override
    public Object time(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    @Override
    public List<String> prepare() {
        String name = "nvarchar(255) " + BINARY + " NOT NULL";
        return List.of(
                "IF SCHEMA_ID(" + text(schema) + ") IS NULL EXEC(" + text("CREATE SCHEMA " + quoted(schema)) + ")",
                ifMissing(
                        TargetTable.STATE,
                        "name " + name
                                + " PRIMARY KEY, physical nvarchar(128) NOT NULL, columns nvarchar(max) NOT NULL,"
                                + " source nvarchar(255) NOT NULL, snapshot bigint NOT NULL, exported_at datetime2(6) NOT NULL, subject "
                                + subjectType()),
                ifMissing(
                        Ledger.RETIRED,
                        "physical " + name + " PRIMARY KEY, retired_at datetime2(6) NOT NULL, subject "
                                + subjectType()),
                ifMissing(
                        Ledger.VIEWS,
                        "name " + name + " PRIMARY KEY, definition nvarchar(max) NOT NULL, subject " + subjectType()));
    }

    private String ifMissing(String table, String columns) {
        return "IF OBJECT_ID(" + text(ours(table)) + ", N'U') IS NULL CREATE TABLE " + ours(table) + " (" + columns
                + ")";
    }

    @Override
    public String subjectType() {
        return "nvarchar(255) " + BINARY;
    }

    @Override
    public HeldLock lock(Connector connector, Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "SET NOCOUNT ON; DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = ?, @LockMode = N'Exclusive',"
                        + " @LockOwner = N'Session', @LockTimeout = 60000; SELECT @taken")) {
            lock.setString(1, "ds_" + FileManifest.sha256(name).substring(0, 40));
            int answer = -1;
            while (answer == -1) { // Others had it for a minute.
                try (ResultSet taken = lock.executeQuery()) {
                    taken.next();
                    answer = taken.getInt(1);
                }
            }
            if (answer < 0) {
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
                        "INSERT INTO " + ours(physical) + " WITH (TABLOCK) (" + quoted(table.columnNames()) + ") "
                                + values(table, stage.into(), List.of()),
                        drop(stage.into())));
    }

    private String create(TargetTable table, String physical) {
        List<String> parts = new ArrayList<>();
        for (TargetColumn column : table.columns()) {
            parts.add(quoted(column.name()) + " " + type(table, column).name()
                    + (table.key().contains(column.name()) ? " NOT NULL" : " NULL"));
        }
        if (!table.key().isEmpty()) {
            List<SpecType> key = table.keyTypes();
            int bytes = TargetLimits.SQLSERVER.keyBytes(key);
            boolean isShort = bytes <= CLUSTERED_KEY_BYTES
                    && key.stream().noneMatch(type -> TargetLimits.SQLSERVER.isUnlimited(type));
            parts.add((isShort ? "PRIMARY KEY (" : "PRIMARY KEY NONCLUSTERED (") + quoted(table.key()) + ")");
        }
        return "CREATE TABLE " + ours(physical) + " (" + String.join(", ", parts) + ")";
    }

    /** Reads values from a table of texts. */
    private String values(TargetTable table, String stage, List<String> before) {
        List<String> columns = new ArrayList<>(before);
        for (int i = 0; i < table.columns().size(); i++) {
            TargetColumn column = table.columns().get(i);
            columns.add(type(table, column).parameter().replace("?", staged(i)) + " AS " + quoted(column.name()));
        }
        return "SELECT " + String.join(", ", columns) + " FROM " + ours(stage);
    }

    private static String staged(int column) {
        return "c" + (column + 1);
    }

    @Override
    public Loading stage(TargetTable table, String stage) {
        List<String> columns = new ArrayList<>(List.of(
                PARTITION + " int NOT NULL",
                ROW + " bigint NOT NULL",
                ATTEMPT + " bigint NOT NULL",
                SourceRows.ACTION + " nchar(1) NOT NULL"));
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(staged(i) + " "
                    + SqlServerTypes.text(type(table, table.columns().get(i))) + " NULL");
        }
        return new Loading(
                List.of(
                        drop(stage),
                        "CREATE TABLE " + ours(stage) + " (" + String.join(", ", columns) + ", PRIMARY KEY ("
                                + PARTITION + ", " + ROW + "))"),
                stage,
                List.of());
    }

    @Override
    public RowTask loader(Connector connector, TargetTable table, String into) {
        List<String> names = new ArrayList<>(List.of(PARTITION, ROW, ATTEMPT, SourceRows.ACTION));
        List<Integer> finite = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            names.add(staged(i));
            SpecType type = table.columns().get(i).type();
            if (type == SpecType.Simple.FLOAT || type == SpecType.Simple.DOUBLE) {
                finite.add(i + 1);
            }
        }
        return new InsertPartition(
                connector,
                "DELETE FROM " + ours(into) + " WHERE " + PARTITION + " = ? AND " + ATTEMPT + " < ?",
                new BatchInsert(
                        "INSERT INTO " + ours(into) + " (" + String.join(", ", names) + ") VALUES (?"
                                + ", ?".repeat(names.size() - 1) + ")",
                        List.of()),
                new RowChecks("SQL Server", finite, List.of()));
    }

    /**
     * One statement; nobody else writes into the table, so it needs no hint. The server holds texts and bytes for equal that differ in
     * what fills them up at their end, so lengths are compared, too: then the key refuses the second of them, and none takes the place of another.
     */
    @Override
    public List<String> merge(TargetTable table, String physical, String stage) {
        String same = table.columns().stream()
                .filter(column -> table.key().contains(column.name()))
                .map(column -> {
                    String name = quoted(column.name());
                    boolean padded = column.type() instanceof SpecType.StringType
                            || column.type() instanceof SpecType.BinaryType;
                    return "t." + name + " = s." + name
                            + (padded ? " AND DATALENGTH(t." + name + ") = DATALENGTH(s." + name + ")" : "");
                })
                .collect(Collectors.joining(" AND "));
        String update = table.otherNames().stream()
                .map(name -> quoted(name) + " = s." + quoted(name))
                .collect(Collectors.joining(", "));
        return List.of("MERGE INTO " + ours(physical) + " AS t USING ("
                + values(table, stage, List.of(SourceRows.ACTION)) + ") AS s ON (" + same + ") WHEN MATCHED AND s."
                + SourceRows.ACTION + " = N'D' THEN DELETE"
                + (update.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + update)
                + " WHEN NOT MATCHED AND s." + SourceRows.ACTION + " = N'P' THEN INSERT ("
                + quoted(table.columnNames()) + ") VALUES ("
                + table.columnNames().stream().map(name -> "s." + quoted(name)).collect(Collectors.joining(", "))
                + ");");
    }

    @Override
    public String drop(String table) {
        return "DROP TABLE IF EXISTS " + ours(table);
    }

    @Override
    public boolean isBusy(SQLException e) {
        return e.getErrorCode() == LOCK_TIMEOUT;
    }

    /** Who reads a view holds it only while a statement is being compiled, so a change of it waits for that. */
    @Override
    public ViewSwitch views(Ledger ledger) {
        return new TransactionalViews(
                this,
                ledger,
                (view, reader) -> List.of("GRANT SELECT ON " + view + " TO " + reader),
                TransactionalViews.Replacing.NONE,
                Patience.ONCE);
    }
}
