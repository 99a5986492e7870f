package io.datasurface.host.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;

/** Hashes a sequence of values, each with its length, so that no two sequences are the same bytes. Not safe for concurrent use. */
public final class InputDigest {
    private final MessageDigest digest = Hashes.newSha256();

    /** Begins with nothing. */
    public InputDigest() {}

    /**
     * Adds a text.
     *
     * @param text any text; half a surrogate pair counts as itself
     * @return this
     */
    public InputDigest add(String text) {
        boolean ascii = isAscii(text);
        digest.update((byte) (ascii ? 1 : 2));
        return add(text.getBytes(ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds bytes.
     *
     * @param bytes any bytes
     * @return this
     */
    public InputDigest add(byte[] bytes) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (bytes.length >>> shift));
        }
        digest.update(bytes);
        return this;
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
        return HexFormat.of().formatHex(digest.digest());
    }
}
