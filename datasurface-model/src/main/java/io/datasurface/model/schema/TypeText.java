package io.datasurface.model.schema;

/** How free text inside the notation of a type is written: as it is where that can be read back, else in double quotes. */
final class TypeText {
    private TypeText() {}

    /** Writes an argument, such as a time zone. */
    static String argument(String text) {
        return isPlain(text, true) ? text : quoted(text);
    }

    /** Writes the name of a field, which a colon ends. */
    static String fieldName(String text) {
        return isPlain(text, false) ? text : quoted(text);
    }

    /** Whether a character can stand in unquoted text. */
    static boolean isPlain(char c, boolean colonToo) {
        switch (c) {
            case ',', '(', ')', '<', '>', '"', '\\':
                return false;
            case ':':
                return colonToo;
            default:
                return c > ' ' && !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c);
        }
    }

    private static boolean isPlain(String text, boolean colonToo) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i), colonToo)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
