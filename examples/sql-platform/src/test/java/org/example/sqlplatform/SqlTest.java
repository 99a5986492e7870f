package org.example.sqlplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.spi.PlatformException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** PostgreSQL and the shell take names and texts as they are. */
class SqlTest {
    private static final List<String> PARTS = List.of(
            "\"",
            "'",
            "\\",
            ";",
            "--",
            "/*",
            "\n",
            "$$",
            "$a$",
            "{",
            "%",
            "`",
            "$(id)",
            " ",
            "a",
            "Z",
            "\u00e9",
            "\u4e2d",
            "\ud83d\ude00",
            "\u2028",
            "\t");

    private static String nasty(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    @Test
    void postgresTakesNamesAndTextsAsTheyAre() throws SQLException {
        Random random = new Random(1);
        try (Connection connection = Postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String strings : List.of("on", "off")) {
                statement.execute("SET standard_conforming_strings = " + strings);
                for (int i = 0; i < 200; i++) {
                    String name = nasty(random);
                    String text = nasty(random);
                    try (ResultSet result =
                            statement.executeQuery("SELECT " + Sql.text(text) + " AS " + Sql.name(name))) {
                        assertThat(result.next()).isTrue();
                        assertThat(result.getString(1)).isEqualTo(text);
                        assertThat(result.getMetaData().getColumnLabel(1)).isEqualTo(name);
                    }
                }
            }
        }
    }

    @Test
    void theShellTakesTextsAsTheyAre() throws IOException, InterruptedException {
        for (int seed = 0; seed < 20; seed++) {
            String text = nasty(new Random(seed));
            Process shell = new ProcessBuilder("sh", "-c", "printf %s " + Sql.shell(text)).start();
            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(shell.waitFor()).isZero();
        }
    }

    @Test
    void whatPostgresCannotHaveIsRefused() {
        for (String name : List.of("", "a\0b", "x".repeat(64), "\u00e9".repeat(32))) {
            assertThat(Sql.isName(name)).isFalse();
            assertThatThrownBy(() -> Sql.name(name)).isInstanceOf(PlatformException.class);
        }
        assertThat(Sql.isName("x".repeat(63))).isTrue();
        assertThatThrownBy(() -> Sql.text("a\0b")).isInstanceOf(PlatformException.class);
        assertThat(Sql.comment("a\nb\rc")).isEqualTo("a?b?c");
    }
}
