package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.JdbcUrl;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.JdbcTarget;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Makes connections to one database, from the driver of the job and from its tasks. */
final class Connector implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String url;
    private final Properties login;
    private final List<String> session;

    /**
     * A way to a database.
     *
     * @param defaults connection properties, unless the target says otherwise
     * @param session statements that each connection begins with
     */
    Connector(
            String url,
            Map<String, String> defaults,
            JdbcTarget target,
            SecretStore.Login login,
            List<String> session) {
        this.url = url;
        this.login = new Properties();
        this.login.putAll(defaults);
        this.login.putAll(target.properties());
        this.login.setProperty("user", login.user());
        this.login.setProperty("password", login.password());
        this.session = List.copyOf(session);
    }

    /** The way to a target's database. */
    static Connector to(JdbcTarget target, SecretStore.Login login, String subject) {
        String application = "datasurface export " + subject;
        return switch (target.engine()) {
            case POSTGRESQL ->
                new Connector(
                        JdbcUrl.postgres(target.host(), target.port(), target.database()),
                        Map.of("ApplicationName", application),
                        target,
                        login,
                        List.of());
            // Encrypted, as a certificate of RDS is not one that Java knows; and the server gets no files of ours.
            case MYSQL ->
                new Connector(
                        JdbcUrl.mysql(target.host(), target.port()),
                        Map.of("sslMode", "trust", "allowLocalInfile", "false"),
                        target,
                        login,
                        MySqlDialect.session(target.database()));
            // The driver makes bulk loads of batches.
            case SQLSERVER ->
                new Connector(
                        JdbcUrl.sqlServer(target.host(), target.port()),
                        Map.of(
                                "databaseName", target.database(),
                                "applicationName", application.substring(0, Math.min(128, application.length())),
                                "encrypt", "true",
                                "trustServerCertificate", "true",
                                "useBulkCopyForBatchInsert", "true"),
                        target,
                        login,
                        SqlServerDialect.SESSION);
            // Encrypted by the protocol itself, which needs neither a certificate nor another port.
            case ORACLE ->
                new Connector(
                        JdbcUrl.oracle(target.host(), target.port(), target.database()),
                        Map.of(
                                "v$session.program", application.substring(0, Math.min(48, application.length())),
                                "oracle.net.encryption_client", "REQUIRED",
                                "oracle.net.encryption_types_client", "(AES256,AES192,AES128)"),
                        target,
                        login,
                        OracleDialect.SESSION);
            case REDSHIFT -> throw Dialect.unknown(target.engine());
        };
    }

    /** A connection that does not commit by itself. */
    Connection open() throws SQLException {
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
