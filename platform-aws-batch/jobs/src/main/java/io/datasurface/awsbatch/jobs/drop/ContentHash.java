package io.datasurface.awsbatch.jobs.drop;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.SerializableConfiguration;

/** Tells the content of a file from others, by SHA-256 in hex. */
public final class ContentHash implements Function<String, String> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 1 << 20;

    private final SerializableConfiguration hadoop;

    /** With file system settings. */
    public ContentHash(SerializableConfiguration hadoop) {
        this.hadoop = hadoop;
    }

    @Override
    public String call(String file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER];
        Path path = new Path(file);
        try (InputStream in = path.getFileSystem(hadoop.value()).open(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
