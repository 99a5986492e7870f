package org.example.sqlplatform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** As much of {@code psql} as the scripts need. */
final class Psql {
    private static final String FILE = "--file=";

    private Psql() {}

    /** Runs a file in the database that the environment names. */
    public static void main(String[] args) throws Exception {
        List<String> expected = List.of("--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1");
        if (args.length != 5 || !List.of(args).subList(0, 4).equals(expected) || !args[4].startsWith(FILE)) {
            throw new IllegalArgumentException("psql is called otherwise than the test thinks: " + List.of(args));
        }
        String url = "jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/"
                + System.getenv("PGDATABASE") + "?preferQueryMode=simple&user=" + System.getenv("PGUSER");
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(Files.readString(Path.of(args[4].substring(FILE.length()))));
        } catch (SQLException e) {
            System.err.println(e.getMessage());
            System.exit(3);
        }
    }
}
