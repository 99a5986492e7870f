package io.datasurface.tck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Takes a shell script apart as far as quotes need it: words, operators, expansions, comments and here-documents, as chapter 2 of the Shell
 * Command Language of POSIX has them. What stands in an expansion is looked at as words of its own.
 */
final class ShellShape {
    private static final String OPERATORS = ";&|()<>";

    /** A here-document whose text begins at the next line. */
    private record Here(String end, boolean literal, boolean indented) {}

    private final String text;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final Deque<Here> heres = new ArrayDeque<>();
    private int at;

    private ShellShape(String text) {
        this.text = text;
    }

    /**
     * The words, operators and expansions of each line, without what the words say; sorted.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static String of(String text) {
        ShellShape shell = new ShellShape(text);
        while (shell.at < text.length()) {
            shell.next();
        }
        shell.lines.add(shell.line.toString());
        Collections.sort(shell.lines);
        return shell.lines.toString();
    }

    private void next() {
        char sign = text.charAt(at);
        if (sign == '\n') {
            at++;
            lines.add(line.toString());
            line.setLength(0);
            while (!heres.isEmpty()) {
                body(heres.pop());
            }
        } else if (sign == ' ' || sign == '\t' || sign == '\r') {
            at++;
        } else if (sign == '#') {
            at = until('\n', at);
        } else if (text.startsWith("<<<", at)) {
            line.append("<<<"); // The word that follows is the text.
            at += 3;
        } else if (text.startsWith("<<", at)) {
            here();
        } else if (OPERATORS.indexOf(sign) >= 0) {
            line.append(sign);
            at++;
        } else {
            line.append('w');
            word();
        }
    }

    private void word() {
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (Character.isWhitespace(sign) || OPERATORS.indexOf(sign) >= 0) {
                return;
            }
            switch (sign) {
                case '\'' -> at = closed('\'') + 1;
                case '"' -> quoted();
                case '\\' -> at = Math.min(at + 2, text.length());
                case '$', '`' -> expansion();
                default -> at++;
            }
        }
    }

    private void quoted() {
        int begin = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            switch (text.charAt(at)) {
                case '\\' -> at += 2;
                case '$', '`' -> expansion();
                default -> at++;
            }
        }
        if (at >= text.length()) {
            throw unclosed(begin);
        }
        at++;
    }

    /** Marks that something is put in there; what the words in it are is seen as they come. */
    private void expansion() {
        boolean means = text.charAt(at) == '`'
                || (at + 1 < text.length()
                        && (Character.isLetterOrDigit(text.charAt(at + 1))
                                || "_{(@*#?$!-".indexOf(text.charAt(at + 1)) >= 0));
        line.append(means ? "$" : "");
        at++;
    }

    private void here() {
        at += 2;
        boolean indented = at < text.length() && text.charAt(at) == '-';
        at += indented ? 1 : 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int begin = at;
        word();
        String end = text.substring(begin, at);
        String plain = end.replaceAll("['\"\\\\]", "");
        line.append("<<");
        heres.add(new Here(plain, !plain.equals(end), indented));
    }

    private void body(Here here) {
        while (at < text.length()) {
            int end = until('\n', at);
            String each = text.substring(at, end);
            if ((here.indented() ? each.replaceAll("^\t+", "") : each).equals(here.end())) {
                at = Math.min(end + 1, text.length());
                return;
            }
            if (!here.literal()) {
                while (at < end) {
                    if (text.charAt(at) == '$' || text.charAt(at) == '`') {
                        expansion();
                    } else {
                        at += text.charAt(at) == '\\' ? 2 : 1;
                    }
                }
            }
            line.append('t');
            at = Math.min(end + 1, text.length());
        }
        throw new IllegalArgumentException("the text that ends with " + here.end() + " has no end");
    }

    private int closed(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw unclosed(at);
        }
        return end;
    }

    private IllegalArgumentException unclosed(int begin) {
        return new IllegalArgumentException("the quote in line "
                + (text.substring(0, begin).chars().filter(sign -> sign == '\n').count() + 1) + " is not closed");
    }

    private int until(char sign, int from) {
        int end = text.indexOf(sign, from);
        return end < 0 ? text.length() : end;
    }
}
