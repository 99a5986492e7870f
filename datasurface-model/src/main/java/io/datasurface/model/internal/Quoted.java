package io.datasurface.model.internal;

/** Text of a model author inside a message: never breaks a line, never floods a terminal. */
public final class Quoted {
    private static final int LONGEST = 80;
    private static final int LONGEST_SENTENCE = 300;

    private Quoted() {}

    /**
     * Quotes a text.
     *
     * @param text any text
     * @return the text in double quotes, with control and format characters escaped, cut after 80 characters
     */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(Math.min(text.length(), LONGEST) + 8).append('"');
        int count = 0;
        for (int i = 0; i < text.length(); count++) {
            if (count == LONGEST) {
                return quoted.append("\"... (")
                        .append(text.length())
                        .append(" characters)")
                        .toString();
            }
            int point = text.codePointAt(i);
            append(quoted, point);
            i += Character.charCount(point);
        }
        return quoted.append('"').toString();
    }

    /**
     * Makes a sentence of ours fit for a message that has words of a model author in it.
     *
     * @param sentence the sentence
     * @return the sentence with control and format characters escaped, cut after 300 characters
     */
    public static String escaped(String sentence) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (int i = 0; i < sentence.length(); count++) {
            if (count == LONGEST_SENTENCE) {
                return text.append("...").toString();
            }
            int point = sentence.codePointAt(i);
            appendPlain(text, point);
            i += Character.charCount(point);
        }
        return text.toString();
    }

    /**
     * Makes a path or the name of a file fit for a message.
     *
     * @param path keys with slashes
     * @return the path with control and format characters escaped; of one with more than 300 characters the middle is left out
     */
    public static String path(String path) {
        if (path.codePointCount(0, path.length()) <= LONGEST_SENTENCE) {
            return escaped(path);
        }
        int from = path.offsetByCodePoints(0, LONGEST_SENTENCE / 2);
        int to = path.offsetByCodePoints(path.length(), -LONGEST_SENTENCE / 2);
        return escaped(path.substring(0, from)) + "..." + escaped(path.substring(to));
    }

    private static void append(StringBuilder quoted, int point) {
        if (point == '"' || point == '\\') {
            quoted.append('\\').append((char) point);
        } else {
            appendPlain(quoted, point);
        }
    }

    private static void appendPlain(StringBuilder text, int point) {
        if (isPlain(point)) {
            text.appendCodePoint(point);
        } else {
            text.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }

    private static boolean isPlain(int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.PRIVATE_USE:
            case Character.UNASSIGNED:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return false;
            default:
                return true;
        }
    }
}
