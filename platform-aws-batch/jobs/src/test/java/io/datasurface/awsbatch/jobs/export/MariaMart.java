package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A database of a consumer, or of a producer, on a MariaDB server for all tests of a run, which ends with the process. */
public final class MariaMart implements ConsumerDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Optional<MariaServer> SERVER = MariaServer.start();

    private final String database = "mart" + COUNT.incrementAndGet();
    private final TreeMap<String, String> properties = new TreeMap<>(Map.of("sslMode", "disable"));

    public MariaMart() throws SQLException {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
    }

    /** As a document of the plugin has it, so that connections are encrypted, which takes its time. */
    MariaMart encrypted() {
        properties.clear();
        return this;
    }

    /** Skips the test, with a message, where there is no server. */
    private static Connection connect(String database) throws SQLException {
        Assumptions.assumeTrue(
                SERVER.isPresent(),
                "No MariaDB could be started on this machine (its error stands further up), so SKIPPED: nothing was exported into it");
        return DriverManager.getConnection(
                "jdbc:mariadb://localhost:" + SERVER.orElseThrow().port() + "/" + database + "?sslMode=disable",
                MariaServer.USER,
                MariaServer.PASSWORD);
    }

    @Override
    public JdbcTarget target() {
        return new JdbcTarget(
                JdbcEngine.MYSQL,
                "localhost",
                SERVER.orElseThrow().port(),
                database,
                database,
                Mart.SECRET,
                properties);
    }

    @Override
    public SecretStore logins() {
        return arn -> new SecretStore.Login(MariaServer.USER, arn.equals(Mart.SECRET) ? MariaServer.PASSWORD : "wrong");
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(database);
    }
}
