package io.datasurface.awsbatch.jobs.transform;

import java.util.ArrayList;
import java.util.List;

/** Splits a program into statements at the semicolons that stand in no text, name or comment. */
final class SqlStatements {
    private final String text;
    private int at;

    private SqlStatements(String text) {
        this.text = text;
    }

    /** The statements, without those that are nothing but space and comments. */
    static List<String> of(String program) {
        return new SqlStatements(program).split();
    }

    private List<String> split() {
        List<String> statements = new ArrayList<>();
        int begin = 0;
        boolean empty = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                if (!empty) {
                    statements.add(text.substring(begin, at).strip());
                }
                at++;
                begin = at;
                empty = true;
            } else if (text.startsWith("--", at)) {
                skipLine();
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else {
                empty &= Character.isWhitespace(c);
                skipToken(c);
            }
        }
        if (!empty) {
            statements.add(text.substring(begin).strip());
        }
        return statements;
    }

    /** A quote that is doubled ends a text and begins another, which is as good. */
    private void skipToken(char c) {
        boolean raw = at > 0 && (text.charAt(at - 1) == 'r' || text.charAt(at - 1) == 'R') && !isInWord(at - 2);
        at++;
        if (c == '\'' || c == '"' || c == '`') {
            boolean escapes = c != '`' && !raw;
            while (at < text.length() && text.charAt(at) != c) {
                at += escapes && text.charAt(at) == '\\' ? 2 : 1;
            }
            at = Math.min(text.length(), at + 1);
        }
    }

    private boolean isInWord(int index) {
        return index >= 0 && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            boolean continued = text.startsWith("\\\n", at);
            at += continued ? 2 : 1;
        }
    }

    /** Comments may stand in comments. */
    private void skipComment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
    }
}
