package io.datasurface.awsbatch.jobs.run;

import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.apache.iceberg.util.Tasks;
import org.apache.iceberg.util.ThreadPools;

/** Small requests of the driver that do not wait for each other. */
public final class AtOnce {
    private AtOnce() {}

    /**
     * Does something with each of several things, by threads of its own that are gone in the end. One thing alone is done by the caller's thread.
     *
     * @param name of the threads
     * @param threads how many requests are under way at most
     * @param work is called by several threads
     * @throws RuntimeException of the first one that failed: no others are begun then, and those under way are waited for
     */
    public static <T> void each(String name, int threads, Collection<T> things, Consumer<T> work) {
        ExecutorService pool = ThreadPools.newFixedThreadPool(name, threads);
        try {
            Tasks.foreach(things)
                    .executeWith(things.size() > 1 ? pool : null)
                    .stopOnFailure()
                    .throwFailureWhenFinished()
                    .run(work::accept);
        } finally {
            pool.shutdownNow();
        }
    }
}
