package org.example.sqlplatform;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A transformer's query: looks whether it is one statement that stays between parentheses, and puts in values for {@code :name}. */
final class Query {
    /** Whatever may hold characters that mean nothing: texts, names, comments; then what means something. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<opaque>[eE]'(?:[^'\\\\]++|''|\\\\.)*+'|'[^']*+(?:''[^']*+)*+'|\"[^\"]*+(?:\"\"[^\"]*+)*+\"|--[^\\n\\r]*+"
                    + "|\\$(?<tag>[A-Za-z_]\\w*+)\\$.*?\\$\\k<tag>\\$|\\$\\$.*?\\$\\$)"
                    + "|(?<cast>::)|:(?<name>[A-Za-z_]\\w*+)"
                    + "|(?<word>[\\w\\x{80}-\\x{10FFFF}][\\w$\\x{80}-\\x{10FFFF}]*+)"
                    + "|(?<sign>/\\*|[;()'\"$])",
            Pattern.DOTALL);

    private final String mistake;
    private final String text;

    private Query(String mistake, String text) {
        this.mistake = mistake;
        this.text = text;
    }

    static Query of(String query, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(query);
        int depth = 0;
        while (token.find()) {
            String value = token.group("name");
            if (value != null && values.containsKey(value)) {
                token.appendReplacement(text, Matcher.quoteReplacement(Sql.text(values.get(value))));
                continue;
            }
            if (value != null) {
                return new Query("names the value :" + value + ", which envVars does not have", "");
            }
            String sign = token.group("sign");
            if (sign == null) {
                continue;
            }
            depth += sign.equals("(") ? 1 : sign.equals(")") ? -1 : 0;
            if (depth < 0) {
                return new Query("closes a parenthesis that it has not opened", "");
            }
            if (!sign.equals("(") && !sign.equals(")")) {
                return new Query(refused(sign), "");
            }
        }
        token.appendTail(text);
        if (depth > 0) {
            return new Query("leaves a parenthesis open", "");
        }
        return query.isBlank() || query.indexOf('\0') >= 0
                ? new Query("is no statement", "")
                : new Query("", text.toString());
    }

    private static String refused(String sign) {
        return switch (sign) {
            case ";" -> "has a semicolon; write one statement without it";
            case "/*" -> "has a comment of the form /* */; write it behind --";
            default -> "has a quote " + sign + " that is not closed";
        };
    }

    Optional<String> mistake() {
        return mistake.isEmpty() ? Optional.empty() : Optional.of(mistake);
    }

    /** The query with its values. */
    String text() {
        return text;
    }
}
