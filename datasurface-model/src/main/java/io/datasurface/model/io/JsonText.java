package io.datasurface.model.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of the token at hand of a JSON file: a part of the window if it is plain ASCII, and decoded if it is not. */
final class JsonText {
    private final JsonInput input;
    private int start;
    private int length;
    private long hash;
    private boolean plain;
    private char[] decoded = new char[0];

    JsonText(JsonInput input) {
        this.input = input;
    }

    /** Takes bytes of the window as they are. */
    void set(int from, int count) {
        start = from;
        length = count;
        hash = EightBytes.hash(input.window(), from, count);
        plain = true;
    }

    /** Whether the text is a word of ASCII characters. */
    boolean is(String word) {
        return plain && Text.equals(word, input.window(), start, length);
    }

    /** Whether this is a text of a pool. */
    boolean is(Text text) {
        return plain
                ? hash == text.hash() && text.isAscii(input.window(), start, length)
                : string().equals(text.string());
    }

    String string() {
        return plain
                ? new String(input.window(), start, length, StandardCharsets.ISO_8859_1)
                : new String(decoded, 0, length);
    }

    Text pooled(TextPool pool) {
        return plain ? pool.text(input.window(), start, length, hash) : pool.text(string());
    }

    /** Reads a string up to and with its closing quote; the input stands behind the opening one. */
    void readString() {
        long opened = input.position(input.next() - 1);
        long code = 0;
        int done = 0;
        while (true) {
            int i = input.next() + done;
            if (i + EightBytes.COUNT > input.end()) {
                input.has(done + EightBytes.COUNT - 1); // what is there if the file ends before
                i = input.next() + done;
            }
            long eight = EightBytes.at(input.window(), i);
            int count = EightBytes.plain(eight);
            if (i + Math.min(count, EightBytes.COUNT - 1) >= input.end()) {
                throw open(opened);
            }
            done += count;
            if (count < EightBytes.COUNT) {
                code = EightBytes.mix(code, EightBytes.first(eight, count));
                break;
            }
            code = EightBytes.mix(code, eight);
            if (done > Parsers.LONGEST_TEXT) {
                throw tooLong(opened);
            }
        }
        if (input.window()[input.next() + done] != '"') {
            decodeString(done, opened);
            return;
        }
        start = input.next();
        length = done;
        hash = code;
        plain = true;
        input.moveTo(start + done + 1);
    }

    /** Reads the rest of a string that begins with some plain characters. */
    private void decodeString(int plainCount, long opened) {
        plain = false;
        length = 0;
        byte[] window = input.window();
        int first = input.next();
        for (int i = first; i < first + plainCount; i++) {
            append((char) window[i]);
        }
        input.moveTo(first + plainCount);
        while (input.has(0)) {
            int b = input.window()[input.next()] & 0xFF;
            if (b == '"') {
                input.moveTo(input.next() + 1);
                return;
            }
            if (length > Parsers.LONGEST_TEXT) {
                throw tooLong(opened);
            }
            if (b == '\\' && !input.has(1)) {
                break;
            }
            if (b == '\\') {
                escape();
            } else if (b < ' ') {
                throw broken("the character U+%04X cannot stand in a text; write it as \\u%04X".formatted(b, b));
            } else if (b < 0x80) {
                append((char) b);
                input.moveTo(input.next() + 1);
            } else {
                appendCodePoint(readCharacter(input));
            }
        }
        throw open(opened);
    }

    private void escape() {
        int b = input.window()[input.next() + 1];
        int simple = "\"\\/bfnrt".indexOf(b);
        if (simple >= 0) {
            append("\"\\/\b\f\n\r\t".charAt(simple));
            input.moveTo(input.next() + 2);
        } else if (b == 'u' && input.has(5)) {
            int value = hexadecimal(2);
            if (value < 0) {
                throw broken("four hexadecimal digits must stand behind \\u");
            }
            checkWhole((char) value);
            append((char) value);
            input.moveTo(input.next() + 6);
        } else {
            throw broken("a backslash must stand before one of \" \\ / b f n r t, or before u and four digits");
        }
    }

    /** Refuses half a character: no file can hold it, so the model could not be written. */
    private void checkWhole(char c) {
        boolean ends = Character.isLowSurrogate(c) && length > 0 && Character.isHighSurrogate(decoded[length - 1]);
        boolean begins = Character.isHighSurrogate(c) && Character.isLowSurrogate((char) Math.max(0, escapeBehind()));
        if (Character.isSurrogate(c) && !ends && !begins) {
            throw broken("\\u%04X is half a character; write both halves, or the character itself".formatted((int) c));
        }
    }

    /** Returns the character that a second escape gives, right behind the one at hand; below zero if there is none. */
    private int escapeBehind() {
        boolean escape =
                input.has(11) && input.window()[input.next() + 6] == '\\' && input.window()[input.next() + 7] == 'u';
        return escape ? hexadecimal(8) : -1;
    }

    /** Reads four digits some bytes behind the next one; below zero if they are none. */
    private int hexadecimal(int distance) {
        int value = 0;
        for (int i = distance; i < distance + 4; i++) {
            int digit = Character.digit(input.window()[input.next() + i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private void append(char c) {
        if (length == decoded.length) {
            decoded = Arrays.copyOf(decoded, Math.max(64, length * 2));
        }
        decoded[length++] = c;
    }

    private void appendCodePoint(int codePoint) {
        if (Character.isBmpCodePoint(codePoint)) {
            append((char) codePoint);
        } else {
            append(Character.highSurrogate(codePoint));
            append(Character.lowSurrogate(codePoint));
        }
    }

    /**
     * Reads one character of several bytes.
     *
     * @throws BrokenFile if it is none: the file is not UTF-8
     */
    static int readCharacter(JsonInput input) {
        int lead = input.window()[input.next()] & 0xFF;
        int count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        int value = lead & (0x7F >> count);
        boolean good = lead >= 0xC2 && lead <= 0xF4 && input.has(count - 1);
        for (int i = 1; good && i < count; i++) {
            int b = input.window()[input.next() + i] & 0xFF;
            good = (b & 0xC0) == 0x80;
            value = value << 6 | (b & 0x3F);
        }
        boolean shortest = count == 2 || (count == 3 ? value >= 0x800 : value >= 0x10000);
        if (!good || !shortest || value > Character.MAX_CODE_POINT || (value >= 0xD800 && value <= 0xDFFF)) {
            throw new BrokenFile(Codes.ENCODING, input.position(), "not UTF-8");
        }
        input.moveTo(input.next() + count);
        input.addSurplus(count - Character.charCount(value));
        return value;
    }

    private BrokenFile broken(String reason) {
        return new BrokenFile(Codes.SYNTAX, input.position(), reason);
    }

    private static BrokenFile tooLong(long opened) {
        return new BrokenFile(
                Codes.SYNTAX, opened, "a text is longer than " + Parsers.LONGEST_TEXT + " characters; shorten it");
    }

    private static BrokenFile open(long opened) {
        return new BrokenFile(Codes.SYNTAX, opened, "this text is not closed; write a quote at its end");
    }
}
