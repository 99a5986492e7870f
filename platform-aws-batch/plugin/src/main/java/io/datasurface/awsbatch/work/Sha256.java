package io.datasurface.awsbatch.work;

import com.google.common.hash.Hashing;

/** Content hashes of rendered files. */
public final class Sha256 {
    private Sha256() {}

    /**
     * Returns the hash of bytes as 64 hex digits.
     *
     * @param content the bytes
     */
    public static String of(byte[] content) {
        return Hashing.sha256().hashBytes(content).toString();
    }
}
