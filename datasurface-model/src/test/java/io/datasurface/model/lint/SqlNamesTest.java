package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names, beside patterns that say the same slowly. */
class SqlNamesTest {
    private static final Set<String> SOME_RESERVED = Set.of("AS", "TABLE", "REFERENCES");

    @Property
    void namesAreJudgedAsByPatterns(@ForAll("names") String name) {
        boolean identifier = name.matches("[a-zA-Z][a-zA-Z0-9_]{0,127}");
        boolean reserved = SOME_RESERVED.contains(name.toUpperCase(Locale.ROOT));
        Optional<LintRule> expected = !identifier
                ? Optional.of(LintRule.NAME_NOT_IDENTIFIER)
                : reserved ? Optional.of(LintRule.NAME_RESERVED_WORD) : Optional.empty();
        boolean foreign = name.chars().anyMatch(c -> c > 127);
        int cases =
                (foreign || name.matches("(?s).*[a-z].*") ? 1 : 0) + (foreign || name.matches("(?s).*[A-Z].*") ? 2 : 0);
        int kinds = SqlNames.kinds(name);

        assertThat(SqlNames.broken(name)).isEqualTo(expected);
        assertThat(SqlNames.isBroken(name, kinds)).isEqualTo(expected.isPresent());
        assertThat(SqlNames.isIdentifier(name)).isEqualTo(identifier);
        assertThat(SqlNames.cases(kinds)).isEqualTo(cases);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> letters = Arbitraries.strings()
                .withChars("abzAQZ0189_$ -/@[`{\u007f\u0080\u00e9\u0416\u0000")
                .ofMaxLength(6);
        Arbitrary<String> plain =
                Arbitraries.strings().withChars("xzABC019_").ofMinLength(1).ofMaxLength(130);
        return Arbitraries.oneOf(
                letters, plain, Arbitraries.of("as", "Table", "REFERENCES", "tablex", "tabl", "as_", "x", ""));
    }
}
