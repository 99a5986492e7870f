package io.datasurface.host.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs tasks on a bounded number of threads that are gone afterwards. */
public final class Parallel {
    private Parallel() {}

    /**
     * Runs all tasks and waits for them.
     *
     * @param name what the threads are called
     * @param threads most threads to use
     * @param tasks the tasks
     * @param failure the checked exception that tasks may throw
     * @param <T> type of a result
     * @param <X> type of the checked exception
     * @return the results in the order of the tasks
     * @throws X as the first task in order that threw did
     */
    public static <T, X extends Exception> List<T> run(
            String name, int threads, List<Callable<T>> tasks, Class<X> failure) throws X {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())), task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> results = new ArrayList<>(tasks.size());
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(get(name, future, failure));
            }
            return results;
        } catch (InterruptedException e) {
            throw interrupted(name, e);
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Waits for a task.
     *
     * @param name what it does, for messages
     * @param task the task
     * @param failure the checked exception that it may throw
     * @param <T> type of the result
     * @param <X> type of the checked exception
     * @return its result
     * @throws X as the task did
     */
    public static <T, X extends Exception> T get(String name, Future<T> task, Class<X> failure) throws X {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw interrupted(name, e);
        } catch (ExecutionException e) {
            throw unwrapped(e, failure);
        }
    }

    private static CancellationException interrupted(String name, InterruptedException e) {
        Thread.currentThread().interrupt();
        return (CancellationException) new CancellationException("Interrupted while waiting for " + name).initCause(e);
    }

    private static <X extends Exception> X unwrapped(ExecutionException e, Class<X> failure) {
        Throwable cause = e.getCause();
        if (failure.isInstance(cause)) {
            return failure.cast(cause);
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("A task threw what it does not declare", cause);
    }
}
