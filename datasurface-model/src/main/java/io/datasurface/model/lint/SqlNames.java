package io.datasurface.model.lint;

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

    private SqlNames() {}

    /** Small letters and capitals, which {@link #cases} adds up. */
    static final int BOTH_CASES = 3;

    /** Which kinds of letters a name has; letters of other scripts count as both. */
    static int cases(String name) {
        int cases = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z') {
                cases |= 1;
            } else if (c >= 'A' && c <= 'Z') {
                cases |= 2;
            } else if (c > 127) {
                return BOTH_CASES;
            }
        }
        return cases;
    }

    /** The rule that a name of a datastore, dataset, column, workspace or group breaks. */
    static Optional<LintRule> broken(String name) {
        if (!isIdentifier(name)) {
            return Optional.of(LintRule.NAME_NOT_IDENTIFIER);
        }
        return isReserved(name) ? Optional.of(LintRule.NAME_RESERVED_WORD) : Optional.empty();
    }

    /** Names of tables and schemas at a source: what the databases take without quotes. */
    static boolean isTable(String name) {
        return TABLE.matcher(name).matches();
    }

    static boolean isPrintable(String name) {
        return !name.isBlank() && name.chars().noneMatch(Character::isISOControl);
    }

    static boolean isIdentifier(String name) {
        if (name.isEmpty() || name.length() > LONGEST || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** Without making another text of each name: most names are too long, or have characters that no such word has. */
    private static boolean isReserved(String name) {
        if (name.length() < SHORTEST_RESERVED || name.length() > LONGEST_RESERVED) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isLetter(name.charAt(i))) {
                return false;
            }
        }
        for (String word : BY_FIRST_LETTER.getOrDefault((char) (name.charAt(0) & ~0x20), List.of())) {
            if (word.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
