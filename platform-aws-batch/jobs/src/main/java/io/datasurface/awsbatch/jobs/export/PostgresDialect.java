package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL: tables and views are made in transactions, rows are copied. */
final class PostgresDialect implements Dialect {
    /** Column of staging tables: the partition that a row is of. */
    static final String PARTITION = LakeColumns.PREFIX + "partition";

    /** Column: the same in the first row that a task has written, null in all others. */
    static final String FIRST = LakeColumns.PREFIX + "first";

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK_DETECTED = "40P01";
    /** Three minutes with the pauses. */
    private static final int TRIES = 70;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String schema;

    /** For a schema that is ours. */
    PostgresDialect(String schema) {
        this.schema = schema;
    }

    @Override
    public SqlType type(TargetTable table, TargetColumn column) {
        return PostgresTypes.of(column.type());
    }

    @Override
    public String quoted(String name) {
        return SqlNames.quoted(JdbcEngine.POSTGRESQL, name);
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
    public Object time(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    @Override
    public List<String> prepare() {
        return List.of(
                alone("prepare"), // What is made if it is not there is there in a transaction that nobody sees yet.
                "CREATE SCHEMA IF NOT EXISTS " + quoted(schema),
                "CREATE TABLE IF NOT EXISTS " + ours(TargetTable.STATE)
                        + " (name text PRIMARY KEY, physical text NOT NULL, columns text NOT NULL, source text NOT NULL,"
                        + " snapshot bigint NOT NULL, exported_at timestamptz NOT NULL, subject text)",
                "CREATE TABLE IF NOT EXISTS " + ours(Ledger.RETIRED)
                        + " (physical text PRIMARY KEY, retired_at timestamptz NOT NULL, subject text)",
                "CREATE TABLE IF NOT EXISTS " + ours(Ledger.VIEWS)
                        + " (name text PRIMARY KEY, definition text NOT NULL, subject text)");
    }

    /** Waits until no other run does that in the schema; its turn ends with the transaction. */
    private String alone(String what) {
        String lock = "datasurface " + schema + " " + what;
        return "SELECT pg_advisory_xact_lock(hashtextextended('" + lock.replace("'", "''") + "', 0))";
    }

    @Override
    public String subjectType() {
        return "text";
    }

    @Override
    public HeldLock lock(Connector connector, Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, name);
            lock.execute();
        }
        return HeldLock.OF_SESSION;
    }

    /** Shorter than the server needs to see a deadlock, so that it ends no consumer's transaction for one. */
    @Override
    public Optional<String> hurry() {
        return Optional.of("SET LOCAL lock_timeout = '500ms'");
    }

    @Override
    public boolean isBusy(SQLException e) {
        return LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || DEADLOCK_DETECTED.equals(e.getSQLState());
    }

    @Override
    public Loading build(TargetTable table, String physical, String staged) {
        Loading stage = stage(table, staged);
        List<String> before = new ArrayList<>();
        before.add(drop(physical));
        before.add("CREATE TABLE " + ours(physical) + " ("
                + table.columns().stream()
                        .map(column -> defined(table, column) + (isKey(table, column) ? " NOT NULL" : ""))
                        .collect(Collectors.joining(", "))
                + ")");
        before.addAll(stage.before());
        List<String> after = new ArrayList<>(stage.after());
        after.add("INSERT INTO " + ours(physical) + " SELECT " + quoted(table.columnNames()) + " FROM "
                + ours(stage.into()));
        if (!table.key().isEmpty()) {
            after.add("ALTER TABLE " + ours(physical) + " ADD PRIMARY KEY (" + quoted(table.key()) + ")");
        }
        after.add(drop(stage.into()));
        after.add("ANALYZE " + ours(physical));
        return new Loading(before, stage.into(), after);
    }

    @Override
    public Loading stage(TargetTable table, String stage) {
        return new Loading(
                List.of(
                        drop(stage),
                        "CREATE UNLOGGED TABLE " + ours(stage) + " (" + PARTITION + " integer, " + FIRST
                                + " integer, " + quoted(SourceRows.ACTION) + " char(1), "
                                + table.columns().stream()
                                        .map(column -> defined(table, column))
                                        .collect(Collectors.joining(", "))
                                + ")",
                        "CREATE INDEX ON " + ours(stage) + " (" + FIRST + ") WHERE " + FIRST + " IS NOT NULL"),
                stage,
                List.of("ANALYZE " + ours(stage)));
    }

    private String defined(TargetTable table, TargetColumn column) {
        return quoted(column.name()) + " " + type(table, column).name();
    }

    private static boolean isKey(TargetTable table, TargetColumn column) {
        return table.key().contains(column.name());
    }

    @Override
    public RowTask loader(Connector connector, TargetTable table, String into) {
        return new CopyPartition(connector, ours(into));
    }

    @Override
    public List<String> merge(TargetTable table, String physical, String stage) {
        String same = table.key().stream()
                .map(name -> "t." + quoted(name) + " = s." + quoted(name))
                .collect(Collectors.joining(" AND "));
        List<String> others = table.otherNames();
        return List.of(
                "DELETE FROM " + ours(physical) + " t USING " + ours(stage) + " s WHERE s." + quoted(SourceRows.ACTION)
                        + " = 'D' AND " + same,
                "INSERT INTO " + ours(physical) + " SELECT " + quoted(table.columnNames()) + " FROM " + ours(stage)
                        + " WHERE " + quoted(SourceRows.ACTION) + " = 'P' ON CONFLICT (" + quoted(table.key()) + ") DO "
                        + (others.isEmpty()
                                ? "NOTHING"
                                : "UPDATE SET "
                                        + others.stream()
                                                .map(name -> quoted(name) + " = EXCLUDED." + quoted(name))
                                                .collect(Collectors.joining(", "))));
    }

    @Override
    public String drop(String table) {
        return "DROP TABLE IF EXISTS " + ours(table);
    }

    @Override
    public ViewSwitch views(Ledger ledger) {
        return new TransactionalViews(
                this,
                ledger,
                (view, reader) -> List.of(
                        alone("grant"), // Of two transactions that change rights on the schema one would fail.
                        "GRANT USAGE ON SCHEMA " + quoted(schema) + " TO " + reader,
                        "GRANT SELECT ON " + view + " TO " + reader),
                TransactionalViews.Replacing.LONGER,
                Patience.of(TRIES, PAUSE));
    }
}
