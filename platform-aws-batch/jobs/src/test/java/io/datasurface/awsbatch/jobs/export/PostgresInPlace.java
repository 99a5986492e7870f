package io.datasurface.awsbatch.jobs.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;

/**
 * PostgreSQL in the place of Redshift: it takes all statements as they are but for two types, a setting, the catalog, and where the rows of a copy
 * are. It reads the same CSV, with the same text for null, and makes bytes of what are the digits of them.
 */
final class PostgresInPlace {
    private static final Pattern COPY =
            Pattern.compile("COPY (\\S+) FROM 'file://([^']*)' IAM_ROLE default REGION 'eu-central-1'"
                    + " FORMAT AS CSV NULL AS ('\\w+') GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'");

    private static final Pattern ENTRY = Pattern.compile("\\{\"url\":\"([^\"]+)\",\"mandatory\":true}");

    /** The columns of PostgreSQL as Redshift shows its own. */
    private static final String COLUMNS =
            "SELECT column_name, CASE data_type WHEN 'bytea' THEN 'binary varying' WHEN 'jsonb' THEN 'super' ELSE data_type END"
                    + " AS data_type, numeric_precision, numeric_scale, table_schema, table_name, ordinal_position"
                    + " FROM information_schema.columns";

    private static final String SCHEMAS =
            "SELECT catalog_name AS database_name, schema_name FROM information_schema.schemata";

    private PostgresInPlace() {}

    /** How PostgreSQL says it. */
    static String said(String sql) throws SQLException {
        if (sql.startsWith("SET enable_case_sensitive_identifier ")) {
            return "SELECT 1";
        }
        if (sql.matches("(SELECT|DELETE|INSERT) .*[ (]snapshot[ ,)].*")) {
            throw new SQLException("snapshot is a reserved word");
        }
        return sql.startsWith("CREATE TABLE ")
                ? sql.replaceAll(" VARBYTE\\([0-9]+\\)", " bytea").replace(" SUPER", " jsonb")
                : sql.replace(" FROM svv_columns ", " FROM (" + COLUMNS + ") c ")
                        .replaceAll("JSON_SERIALIZE\\((\"[^\"]*\")\\)", "COALESCE(CAST($1 AS text), 'null')")
                        .replace(" FROM svv_all_schemas ", " FROM (" + SCHEMAS + ") s ");
    }

    /** Copies files, of which there must be some; returns that there is no result. */
    static boolean copy(Connection connection, String sql) throws SQLException {
        Matcher copy = COPY.matcher(sql);
        if (!copy.matches()) {
            throw new SQLException("Not understood: " + sql);
        }
        List<Path> files;
        try {
            files = ENTRY.matcher(Files.readString(Path.of(copy.group(2))))
                    .results()
                    .map(entry -> Path.of(URI.create(entry.group(1))))
                    .toList();
        } catch (IOException e) {
            throw new SQLException("The manifest does not exist", e);
        }
        try (Statement statement = connection.createStatement()) {
            List<String> texts = new ArrayList<>();
            List<String> values = new ArrayList<>();
            try (ResultSet none = statement.executeQuery("SELECT * FROM " + copy.group(1) + " WHERE 1 = 0")) {
                for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                    String type = none.getMetaData().getColumnTypeName(i);
                    texts.add("c" + i + " text");
                    values.add(type.equals("bytea") ? "decode(c" + i + ", 'hex')" : "c" + i + "::" + type);
                }
            }
            boolean hasBytes = values.stream().anyMatch(value -> value.startsWith("decode"));
            if (!hasBytes) {
                copy(connection, files, copy.group(1), copy.group(3));
                return false;
            }
            statement.execute("CREATE TEMP TABLE copied (" + String.join(", ", texts) + ")");
            copy(connection, files, "copied", copy.group(3));
            statement.execute("INSERT INTO " + copy.group(1) + " SELECT " + String.join(", ", values) + " FROM copied");
            statement.execute("DROP TABLE copied");
        }
        return false;
    }

    private static void copy(Connection connection, List<Path> files, String into, String nothing) throws SQLException {
        for (Path file : files) {
            try (InputStream rows = new GZIPInputStream(Files.newInputStream(file))) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + into + " FROM STDIN (FORMAT csv, NULL " + nothing + ")", rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
