package io.datasurface.awsbatch.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Small objects by their location, in S3 or a local file system. */
public final class Locations {
    private Locations() {}

    /**
     * The bytes of an object.
     *
     * @throws JobException if it is not there
     * @throws UncheckedIOException if it can't be read
     */
    public static byte[] read(String location, Configuration hadoop) {
        Path path = new Path(location);
        try {
            FileSystem files = path.getFileSystem(hadoop);
            if (!files.exists(path)) {
                throw new JobException("There is no object " + location);
            }
            try (FSDataInputStream in = files.open(path)) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + location, e);
        }
    }

    /**
     * Whether there is such an object.
     *
     * @throws UncheckedIOException if that can't be told
     */
    public static boolean exists(String location, Configuration hadoop) {
        Path path = new Path(location);
        try {
            return path.getFileSystem(hadoop).exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't tell whether there is " + location, e);
        }
    }

    /** Gives up an object that is half written. Where that can be, as in S3, what was there before stays; else it is what was written of it. */
    public static void abandon(FSDataOutputStream out) throws IOException {
        if (out.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
            out.abort();
        }
        out.close();
    }

    /**
     * Writes an object in one piece, in place of one that is there.
     *
     * @throws UncheckedIOException if it can't be written
     */
    public static void write(String location, byte[] bytes, Configuration hadoop) {
        Path path = new Path(location);
        try (FSDataOutputStream out = path.getFileSystem(hadoop).create(path, true)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + location, e);
        }
    }
}
