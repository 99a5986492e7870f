package io.datasurface.examples.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server with one database, in a folder of its own. It ends when it is closed, or with this process. */
final class Postgres implements AutoCloseable {
    static final String HOST = "localhost";
    static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final String database;

    private Postgres(EmbeddedPostgres server, String database) {
        this.server = server;
        this.database = database;
    }

    /** Starts a server whose changes can be captured. */
    static Postgres start(Path folder, String database) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("wal_level", "logical")
                // All that is here can be made again.
                .setServerConfig("fsync", "off")
                .start();
        Postgres postgres = new Postgres(server, database);
        try (Connection connection = postgres.connect(USER);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return postgres;
    }

    String database() {
        return database;
    }

    int port() {
        return server.getPort();
    }

    /** A connection that shows times in UTC, and commits each statement. */
    Connection connect() throws SQLException {
        return connect(database);
    }

    private Connection connect(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + HOST + ":" + port() + "/" + name + "?user=" + USER
                + "&options=-c%20TimeZone=UTC");
    }

    /** Runs statements, all or none of them. */
    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        }
    }

    /** The first row of a query, with bars between its values. */
    String first(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(rows.getString(i)));
            }
            return String.join("|", values);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
