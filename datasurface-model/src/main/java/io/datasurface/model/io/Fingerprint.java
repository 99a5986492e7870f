package io.datasurface.model.io;

import io.datasurface.model.lint.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash of all that a model was read from. What of a file was not read, because of an error before it, had no part in what was read. */
final class Fingerprint {
    private Fingerprint() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Hashes what was read.
     *
     * @param entries the files, in the order in which they were read
     * @param files what they gave, in the same order
     * @param problems what is wrong with the folders around them
     * @return 64 hexadecimal digits
     */
    static String of(List<ModelTree.Entry> entries, List<ModelFile> files, List<Problem> problems) {
        MessageDigest all = sha256();
        for (int i = 0; i < entries.size(); i++) {
            add(entries.get(i).name(), all);
            all.update(files.get(i).digest());
        }
        problems.forEach(problem -> add(problem.toString(), all));
        return HexFormat.of().formatHex(all.digest());
    }

    private static void add(String text, MessageDigest digest) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >>> 24));
        digest.update((byte) (bytes.length >>> 16));
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }
}
