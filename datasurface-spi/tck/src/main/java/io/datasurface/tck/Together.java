package io.datasurface.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same on many threads that begin at once. */
final class Together {
    private Together() {}

    /**
     * The results of tasks, in their order. Not on the common pool: a plugin that streams in parallel there would wait for threads that wait for
     * the plugin.
     */
    static <T, R> List<R> map(int threads, List<T> tasks, Function<T, R> function) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return results(tasks.stream()
                    .map(task -> pool.submit(() -> function.apply(task)))
                    .toList());
        } finally {
            pool.shutdownNow();
        }
    }

    static <T> List<T> call(int threads, Callable<T> task) {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            return results(futures);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed", e.getCause());
        }
    }
}
