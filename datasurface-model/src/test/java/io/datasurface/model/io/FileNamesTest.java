package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Sales | Sales",
                "crm_2 | crm_2",
                "Customer Data | Customer-Data",
                "v1.2 | v1-2",
                "_x | _x",
                "../etc | _etc~HASH",
                ".. | _~HASH",
                ".hidden | _hidden~HASH",
                "-x | _x~HASH",
                "` ` | _~HASH",
                "`x ` | x-~HASH",
                "a  b | a-b~HASH",
                "`` | _~HASH",
                "a/b | a-b~HASH",
                "a\\b | a-b~HASH",
                "CON | CON~HASH",
                "con.x | con-x~HASH",
                "lpt1 | lpt1~HASH",
                "console | console",
                "Größe | Gr-e~HASH",
                "日本 | _~HASH",
                "a~b | a-b~HASH",
            })
    void isGoodOnEveryFileSystem(String name, String file) {
        String hash = sha256(name).substring(0, 8);
        assertThat(FileNames.of(List.of(name))).containsExactly(Map.entry(name, file.replace("HASH", hash)));
    }

    @Test
    void longNamesAreCut() {
        String name = "x".repeat(61);
        assertThat(FileNames.of(List.of(name, "x".repeat(60))))
                .containsEntry(name, "x".repeat(60) + "~" + sha256(name).substring(0, 8))
                .containsEntry("x".repeat(60), "x".repeat(60));
    }

    @Test
    void namesThatOnlyDifferInCaseAreToldApart() {
        assertThat(FileNames.of(List.of("sales", "Sales", "a b", "a.b", "c")))
                .containsEntry("sales", "sales~" + sha256("sales").substring(0, 8))
                .containsEntry("Sales", "Sales~" + sha256("Sales").substring(0, 8))
                .containsEntry("a b", "a-b~" + sha256("a b").substring(0, 8))
                .containsEntry("a.b", "a-b~" + sha256("a.b").substring(0, 8))
                .containsEntry("c", "c");
    }

    @Test
    void shortHashesThatCollideBecomeLong() {
        Map<String, String> byHash = new HashMap<>();
        List<String> pair = new ArrayList<>();
        for (int i = 0; pair.isEmpty(); i++) {
            String name = "?".repeat(1 + i % 3)
                    + Integer.toString(i, 36).replaceAll("[^?]", "!")
                    + (char) (0x4e00 + i % 20000)
                    + (char) (0x4e00 + i / 20000);
            String other = byHash.put(FileNames.of(List.of(name)).get(name), name);
            if (other != null) {
                pair.addAll(List.of(name, other));
            }
        }
        assertThat(FileNames.of(pair).values())
                .doesNotHaveDuplicates()
                .allMatch(file -> file.matches("_~[0-9a-f]{64}"));
    }

    @Property(tries = 2000)
    void allAreGoodAndDifferentAndDoNotDependOnTheOrder(@ForAll("names") Set<String> names) {
        Map<String, String> files = FileNames.of(names);
        assertThat(files).containsOnlyKeys(names);
        Set<String> folded = new LinkedHashSet<>();
        files.values().forEach(file -> folded.add(file.toLowerCase(Locale.ROOT)));
        assertThat(folded).hasSize(names.size());
        assertThat(files.values())
                .allMatch(file -> file.matches("[A-Za-z0-9_][A-Za-z0-9_~-]{0,124}"))
                .noneMatch(file -> file.matches("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]"));
        List<String> reversed = new ArrayList<>(names);
        java.util.Collections.reverse(reversed);
        assertThat(FileNames.of(reversed)).isEqualTo(files);
    }

    @Provide
    Arbitrary<Set<String>> names() {
        Arbitrary<String> parts = Arbitraries.of(
                "a", "A", "b", "con", "Nul", ".", "..", "/", "\\", " ", "-", "_", "~", "é", "1", "\u0000", ":");
        Arbitrary<String> name = parts.list().ofMaxSize(4).map(all -> String.join("", all));
        Arbitrary<String> any = Combinators.combine(
                        name,
                        Arbitraries.strings().ofMaxLength(70),
                        Arbitraries.integers().between(0, 9))
                .as((simple, wild, choice) -> choice == 0 ? wild.replaceAll("[\\ud800-\\udfff]", "s") : simple);
        return any.set().ofMaxSize(12);
    }

    private static String sha256(String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    }
}
