package io.datasurface.tck;

/** Whoever comes alone waits for another, so that threads at once do meet, however busy the machine is. */
final class Meeting {
    private static final long LONGEST_WAIT_NANOS = 2_000_000_000L;

    private int inside;

    synchronized int enter() {
        inside++;
        notifyAll();
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (inside < 2) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while it waited for another thread", e);
            }
        }
        return inside;
    }

    synchronized void leave() {
        inside--;
    }
}
