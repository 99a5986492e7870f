package io.datasurface.awsbatch.sdk.internal;

import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests that do not wait for each other: a rate is only reached if several are under way. */
public final class Together {
    /** How many are under way at most: answers come within tenths of a second, so that is some fifty a second. */
    static final int AT_ONCE = 8;

    private Together() {}

    /** What a request was about and brought. */
    private record Done<T, R>(T thing, R result) {}

    /**
     * Asks for each of several things.
     *
     * @param things in the order in which to begin
     * @param request is called by several threads
     * @param done is called by this thread, with each thing and what its request brought, as soon as that is there
     * @throws IllegalStateException if the thread is asked to end; it still is
     * @throws RuntimeException of the first request that failed: no others are begun then, and those under way are waited for and told
     */
    public static <T, R> void each(Collection<T> things, Function<T, R> request, BiConsumer<T, R> done) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        CompletionService<Done<T, R>> answers = new ExecutorCompletionService<>(threads);
        try {
            Iterator<T> rest = things.iterator();
            int underWay = 0;
            @Nullable RuntimeException failure = null;
            while (underWay > 0 || (failure == null && rest.hasNext())) {
                while (failure == null && rest.hasNext() && underWay < AT_ONCE) {
                    answers.submit(asking(rest.next(), request));
                    underWay++;
                }
                Future<Done<T, R>> answer = answers.take();
                underWay--;
                try {
                    done.accept(answer.get().thing(), answer.get().result());
                } catch (ExecutionException e) {
                    failure = failure == null ? unchecked(e.getCause()) : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two requests; what is done is done", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T, R> Callable<Done<T, R>> asking(T thing, Function<T, R> request) {
        return () -> new Done<>(thing, request.apply(thing));
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
