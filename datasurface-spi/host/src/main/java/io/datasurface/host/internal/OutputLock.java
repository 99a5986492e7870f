package io.datasurface.host.internal;

import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps other runs, in this process or another, from using an output folder. The operating system gives the lock up when the process
 * ends, however it ends. The file stays, unless a run takes back the whole folder, which it had made for nothing; a run that has opened the
 * file by then sees that it is not there any more, so that two runs never hold a lock each.
 */
public final class OutputLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputLock.class);

    /** Files whose locks runs of this process hold: to open such a file and close it again would give its lock back to the system. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path held;
    private final FileChannel channel;

    private OutputLock(Path held, FileChannel channel) {
        this.held = held;
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
        Path real = file.toRealPath();
        synchronized (HELD) {
            if (!HELD.add(real)) {
                throw locked(file);
            }
        }
        try {
            Optional<OutputLock> lock = lock(file, real);
            if (lock.isPresent()) {
                return lock.get();
            }
        } catch (IOException | RuntimeException e) {
            letGo(real);
            throw e;
        }
        letGo(real);
        throw locked(file);
    }

    private static Optional<OutputLock> lock(Path file, Path real) throws IOException {
        Optional<Object> before = identity(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && identity(file).equals(before)) {
                return Optional.of(new OutputLock(real, channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static void letGo(Path real) {
        synchronized (HELD) {
            HELD.remove(real);
        }
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

    private static OutputException locked(Path file) {
        return new OutputException(
                OutputException.Reason.LOCKED,
                "Another run holds the lock " + file + "; wait until it has ended and try again"
                        + " (the lock is the system's, so a process that died holds none, and deleting the file is of no use)");
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            letGo(held);
        }
    }
}
