package org.example.sqlplatform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that every file system keeps apart. */
final class FileNames {
    private static final int LONGEST = 60;
    private static final int HASH = 8;

    private FileNames() {}

    /** A name of small letters, digits, dots, hyphens and underscores; what had others, or too many, ends with a hash. */
    static String of(String text) {
        String plain = text.replaceAll("[^a-z0-9_.-]", "-");
        return plain.equals(text) && text.length() <= LONGEST
                ? text
                : plain.substring(0, Math.min(plain.length(), LONGEST)) + "=" + hash(text);
    }

    /** The text if it has at most so many bytes, else its beginning and a hash. */
    static String shortened(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
        return ascii.substring(0, Math.min(ascii.length(), bytes - HASH - 1)) + "~" + hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
