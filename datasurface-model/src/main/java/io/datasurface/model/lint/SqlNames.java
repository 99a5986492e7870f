package io.datasurface.model.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is a good name. */
final class SqlNames {
    static final int LONGEST = 128;

    private static final int SHORTEST_RESERVED = 2;
    private static final int LONGEST_RESERVED = 10;
    private static final Pattern TABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_$#]{0,127}");

    /** Words that most of PostgreSQL, MySQL, Oracle and SQL Server refuse as the name of a column without quotes. */
    private static final Set<String> RESERVED = Set.of(
            "ALL",
            "ALTER",
            "AND",
            "ANY",
            "AS",
            "ASC",
            "BETWEEN",
            "BY",
            "CASE",
            "CHECK",
            "COLUMN",
            "CONSTRAINT",
            "CREATE",
            "CROSS",
            "DEFAULT",
            "DELETE",
            "DESC",
            "DISTINCT",
            "DROP",
            "ELSE",
            "EXCEPT",
            "EXISTS",
            "FETCH",
            "FOR",
            "FOREIGN",
            "FROM",
            "GRANT",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INSERT",
            "INTERSECT",
            "INTO",
            "IS",
            "JOIN",
            "LEFT",
            "LIKE",
            "NOT",
            "NULL",
            "ON",
            "OR",
            "ORDER",
            "PRIMARY",
            "REFERENCES",
            "REVOKE",
            "RIGHT",
            "SELECT",
            "SET",
            "TABLE",
            "THEN",
            "TO",
            "UNION",
            "UNIQUE",
            "UPDATE",
            "VALUES",
            "WHEN",
            "WHERE",
            "WITH");

    private static final Map<Character, List<String>> BY_FIRST_LETTER =
            RESERVED.stream().collect(Collectors.groupingBy(word -> word.charAt(0)));

    private static final int SMALL = 1;
    private static final int CAPITAL = 2;
    private static final int DIGIT = 4;
    private static final int UNDERSCORE = 8;
    private static final int OTHER = 16;
    private static final int OTHER_SCRIPT = 32;

    /** By character. */
    private static final byte[] KINDS = kinds();

    private SqlNames() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        Arrays.fill(kinds, (byte) OTHER);
        Arrays.fill(kinds, 'a', 'z' + 1, (byte) SMALL);
        Arrays.fill(kinds, 'A', 'Z' + 1, (byte) CAPITAL);
        Arrays.fill(kinds, '0', '9' + 1, (byte) DIGIT);
        kinds['_'] = UNDERSCORE;
        return kinds;
    }

    /** Small letters and capitals, which {@link #cases} adds up. */
    static final int BOTH_CASES = SMALL | CAPITAL;

    /** The kinds of characters that a name has. Names of columns are the most of a model, so each is gone through once. */
    static int kinds(String name) {
        int kinds = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            kinds |= c < KINDS.length ? KINDS[c] : OTHER_SCRIPT;
        }
        return kinds;
    }

    /** Which kinds of letters a name of such characters has; letters of other scripts count as both. */
    static int cases(int kinds) {
        return (kinds & OTHER_SCRIPT) == 0 ? kinds & BOTH_CASES : BOTH_CASES;
    }

    /** Whether a name of such characters breaks a rule. */
    static boolean isBroken(String name, int kinds) {
        return !isIdentifier(name, kinds) || isReserved(name, kinds);
    }

    /** The rule that a name of a datastore, dataset, column, workspace or group breaks. */
    static Optional<LintRule> broken(String name) {
        int kinds = kinds(name);
        if (!isIdentifier(name, kinds)) {
            return Optional.of(LintRule.NAME_NOT_IDENTIFIER);
        }
        return isReserved(name, kinds) ? Optional.of(LintRule.NAME_RESERVED_WORD) : Optional.empty();
    }

    /** Names of tables and schemas at a source: what the databases take without quotes. */
    static boolean isTable(String name) {
        return TABLE.matcher(name).matches();
    }

    static boolean isPrintable(String name) {
        return !name.isBlank() && name.chars().noneMatch(Character::isISOControl);
    }

    static boolean isIdentifier(String name) {
        return isIdentifier(name, kinds(name));
    }

    private static boolean isIdentifier(String name, int kinds) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && (kinds & (OTHER | OTHER_SCRIPT)) == 0
                && (KINDS[name.charAt(0)] & BOTH_CASES) != 0;
    }

    /** Without making another text of each name: most names are too long, or have characters that no such word has. */
    private static boolean isReserved(String name, int kinds) {
        if (name.length() < SHORTEST_RESERVED || name.length() > LONGEST_RESERVED || (kinds & ~BOTH_CASES) != 0) {
            return false;
        }
        for (String word : BY_FIRST_LETTER.getOrDefault((char) (name.charAt(0) & ~0x20), List.of())) {
            if (word.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
