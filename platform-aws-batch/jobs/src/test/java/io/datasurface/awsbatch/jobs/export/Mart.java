package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A database of a consumer, or of a producer, on a PostgreSQL server for all tests of a run, which ends with the process. */
public final class Mart implements ConsumerDatabase {
    public static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:mart";
    public static final SecretStore LOGIN = arn -> new SecretStore.Login("postgres", arn.equals(SECRET) ? "" : "wrong");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Optional<EmbeddedPostgres> SERVER = start();

    private final String database = "mart" + COUNT.incrementAndGet();

    public Mart() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
    }

    private static Optional<EmbeddedPostgres> start() {
        try {
            return Optional.of(EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("fsync", "off")
                    .start());
        } catch (IOException | RuntimeException e) {
            // The tests that need it say so, each for itself.
            e.printStackTrace();
            return Optional.empty();
        }
    }

    /** Skips the test, with a message, where there is no server. */
    static Connection connect(String database) throws SQLException {
        Assumptions.assumeTrue(
                SERVER.isPresent(),
                "No PostgreSQL could be started on this machine (its error stands further up), so SKIPPED: nothing was exported");
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + SERVER.orElseThrow().getPort() + "/" + database + "?user=postgres");
    }

    @Override
    public JdbcTarget target() {
        return new JdbcTarget(
                JdbcEngine.POSTGRESQL,
                "localhost",
                SERVER.orElseThrow().getPort(),
                database,
                "datasurface",
                SECRET,
                new TreeMap<>());
    }

    /** What jobs connect with. */
    Connector connector() {
        return Connector.to(DatabaseAddress.of(target()), LOGIN.login(SECRET), "test");
    }

    @Override
    public SecretStore logins() {
        return LOGIN;
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = connect(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO datasurface, public; SET TIME ZONE 'UTC'");
        }
        return connection;
    }
}
