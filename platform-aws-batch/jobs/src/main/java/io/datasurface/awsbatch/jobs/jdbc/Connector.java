package io.datasurface.awsbatch.jobs.jdbc;

import io.datasurface.awsbatch.jobs.run.JdbcUrl;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Makes connections to one database, from the driver of the job and from its tasks. */
public final class Connector implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What each connection begins with: texts mean the same everywhere, and who waits for others to change a table gives up after a minute. */
    private static final List<String> ORACLE_SESSION = List.of(
            "ALTER SESSION SET TIME_ZONE = '+00:00'",
            "ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'",
            "ALTER SESSION SET NLS_COMP = BINARY",
            "ALTER SESSION SET DDL_LOCK_TIMEOUT = 60");

    /**
     * What each connection begins with: an error ends the transaction, who waits for others gives up after a minute, and of two that wait for
     * each other it is not the consumer whose query ends.
     */
    private static final List<String> SQL_SERVER_SESSION =
            List.of("SET XACT_ABORT ON", "SET LOCK_TIMEOUT 60000", "SET DEADLOCK_PRIORITY LOW");

    /** What each connection begins with: names are in lower case, whatever the cluster has for a default. */
    private static final List<String> REDSHIFT_SESSION =
            List.of("SET enable_case_sensitive_identifier TO false", "SET timezone TO 'UTC'");

    private final String url;
    private final Properties login;
    private final List<String> session;

    private Connector(
            String url,
            Map<String, String> defaults,
            DatabaseAddress database,
            SecretStore.Login login,
            List<String> session) {
        this.url = url;
        this.login = new Properties();
        this.login.putAll(defaults);
        this.login.putAll(database.properties());
        this.login.setProperty("user", login.user());
        this.login.setProperty("password", login.password());
        this.session = List.copyOf(session);
    }

    /**
     * The way to a database.
     *
     * @param login how to connect
     * @param purpose what the connections are for, as the database shows them
     * @throws io.datasurface.awsbatch.jobs.run.JobException if there can be no such host
     */
    public static Connector to(DatabaseAddress database, SecretStore.Login login, String purpose) {
        String application = "datasurface " + purpose;
        return switch (database.engine()) {
            case POSTGRESQL ->
                new Connector(
                        JdbcUrl.postgres(database.host(), database.port(), database.name()),
                        Map.of("ApplicationName", application),
                        database,
                        login,
                        List.of());
            // Encrypted, as a certificate of RDS is not one that Java knows; and the server gets no files of ours.
            case MYSQL ->
                new Connector(
                        JdbcUrl.mysql(database.host(), database.port()),
                        Map.of("sslMode", "trust", "allowLocalInfile", "false"),
                        database,
                        login,
                        mySqlSession(database.name()));
            // The driver makes bulk loads of batches.
            case SQLSERVER ->
                new Connector(
                        JdbcUrl.sqlServer(database.host(), database.port()),
                        Map.of(
                                "databaseName", database.name(),
                                "applicationName", application.substring(0, Math.min(128, application.length())),
                                "encrypt", "true",
                                "trustServerCertificate", "true",
                                "useBulkCopyForBatchInsert", "true"),
                        database,
                        login,
                        SQL_SERVER_SESSION);
            // Encrypted by the protocol itself, which needs neither a certificate nor another port.
            case ORACLE ->
                new Connector(
                        JdbcUrl.oracle(database.host(), database.port(), database.name()),
                        Map.of(
                                "v$session.program", application.substring(0, Math.min(48, application.length())),
                                "oracle.net.encryption_client", "REQUIRED",
                                "oracle.net.encryption_types_client", "(AES256,AES192,AES128)"),
                        database,
                        login,
                        ORACLE_SESSION);
            // Encrypted, and with the certificates of Amazon, which the driver brings.
            case REDSHIFT ->
                new Connector(
                        JdbcUrl.redshift(database.host(), database.port(), database.name()),
                        Map.of("ApplicationName", application),
                        database,
                        login,
                        REDSHIFT_SESSION);
        };
    }

    /**
     * Nothing is cut or rounded in silence, tasks that write into one table don't wait for each other's gaps, who waits for a consumer's
     * transaction gives up after a minute, and who waits for tasks keeps the connection for a week.
     */
    private static List<String> mySqlSession(String database) {
        return List.of(
                "USE " + SqlNames.quoted(JdbcEngine.MYSQL, database),
                "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
                "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "SET SESSION time_zone = '+00:00'",
                "SET SESSION lock_wait_timeout = 60",
                "SET SESSION wait_timeout = 604800");
    }

    /** Of a driver of Spark that makes connections itself. */
    public String url() {
        return url;
    }

    /** The same, with the login. */
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        login.stringPropertyNames().forEach(name -> properties.put(name, login.getProperty(name)));
        return properties;
    }

    /** A connection that does not commit by itself. */
    public Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url, login);
        try (Statement statement = connection.createStatement()) {
            for (String sql : session) {
                statement.execute(sql);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
