package org.example.sqlplatform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server for all tests of a run. It ends with the process. */
final class Postgres {
    private static final Optional<EmbeddedPostgres> SERVER = start();

    private Postgres() {}

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
    static int port() {
        Assumptions.assumeTrue(
                SERVER.isPresent(),
                "No PostgreSQL could be started on this machine (its error stands further up), so SKIPPED: nothing that was rendered has run");
        return SERVER.orElseThrow().getPort();
    }

    static Connection connect(String database) throws SQLException {
        // The simple protocol takes several statements at once, as psql does with a file.
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port() + "/" + database + "?user=postgres&preferQueryMode=simple");
    }

    static void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
