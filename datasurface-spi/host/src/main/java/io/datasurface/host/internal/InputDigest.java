package io.datasurface.host.internal;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;

/** Hashes a sequence of values, each with its length, so that no two sequences are the same bytes. Not safe for concurrent use. */
public final class InputDigest {
    private static final int BUFFER = 2048;

    private final MessageDigest digest = Hashes.newSha256();
    private final byte[] buffer = new byte[BUFFER];
    private int used;

    /** Begins with nothing. */
    public InputDigest() {}

    /**
     * Adds a text.
     *
     * @param text any text; half a surrogate pair counts as itself
     * @return this
     */
    public InputDigest add(String text) {
        int length = text.length();
        if (length > BUFFER / 2) {
            put((byte) 2);
            return add(units(text));
        }
        // The lead of an ASCII text, or of another one; most are ASCII and hashed as one byte per character.
        reserve(2 * length + Integer.BYTES + 1);
        int start = used;
        put((byte) 1);
        putLength(length);
        int at = used; // A local variable stays in a register.
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (character >= 128) {
                used = start;
                put((byte) 2);
                return add(units(text));
            }
            buffer[at++] = (byte) character;
        }
        used = at;
        return this;
    }

    /**
     * Adds bytes.
     *
     * @param bytes any bytes
     * @return this
     */
    public InputDigest add(byte[] bytes) {
        reserve(Integer.BYTES);
        putLength(bytes.length);
        flush();
        digest.update(bytes);
        return this;
    }

    /**
     * Adds a number.
     *
     * @param number any number
     * @return this
     */
    public InputDigest add(int number) {
        reserve(Integer.BYTES + 1);
        put((byte) 3);
        putLength(number);
        return this;
    }

    /** An encoder would make the same of every half pair. */
    private static byte[] units(String text) {
        byte[] units = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            units[2 * i] = (byte) (text.charAt(i) >>> 8);
            units[2 * i + 1] = (byte) text.charAt(i);
        }
        return units;
    }

    private void putLength(int length) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[used++] = (byte) (length >>> shift);
        }
    }

    private void put(byte value) {
        reserve(1);
        buffer[used++] = value;
    }

    /** Makes room; what was put since is not given to the digest before the next call of this. */
    private void reserve(int room) {
        if (used + room > BUFFER) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer, 0, used);
        used = 0;
    }

    /**
     * Adds texts in their order.
     *
     * @param texts any texts
     * @return this
     */
    public InputDigest add(Collection<String> texts) {
        add(Integer.toString(texts.size()));
        texts.forEach(this::add);
        return this;
    }

    /**
     * Ends the sequence.
     *
     * @return 64 lower case hexadecimal digits
     */
    public String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
