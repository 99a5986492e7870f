package io.datasurface.model.io;

/** Messages of the parsers, made fit for one line. */
final class SyntaxMessages {
    private static final int LONGEST = 300;

    private SyntaxMessages() {}

    /** Takes line breaks, source excerpts and positions out of a parser's message; our position is more exact. */
    static String clean(String message) {
        StringBuilder text = new StringBuilder();
        for (String line : message.split("\\R")) {
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
            if (Character.isISOControl(text.charAt(i))) {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }
}
