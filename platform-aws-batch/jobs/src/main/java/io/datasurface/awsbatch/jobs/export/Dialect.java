package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.JdbcTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * What a kind of database does its own way: names, types, and the SQL of each step. {@link TargetDatabase} runs the steps in an order that is
 * the same for all.
 */
interface Dialect {
    /**
     * The dialect of a database.
     *
     * @param connection to it
     * @param hadoop settings of file systems
     * @throws JobException if jobs can't write to such a database
     */
    static Dialect of(JdbcTarget target, Connection connection, Configuration hadoop) throws SQLException {
        return switch (target.engine()) {
            case POSTGRESQL -> new PostgresDialect(target.schema());
            case MYSQL -> MySqlDialect.of(target.schema(), connection);
            case SQLSERVER -> SqlServerDialect.of(target.schema(), connection);
            case ORACLE -> OracleDialect.of(target.schema(), connection);
            case REDSHIFT -> RedshiftDialect.of(target.schema(), target.copy().orElseThrow(), hadoop, connection);
        };
    }

    /** Type and text of a column of a table. */
    SqlType type(TargetTable table, TargetTable.TargetColumn column);

    /** A name as it stands in a statement. */
    String quoted(String name);

    /** Names as they stand in a statement. */
    default String quoted(Collection<String> names) {
        return names.stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    /** The name of the schema that is ours. */
    String schema();

    /** The name of something in the schema that is ours. */
    String ours(String name);

    /** A column of the tables of {@link Ledger} as it stands in a statement. */
    default String own(String column) {
        return column;
    }

    /** A reader as it stands in a grant. */
    default String reader(String name) {
        return quoted(name);
    }

    /** A time as a parameter of a statement. */
    Object time(Instant time);

    /** Makes the schema and the tables of {@link Ledger}, where they are not there. */
    List<String> prepare();

    /** The type of the column of {@link Ledger} that says whose a row is. */
    String subjectType();

    /**
     * Waits until no other session has a lock of that name, and takes it until the connection ends, or it is closed.
     *
     * @param connector for a connection more
     */
    HeldLock lock(Connector connector, Connection connection, String name) throws SQLException;

    /**
     * Steps that make a physical table with all its rows.
     *
     * @param stage name for a table that takes rows on their way, if that is needed; it is gone afterwards
     */
    Loading build(TargetTable table, String physical, String stage);

    /** Steps that bring rows into a new table beside the others. */
    Loading stage(TargetTable table, String stage);

    /**
     * Makes ready what tasks write into, as far as that is not in the database.
     *
     * @param into the table that the rows are for
     */
    default void begin(String into) {}

    /** Removes what {@link #begin} made. */
    default void end(String into) {}

    /** What a task does with its rows, whose first column is {@link SourceRows#ACTION}. */
    RowTask loader(Connector connector, TargetTable table, String into);

    /**
     * Takes what tasks have written, as far as it is not in the database.
     *
     * @param into the table that the rows are for
     * @param files one of each task
     * @return how many rows the table has to have when the steps of its loading are done, if that can be told
     */
    default OptionalLong accept(String into, List<WrittenFile> files) {
        return OptionalLong.empty();
    }

    /** Brings a physical table up to date with what was staged, in a transaction. Nothing here may end it. */
    List<String> merge(TargetTable table, String physical, String stage);

    /** Removes a table, which need not be there. */
    String drop(String table);

    /** Removes a view, which need not be there. */
    default String dropView(String view) {
        return "DROP VIEW IF EXISTS " + ours(view);
    }

    /**
     * A statement after which those that follow in the transaction do not wait long for others, if there are others that would wait for them.
     */
    default Optional<String> hurry() {
        return Optional.empty();
    }

    /** A statement after which those that follow in the transaction wait as long as before, if they would not by themselves. */
    default Optional<String> calm() {
        return Optional.empty();
    }

    /** Whether a statement gave up because others use what it is about. */
    boolean isBusy(SQLException e);

    /** Whether a reader can't lose a view because there is no such reader any more. */
    default boolean isNobody(SQLException e) {
        return "42704".equals(e.getSQLState());
    }

    /** Whether something can't be dropped because others have made something of it. */
    default boolean isNeeded(SQLException e) {
        return "2BP01".equals(e.getSQLState());
    }

    /** How views are changed. */
    ViewSwitch views(Ledger ledger);
}
