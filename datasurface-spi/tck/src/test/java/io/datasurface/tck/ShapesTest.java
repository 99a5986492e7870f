package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
    private static String shape(String path, String text) {
        return Shapes.of(path, text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** Quoted, whatever it says is one word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "'a b; c'",
                "\"a b; c\"",
                "'$(x) `y`'",
                "a\\ b\\;c",
                "'a'\\''b'",
                "\"\\$x\"",
                "'a\nb'",
                "a#b"
            })
    void wordsOfAShell(String word) {
        assertThat(shape("a.sh", "echo " + word + " end\n")).isEqualTo(shape("a.sh", "echo x end\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a;b", "a&b", "$(x)", "`x`", "\"$x\"", "\"`x`\"", "a\nb", "a|b", "a>b", "#a", "${x}"})
    void whatIsMoreThanAWord(String words) {
        assertThat(shape("a.sh", "echo " + words + " end\n")).isNotEqualTo(shape("a.sh", "echo x end\n"));
    }

    @Test
    void documentsWithinScripts() {
        String plain = shape("a.sh", "cat <<'END'\nx\nEND\necho x\n");
        assertThat(shape("a.sh", "cat <<'END'\n$(y) ' \"\nEND\necho x\n")).isEqualTo(plain);
        assertThat(shape("a.sh", "cat <<'END'\nEND\nx\nEND\necho x\n")).isNotEqualTo(plain);
        assertThat(shape("a.sh", "cat <<END\n$(y)\nEND\necho x\n")).isNotEqualTo(plain);
        assertThat(shape("a.sh", "cat <<< 'x y'\n")).isEqualTo(shape("a.sh", "cat <<<x\n"));
        assertThat(shape("a.sh", "cat <<-'END'\n\tx\n\tEND\necho x\n")).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'a", "echo \"a\n", "cat <<END\nx\n"})
    void scriptsThatDoNotEnd(String script) {
        assertThatThrownBy(() -> shape("a.sh", script)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a,b\"", "\"a\"\"b\"", "\"a\nb\"", "\"a\r\nb\"", "a;b", "a\"b", ""})
    void fieldsOfATable(String field) {
        assertThat(shape("a.csv", "x,y\n" + field + ",z\n")).isEqualTo("[2, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\nb", "\"a\",\"b\""})
    void whatIsMoreThanAField(String field) {
        assertThat(shape("a.csv", "x,y\n" + field + ",z\n")).isNotEqualTo("[2, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "\"a\"b,c", "\"a\" \"b\""})
    void tablesWithQuotesThatDoNotFit(String table) {
        assertThatThrownBy(() -> shape("a.csv", table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quote");
    }

    @Test
    void kindsOfValues() {
        assertThat(shape("a.json", "{\"a\": \"1\"}")).isNotEqualTo(shape("a.json", "{\"a\": 1}"));
        assertThat(shape("a.yaml", "a: \"true\"")).isNotEqualTo(shape("a.yaml", "a: true"));
    }

    @Test
    void otherFormats() {
        assertThat(Shapes.of("a.sql", new byte[0])).isEmpty();
    }
}
