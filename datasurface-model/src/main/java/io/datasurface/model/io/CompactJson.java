package io.datasurface.model.io;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import tools.jackson.core.io.SerializedString;

/**
 * JSON without spaces, as bytes in UTF-8, for what is hashed: a model has hundreds of megabytes of it. The same text as a generator makes
 * that is not told to be pretty. Half a surrogate pair is a question mark, as in {@link String#getBytes}.
 */
final class CompactJson implements JsonOut {
    private static final int FIRST_SIZE = 2048;

    /** No character takes more. */
    private static final int WIDEST = 6;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** By character of ASCII: whether it stands for itself in a text. */
    private static final boolean[] PLAIN = plain();

    private byte[] bytes = new byte[FIRST_SIZE];
    private int used;

    /** Whether a value stands before what comes next. */
    private boolean follows;

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        Arrays.fill(plain, ' ', 0x7F, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }

    /** Begins anew, with the same memory. */
    void clear() {
        used = 0;
        follows = false;
    }

    @Override
    public void startObject() {
        begin('{');
    }

    @Override
    public void endObject() {
        end('}');
    }

    @Override
    public void startArray() {
        begin('[');
    }

    @Override
    public void endArray() {
        end(']');
    }

    @Override
    public void name(String name) {
        string(name);
        put(':');
        follows = false;
    }

    @Override
    public void name(SerializedString name) {
        separate();
        byte[] quoted = name.asQuotedUTF8();
        reserve(quoted.length + 3);
        bytes[used++] = '"';
        System.arraycopy(quoted, 0, bytes, used, quoted.length);
        used += quoted.length;
        bytes[used++] = '"';
        bytes[used++] = ':';
        follows = false;
    }

    @Override
    public void string(String text) {
        separate();
        int length = text.length();
        reserve(length + 2);
        byte[] to = bytes;
        int at = used;
        to[at++] = '"';
        int i = 0;
        while (i < length) {
            char character = text.charAt(i);
            if (character >= 0x80 || !PLAIN[character]) {
                break;
            }
            to[at++] = (byte) character;
            i++;
        }
        used = at;
        special(text, i);
        put('"');
    }

    /** Adds the rest of a text from the first character on that does not stand for itself; most texts have none. */
    private void special(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char character = text.charAt(i);
            reserve(WIDEST);
            if (character < 0x80) {
                ascii(character);
            } else if (Character.isHighSurrogate(character)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                wide(Character.toCodePoint(character, text.charAt(++i)));
            } else {
                wide(Character.isSurrogate(character) ? '?' : character);
            }
        }
    }

    private void ascii(char character) {
        if (PLAIN[character]) {
            bytes[used++] = (byte) character;
        } else {
            escape(character);
        }
    }

    private void escape(char character) {
        switch (character) {
            case '"' -> escaped('"');
            case '\\' -> escaped('\\');
            case '\b' -> escaped('b');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\f' -> escaped('f');
            case '\r' -> escaped('r');
            case 0x7F -> put(character);
            default -> {
                escaped('u');
                put('0');
                put('0');
                bytes[used++] = HEX[character >> 4];
                bytes[used++] = HEX[character & 15];
            }
        }
    }

    private void escaped(char letter) {
        put('\\');
        put(letter);
    }

    private void wide(int point) {
        if (point < 0x80) {
            put((char) point);
        } else if (point < 0x800) {
            bytes[used++] = (byte) (0xC0 | (point >> 6));
            bytes[used++] = (byte) (0x80 | (point & 0x3F));
        } else {
            if (point < 0x10000) {
                bytes[used++] = (byte) (0xE0 | (point >> 12));
            } else {
                bytes[used++] = (byte) (0xF0 | (point >> 18));
                bytes[used++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            }
            bytes[used++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            bytes[used++] = (byte) (0x80 | (point & 0x3F));
        }
    }

    @Override
    public void raw(String json) {
        separate();
        byte[] all = json.getBytes(StandardCharsets.UTF_8);
        reserve(all.length);
        System.arraycopy(all, 0, bytes, used, all.length);
        used += all.length;
    }

    @Override
    public void number(long number) {
        raw(Long.toString(number));
    }

    @Override
    public void number(BigDecimal number) {
        raw(number.toString());
    }

    @Override
    public void flag(boolean flag) {
        raw(flag ? "true" : "false");
    }

    @Override
    public void nothing() {
        raw("null");
    }

    private void begin(char bracket) {
        separate();
        put(bracket);
        follows = false;
    }

    private void end(char bracket) {
        put(bracket);
        follows = true;
    }

    private void separate() {
        if (follows) {
            put(',');
        }
        follows = true;
    }

    private void put(char character) {
        reserve(1);
        bytes[used++] = (byte) character;
    }

    private void reserve(int room) {
        if (bytes.length - used < room) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + room));
        }
    }

    /** All that was written. */
    String text() {
        return new String(bytes, 0, used, StandardCharsets.UTF_8);
    }

    /** The hash of all that was written. */
    byte[] hash(MessageDigest digest) {
        digest.update(bytes, 0, used);
        return digest.digest();
    }
}
