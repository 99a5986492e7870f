package io.datasurface.host.internal;

import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps other runs, in this process or another, from using an output folder. The operating system gives the lock up when the process
 * ends, however it ends; the file stays, because deleting it would let two runs hold a lock each.
 */
public final class OutputLock implements AutoCloseable {
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
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
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
