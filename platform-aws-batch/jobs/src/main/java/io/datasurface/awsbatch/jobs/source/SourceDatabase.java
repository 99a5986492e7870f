package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A database as it is at one moment: all that is read of it, of several tables, is one snapshot, in which no transaction is by half. PostgreSQL gives
 * a snapshot to several connections, so tasks read it; of other databases it belongs to one, see {@link CopiedRows}. Source: PostgreSQL
 * documentation, snapshot synchronization functions. Not safe for concurrent use; closing it lets the snapshot go.
 */
public final class SourceDatabase implements AutoCloseable {
    /** How many rows come over the wire at a time. */
    private static final int FETCH = 10_000;

    private final SparkSession spark;
    private final JdbcEngine engine;
    private final SourceDialect dialect;
    private final Connector connector;
    private final Connection connection;
    private final CopiedRows copies;
    private final Instant time;

    private SourceDatabase(
            SparkSession spark,
            JdbcEngine engine,
            SourceDialect dialect,
            Connector connector,
            Connection connection,
            String folder,
            Instant time) {
        this.spark = spark;
        this.engine = engine;
        this.dialect = dialect;
        this.connector = connector;
        this.connection = connection;
        this.copies = new CopiedRows(spark, connection, folder);
        this.time = time;
    }

    /**
     * Connects and takes the snapshot.
     *
     * @param database where it is
     * @param login how to connect
     * @param purpose what the connections are for, as the database shows them
     * @param now what its moment is called
     * @param folder for rows on their way, not there yet
     * @throws JobException if the database can't be reached, or has no snapshots
     */
    public static SourceDatabase open(
            SparkSession spark,
            DatabaseAddress database,
            SecretStore.Login login,
            String purpose,
            Instant now,
            String folder) {
        SourceDialect dialect = SourceDialect.of(database.engine());
        Connector connector = Connector.to(database, login, purpose);
        try {
            Connection connection = connector.open();
            try {
                dialect.begin(connection);
                return new SourceDatabase(
                        spark,
                        database.engine(),
                        dialect,
                        connector,
                        connection,
                        folder,
                        now.truncatedTo(ChronoUnit.MICROS));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new JobException(
                    "Can't read database " + database.name() + " at " + database.host() + ":" + database.port()
                            + " as user " + login.user() + ": " + e.getMessage(),
                    e);
        }
    }

    /** The moment of the snapshot, by the clock of the job. */
    public Instant time() {
        return time;
    }

    /**
     * The first row of a table in the snapshot in which a column has a value, as texts.
     *
     * @param table with the columns that are asked for; it need not be there
     * @param column name of the column
     * @param value what it has
     * @return what each column has; empty if there is no row, or no table
     */
    public Optional<List<Optional<String>>> first(SourceTable table, String column, String value) {
        String selected = table.columns().stream().map(dialect::own).collect(Collectors.joining(", "));
        String query = "SELECT " + selected + " FROM " + table.name(engine) + " WHERE " + dialect.own(column) + " = ?";
        try {
            return dialect.has(connection, table) ? first(query, value) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(table, e);
        }
    }

    private Optional<List<Optional<String>>> first(String query, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                List<Optional<String>> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(Optional.ofNullable(found.getString(i)));
                }
                return Optional.of(row);
            }
        }
    }

    /**
     * Rows of a table in the snapshot, with the columns of the dataset and no others, in the types that the database has for them.
     *
     * @param condition which rows, in SQL; empty for all
     * @throws JobException if there is no such table, or it does not have the columns
     */
    public Dataset<Row> rows(SourceTable table, String condition) {
        List<SourceColumn> found = find(table);
        List<String> selected = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String name = table.columns().get(i);
            // Spark puts names between quotes as they are, also those that have quotes.
            String alias = "c" + i;
            selected.add(found.get(i).selected() + " AS " + alias);
            columns.add(found.get(i).value(table, name, Names.column(alias)).as(name));
        }
        String query = "SELECT " + String.join(", ", selected) + " FROM " + table.name(engine)
                + (condition.isEmpty() ? "" : " WHERE " + condition);
        try {
            Dataset<Row> rows = engine == JdbcEngine.POSTGRESQL ? shared(query) : copies.read(query, found, FETCH);
            return rows.select(columns.toArray(Column[]::new));
        } catch (SQLException e) {
            throw unreadable(table, e);
        }
    }

    /** What tasks read over connections of their own. */
    private Dataset<Row> shared(String query) throws SQLException {
        String snapshot;
        try (Statement statement = connection.createStatement();
                ResultSet exported = statement.executeQuery("SELECT pg_export_snapshot()")) {
            exported.next();
            snapshot = exported.getString(1);
        }
        DataFrameReader reader = spark.read()
                .format("jdbc")
                .option("driver", "org.postgresql.Driver")
                .option("url", connector.url())
                .option("dbtable", "(" + query + ") AS d")
                .option("fetchsize", Integer.toString(FETCH))
                .option(
                        "sessionInitStatement",
                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET TRANSACTION SNAPSHOT '"
                                + snapshot + "'");
        for (Map.Entry<String, String> property : connector.properties().entrySet()) {
            reader = reader.option(property.getKey(), property.getValue());
        }
        return reader.load();
    }

    /**
     * Which rows have a watermark, in SQL.
     *
     * @param column of the dataset
     * @param bound the least that it may be; empty for any
     */
    public String condition(SourceTable table, ColumnSpec column, Optional<Object> bound) {
        SourceColumn found = find(table).get(table.columns().indexOf(column.name()));
        String name = SqlNames.quoted(engine, found.name());
        return bound.map(least -> name + " >= " + dialect.literal(found, found.compared(least, column)))
                .orElse(name + " IS NOT NULL");
    }

    /** The columns of the database for those of a dataset: it may write their names with other cases. */
    private List<SourceColumn> find(SourceTable table) {
        List<SourceColumn> there;
        try {
            there = dialect.columns(connection, table);
        } catch (SQLException e) {
            throw unreadable(table, e);
        }
        if (there.isEmpty()) {
            throw new JobException("There is no table " + table.name(engine) + " of dataset " + table.dataset()
                    + " with its columns, or the user may not read it");
        }
        List<SourceColumn> wanted = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : table.columns()) {
            List<SourceColumn> alike = there.stream()
                    .filter(column -> column.name().equalsIgnoreCase(name))
                    .toList();
            there.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .or(() -> alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty())
                    .ifPresentOrElse(wanted::add, () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            throw new JobException("Table " + table.name(engine) + " does not have the columns " + missing
                    + " of dataset " + table.dataset() + "; it has "
                    + there.stream().map(SourceColumn::name).toList());
        }
        return wanted;
    }

    private JobException unreadable(SourceTable table, SQLException e) {
        return new JobException(
                "Can't read table " + table.name(engine) + " of dataset " + table.dataset() + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JobException("Can't close the connection to " + connector.url() + ": " + e.getMessage(), e);
        }
    }
}
