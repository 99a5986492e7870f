package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of a consumer of which only the statements are real: see {@link StandIn}. */
public final class StandInMart implements ConsumerDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String database = "standin" + COUNT.incrementAndGet();

    private final JdbcEngine engine;

    public StandInMart(JdbcEngine engine) throws SQLException {
        this.engine = engine;
        StandIn.register();
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
                new TreeMap<>());
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
        Connection connection = StandIn.plain(engine, database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SCHEMA " + target().schema());
        }
        return connection;
    }
}
