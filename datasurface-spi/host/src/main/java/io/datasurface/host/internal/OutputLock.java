package io.datasurface.host.internal;

import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps other runs, in this process or another, from using an output folder. The operating system gives the lock up when the process
 * ends, however it ends. The file stays, unless a run takes back the whole folder, which it had made for nothing; a run that has opened the
 * file by then sees that it is not there any more, so that two runs never hold a lock each.
 */
public final class OutputLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputLock.class);

    private final FileChannel channel;

    private OutputLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param file the file that stands for it, which is made
     * @return the lock; close it
     * @throws OutputException if another run holds it
     * @throws IOException if the file cannot be used
     */
    public static OutputLock take(Path file) throws IOException {
        make(file);
        Optional<Object> before = identity(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && identity(file).equals(before)) {
                return new OutputLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw locked(file, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw locked(file, null);
    }

    private static void make(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            LOG.trace("{} is there already", file);
        }
    }

    /** What stays the same as long as a file is not deleted; empty where a file that is open cannot be. */
    private static Optional<Object> identity(Path file) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    private static OutputException locked(Path file, @org.jspecify.annotations.Nullable RuntimeException cause) {
        String message = "Another run holds the lock " + file + "; wait until it has ended and try again"
                + " (the lock is the system's, so a process that died holds none, and deleting the file is of no use)";
        return cause == null
                ? new OutputException(OutputException.Reason.LOCKED, message)
                : new OutputException(OutputException.Reason.LOCKED, message, cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
