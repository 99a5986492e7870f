package io.datasurface.model.internal;

import java.util.regex.Pattern;

/** Messages of the JSON and YAML parsers and of the file system, made fit for one line. */
public final class ParserMessages {
    private static final int LONGEST = 300;
    private static final Pattern OPENED = Pattern.compile(" \\((?:start marker|for \\w+ starting) at \\[[^\\]]*]\\)");

    private ParserMessages() {}

    /**
     * Takes line breaks, source excerpts and positions out of a message; our position is more exact.
     *
     * @param message the message of a parser
     * @return the message on one line, without a full stop
     */
    public static String clean(String message) {
        StringBuilder text = new StringBuilder();
        for (String line :
                OPENED.matcher(without(message, ", from `", "`")).replaceAll("").split("\\R")) {
            String part = line.strip();
            boolean excerpt = line.startsWith("    ") || part.startsWith("in reader,") || part.startsWith("at [Source");
            if (!part.isEmpty() && !excerpt) {
                text.append(text.isEmpty() ? "" : "; ").append(part);
            }
        }
        while (text.length() > 0 && text.charAt(text.length() - 1) == '.') {
            text.setLength(text.length() - 1);
        }
        if (text.length() > LONGEST) {
            text.setLength(LONGEST);
            text.append("...");
        }
        for (int i = 0; i < text.length(); i++) {
            int type = Character.getType(text.charAt(i));
            if (type == Character.CONTROL || type == Character.FORMAT) {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }

    private static String without(String text, String begin, String end) {
        int from = text.indexOf(begin);
        int to = from < 0 ? -1 : text.indexOf(end, from + begin.length());
        return to < 0 ? text : text.substring(0, from) + text.substring(to + end.length());
    }
}
