package io.datasurface.model.io;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Reads the files of a model, several at once if they are large or many. Each thread has its own pool of texts. */
final class FileReaders {
    /** More threads would wait for memory. */
    private static final int MOST_THREADS = 8;

    /** For less work than this a thread is not worth its start. */
    private static final long BYTES_PER_THREAD = 1 << 20;

    private final List<ModelTree.Entry> entries;
    private final Shapes shapes;
    private final AtomicReferenceArray<ModelFile> files;
    private final AtomicInteger next = new AtomicInteger();

    FileReaders(List<ModelTree.Entry> entries, Shapes shapes) {
        this.entries = entries;
        this.shapes = shapes;
        this.files = new AtomicReferenceArray<>(entries.size());
    }

    /**
     * Reads all files.
     *
     * @param threads how many threads are used, this one among them
     * @return the files in their order
     */
    List<ModelFile> read(int threads) {
        int helpers = threads - 1;
        if (helpers <= 0) {
            work();
        } else {
            ExecutorService executor = Executors.newFixedThreadPool(
                    helpers,
                    new ThreadFactoryBuilder()
                            .setNameFormat("model-reader-%d")
                            .setDaemon(true)
                            .build());
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < helpers; i++) {
                    all.add(executor.submit(this::work));
                }
                work();
                all.forEach(Futures::getUnchecked);
            } finally {
                executor.shutdownNow();
            }
        }
        List<ModelFile> inOrder = new ArrayList<>();
        for (int i = 0; i < files.length(); i++) {
            inOrder.add(files.get(i));
        }
        return inOrder;
    }

    /** How many threads read files fastest. */
    static int usefulThreads(List<ModelTree.Entry> entries) {
        long bytes = entries.stream().mapToLong(ModelTree.Entry::size).sum();
        long useful = Math.min(entries.size(), 1 + bytes / BYTES_PER_THREAD);
        int processors = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return (int) Math.min(useful, processors);
    }

    private void work() {
        TextPool pool = new TextPool(shapes);
        for (int i = next.getAndIncrement(); i < entries.size(); i = next.getAndIncrement()) {
            files.set(i, ModelFileReader.read(entries.get(i), i, pool, shapes));
        }
    }
}
