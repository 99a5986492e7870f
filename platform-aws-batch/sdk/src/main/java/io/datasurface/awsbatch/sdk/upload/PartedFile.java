package io.datasurface.awsbatch.sdk.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as S3 takes it: whole if it is small, else in parts, with the checksums that S3 makes of it.
 *
 * @param path where it is
 * @param size in bytes
 * @param parts at least one
 * @param sha256 of the whole, in base 64
 */
record PartedFile(Path path, long size, List<Part> parts, String sha256) {
    /** S3 takes ten thousand parts at most. */
    private static final int MOST_PARTS = 10_000;

    /**
     * A part.
     *
     * @param number from 1
     * @param offset where it begins
     * @param size in bytes
     * @param sha256 in base 64
     * @param md5 in hexadecimal digits: the ETag of a part that is not encrypted with a key of KMS
     */
    record Part(int number, long offset, int size, String sha256, String md5) {}

    /**
     * Reads a file.
     *
     * @param partSize how large a part is; more if there would be too many
     * @throws IllegalArgumentException if it can't be read
     */
    static PartedFile of(Path path, int partSize) {
        MessageDigest whole = digest("SHA-256");
        List<Part> parts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(path)) {
            long expected = Files.size(path);
            int each = (int) Math.max(partSize, expected / MOST_PARTS + 1);
            long offset = 0;
            byte[] bytes = in.readNBytes(each);
            do {
                whole.update(bytes);
                parts.add(new Part(
                        parts.size() + 1,
                        offset,
                        bytes.length,
                        base64(digest("SHA-256").digest(bytes)),
                        HexFormat.of().formatHex(digest("MD5").digest(bytes))));
                offset += bytes.length;
                bytes = in.readNBytes(each);
            } while (bytes.length > 0);
            return new PartedFile(path, offset, List.copyOf(parts), base64(whole.digest()));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The bytes of a part, as they are now. */
    byte[] read(Part part) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[part.size()];
            file.seek(part.offset());
            file.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * Whether a checksum is the one that S3 has of an object that came in these parts: of more than one it is that of theirs, with their number
     * behind a dash, which not all servers give.
     */
    boolean hasChecksum(@Nullable String checksum) {
        if (checksum == null || parts.size() == 1) {
            return sha256.equals(checksum);
        }
        MessageDigest all = digest("SHA-256");
        parts.forEach(part -> all.update(Base64.getDecoder().decode(part.sha256())));
        String ofParts = base64(all.digest());
        return checksum.equals(ofParts) || checksum.equals(ofParts + "-" + parts.size());
    }

    /** Whether a stream has the bytes of this file. */
    boolean hasBytesOf(InputStream other) throws IOException {
        MessageDigest whole = digest("SHA-256");
        byte[] buffer = new byte[1 << 16];
        for (int read = other.read(buffer); read >= 0; read = other.read(buffer)) {
            whole.update(buffer, 0, read);
        }
        return base64(whole.digest()).equals(sha256);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    private static IllegalArgumentException unreadable(Path path, IOException cause) {
        return new IllegalArgumentException("Can't read " + path + ": " + cause, cause);
    }
}
