package io.datasurface.awsbatch.jobs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local file system of Hadoop, but for permissions: without its native library Hadoop starts a process for each file that it makes.
 *
 * <p>A process may be told to end, without any cleaning up, just before it changes files for the n-th time: makes one, has written one,
 * renames or deletes one, or makes a folder.
 */
public final class FastLocalFiles extends LocalFileSystem {
    /** The system property that says before which change the process ends. */
    public static final String LAST = "datasurface.test.last-change";

    /** With what it ends, as if it was killed. */
    public static final int KILLED = 137;

    private static final int END = Integer.getInteger(LAST, 0);
    private static final AtomicInteger CHANGES = new AtomicInteger();

    public FastLocalFiles() {
        super(new Raw());
    }

    private static void change() {
        if (CHANGES.incrementAndGet() == END) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static final class Raw extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            String text = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            Files.setPosixFilePermissions(pathToFile(path).toPath(), PosixFilePermissions.fromString(text));
        }

        @Override
        protected OutputStream createOutputStreamWithMode(Path path, boolean append, FsPermission permission)
                throws IOException {
            change();
            return new Written(super.createOutputStreamWithMode(path, append, permission));
        }

        @Override
        public boolean rename(Path from, Path to) throws IOException {
            change();
            return super.rename(from, to);
        }

        @Override
        public boolean delete(Path path, boolean recursive) throws IOException {
            change();
            return super.delete(path, recursive);
        }

        @Override
        public boolean mkdirs(Path path) throws IOException {
            change();
            return super.mkdirs(path);
        }
    }

    /** A file that is being written. */
    private static final class Written extends FilterOutputStream {
        Written(OutputStream file) {
            super(file);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            change();
            super.close();
        }
    }
}
