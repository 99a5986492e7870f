package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.spi.PlatformException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedSinkTest {
    private final CheckedSink sink = new CheckedSink();

    @Test
    void takesGoodPathsAndGivesThemSorted() {
        sink.add("b/c.tf.json", "2");
        sink.add("a=1/.hidden/x_-Y.json", "1");

        assertThat(sink.close().keySet()).containsExactly("a=1/.hidden/x_-Y.json", "b/c.tf.json");
        assertThat(sink.close().get("b/c.tf.json")).isEqualTo("2".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/..",
                ".git/config",
                "a/.Git./config",
                "../a",
                "a/../b",
                "./a",
                "a/.",
                "a\\b",
                "C:/a",
                "a b",
                "a\nb",
                "a\u0000b",
                "\u00e9",
                "${a}",
                "~",
                "a:b",
                "a*",
                "\ud800",
                "a/ /b"
            })
    void refusesBadPaths(String path) {
        assertThatThrownBy(() -> sink.add(path, "x"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(PlatformException.Code.INTERNAL))
                .hasMessageContaining("is not allowed");
        assertThat(sink.close()).isEmpty();
    }

    @Test
    void refusesPathsThatDoNotGoTogether() {
        sink.add("dir/file", "x");

        assertThatThrownBy(() -> sink.add("dir/file", "x")).hasMessageContaining("it is used twice");
        assertThatThrownBy(() -> sink.add("Dir/File", "x"))
                .hasMessageContaining("differs from dir/file by upper and lower case only");
        assertThatThrownBy(() -> sink.add("dir", "x")).hasMessageContaining("it is the folder of dir/file");
        assertThatThrownBy(() -> sink.add("DIR", "x")).hasMessageContaining("it is the folder of dir/file");
        assertThatThrownBy(() -> sink.add("dir/file/x", "x"))
                .hasMessageContaining("its folder dir/file is the file dir/file");
        assertThat(sink.close()).hasSize(1);
    }

    @Test
    void takesTwoHundredCharactersAndNoMore() {
        sink.add("a".repeat(200), "x");

        assertThatThrownBy(() -> sink.add("b".repeat(201), "x")).hasMessageContaining("201 characters");
    }

    @Test
    void takesNothingAfterTheCall() {
        sink.close();

        assertThatThrownBy(() -> sink.add("late", "x")).hasMessageContaining("after the call");
    }

    /** The rules once more, written another way: what is accepted stays inside, and every accepted set can live in one folder. */
    @Property
    void whatIsAcceptedIsHarmless(@ForAll("hostilePaths") List<String> paths) {
        Path root = Path.of("/base/out");
        List<String> accepted = new ArrayList<>();
        for (String path : paths) {
            try {
                sink.add(path, "x");
                accepted.add(path);
            } catch (PlatformException e) {
                assertThat(e.code()).isEqualTo(PlatformException.Code.INTERNAL);
            }
        }
        List<String> folded =
                accepted.stream().map(path -> path.toLowerCase(Locale.ROOT)).toList();
        for (String path : accepted) {
            assertThat(path.length()).isLessThanOrEqualTo(200);
            assertThat(path).matches("[A-Za-z0-9._=/-]+");
            Path resolved = root.resolve(path);
            assertThat(resolved.normalize())
                    .isEqualTo(resolved)
                    .startsWithRaw(root)
                    .isNotEqualTo(root);
            assertThat(resolved.toString()).isEqualTo("/base/out/" + path);
        }
        assertThat(folded).doesNotHaveDuplicates();
        assertThat(folded).noneMatch(path -> folded.stream().anyMatch(other -> other.startsWith(path + "/")));
    }

    /** What is refused is refused for a reason: a plain path beside none is always taken. */
    @Property
    void plainPathsAreAccepted(@ForAll("plainPaths") String path) {
        assertThat(PathRules.check(path)).isEmpty();
    }

    @Provide
    Arbitrary<String> plainPaths() {
        return Arbitraries.strings()
                .withChars("aZ09_=-")
                .ofMinLength(1)
                .ofMaxLength(20)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(parts -> String.join("/", parts));
    }

    @Provide
    Arbitrary<List<String>> hostilePaths() {
        Arbitrary<String> part = Arbitraries.of(
                "a",
                "A",
                "b",
                "B",
                "ab",
                "..",
                ".",
                "",
                "...",
                "..a",
                "c:",
                "\\",
                "a\\b",
                "%2e%2e",
                " ",
                "\u0000",
                "\u212a",
                "k",
                "\u0131",
                "i",
                "I",
                "x".repeat(99),
                "\ud83d",
                "~root",
                "-rf",
                "=");
        Arbitrary<String> path = part.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("/", parts));
        return Arbitraries.oneOf(path, Arbitraries.strings().ofMaxLength(10))
                .list()
                .ofMaxSize(12);
    }
}
