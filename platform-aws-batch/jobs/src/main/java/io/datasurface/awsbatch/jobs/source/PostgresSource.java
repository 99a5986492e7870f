package io.datasurface.awsbatch.jobs.source;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.run.JdbcUrl;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A PostgreSQL database as it is at one moment: all that is read of it, of several tables and over several connections, is one snapshot, in which
 * no transaction is by half. Source: PostgreSQL documentation, snapshot synchronization functions. Not safe for concurrent use; closing it
 * lets the snapshot go.
 */
public final class PostgresSource implements AutoCloseable {
    /** How many rows come over the wire at a time. */
    private static final String FETCH = "10000";
    /** A number for which the table has no limits. */
    private static final String UNLIMITED = "numeric without limits";

    private final String url;
    private final Properties login;
    private final Connection connection;
    private final String snapshot;
    private final Instant time;

    private PostgresSource(String url, Properties login, Connection connection, String snapshot, Instant time) {
        this.url = url;
        this.login = login;
        this.connection = connection;
        this.snapshot = snapshot;
        this.time = time;
    }

    /**
     * Where a database is.
     *
     * @param engine what it is
     * @param host name or address
     * @param port 1 to 65535
     * @param name of the database
     * @param properties further JDBC connection properties
     */
    public record Address(JdbcEngine engine, String host, int port, String name, Map<String, String> properties) {}

    /**
     * Connects and takes the snapshot.
     *
     * @param database where it is
     * @param login how to connect
     * @param purpose what the connections are for, as the database shows them
     * @param now what its moment is called
     * @throws JobException if the database can't be reached, or is of another kind
     */
    public static PostgresSource open(Address database, SecretStore.Login login, String purpose, Instant now) {
        if (database.engine() != JdbcEngine.POSTGRESQL) {
            throw new JobException("The database at " + database.host() + " is of the kind " + database.engine()
                    + "; this version reads POSTGRESQL only");
        }
        String url = JdbcUrl.postgres(database.host(), database.port(), database.name());
        Properties properties = new Properties();
        properties.putAll(database.properties());
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "datasurface " + purpose);
        try {
            return open(url, properties, now);
        } catch (SQLException e) {
            throw new JobException(
                    "Can't read database " + database.name() + " at " + database.host() + ":" + database.port()
                            + " as user " + login.user() + ": " + e.getMessage(),
                    e);
        }
    }

    private static PostgresSource open(String url, Properties properties, Instant now) throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try (Statement statement = connection.createStatement();
                    ResultSet exported = statement.executeQuery("SELECT pg_export_snapshot()")) {
                exported.next();
                return new PostgresSource(
                        url, properties, connection, exported.getString(1), now.truncatedTo(ChronoUnit.MICROS));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The moment of the snapshot, by the clock of the job. */
    public Instant time() {
        return time;
    }

    /**
     * The first row of a query in the snapshot, as texts.
     *
     * @param query in SQL
     * @param parameter what its only parameter is
     * @return what each column has; empty if there is no row
     */
    public Optional<List<Optional<String>>> ask(String query, String parameter) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
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
        } catch (SQLException e) {
            throw new JobException("Can't ask " + url + " for what it holds: " + e.getMessage(), e);
        }
    }

    /**
     * Rows of a table in the snapshot, with the columns of the dataset and no others, in the types that the database has for them.
     *
     * @param condition which rows, in SQL; empty for all
     * @throws JobException if there is no such table, or it does not have the columns
     */
    public Dataset<Row> rows(SparkSession spark, SourceTable table, String condition) {
        List<Found> found = find(table);
        List<String> selected = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String name = table.columns().get(i);
            // Spark puts names between quotes as they are, also those that have quotes.
            String alias = "c" + i;
            selected.add(found.get(i).selected() + " AS " + alias);
            columns.add(found.get(i).value(table, name, Names.column(alias)).as(name));
        }
        String query = "SELECT " + String.join(", ", selected) + " FROM " + name(table)
                + (condition.isEmpty() ? "" : " WHERE " + condition);
        DataFrameReader reader = spark.read()
                .format("jdbc")
                .option("driver", "org.postgresql.Driver")
                .option("url", url)
                .option("dbtable", "(" + query + ") AS d")
                .option("fetchsize", FETCH)
                .option(
                        "sessionInitStatement",
                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET TRANSACTION SNAPSHOT '"
                                + snapshot + "'");
        for (String property : login.stringPropertyNames()) {
            reader = reader.option(property, login.getProperty(property));
        }
        return reader.load().select(columns.toArray(Column[]::new));
    }

    /** The name that the database has for a column of the dataset, in a condition. */
    public String column(SourceTable table, String column) {
        return quoted(find(table).get(table.columns().indexOf(column)).name());
    }

    /**
     * A column as the database has it.
     *
     * @param name its name
     * @param type the name of its type
     */
    private record Found(String name, String type) {
        /** Times come as text, because JDBC reads them by the time zone of the process and by a calendar of Caesar's. */
        String selected() {
            return switch (type) {
                case "timestamptz" -> "(" + quoted(name) + " AT TIME ZONE 'UTC')::text";
                case "timestamp", "date", UNLIMITED -> quoted(name) + "::text";
                default -> quoted(name);
            };
        }

        Column value(SourceTable table, String given, Column text) {
            return switch (type) {
                case "timestamptz" -> time(table, given, text, text.cast("timestamp"));
                case "timestamp" -> time(table, given, text, text.cast("timestamp_ntz"));
                case "date" -> time(table, given, text, text.cast("date"));
                case UNLIMITED -> number(table, given, text);
                default -> text;
            };
        }

        /** What no number of Spark can hold is refused, and not rounded. */
        private static Column number(SourceTable table, String given, Column text) {
            Column number = text.cast("decimal(38,18)");
            Column failure = raise_error(concat(
                    lit("A row of dataset " + table.dataset() + " has a number in column " + given
                            + " that has more than 20 digits before or 18 after the point: "),
                    text));
            Column isLost = number.isNull().or(text.rlike("[.][0-9]{18}[0-9]*[1-9]"));
            return when(text.isNotNull().and(isLost), failure).otherwise(number);
        }

        private static Column time(SourceTable table, String given, Column text, Column time) {
            Column failure = raise_error(concat(
                    lit("A row of dataset " + table.dataset() + " has a time in column " + given
                            + " that the lake cannot hold: "),
                    text));
            return when(text.isNotNull().and(time.isNull()), failure).otherwise(time);
        }
    }

    /** The columns of the database for those of a dataset: it may write their names with other cases. */
    private List<Found> find(SourceTable table) {
        List<Found> there = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + name(table) + " LIMIT 0")) {
            ResultSetMetaData columns = none.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                boolean unlimited = columns.getColumnTypeName(i).equals("numeric") && columns.getPrecision(i) == 0;
                there.add(new Found(columns.getColumnName(i), unlimited ? UNLIMITED : columns.getColumnTypeName(i)));
            }
        } catch (SQLException e) {
            throw new JobException(
                    "Can't read table " + name(table) + " of dataset " + table.dataset() + ": " + e.getMessage(), e);
        }
        List<Found> wanted = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : table.columns()) {
            List<Found> alike = there.stream()
                    .filter(column -> column.name().equalsIgnoreCase(name))
                    .toList();
            there.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .or(() -> alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty())
                    .ifPresentOrElse(wanted::add, () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            throw new JobException("Table " + name(table) + " does not have the columns " + missing + " of dataset "
                    + table.dataset() + "; it has "
                    + there.stream().map(Found::name).toList());
        }
        return wanted;
    }

    private static String name(SourceTable table) {
        return quoted(table.schema()) + "." + quoted(table.table());
    }

    /** A name in SQL. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JobException("Can't close the connection to " + url + ": " + e.getMessage(), e);
        }
    }
}
