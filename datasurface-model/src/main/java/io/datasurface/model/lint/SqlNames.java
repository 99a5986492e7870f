package io.datasurface.model.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is a good name. */
final class SqlNames {
    static final int LONGEST = 128;

    private static final int LONGEST_RESERVED = 12;
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

    private SqlNames() {}

    /** The rule that a name of a datastore, dataset, column, workspace or group breaks. */
    static Optional<LintRule> broken(String name) {
        if (!isIdentifier(name)) {
            return Optional.of(LintRule.NAME_NOT_IDENTIFIER);
        }
        boolean reserved = name.length() <= LONGEST_RESERVED && RESERVED.contains(name.toUpperCase(Locale.ROOT));
        return reserved ? Optional.of(LintRule.NAME_RESERVED_WORD) : Optional.empty();
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

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
