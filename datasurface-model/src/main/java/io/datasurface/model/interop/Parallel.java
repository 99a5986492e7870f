package io.datasurface.model.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks several questions at the same time. The answers come in the order of the questions. */
final class Parallel implements AutoCloseable {
    /** A question. */
    interface Question<T, R> {
        R ask(T about) throws ClientException, InterruptedException;
    }

    private final ExecutorService threads;

    Parallel(int threads) {
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "datasurface-import");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks about each element; the first failure in their order ends all. */
    <T, R> List<R> all(List<T> elements, Question<T, R> question) throws ClientException, InterruptedException {
        List<Future<R>> coming = new ArrayList<>();
        for (T element : elements) {
            coming.add(threads.submit(() -> question.ask(element)));
        }
        List<R> answers = new ArrayList<>();
        try {
            for (Future<R> next : coming) {
                answers.add(next.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClientException failure) {
                throw failure;
            }
            throw new IllegalStateException("unexpected failure of an import", e.getCause());
        } finally {
            coming.forEach(next -> next.cancel(true)); // Without effect on those that are done.
        }
        return answers;
    }

    /** Gives up what is still being asked. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
