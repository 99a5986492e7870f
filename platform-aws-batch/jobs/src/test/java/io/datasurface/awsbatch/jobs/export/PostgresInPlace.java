package io.datasurface.awsbatch.jobs.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;

/**
 * PostgreSQL in the place of Redshift: it takes all statements as they are but for two types, a setting, and where the rows of a copy are. It reads
 * the same CSV, with the same text for null.
 */
final class PostgresInPlace {
    private static final Pattern COPY =
            Pattern.compile("COPY (\\S+) FROM 'file://([^']*)/' IAM_ROLE default REGION 'eu-central-1'"
                    + " FORMAT AS CSV NULL AS ('\\w+') GZIP DATEFORMAT 'auto' TIMEFORMAT 'auto'");

    private PostgresInPlace() {}

    /** How PostgreSQL says it. */
    static String said(String sql) {
        if (sql.startsWith("SET enable_case_sensitive_identifier ")) {
            return "SELECT 1";
        }
        return sql.startsWith("CREATE TABLE ")
                ? sql.replaceAll(" VARBYTE\\([0-9]+\\)", " text").replace(" SUPER", " jsonb")
                : sql;
    }

    /** Copies files, of which there must be some; returns that there is no result. */
    static boolean copy(Connection connection, String sql) throws SQLException {
        Matcher copy = COPY.matcher(sql);
        if (!copy.matches()) {
            throw new SQLException("Not understood: " + sql);
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(copy.group(2)))) {
            files = all.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
        } catch (IOException e) {
            throw new SQLException("The specified S3 prefix does not exist", e);
        }
        String into = "COPY " + copy.group(1) + " FROM STDIN (FORMAT csv, NULL " + copy.group(3) + ")";
        for (Path file : files) {
            try (InputStream rows = new GZIPInputStream(Files.newInputStream(file))) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(into, rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }
}
