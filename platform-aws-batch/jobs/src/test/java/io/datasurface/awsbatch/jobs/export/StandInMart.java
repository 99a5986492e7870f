package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.CopyFolder;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of a consumer of which only the statements are real: see {@link StandIn}. */
public final class StandInMart implements ConsumerDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final JdbcEngine engine;
    private final Optional<Mart> postgres;
    private final String database;
    private final String files;

    public StandInMart(JdbcEngine engine) throws SQLException {
        this.engine = engine;
        this.postgres = engine == JdbcEngine.REDSHIFT ? Optional.of(new Mart()) : Optional.empty();
        this.database = postgres.map(mart -> mart.target().database()).orElse("standin" + COUNT.incrementAndGet());
        this.files = "file://" + folder();
        StandIn.register();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("copies");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in for the folder of S3 that is copied from. */
    String files() {
        return files;
    }

    @Override
    public JdbcTarget target() {
        return new JdbcTarget(
                engine,
                StandIn.HOST,
                1,
                database,
                engine == JdbcEngine.ORACLE ? "DATASURFACE" : "datasurface",
                Mart.SECRET,
                new TreeMap<>(),
                postgres.map(mart -> new CopyFolder(files, "eu-central-1", Optional.empty())));
    }

    @Override
    public SecretStore logins() {
        return arn -> new SecretStore.Login("sa", "");
    }

    /** The statements that it was sent. */
    public List<String> statements() {
        return StandIn.statements(database);
    }

    @Override
    public Connection connect() throws SQLException {
        if (postgres.isPresent()) {
            return postgres.get().connect();
        }
        Connection connection = StandIn.plain(engine, database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SCHEMA " + target().schema());
        }
        return connection;
    }
}
