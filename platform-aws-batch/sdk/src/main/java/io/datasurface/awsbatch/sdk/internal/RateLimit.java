package io.datasurface.awsbatch.sdk.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A bucket of tokens: as many requests at once as it holds, and then so many in a second. Who asks while another waits, waits behind it. */
public final class RateLimit {
    /** How time passes. */
    @FunctionalInterface
    interface Pause {
        void pass(long nanos) throws InterruptedException;
    }

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double perSecond;
    private final double capacity;
    private final LongSupplier nanos;
    private final Pause pause;
    private double tokens;
    private long counted;

    /**
     * A full bucket.
     *
     * @param perSecond more than 0
     * @param capacity at least 1
     * @param nanos a clock that never goes back
     */
    RateLimit(double perSecond, int capacity, LongSupplier nanos, Pause pause) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.nanos = nanos;
        this.pause = pause;
        this.tokens = capacity;
        this.counted = nanos.getAsLong();
    }

    /** A bucket that holds what comes in a second. */
    public static RateLimit of(int perSecond) {
        return new RateLimit(perSecond, perSecond, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /**
     * Takes a token, and waits until there is one.
     *
     * @throws IllegalStateException if the thread is asked to end; it still is
     */
    public synchronized void take() {
        fill();
        while (tokens < 1) {
            try {
                pause.pass((long) Math.ceil((1 - tokens) / perSecond * SECOND));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted between two requests; what is done is done", e);
            }
            fill();
        }
        tokens--;
    }

    private void fill() {
        long now = nanos.getAsLong();
        tokens = Math.min(capacity, tokens + (now - counted) / SECOND * perSecond);
        counted = now;
    }
}
