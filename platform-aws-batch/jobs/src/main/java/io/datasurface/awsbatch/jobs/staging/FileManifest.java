package io.datasurface.awsbatch.jobs.staging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The set of files that a load consists of. Two manifests with one hash list the same files in the same versions.
 *
 * @param files by name
 */
public record FileManifest(List<StagingFile> files) {
    /** Sorts the files. */
    public FileManifest {
        files = files.stream().sorted(Comparator.comparing(StagingFile::name)).toList();
    }

    /** SHA-256 over name, size and version of every file, in hex. */
    public String hash() {
        StringBuilder text = new StringBuilder();
        for (StagingFile file : files) {
            text.append(file.name())
                    .append('\0')
                    .append(file.size())
                    .append('\0')
                    .append(file.version())
                    .append('\n');
        }
        return sha256(text.toString());
    }

    /** SHA-256 of a text, in hex. */
    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
