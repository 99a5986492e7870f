package io.datasurface.host.internal;

import io.datasurface.spi.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call into code of a plugin. It runs on a thread of its own, so that whatever the plugin throws ends nothing but the call, and the host
 * goes on when it does not come back.
 *
 * @param <T> type of the answer
 */
public final class GuardedCall<T> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedCall.class);

    /** How long a plugin that was told to stop, and threads that it has told to stop, may take to do so. */
    private static final long GRACE_MILLIS = 200;

    private static final int MOST_FRAMES = 12;

    /**
     * What came of a call.
     *
     * @param answer the answer; empty if there is none
     * @param failure why there is no answer
     * @param threads names of threads that the plugin started and that are still there
     * @param restored what the plugin changed about the process and the host put right
     * @param <T> type of the answer
     */
    public record Outcome<T>(
            Optional<T> answer, Optional<Failure> failure, List<String> threads, List<String> restored) {}

    /**
     * Why there is no answer.
     *
     * @param kind what happened
     * @param text what the plugin threw, or where it was; without the point at the end
     */
    public record Failure(Kind kind, String text) {}

    /** What happened instead of an answer. */
    public enum Kind {
        /** The plugin threw something. */
        THREW,
        /** The plugin gave null. */
        GAVE_NULL,
        /** The plugin did not come back in time. */
        HUNG,
        /** The plugin says that the model asks for what it cannot do. */
        UNSUPPORTED,
        /** The plugin says that its parameters do not fit together. */
        CONFIGURATION
    }

    private final String plugin;
    private final Supplier<? extends @Nullable T> call;
    private final CountDownLatch done = new CountDownLatch(1);
    private Optional<T> answer = Optional.empty();
    private Optional<Failure> failure = Optional.of(new Failure(Kind.THREW, "The thread of the call could not start"));

    private GuardedCall(String plugin, Supplier<? extends @Nullable T> call) {
        this.plugin = plugin;
        this.call = call;
    }

    /**
     * Calls.
     *
     * @param plugin how messages call the plugin
     * @param loader the plugin's class loader, which becomes the thread's context class loader
     * @param limit how long the call may take
     * @param call the call
     * @param <T> type of the answer
     * @return what came of it
     */
    public static <T> Outcome<T> run(
            String plugin, @Nullable ClassLoader loader, Duration limit, Supplier<? extends @Nullable T> call) {
        GuardedCall<T> guarded = new GuardedCall<>(plugin, call);
        PluginGroup group = new PluginGroup(plugin);
        Thread thread = new Thread(group, guarded, "datasurface-plugin");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        ProcessDefaults.enter();
        boolean ended = false;
        List<String> restored;
        try {
            ended = guarded.start(thread, limit);
        } finally {
            restored = ProcessDefaults.leave();
        }
        if (!ended) {
            return new Outcome<>(
                    Optional.empty(), Optional.of(new Failure(Kind.HUNG, stop(thread))), List.of(), restored);
        }
        return new Outcome<>(guarded.answer, guarded.failure, stragglers(group, thread), restored);
    }

    private boolean start(Thread thread, Duration limit) {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            LOG.warn("No thread for a call of {}", plugin, e);
            return true; // With the failure that the call begins with.
        }
        try {
            return done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("Interrupted while waiting for " + plugin).initCause(e);
        }
    }

    @Override
    public void run() {
        try {
            @Nullable T given = call.get();
            answer = Optional.ofNullable(given);
            failure = given == null
                    ? Optional.of(new Failure(Kind.GAVE_NULL, "It gave null for an answer"))
                    : Optional.empty();
        } catch (Throwable e) { // Also what the machine throws: the memory that ran out was this call's.
            failure = Optional.of(describe(e));
            log(e);
        } finally {
            done.countDown();
        }
    }

    /** A message is code of the plugin, too. */
    private static Failure describe(Throwable thrown) {
        try {
            if (thrown instanceof PlatformException told) {
                String message = String.valueOf(told.getMessage());
                return switch (told.code()) {
                    case UNSUPPORTED -> new Failure(Kind.UNSUPPORTED, message);
                    case CONFIGURATION -> new Failure(Kind.CONFIGURATION, message);
                    case INTERNAL -> new Failure(Kind.THREW, message);
                };
            }
            return new Failure(Kind.THREW, MissingClass.words(thrown).orElseGet(thrown::toString));
        } catch (Throwable e) {
            return new Failure(Kind.THREW, thrown.getClass().getName() + ", whose message cannot be read");
        }
    }

    private void log(Throwable thrown) {
        try {
            if (thrown instanceof PlatformException) {
                LOG.debug("{} refused", plugin, thrown);
            } else {
                LOG.warn("{} failed", plugin, thrown);
            }
        } catch (Throwable e) {
            LOG.warn("{} threw what cannot be logged", plugin);
        }
    }

    /** Tells where a thread is, then asks it to stop. A thread that will not cannot be made to. */
    private static String stop(Thread thread) {
        List<StackTraceElement> frames = new ArrayList<>(Arrays.asList(thread.getStackTrace()));
        frames.removeIf(GuardedCall::isOurs);
        thread.interrupt();
        join(thread, GRACE_MILLIS);
        List<String> lines = frames.stream()
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .toList();
        return String.join(" < ", lines)
                + (frames.size() > MOST_FRAMES ? " < " + (frames.size() - MOST_FRAMES) + " more" : "");
    }

    /** The bottom of the stack is the same for every call. */
    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().equals(GuardedCall.class.getName())
                || (frame.getClassName().equals(Thread.class.getName())
                        && frame.getMethodName().equals("run"));
    }

    private static List<String> stragglers(PluginGroup group, Thread caller) {
        List<Thread> left = group.left(caller);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        for (Thread thread : left) {
            join(thread, Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
        return left.stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    private static void join(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
