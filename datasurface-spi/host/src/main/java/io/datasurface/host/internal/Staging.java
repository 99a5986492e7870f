package io.datasurface.host.internal;

import io.datasurface.host.output.Artifacts;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The files of the next render on their way to the output folder. What is the same as the file that is there is forgotten at once;
 * everything else is written below {@code .datasurface/staging} while the next artifacts are rendered, so that no more than
 * {@link #IN_FLIGHT} bytes wait for the disk. Nothing of the last render is touched. Safe for concurrent use.
 */
final class Staging implements ArtifactStore {
    /**
     * Files that wait for the disk at once. A file system with a journal brings to the disk in one go what many wait for, so waiting with
     * many costs little more than with one; more than these only fight for the lock of the folder.
     */
    static final int WRITERS = 16;

    private static final int IN_FLIGHT = 64 << 20;

    /**
     * What is known of a file that was put.
     *
     * @param number the staged file; empty if the file in the folder is the same
     * @param edited whether the file in the folder is not as the last render made it
     */
    record Staged(OptionalInt number, boolean edited) {
        static final Staged SAME = new Staged(OptionalInt.empty(), false);
    }

    /** Makes the folder for staged files before the first is written. */
    @FunctionalInterface
    interface Begin {
        void run() throws IOException;
    }

    private final OutputTree tree;
    private final FileOperations files;
    private final PublishedRender last;
    private final Begin begin;
    private final KnownFolders folders;
    private final Map<String, Staged> staged = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable ExecutorService writers;
    private volatile boolean published;

    Staging(OutputTree tree, FileOperations files, PublishedRender last, Begin begin) {
        this.tree = tree;
        this.files = files;
        this.last = last;
        this.begin = begin;
        this.folders = new KnownFolders(tree, files);
    }

    @Override
    public Manifest.Artifact put(String path, byte[] content) {
        try {
            Manifest.Artifact entry = Entries.of(content);
            Path file = folders.file(path);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                staged.put(path, new Staged(write(content), false));
                return entry;
            }
            byte[] there = Files.readAllBytes(file);
            boolean same = Arrays.equals(there, content);
            staged.put(path, same ? Staged.SAME : new Staged(write(content), isEdited(path, there)));
            return entry;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Whether a file that is there is one of the last render, but not as it was made; the manifest itself has no entry. */
    boolean isEdited(String path, byte[] there) {
        Manifest.Artifact rendered =
                last.manifest().map(manifest -> manifest.artifacts().get(path)).orElse(null);
        return rendered != null && !rendered.sha256().equals(Hashes.sha256(there));
    }

    private OptionalInt write(byte[] content) throws IOException {
        ExecutorService pool = writers();
        int size = Math.max(1, Math.min(content.length, IN_FLIGHT));
        acquire(size);
        try {
            check();
        } catch (Throwable e) {
            room.release(size);
            throw e;
        }
        int number = numbers.getAndIncrement();
        pool.execute(() -> {
            try {
                if (failure.get() == null) {
                    files.write(tree.staged(number), content);
                }
            } catch (Throwable e) { // Whoever puts next, or waits for all, throws it.
                failure.compareAndSet(null, e);
            } finally {
                room.release(size);
            }
        });
        return OptionalInt.of(number);
    }

    private synchronized ExecutorService writers() throws IOException {
        if (writers == null) {
            begin.run();
            AtomicInteger count = new AtomicInteger();
            writers = Executors.newFixedThreadPool(WRITERS, task -> {
                Thread thread = new Thread(task, "datasurface-publish-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
        return writers;
    }

    private void acquire(int size) {
        try {
            room.acquire(size);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("Interrupted while waiting for the disk").initCause(e);
        }
    }

    private void check() throws IOException {
        Throwable thrown = failure.get();
        if (thrown instanceof IOException cause) {
            throw cause;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }

    /** Waits until everything is on the disk. */
    void finish() throws IOException {
        writers();
        end();
        check();
    }

    /** The bytes of a path that was put, wherever they are now. */
    byte[] read(String path) throws IOException {
        Staged known = staged(path).orElse(Staged.SAME);
        if (published || known.number().isEmpty()) {
            return Files.readAllBytes(tree.file(path));
        }
        acquire(IN_FLIGHT); // Then nothing is being written.
        room.release(IN_FLIGHT);
        check();
        return Files.readAllBytes(tree.staged(known.number().getAsInt()));
    }

    /** Notes that the staged files are in their places. */
    void published() {
        published = true;
    }

    /** Lets no more be written; returns when nobody writes. Nothing happens if nothing was to be written. */
    void stop() {
        failure.compareAndSet(null, new IOException("the render was given up"));
        end();
    }

    /** A write is short, and what comes next must not meet it: an interrupt has to wait. */
    private void end() {
        ExecutorService pool = begun();
        if (pool == null) {
            return;
        }
        pool.shutdown();
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable ExecutorService begun() {
        return writers;
    }

    /** Whether there may be staged files. */
    boolean hasBegun() {
        return begun() != null;
    }

    /** What is known of a path that was put; empty if it was not. */
    Optional<Staged> staged(String path) {
        return Optional.ofNullable(staged.get(path));
    }

    @Override
    public Artifacts artifacts(SortedSet<String> paths) {
        return new FolderArtifacts(tree, this, paths);
    }

    private OutputException failed(IOException cause) {
        return Publisher.failed(tree, "Cannot write the render", cause, "The last render in it is whole.");
    }
}
