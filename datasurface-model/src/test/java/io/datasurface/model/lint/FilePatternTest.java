package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilePatternTest {
    /** Every path of up to seven characters over two letters and the slash: longer ones are not needed for patterns of so few parts. */
    private static final List<String> PATHS = paths(7);

    @Property(tries = 1000)
    void twoPatternsOverlapIfSomePathMatchesBoth(@ForAll("patterns") String left, @ForAll("patterns") String right) {
        Pattern one = oracle(left);
        Pattern other = oracle(right);
        boolean common = PATHS.stream()
                .anyMatch(path ->
                        one.matcher(path).matches() && other.matcher(path).matches());

        assertThat(FilePattern.overlap(left, right)).isEqualTo(common);
    }

    @Example
    void foldersEndWithASlash() {
        assertThat(FilePattern.overlap("**/b", "ab")).isFalse();
        assertThat(FilePattern.overlap("**/b", "b")).isTrue();
        assertThat(FilePattern.overlap("**/b", "a/a/b")).isTrue();
        assertThat(FilePattern.overlap("a/**", "a/b/c")).isTrue();
        assertThat(FilePattern.overlap("*", "a/b")).isFalse();
    }

    @Example
    void eachDatasetIsNamedOnceAndInOrder() {
        Map<String, String> patterns = Map.of("c", "in/*.csv", "a", "in/x.csv", "b", "in/y*.csv", "d", "out/x.csv");

        assertThat(FileOverlap.find(patterns.keySet(), patterns::get))
                .containsExactly(new FileOverlap.Overlap("a", "c"), new FileOverlap.Overlap("b", "c"));
    }

    /** A pattern like another one's beginning is compared, however many stand between them. */
    @Example
    void overlapsAreFoundBetweenOthers() {
        Map<String, String> patterns = Map.of("a", "in/*", "b", "in/a/1", "c", "in/b/2", "d", "in/c");

        assertThat(FileOverlap.find(patterns.keySet(), patterns::get))
                .containsExactly(new FileOverlap.Overlap("a", "d"));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "b", "/", "*", "?", "**/", "a/")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("", parts))
                .filter(pattern -> !pattern.replace("**/", "").contains("**"));
    }

    private static Pattern oracle(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            boolean part = i == 0 || pattern.charAt(i - 1) == '/';
            if (part && pattern.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (pattern.charAt(i) == '*') {
                regex.append("[^/]*");
            } else if (pattern.charAt(i) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(pattern.charAt(i));
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static List<String> paths(int longest) {
        List<String> all = new ArrayList<>(List.of(""));
        for (int from = 0, length = 0; length < longest; length++) {
            int to = all.size();
            for (; from < to; from++) {
                for (String c : List.of("a", "b", "/")) {
                    all.add(all.get(from) + c);
                }
            }
        }
        return all;
    }
}
