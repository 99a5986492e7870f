package io.datasurface.awsbatch.terraform;

import java.text.Normalizer;

/** Escaping of text for JSON and for quoted strings of Terraform's native syntax. */
final class Texts {
    private Texts() {}

    /** Returns the text, which must be encodable as UTF-8. */
    static String requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("Text holds half of a surrogate pair at index " + i
                        + ", which no file can hold; remove the character.");
            }
        }
        return text;
    }

    /** Returns the inside of a JSON string. */
    static String jsonEscaped(String text) {
        return jsonEscaped(text, false);
    }

    /**
     * Returns the inside of a JSON string that survives Unicode normalization, which Terraform does to every string: what is not
     * in form NFC is written in ASCII. It is the escaped text that counts, since even the {@code n} of an escaped line feed
     * would join a combining mark after it.
     */
    static String jsonEscapedExactly(String text) {
        String escaped = jsonEscaped(text, false);
        return Normalizer.isNormalized(escaped, Normalizer.Form.NFC) ? escaped : jsonEscaped(text, true);
    }

    private static String jsonEscaped(String text, boolean ascii) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain), ascii)) {
            plain++;
        }
        if (plain == text.length()) {
            return text; // Most are.
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> appendPlain(out, c, ascii);
            }
        }
        return out.toString();
    }

    /** Returns the inside of a quoted string of Terraform's native syntax; template sequences must have been escaped before. */
    static String hclEscaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> appendPlain(out, c, false);
            }
        }
        return out.toString();
    }

    private static void appendPlain(StringBuilder out, char c, boolean ascii) {
        if (isCoded(c, ascii)) {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(Character.forDigit((c >> shift) & 0xf, 16));
            }
        } else {
            out.append(c);
        }
    }

    private static boolean isPlain(char c, boolean ascii) {
        return c != '"' && c != '\\' && !isCoded(c, ascii);
    }

    private static boolean isCoded(char c, boolean ascii) {
        return isInvisible(c) || (ascii && c > 0x7f);
    }

    /** Whether YAML readers, which scanners use for JSON, or people would stumble over the character. */
    private static boolean isInvisible(char c) {
        boolean control = c < 0x20 || (c >= 0x7f && c < 0xa0);
        return control || c == '\u2028' || c == '\u2029' || c == '\ufeff' || c >= '\ufffe';
    }
}
