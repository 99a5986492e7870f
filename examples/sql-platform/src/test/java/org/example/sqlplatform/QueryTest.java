package org.example.sqlplatform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Queries of model authors. */
class QueryTest {
    /** Nothing takes a number back, not even a failure. */
    private static final String CANARY = "VALUES (nextval('canary'))";

    private static final List<String> PARTS = List.of(
            "'",
            "'",
            "''",
            "\\",
            "E'",
            "e'",
            "$$",
            "$$",
            "$a$",
            "$a$",
            "x$a$",
            "$",
            "--",
            "\n",
            "/*",
            "*/",
            "\"",
            "\"",
            "(",
            ")",
            ";",
            ";",
            "SELECT 1",
            "SELECT 1 AS a",
            CANARY,
            " ",
            " ",
            "::int",
            "U&'",
            ":v",
            "1");

    /** Texts that begin where a careless reader sees none, or the other way round. */
    private static final List<String> ATTACKS = List.of(
            "SELECT 1 AS x$a$) AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --$a$",
            "SELECT 1 AS \u00e9$a$) AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --$a$",
            "SELECT 1 AS x$$) AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --$$",
            "SELECT E'\\') AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --'",
            "SELECT e'\\\\') AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --'",
            "SELECT '\\') AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --'",
            "SELECT 1 AS \"\\\") AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --\"",
            "SELECT 1 --\r) AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --",
            "SELECT 1 --'\n) AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --'",
            "SELECT U&'\\') AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --'",
            "SELECT 1 /*/**/*/) AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --",
            "SELECT $1$a$) AS r; " + CANARY + "; SELECT 1 FROM (SELECT 1 --$a$");

    @Test
    void valuesArePutIn() {
        Query query = Query.of("SELECT :a, ':a', x::a, \":a\" -- :a\n, $$:a$$", Map.of("a", "it's $1 \\ here"));

        assertThat(query.mistake()).isEmpty();
        assertThat(query.text()).isEqualTo("SELECT E'it''s $1 \\\\ here', ':a', x::a, \":a\" -- :a\n, $$:a$$");
    }

    @Test
    void whatIsNoSingleStatementIsRefused() {
        assertThat(Map.of(
                        "SELECT 1; DROP TABLE x", "semicolon",
                        "SELECT 1) x; --", "parenthesis that it has not opened",
                        "SELECT (1", "parenthesis open",
                        "SELECT 'a", "quote ' that is not closed",
                        "SELECT \"a", "quote \" that is not closed",
                        "SELECT $a$ $b$", "quote $ that is not closed",
                        "SELECT 1 /* a */", "comment",
                        "SELECT :b", ":b, which envVars does not have",
                        " ", "no statement"))
                .allSatisfy((query, mistake) -> assertThat(
                                Query.of(query, Map.of("a", "b")).mistake())
                        .hasValueSatisfying(found -> assertThat(found).contains(mistake)));
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder("SELECT 1");
        for (int parts = 1 + random.nextInt(9); parts > 0; parts--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    /** Random pieces of SQL are put together; what is accepted does nothing but fail or give rows. */
    @Test
    void nothingGetsOutOfItsParentheses() throws SQLException {
        Random random = new Random(7);
        int accepted = 0;
        int ran = 0;
        try (Connection connection = Postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SEQUENCE IF EXISTS canary; CREATE SEQUENCE canary");
            for (int i = 0; i < 100_000; i++) {
                String text = i < ATTACKS.size() ? ATTACKS.get(i) : random(random);
                Query query = Query.of(text, Map.of("v", "'; " + CANARY + "; --\\"));
                // Only what could do harm is worth a question.
                if (query.mistake().isPresent() || !query.text().contains(";")) {
                    continue;
                }
                accepted++;
                try {
                    statement.execute("SELECT 1 FROM (\n" + query.text() + "\n) AS result");
                    assertThat(statement.getMoreResults() || statement.getUpdateCount() != -1)
                            .as("second statement of " + query.text())
                            .isFalse();
                    ran++;
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(query.text()).isNotBlank();
                }
            }
            try (ResultSet canary = statement.executeQuery("SELECT is_called FROM canary")) {
                assertThat(canary.next()).isTrue();
                assertThat(canary.getBoolean(1)).isFalse();
            }
        }
        assertThat(accepted).isGreaterThan(500);
        assertThat(ran).isGreaterThan(20);
    }
}
