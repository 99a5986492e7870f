package io.datasurface.examples.local;

import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.JdbcTarget;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what consumers read with what the source has, row by row, in the order of the key. */
final class Proof {
    /** What the transformer of AutoCorp makes of customers, in the SQL of the source. */
    private static final String MASKED = """
            (SELECT customer_id, encode(sha256(convert_to(lower(trim(email)), 'UTF8')), 'hex') AS email_hash,
                substr(postal_code, 1, 2) AS postal_area, country, marketing_consent, created_at::date AS customer_since
            FROM public.customers) masked""";

    private static final int FETCHED = 10_000;

    private final Postgres source;
    private final Postgres target;

    Proof(Postgres source, Postgres target) {
        this.source = source;
        this.target = target;
    }

    /**
     * What came of a comparison.
     *
     * @param view what was read, with its schema
     * @param dataset what it shows
     * @param expected what the source has
     * @param found what the view has
     * @param difference the first row that only one of them has
     */
    record Comparison(String view, DatasetRef dataset, Rows expected, Rows found, Optional<String> difference) {
        boolean isEqual() {
            return difference.isEmpty() && expected.equals(found);
        }
    }

    /**
     * Rows that were read.
     *
     * @param count how many
     * @param checksum of all of them, SHA-256
     */
    record Rows(long count, String checksum) {}

    /** Compares all views of exports. */
    List<Comparison> compare(List<ExportSpec> exports) throws SQLException {
        List<Comparison> comparisons = new ArrayList<>();
        for (ExportSpec export : exports) {
            if (export.target() instanceof JdbcTarget jdbc) {
                for (ConsumerView view : export.views()) {
                    comparisons.add(compare(jdbc.schema(), view, export.tables()));
                }
            }
        }
        return comparisons;
    }

    private Comparison compare(String schema, ConsumerView view, List<ExportTable> tables) throws SQLException {
        List<String> key = tables.stream()
                .filter(table -> table.dataset().equals(view.dataset()))
                .findFirst()
                .orElseThrow()
                .schema()
                .primaryKey();
        String expected = view.dataset().store().equals("masked_customers")
                ? MASKED
                : "public." + quoted(view.dataset().dataset());
        String found = quoted(schema) + "." + quoted(view.view());
        try (Reader left = new Reader(source, expected, view.columns(), key);
                Reader right = new Reader(target, found, view.columns(), key)) {
            Optional<String> difference = Optional.empty();
            boolean more = true;
            while (more) {
                Optional<String> one = left.next();
                Optional<String> other = right.next();
                if (!one.equals(other) && difference.isEmpty()) {
                    difference = Optional.of("the source has " + one.orElse("no more rows") + ", the view "
                            + other.orElse("no more rows"));
                }
                more = one.isPresent() || other.isPresent();
            }
            return new Comparison(schema + "." + view.view(), view.dataset(), left.rows(), right.rows(), difference);
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Reads rows as texts, which are the same in both databases if the values are. */
    private static final class Reader implements AutoCloseable {
        private final Connection connection;
        private final Statement statement;
        private final ResultSet rows;
        private final MessageDigest digest = sha256();
        private long count;

        Reader(Postgres server, String relation, List<String> columns, List<String> key) throws SQLException {
            connection = server.connect();
            connection.setAutoCommit(false);
            statement = connection.createStatement();
            statement.setFetchSize(FETCHED);
            rows = statement.executeQuery(
                    "SELECT ROW(" + names(columns) + ")::text FROM " + relation + " ORDER BY " + names(key));
        }

        Optional<String> next() throws SQLException {
            if (!rows.next()) {
                return Optional.empty();
            }
            String row = rows.getString(1);
            digest.update((row + "\n").getBytes(StandardCharsets.UTF_8));
            count++;
            return Optional.of(row);
        }

        Rows rows() {
            return new Rows(count, HexFormat.of().formatHex(digest.digest()));
        }

        private static String names(List<String> columns) {
            return columns.stream().map(Proof::quoted).collect(Collectors.joining(", "));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        @Override
        public void close() throws SQLException {
            rows.close();
            statement.close();
            connection.close();
        }
    }
}
